#!/usr/bin/env bash
# Measures Throughline beside its peers on this machine, in one run, and writes docs/performance.md.
#   bench/run.sh                 everything but Redmine, about eight minutes
#   bench/run.sh STAGE...        some of: engine analyze read http pages redmine mutants   (redmine takes about 25 minutes and needs root)
# SIZES (default "1000 10000"), RUNS (3), PROGRAMS (16) and PORT (5990) can be set. The peers' scripts are looked for in PEERS (default ../shared/peers);
# without them the stages that need them are skipped. Figures are kept in artifacts/bench, so that stages can be measured one by one.
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
peers=${PEERS:-$(cd .. && pwd)/shared/peers}
export PEERS_WORK=${PEERS_WORK:-${TMPDIR:-/tmp}/throughline-peers}
out=$PWD/artifacts/bench; data=$PEERS_WORK/data; port=${PORT:-5990}; address=http://localhost:$port
program=artifacts/bin/Throughline.Cli/release/throughline.dll
load=artifacts/bin/Throughline.Load/release/Throughline.Load
mkdir -p "$out" "$data"

note() { echo "── $*" >&2; }
skip() { echo "skipped: $*" >&2; }
has_peers() { [[ -f $peers/gen.py ]] && command -v python3 >/dev/null; }
plan() { [[ -f $data/prog_$1.xml ]] || python3 "$peers/gen.py" "$1" --out "$data" >&2; }

build() {
  bash eng/build-cli.sh || exit 1
  dotnet build bench/Throughline.Load -c Release -v quiet --nologo -clp:ErrorsOnly >&2 || exit 1
}

serve() { # FOLDER: starts a server and waits until it answers; sets $server and $answered (ms)
  local from; from=$(date +%s%N)
  dotnet "$program" serve --port "$port" --data "$1" >"$out/serve.log" 2>&1 &
  server=$!
  for _ in $(seq 400); do curl -sf -o /dev/null -m 5 "$address/api/v1/programs" && break; sleep 0.02; done
  answered=$((($(date +%s%N) - from) / 1000000))
}
stop() { kill "$server" 2>/dev/null; wait "$server" 2>/dev/null; }

stage_engine() {
  note "engine: full outlook from arrays"
  dotnet build bench/Throughline.Bench -c Release -v quiet --nologo -clp:ErrorsOnly >&2 || return
  timeout 120 dotnet artifacts/bin/Throughline.Bench/release/Throughline.Bench.dll quick | tee "$out/engine.txt"
}

stage_analyze() {
  has_peers || { skip "analyze: no peers in $peers"; return; }
  command -v tj3 >/dev/null && [[ -x /usr/bin/time ]] || { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends tj3 time; } >/dev/null 2>&1
  echo "n,tool,run,seconds,kilobytes" >"$out/analyze.csv"; : >"$out/dates.txt"
  for n in ${SIZES:-1000 10000}; do
    plan "$n"
    for run in $(seq "${RUNS:-3}"); do # in turns, so that noise of the machine hits both alike
      note "analyze: $n tasks, run $run"
      timed "$n" throughline "$run" ./throughline analyze "$data/prog_${n}_stale.xml" --reschedule --json
      timed "$n" throughline "$run" ./throughline analyze "$data/prog_${n}_stale.xml" --reschedule --json
      command -v tj3 >/dev/null && timed "$n" tj3 "$run" timeout 200 tj3 --silent --no-color --output-dir "$out" "$data/prog_${n}_cpm.tjp"
    done
    dotnet "$program" analyze "$data/prog_${n}_stale.xml" --reschedule --json >"$out/analysis_$n.json"
    python3 bench/check_dates.py "$data/prog_$n.json" "$out/analysis_$n.json" | tee -a "$out/dates.txt"
  done
}
timed() { # N TOOL RUN COMMAND...
  local n=$1 tool=$2 run=$3; shift 3
  /usr/bin/time -f "%e,%M" -o "$out/time.txt" "$@" >/dev/null 2>"$out/errors.txt" || echo "$tool failed: $(head -1 "$out/errors.txt")" >&2
  echo "$n,$tool,$run,$(tail -1 "$out/time.txt")" | tee -a "$out/analyze.csv" >&2
}

stage_read() {
  has_peers || { skip "read: no peers in $peers"; return; }
  plan 10000
  note "read: Microsoft Project XML of 10,000 tasks"
  timeout 120 "$load" read "$data/prog_10000.xml" | tee "$out/read.json"
}

stage_http() {
  has_peers || { skip "http: no peers in $peers"; return; }
  plan 10000
  local folder; folder=$(mktemp -d)
  note "http: ${PROGRAMS:-16} programs of 10,000 tasks"
  serve "$folder"; stop; serve "$folder"
  sleep 5
  echo "{\"answeredMilliseconds\":$answered,\"idleMegabytes\":$(awk '/^VmRSS/{print int($2/1024)}' "/proc/$server/status")}" | tee "$out/start.json"
  timeout 300 "$load" fill "$address" "$data/prog_10000.xml" "${PROGRAMS:-16}" "$out/programs.json" | tee "$out/fill.json"
  timeout 200 "$load" latency "$address" "$out/programs.json" | tee "$out/latency.json"
  stop; serve "$folder"
  sleep 5 # until the server has drawn the plan changed last by itself
  timeout 100 "$load" activate "$address" "$out/programs.json" | tee "$out/activate.json"
  stop; rm -rf "$folder"
}

stage_pages() {
  has_peers || { skip "pages: no peers in $peers"; return; }
  [[ -x ${THROUGHLINE_CHROMIUM:-/usr/bin/chromium} ]] || { skip "pages: Chromium is not installed: ./test installs it"; return; }
  plan 10000
  note "pages: the plan of 10,000 tasks in headless Chromium"
  dotnet build bench/Throughline.Pages -c Release -v quiet --nologo -clp:ErrorsOnly >&2 || return
  local folder; folder=$(mktemp -d)
  serve "$folder"
  "$load" fill "$address" "$data/prog_10000.xml" 1 "$out/pages_program.json" >/dev/null
  stop; serve "$folder"
  timeout 200 dotnet artifacts/bin/Throughline.Pages/release/Throughline.Pages.dll "$address" "$(grep -oE '"Id":"[^"]+' "$out/pages_program.json" | cut -d'"' -f4)" | tee "$out/pages.json"
  stop; rm -rf "$folder"
}

stage_redmine() {
  has_peers || { skip "redmine: no peers in $peers"; return; }
  note "redmine: installing, filling, starting"
  (cd "$peers" && KEEP=1 RUNS=0 timeout 900 bash measure_redmine.sh) >&2 || { skip "redmine: it could not be started"; return; }
  local folder; folder=$(mktemp -d); plan 1000
  serve "$folder"; echo "$server" >"$out/server.pid"
  "$load" fill "$address" "$data/prog_1000.xml" 16 "$out/small.json" >/dev/null
  python3 bench/target.py "$address" "$out/small.json" "$out/server.pid" >"$PEERS_WORK/throughline.json"
  # Creating goes in short rounds: a faster server would otherwise be measured on a far larger program than a slower one.
  (cd "$PEERS_WORK" && for only in "list 100 tasks" "one task" "create task"; do [[ $only == create* ]] && seconds=2 || seconds=${DUR:-10}
    ONLY=$only RUNS=${RUNS:-3} DUR=$seconds WARM=$((seconds < 3 ? 1 : 3)) timeout 600 python3 bench_http.py redmine.json throughline.json; cp results/http.csv "$out/http_${only// /_}.csv"; done) | tee "$out/redmine.txt"
  timeout 60 "$load" create "$address" "$out/small.json" 16 10 | tee "$out/create16.json"
  stop; rm -rf "$folder"
  (cd "$PEERS_WORK" && bash stop_redmine.sh) >&2
}

stage_mutants() {
  note "mutants: 20,000 damaged files"
  dotnet build tests/Throughline.Interchange.Tests -c Release -v quiet --nologo -clp:ErrorsOnly >&2 || return
  THROUGHLINE_MUTANTS=20000 timeout 1800 dotnet artifacts/bin/Throughline.Interchange.Tests/release/Throughline.Interchange.Tests.dll -class "*.MutantTests" -noColor | tail -4 | tee "$out/mutants.txt"
}

build
stages=("$@"); ((${#stages[@]})) || stages=(engine analyze read http pages)
for stage in "${stages[@]}"; do "stage_$stage"; done
python3 bench/report.py "$out" docs/performance.md
