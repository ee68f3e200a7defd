@echo off
rem Restores, builds and serves Throughline with the embedded database under .\data.
setlocal
cd /d "%~dp0"
if "%~1"=="--help" goto help
if "%~1"=="-h" goto help
where dotnet >nul 2>nul || (echo Throughline needs the .NET 10 SDK ^(the command 'dotnet'^): install it, then run run.cmd again. 1>&2 & exit /b 1)
set DOTNET_CLI_TELEMETRY_OPTOUT=1
set DOTNET_NOLOGO=1
if not exist artifacts\bin\Throughline.Cli\release\throughline.dll echo Restoring and building; the first time takes a minute or two ... 1>&2
dotnet build src\Throughline.Cli -c Release -v quiet --nologo -clp:ErrorsOnly || dotnet build src\Throughline.Cli -c Release -v quiet --nologo -clp:ErrorsOnly -p:AheadOfTime=false || exit /b 1
dotnet artifacts\bin\Throughline.Cli\release\throughline.dll serve %*
exit /b %errorlevel%
:help
echo run.cmd                 restore, build and serve on http://localhost:5080, data under .\data
echo run.cmd --port N        serve on another port of this machine
echo run.cmd --data FOLDER   keep the data elsewhere
echo run.cmd --demo          load the demo portfolio
echo run.cmd --help          this text
echo Stop with Ctrl+C.
