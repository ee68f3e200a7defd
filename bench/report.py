#!/usr/bin/env python3
"""report.py FIGURES PAGE: writes the measured figures between the marks of docs/performance.md, each beside its target. Only what was measured is listed."""
import csv, json, os, platform, re, statistics, sys

folder, page = sys.argv[1:]


def read(name):
    path = os.path.join(folder, name)
    return json.load(open(path)) if os.path.exists(path) and os.path.getsize(path) else None


def text(name):
    path = os.path.join(folder, name)
    return open(path).read().strip() if os.path.exists(path) else ""


rows = []


def row(what, figure, target, ok):
    rows.append(f"| {what} | {figure} | {target} | {'yes' if ok else 'no'} |")


for size, tasks, bound in (("10000", "10,000 tasks and 15,000 links", 4), ("100000", "100,000 tasks and 150,000 links", 60)):
    found = re.search(rf"\b{size} activities: schedule +([\d.]+) ms", text("engine.txt"))
    if found:
        row(f"full outlook, {tasks}, one core", f"{float(found[1]):.1f} ms", f"≤ {bound} ms", float(found[1]) <= bound)

path = os.path.join(folder, "analyze.csv")
if os.path.exists(path):
    runs = list(csv.DictReader(open(path)))
    for size, target in (("1000", 10), ("10000", 40)):
        ours = [float(r["seconds"]) for r in runs if r["n"] == size and r["tool"] == "throughline"]
        peer = [float(r["seconds"]) for r in runs if r["n"] == size and r["tool"] == "tj3"]
        if ours and peer:
            ratio = statistics.median(peer) / statistics.median(ours)
            row(f"`analyze`, whole process, {int(size):,} tasks, against TaskJuggler 3 (`tj3`) in the same run",
                f"{statistics.median(ours):.2f} s against {statistics.median(peer):.2f} s: {ratio:.0f} times faster", f"≥ {target} times", ratio >= target)
        elif ours:
            row(f"`analyze`, whole process, {int(size):,} tasks", f"{statistics.median(ours):.2f} s", f"≥ {target} times faster than `tj3`", False)
    for line in text("dates.txt").splitlines():
        tasks, values, different = (int(n) for n in re.findall(r"\d+", line)[:3])
        row(f"dates and total slack of the generated program, {tasks:,} tasks", f"{values:,} values, {different} different", "all equal", different == 0)

if (found := read("read.json")):
    row(f"read Microsoft Project XML, 10,000 tasks ({found['megabytes']} MB)", f"{found['warmMedian'] / 1000:.2f} s warm, {found['cold'] / 1000:.2f} s in a cold process", "≤ 0.5 s", found["warmMedian"] <= 500)

if (found := read("latency.json")):
    p, r, c, w = found["preview"], found["readRowsBeside8Previews"], found["commit"], found["commitOfWriters"]
    row("preview of one change, 10,000 tasks, HTTP", f"p50 {p['p50']:.1f}, p95 {p['p95']:.1f} ms", "p95 ≤ 15 ms", p["p95"] <= 15)
    row("read of 50 rows while 8 users preview", f"p50 {r['p50']:.1f}, p95 {r['p95']:.1f} ms", "p95 ≤ 20 ms", r["p95"] <= 20)
    row("commit, durable, 10,000 tasks, a task with 200 successors moves", f"p50 {c['p50']:.1f}, p95 {c['p95']:.1f} ms", "p50 ≤ 8, p95 ≤ 20 ms", c["p50"] <= 8 and c["p95"] <= 20)
    row(f"the same, {found['writers']} writers on as many programs of 10,000 tasks", f"p50 {w['p50']:.1f}, p95 {w['p95']:.1f} ms", "p95 ≤ 50 ms", w["p95"] <= 50)
if (found := read("activate.json")):
    a = found["others"]
    row("activation of a 10,000-task program (first request to it)", f"p50 {a['p50']:.0f}, p95 {a['p95']:.0f} ms", "≤ 250 ms", a["p95"] <= 250)
if (found := read("pages.json")):
    row("plan page, 10,000 tasks: rows and bars visible after navigation, nothing in the browser's cache", f"{found['visibleWarm'] / 1000:.2f} s", "≤ 1.5 s", found["visibleWarm"] <= 1500)
    row("the same as the first page a freshly started server is asked for", f"{found['visibleCold'] / 1000:.2f} s", "≤ 1.5 s", found["visibleCold"] <= 1500)
    floor = found["framesBare"]["p95"]
    for name, way in (("framesDown", "down"), ("framesSideways", "sideways")):
        f = found[name]
        row(f"frame to frame while scrolling {way} (an empty page on this machine: p95 {floor:.1f} ms)", f"p50 {f['p50']:.1f}, p95 {f['p95']:.1f} ms", "p95 ≤ 25 ms", f["p95"] <= 25)
    row("nodes in the document after scrolling", f"{found['nodes']:,}", "< 3,000", found["nodes"] < 3000)
    row("payload of 10,000 tasks, compressed", f"{found['payloadKilobytes']:.0f} KB", "≤ 250 KB", found["payloadKilobytes"] <= 250)
if (found := read("start.json")):
    row("start to first answered request, after build", f"{found['answeredMilliseconds'] / 1000:.1f} s", "≤ 3 s", found["answeredMilliseconds"] <= 3000)
    row("idle memory", f"{found['idleMegabytes']} MB", "≤ 220 MB", found["idleMegabytes"] <= 220)

if (found := re.search(r"Total: (\d+).*?Failed: (\d+)", text("mutants.txt"))):
    row("20,000 damaged files: none crashes it, hangs it over 5 s or grows it over 1 GB", "held" if found[2] == "0" else "broken", "held", found[2] == "0")

TARGETS = {"list 100 tasks": 100, "one task": 50, "create task": 10}
peer16 = None
for case, target in TARGETS.items():
    path = os.path.join(folder, f"http_{case.replace(' ', '_')}.csv")
    if not os.path.exists(path):
        continue
    runs = list(csv.DictReader(open(path)))
    rps = {(t, c): statistics.median(float(r["rps"]) for r in runs if r["target"] == t and r["conc"] == c) for t in ("redmine", "throughline") for c in ("1", "16") if any(r["target"] == t and r["conc"] == c for r in runs)}
    if ("redmine", "1") in rps and ("throughline", "1") in rps:
        ratio = rps["throughline", "1"] / rps["redmine", "1"]
        row(f"{case}, 1,000-task program, 1 client, against Redmine in the same run", f"{rps['throughline', '1']:,.0f} against {rps['redmine', '1']:.1f} requests/s: {ratio:.0f} times", f"≥ {target} times", ratio >= target)
    if case == "create task":
        peer16 = rps.get(("redmine", "16"))
if (found := read("create16.json")) and peer16:
    ratio = found["requestsPerSecond"] / peer16
    row("create with 16 clients on 16 programs, against Redmine's 16 clients", f"{found['requestsPerSecond']:,.0f} against {peer16:.1f} requests/s: {ratio:.0f} times", "≥ 15 times", ratio >= 15)


def processor():
    for line in open("/proc/cpuinfo"):
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.processor() or platform.machine()


busy = os.getloadavg()[0]
table = "\n".join([
    f"Machine: {os.cpu_count()} cores, {processor()}, {platform.system()}; load average at the end of the run {busy:.1f}.", "",
    "| what | measured | target | met |", "| --- | --- | --- | --- |", *rows])
before, after = "<!-- figures -->", "<!-- end of figures -->"
content = open(page).read()
head, tail = content.split(before)[0], content.split(after)[1]
open(page, "w").write(f"{head}{before}\n{table}\n{after}{tail}")
print(table)
