#!/usr/bin/env bash
# 20,000 damaged files: none may crash the readers, take over 5 s or a gigabyte. The case files are found as in the tests.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build tests/Throughline.Interchange.Tests -c Release -v quiet --nologo -clp:ErrorsOnly
THROUGHLINE_MUTANTS="${1:-20000}" exec artifacts/bin/Throughline.Interchange.Tests/release/Throughline.Interchange.Tests -class '*MutantTests'
