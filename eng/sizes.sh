#!/usr/bin/env bash
# Prints the sizes that style asks for: median and 90th percentile of lines per file, and the files above 400 lines.
cd "$(dirname "$0")/.." || exit 1
git ls-files -co --exclude-standard 'src/*.cs' | grep -v '/Migrations/' | xargs -r wc -l | awk '$2!="total"{print $1, $2}' | sort -n > /tmp/throughline-sizes.$$
awk '{a[NR]=$1} END {if (NR) printf "Source files: %d, lines median %d, 90th percentile %d, largest %d\n", NR, a[int((NR+1)/2)], a[int(NR*0.9)+(NR*0.9>int(NR*0.9))], a[NR]}' /tmp/throughline-sizes.$$
awk '$1>400 {print "  over 400 lines:", $2, $1}' /tmp/throughline-sizes.$$
rm -f /tmp/throughline-sizes.$$
