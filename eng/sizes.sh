#!/usr/bin/env bash
# Prints the sizes that style asks for: median and 90th percentile of lines per file, and the files above 400 lines.
cd "$(dirname "$0")/.." || exit 1
git ls-files -co --exclude-standard 'src/*.cs' | grep -v '/Migrations/' | xargs -r wc -l | awk '$2!="total"{print $1, $2}' | sort -n |
  awk '{lines[NR]=$1; if ($1>400) long=long "\n  over 400 lines: " $2 " " $1}
       END {if (NR) {last=int(NR*0.9); if (last<NR*0.9) last++; printf "Source files: %d, lines median %d, 90th percentile %d, largest %d%s\n", NR, lines[int((NR+1)/2)], lines[last], lines[NR], long}}'
