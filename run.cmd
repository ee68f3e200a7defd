@echo off
setlocal
cd /d "%~dp0"
where dotnet >nul 2>nul || (echo Throughline needs the .NET 10 SDK ^(the command 'dotnet'^): install it, then run run.cmd again. 1>&2 & exit /b 1)
set DOTNET_CLI_TELEMETRY_OPTOUT=1
set DOTNET_NOLOGO=1
if "%~1"=="--help" (
  echo run.cmd                 restore, build and serve on http://localhost:5080, data under .\data
  echo run.cmd --port N        serve on another port of this machine
  echo run.cmd --data FOLDER   keep the data elsewhere
  echo run.cmd --demo          load the demo portfolio at the first start
  exit /b 0
)
dotnet build src\Throughline.Cli -c Release -v quiet --nologo -clp:ErrorsOnly || exit /b 1
dotnet artifacts\bin\Throughline.Cli\release\throughline.dll serve %*
