"""A ledger whose names try to be markup, formulas, control characters and endless."""

import csv
import sys

NAMES = [
    "<script>alert(1)</script>",
    "</td></table><img src=http://example.com/x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "' onmouseover='alert(1)",
    "=HYPERLINK(\"http://example.com\",\"x\")",
    "+1+1",
    "@SUM(1)",
    "a\u202etxt.exe",
    "bell\u0007\u001b[31mred\u0001",
    "two\nlines | pipe ``` # title [x](http://example.com)",
    "客" * 40000,
    "&lt;b&gt; &amp; {{7*7}} ${7*7} ]]>",
]

writer = csv.writer(sys.stdout)
writer.writerow(["at", "event", "customer", "rep", "value", "note"])
for i, name in enumerate(NAMES):
    rep, other = "R " + NAMES[(i + 1) % 10], "S " + NAMES[(i + 3) % 10]
    day = f"2026-03-{i % 8 + 1:02}"
    writer.writerow([f"{day} 09:00", "claim", name, rep, "", name[:50]])
    writer.writerow([f"{day} 10:00", "claim", name, other, "", ""])
    writer.writerow([f"{day} 11:00", "quote", name, other, "", ""])
    writer.writerow([f"{day} 12:00", "deal", name, rep, 100 + i, ""])
    writer.writerow([f"{day} 13:00", "complaint", name, rep, "", ""])
