#!/usr/bin/env python3
"""Compares the program with the model on random ledgers: audit, holdings, pool, deals and score, field for field.

  differential.py --bin PATH [--from SEED] [--n N] [--out DIR] [--keep K] [--no-shrink]

Each difference is shrunk into DIR/SEED/ (ledger.csv, rules.yaml, as_of.txt, diff.txt). Exit status 1 if there is any."""
import argparse, copy, json, os, random, re, subprocess, sys, tempfile, time, traceback
from argparse import Namespace
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import compare, generate, model
import yaml

OPT = Namespace(ignore="", rows="exact", ignore_order=False, strict=False, limit=20)


class Fuzz:
    def __init__(self, a):
        self.a, self.work = a, tempfile.TemporaryDirectory()
        self.tmp = self.work.name

    def tool(self, args, case):
        cmd = [self.a.bin, *args, "--ledger", f"{self.tmp}/ledger.csv", "--rules", f"{self.tmp}/rules.yaml", "--as-of", case["as_of"],
               "--format", "json", "--lang", "en"] + (["--skip-bad-rows"] if case["bad"] else [])
        p = subprocess.run(cmd, capture_output=True, text=True, timeout=60)
        try:
            return p.returncode, json.loads(p.stdout), p.stderr
        except ValueError:
            return p.returncode, None, p.stderr + p.stdout[:300]

    def files(self, case):
        generate.write(case, self.tmp)

    def differences(self, case, dismiss=None):
        """[lines], 'ok' | 'bad' (both refuse) | diff"""
        self.files(case)
        code, audit, err = self.tool(["audit", "--fail-on", "never"], case)
        ids = model.ids_of(audit) if audit and "findings" in audit else None
        try:
            m = model.run(f"{self.tmp}/ledger.csv", f"{self.tmp}/rules.yaml", case["as_of"], ids)
        except Exception:
            return ["model: " + traceback.format_exc()[-600:] + f" program: {code} {err[:200]}"]
        if m.ledger.bad and not case["bad"]:
            return [] if code == 2 else ["model: unreadable " + str([(r.row, r.bad) for r in m.ledger.bad])]
        if audit is None or "findings" not in audit:
            return [f"program: exit {code} {err[:300]} {json.dumps(audit, ensure_ascii=False)[:600]}"]
        out = []
        if len({f["id"] for f in audit["findings"]}) != len(audit["findings"]):
            out.append("ids not unique")
        mine = m.audit()
        out += ["audit" + x for x in compare.compare(mine, audit, OPT)]
        if not out:
            for a, b in zip(mine["sanctions"], audit["sanctions"]):
                if sorted(a["findings"]) != sorted(b["findings"]):
                    out.append(f"audit.sanctions[{a['rep']}].findings: {a['findings']} | {b['findings']}")
        for what in ("holdings", "pool", "deals"):
            code, doc, err = self.tool(["report", what], case)
            if doc is None:
                out.append(f"{what}: exit {code} {err[:200]}")
                continue
            out += [what + x for x in compare.compare(getattr(m, "report_" + what)(), doc, OPT)]
        lo, hi = case["period"]
        code, doc, err = self.tool(["score", "--period", f"{lo}..{hi}"], case)
        if doc is None or "reps" not in doc:
            out.append(f"score: exit {code} {err[:300]}")
        else:
            period = model.moment(lo, m.rules, False), model.moment(hi, m.rules, True)
            out += ["score" + x for x in compare.compare(m.score(*period), doc, OPT)]
        self.audit = audit
        return out

    def with_dismissals(self, case, seed):
        """Strike some findings of the first run."""
        fs = self.audit["findings"]
        r = random.Random(seed)
        if not fs or "ref" not in case["cols"] or "by" not in case["cols"]:
            return None
        case = copy.deepcopy(case)
        for f in r.sample(fs, min(len(fs), r.randint(1, 3))):
            row = dict.fromkeys(case["cols"], "")
            row["at"] = f["at"].replace("T", " ") if f["at"] and r.random() < .3 else self.audit["as_of"].replace("T", " ")
            row["event"], row["ref"] = "dismiss", r.choice([f["id"], f["id"].upper(), f" {f['id']}"])
            row["by"] = r.choice(case["rules"].get("managers") or ["Max"]) if r.random() < .9 else "Zed"
            case["rows"].insert(r.randint(0, len(case["rows"])), [row[c] for c in case["cols"]])
        return case

    def same_ids(self, case, seed):
        """Ids stay when the file is sorted anew (rows of one moment keep their order)."""
        before = {f["id"]: (f["check"], f["at"], model.head(f["rep"] or ""), f["customer"], f["against"]) for f in self.audit["findings"]}
        bad = []
        m = model.Ledger(f"{self.tmp}/ledger.csv", case["rules"], model.moment("2200-01-01", case["rules"], True))
        order = {r.row: i for i, r in enumerate(m.rows)}
        rows = [(order.get(i + 2 + case["lead"], 10 ** 6), i, row) for i, row in enumerate(case["rows"])]
        case = dict(case, rows=[row for _, _, row in sorted(rows, key=lambda x: x[:2])])
        self.files(case)
        code, audit, err = self.tool(["audit", "--fail-on", "never"], case)
        after = {f["id"]: (f["check"], f["at"], model.head(f["rep"] or ""), f["customer"], f["against"]) for f in (audit or {}).get("findings", [])}
        return [] if before == after else [f"ids changed on sorting: {set(before.items()) ^ set(after.items())}"]

    # ---- shrinking
    def shrink(self, case, test):
        case = copy.deepcopy(case)

        want = kinds(test(case))

        def attempt(c):
            try:
                return bool(want & kinds(test(c)))
            except Exception:
                return False
        stop = time.time() + self.a.shrink_time
        n = max(1, len(case["rows"]) // 2)
        while n and time.time() < stop:
            i, hit = 0, False
            while i < len(case["rows"]) and time.time() < stop:
                c = dict(case, rows=case["rows"][:i] + case["rows"][i + n:])
                if attempt(c):
                    case, hit = c, True
                else:
                    i += n
            if not hit or n > 1:
                n //= 2
        changed = True
        while changed and time.time() < stop:
            changed = False
            for path in list(paths(case["rules"])):
                c = copy.deepcopy(case)
                if drop(c["rules"], path) and attempt(c):
                    case, changed = c, True
                    break
        for i, row in enumerate(case["rows"]):
            for j in range(len(row)):
                if row[j] and time.time() < stop:
                    c = copy.deepcopy(case)
                    c["rows"][i][j] = ""
                    if attempt(c):
                        case = c
        for j in reversed(range(len(case["header"]))):
            if all(len(r) <= j or not r[j] for r in case["rows"]):
                c = copy.deepcopy(case)
                for x in ("header", "cols"):
                    c[x] = c[x][:j] + c[x][j + 1:]
                c["rows"] = [r[:j] + r[j + 1:] for r in c["rows"]]
                if attempt(c):
                    case = c
        return case


def kinds(out):
    """What sort of difference, without names and numbers."""
    got = set()
    for x in out:
        x = str(x)
        if x.startswith("program:"):
            m = re.findall(r'"column": ("?[^",]*"?), |"message": "([^"]*?)"', x)
            got.add(str([re.sub(r"\(.*?\)|[\d.]+", "", str(y)) for y in m]) if m else x[:60])
        elif x.startswith("model:"):
            got.add(x.strip()[-220:].split("\n")[-2] if "Error" in x else x[:40] + re.sub(r"\d+", "", x[-30:]))
        else:
            x = re.sub(r"\[[^]]*\]", "[]", x)
            head, _, rest = x.partition(": ")
            check = re.search(r"check=(\S+)", x)
            got.add(head + ":" + (rest.split(":")[0] if rest.startswith("only in") else "") + (check[1] if check else ""))
    return got


def paths(x, at=()):
    if isinstance(x, dict):
        for k in x:
            yield at + (k,)
        for k in x:
            yield from paths(x[k], at + (k,))
    elif isinstance(x, list):
        for i in range(len(x)):
            yield at + (i,)
        for i in range(len(x)):
            yield from paths(x[i], at + (i,))


def drop(x, path):
    for k in path[:-1]:
        x = x[k]
    try:
        del x[path[-1]]
        return True
    except (KeyError, IndexError):
        return False


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--from", dest="first", type=int, default=1)
    p.add_argument("--n", type=int, default=1000)
    p.add_argument("--bin", required=True)
    p.add_argument("--out", default="differences")
    p.add_argument("--keep", type=int, default=12, help="stop after so many differing seeds")
    p.add_argument("--no-shrink", action="store_true")
    p.add_argument("--shrink-time", type=float, default=25)
    a = p.parse_args()
    f, found, t0, stats = Fuzz(a), 0, time.time(), {"compared": 0, "findings": 0, "unreadable": 0, "rows": 0, "dismissed runs": 0}
    checks = {}
    for seed in range(a.first, a.first + a.n):
        case = generate.Gen(seed).case()
        f.audit = None
        out = f.differences(case)
        test = f.differences
        if not out and f.audit:
            stats["compared"] += 1
            stats["findings"] += len(f.audit["findings"])
            stats["rows"] += f.audit["ledger"]["rows"]
            for x in f.audit["findings"]:
                k = x["check"] + ("" if x["level"] == "violation" else "/n")
                checks[k] = checks.get(k, 0) + 1
            for k in ("sanctions", "suspensions"):
                checks[k] = checks.get(k, 0) + len(f.audit[k])
            if seed % 7 == 0:
                out = f.same_ids(case, seed)

                def test(c):
                    return not f.differences(c) and f.same_ids(c, seed)
            if not out and seed % 3 == 0:
                f.differences(case)
                c = f.with_dismissals(case, seed)
                if c:
                    case = c
                    stats["dismissed runs"] += 1
                    out, test = f.differences(c), f.differences
        elif not out:
            stats["unreadable"] += 1
        if out:
            found += 1
            d = f"{a.out}/{seed}"
            if not a.no_shrink:
                # keep to the first kind of difference
                case = f.shrink(case, test)
                out = test(case)
            generate.write(case, d)
            open(f"{d}/diff.txt", "w").write("\n".join(map(str, out)) + f"\nskip-bad-rows: {case['bad']}\n")
            print(f"--- seed {seed}: model | program  (as-of {case['as_of']}{', skip-bad-rows' if case['bad'] else ''}) {d}")
            for x in out[:6]:
                print("   ", x)
            sys.stdout.flush()
            if found >= a.keep:
                break
    print(f"seeds {a.first}..{seed}: {found} differing; {stats}; {time.time() - t0:.0f}s")
    print(dict(sorted(checks.items(), key=lambda x: -x[1])))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
