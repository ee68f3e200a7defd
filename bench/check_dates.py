#!/usr/bin/env python3
"""check_dates.py EXPECTED.json ANALYSIS.json: compares an analysis with expected dates and slack, leaf task by leaf task.

EXPECTED is a generated program (neutral JSON with earlyStart, earlyFinish, lateStart, lateFinish, totalSlackDays per task), ANALYSIS the
output of `throughline analyze FILE --reschedule --json`. Prints one line; the exit code is 0 only when every value is equal."""
import json, sys

expected = {task["id"]: task for task in json.load(open(sys.argv[1]))["tasks"] if not task["summary"]}
found = {item["uid"]: item for item in json.load(open(sys.argv[2]))["items"]}
DATES = (("start", "earlyStart"), ("finish", "earlyFinish"), ("earlyStart", "earlyStart"), ("earlyFinish", "earlyFinish"), ("lateStart", "lateStart"), ("lateFinish", "lateFinish"))

different = []
for uid, task in expected.items():
    item = found.get(uid)
    if item is None:
        different.append((task["wbs"], "missing", None, None))
        continue
    for ours, theirs in DATES:
        if item[ours] != task[theirs]:
            different.append((task["wbs"], ours, task[theirs], item[ours]))
    if item["totalFloatMinutes"] != task["totalSlackDays"] * 480:
        different.append((task["wbs"], "totalFloatMinutes", task["totalSlackDays"] * 480, item["totalFloatMinutes"]))

print(f"{len(expected)} tasks, {len(expected) * 7} values, {len(different)} different", *different[:5])
sys.exit(bool(different))
