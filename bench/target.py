#!/usr/bin/env python3
"""target.py ADDRESS PROGRAMS.json PIDFILE: prints the target file that the peers' bench_http.py reads, for a running Throughline filled by Throughline.Load."""
import json, sys

address, programs, pidfile = sys.argv[1:]
first, second = json.load(open(programs))[:2]
print(json.dumps({
    "name": "throughline", "base": address.replace("localhost", "127.0.0.1"), "pids": {"web": {"pidfile": pidfile}},
    "cases": {
        "list 100 tasks": {"kind": "wrk", "conc": [1, 16], "path": f"/api/v1/programs/{first['Id']}/work-items?limit=100"},
        "one task": {"kind": "wrk", "conc": [1, 16], "path": f"/api/v1/programs/{first['Id']}/work-items/{first['Task']}"},
        "create task": {"kind": "wrk", "conc": [1, 16], "method": "POST", "path": f"/api/v1/programs/{second['Id']}/work-items", "body": '{"name":"Created %d"}'},
    },
}, indent=1))
