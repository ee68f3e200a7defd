#!/usr/bin/env bash
# Builds the command line, which also serves. Without the ahead-of-time compiler's package it is built without that (docs/decisions/0010-cold-start.md).
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
build() { dotnet build src/Throughline.Cli -c Release -v quiet --nologo -clp:ErrorsOnly "$@"; }
[[ -f artifacts/bin/Throughline.Cli/release/throughline.dll ]] || echo "Restoring and building; the first time takes a minute or two …" >&2
output=$(build 2>&1) && exit 0
if grep -qi crossgen <<<"$output"; then
  echo "The ahead-of-time compiler is not available; building without it." >&2
  build -p:AheadOfTime=false
else
  echo "$output" >&2
  exit 1
fi
