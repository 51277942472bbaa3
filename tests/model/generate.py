#!/usr/bin/env python3
"""Seeded random ledgers and rulebooks, more varied than the worked cases.

  generate.py SEED DIR      writes DIR/ledger.csv, rules.yaml, as_of.txt, period.txt
"""
import csv, io, random, sys, os
from datetime import datetime, timedelta, date
import yaml

EN = ["Acme Trading", "Blue River Ltd", "Fox 24", "Delta-9 Labs", "Echo Park (HK) Hotel"]
ZH = ["上海东方贸易有限公司", "北京华远科技", "深圳（南山）A 店", "广州ACME贸易"]
PEOPLE = ["Ann", "Bo", "Cy", "Dee", "Eve", "王芳", "李雷"]
BOSSES = ["Max", "王经理", "Mia"]
ZH_EV = {"claim": ["报备", "领取", "认领"], "contact": ["跟进", "拜访", "电话"], "quote": ["报价"], "deal": ["成交", "签约"],
         "release": ["释放", "放弃"], "extend": ["延期"], "transfer": ["转移", "移交"], "assist": ["协作"], "notify": ["告知"],
         "award": ["裁定"], "dismiss": ["撤销"], "recycle": ["回收"], "leave": ["离职"], "join": ["入职"], "penalty": ["处罚"],
         "complaint": ["投诉"], "resolve": ["结案"], "rating": ["评价", "满意度"], "training": ["培训"], "share": ["分享"],
         "same": ["同一客户"], "distinct": ["非同一客户"]}
ZH_COL = {"at": ["时间", "日期", "发生时间"], "event": ["事件", "动作"], "customer": ["客户", "客户名称"], "rep": ["销售", "业务员", "归属人"],
          "with": ["对方", "协作人"], "value": ["数值", "金额", "评分"], "by": ["操作人", "批准人"], "ref": ["关联", "编号"],
          "recorded": ["录入时间"], "note": ["备注"]}
CHECKS = ("poached-deal poaching collision incomplete-claim over-cap over-rate cooldown pool-freeze out-of-territory suspended-rep "
          "unknown-rep late-entry over-extension unclaimed-deal unauthorised repeat-claim stray-event unlisted-rep unclear-order "
          "neglect lapsed expiring open-complaint overdue-visit unreadable-row unclaimed-work").split()


def wide(s):
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else "\u3000" if c == " " else c for c in s)


class Gen:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.rules = {}
        self.make_rules()
        self.make_rows()

    def p(self, x):
        return self.r.random() < x

    def dur(self, units=("h", "d", "w", "mo", "bd"), big=False):
        u = self.r.choice(units)
        if big and self.p(.6):
            return self.r.choice(["300h", "2w", "10d", "12bd", "20d", "1mo", "2mo", "240h"])
        n = {"h": [1, 12, 24, 36, 48, 80, 200], "d": [1, 2, 3, 5, 10], "w": [1, 2], "mo": [1, 2], "bd": [1, 2, 3, 6]}[u]
        return f"{self.r.choice(n)}{u}"

    def subset(self, xs, lo=1):
        return self.r.sample(xs, self.r.randint(lo, len(xs)))

    # ------------------------------------------------------------- rules
    def make_rules(self):
        r, p, R = self.r, self.p, self.rules
        self.start = r.choice([datetime(2024, 1, 25), datetime(2024, 2, 26), datetime(2025, 12, 20), datetime(2026, 1, 29), datetime(2023, 10, 27),
                               datetime(2026, 3, 28)]) + timedelta(days=r.randint(0, 4))
        days = [(self.start + timedelta(days=i)).date() for i in range(-20, 80)]
        self.people = self.subset(PEOPLE, 2)
        self.bosses = self.subset(BOSSES)
        if p(.5):
            c = {}
            if p(.4):
                c["workdays"] = self.subset(["mon", "tue", "wed", "thu", "fri", "sat", "sun"], 2)
            if p(.7):
                c["holidays"] = [d if p(.5) else d.isoformat() for d in r.sample(days, r.randint(1, 15))]
            if p(.5):
                c["extra_workdays"] = [d.isoformat() for d in r.sample(days, r.randint(1, 8))]
            if p(.4):
                c["utc_offset"] = r.choice(["+08:00", "-05:00", "+00:00", "+05:30"])
            R["calendar"] = c
        if p(.7):
            R["managers"] = self.bosses
        self.aliases = {}
        if p(.7):
            team = []
            for i, n in enumerate(self.people[:-1] if p(.5) and len(self.people) > 2 else self.people):
                if p(.2):
                    team.append(n)
                    continue
                e = {"name": n}
                if p(.3):
                    e["aliases"] = [f"u{i}.crm"] + ([f"Kollege {i}"] if p(.4) else [])
                    self.aliases[n] = e["aliases"]
                if p(.4):
                    e["regions"] = self.subset(["east", "south", "North"])
                if p(.6):
                    e["level"] = r.choice(["junior", "senior"])
                if p(.3):
                    e["team"] = r.choice(["一部", "二部"])
                team.append(e)
            if p(.1):
                team.append({"name": self.bosses[0], "aliases": ["boss.crm"]})
                self.aliases[self.bosses[0]] = ["boss.crm"]
            R["team"] = team
        if p(.5):
            R["identity"] = {"keys": self.subset(["phone", "TAX_ID"])}
            if p(.2):
                R["identity"]["ignore"] = ["无", "X-1"]
        self.events = {}
        if p(.6):
            opts = {"visit": {"as": "contact"}, "call": {"as": "contact", "only": {"result": ["connected", "Talked"]}},
                    "电访": {"as": "跟进", "only": {"Result": "connected"}, "adds": self.dur()},
                    "offer": {"as": "quote", "adds": self.dur()}, "Wait": {"as": "none"}, "closed": {"as": "release"},
                    "note": {"as": "quote", "only": {"note": ["x,y;z"]}}, "meet": {"as": "contact", "only": {"with": ["bo", "Ann"]}},
                    "demo": {"as": "contact", "only": {"result": "connected", "tier": ["A", "B"]}},
                    "give": {"as": "transfer"}, "sold": {"as": "成交"}, "登记": {"as": "claim"}, "strike": {"as": "penalty"},
                    "contact": {"as": "contact", "only": {"result": ["connected"]}}, "拜访": {"as": "quote"}, "电话": {"as": "none"},
                    "release": {"as": "none"}, "quote": {"as": "contact", "adds": self.dur()}, "extend": {"as": "extend"},
                    "放弃": {"as": "release"}}
            k = list(opts)
            self.events = {x: opts[x] for x in r.sample(k, r.randint(1, 6))}
            R["events"] = self.events
        if p(.4):
            R["entries"] = {"max_delay": self.dur()} if p(.9) else {}
        cl = {}
        if p(.3):
            cl["require"] = self.subset(["phone", "tier", "region"])
        if p(.4):
            cl["cooldown"] = self.dur()
        if p(.4):
            cl["freeze"] = self.dur()
        if p(.3):
            cl["territory"] = p(.9)
        if p(.4):
            cl["limits"] = []
            for _ in range(r.randint(1, 3)):
                e = {}
                if p(.5):
                    e["match"] = r.choice([{"level": "Junior"}, {"level": ["senior"]}, {"team": "一部"}, {"level": "junior", "team": ["一部", "二部"]}])
                if p(.6):
                    e["max_held"] = r.randint(1, 3)
                if p(.4):
                    e["count_won"] = p(.6)
                for k in ("per_day", "per_week", "per_month"):
                    if p(.3):
                        e[k] = r.randint(1, 4)
                cl["limits"].append(e)
        if cl:
            R["claims"] = cl
        if p(.92):
            R["protection"] = []
            for _ in range(r.choice([1, 1, 2, 2, 3])):
                e = {}
                if p(.6):
                    e["match"] = r.choice([{"tier": ["A", "B"]}, {"tier": "a"}, {"TIER": ["B"]}, {"tier": ["A", "C"], "region": ["south", "north"]},
                                           {"region": "east"}, {"tier": ["c", "b"]}])
                for k, q in (("term", .6), ("first_contact", .35), ("no_contact", .35), ("max", .3)):
                    if p(q):
                        e[k] = self.dur(big=True)
                if p(.4):
                    e["after_deal"] = "forever" if p(.2) else self.dur(big=True)
                if p(.6):
                    e["extension"] = {"by": self.dur()}
                    if p(.6):
                        e["extension"]["times"] = r.randint(1, 3)
                R["protection"].append(e)
        if p(.4):
            R["remind"] = self.dur()
        if p(.5):
            c = {}
            for k in ("helper", "favour", "poached", "unclaimed"):
                if p(.5):
                    c[k] = r.choice([0, 10, 25, 33, 50, 100])
            if p(.5):
                c["favour"] = 50
            R["credit"] = c
        if p(.6):
            R["checks"] = {}
            for c in r.sample(CHECKS, r.randint(1, 7)):
                lv = r.choice(["off", False] if c == "expiring" else ["violation", "violation", "notice", "off", False])
                if p(.4):
                    R["checks"][c] = lv
                else:
                    e = {"level": lv} if p(.8) else {}
                    if p(.5) or not e:
                        e["points"] = r.choice([0, 1, 2, 3, 5])
                    if c == "expiring":
                        e.pop("points", None)
                    if e:
                        R["checks"][c] = e
            if not R["checks"]:
                del R["checks"]
        self.steps = []
        if p(.6):
            R["penalties"] = {}
            if p(.7):
                R["penalties"]["window"] = self.dur(("d", "w", "mo", "bd", "h", "d", "w"))
            lad, pts = [], 0
            for s in ["warning", "fine", "second-fine", "suspend", "停领"][: r.randint(1, 5)]:
                e = {"step": s}
                if p(.75):
                    pts = max(1, pts + r.choice([1, 2, 3, 4, 1, 2, 3, -1]))
                    e["points"] = pts
                else:
                    e["checks"] = self.subset(r.sample(CHECKS, 4) + ["collision", "poaching"])
                    e["count"] = r.randint(1, 3)
                if "fine" in s:
                    e["fine"] = 500
                if s in ("suspend", "停领") or p(.15):
                    e["suspend"] = self.dur()
                lad.append(e)
                self.steps.append(s)
            R["penalties"]["ladder"] = lad
        if p(.5):
            R["service"] = {}
            if p(.6):
                R["service"]["complaint"] = self.dur()
            if p(.6):
                R["service"]["visit"] = self.dur()
        led = {}
        if p(.15):
            led["dates"] = r.choice(["mdy", "dmy"])
        self.colmap = {}
        if p(.2):
            self.colmap = r.choice([{"Kunde": "customer"}, {"等级": "tier", "Wer": "rep"}, {"客户": "note"}, {"日期": "result", "Wann": "at"},
                                    {"电话号": "phone"}])
            led["columns"] = self.colmap
        if p(.1):
            led["delimiter"] = r.choice([";", "\t"])
        if led:
            R["ledger"] = led
        self.profile()
        self.make_score()

    def profile(self):
        """Half of the ledgers dwell on one matter."""
        r, p, R = self.r, self.p, self.rules
        self.kind = r.choice([None] * 8 + ["attributes", "managers", "suspension", "limits", "identity", "late", "credit", "service"])
        self.weights, self.late = {}, .25
        if self.kind:
            R.pop("claims", None) if p(.6) else None
            if p(.7):
                R.get("checks", {}).clear()
                R.pop("checks", None)
        if self.kind == "attributes":
            R["protection"] = [{"match": {"tier": t}, **{k: self.dur(big=True) for k in r.sample(["term", "first_contact", "no_contact", "max"], 2)},
                                "after_deal": self.dur(big=True), **({"extension": {"by": self.dur(), "times": r.randint(1, 3)}} if p(.8) else {})}
                               for t in ("A", "B")] + [{"term": self.dur(big=True), **({"extension": {"by": self.dur()}} if p(.6) else {})}]
            self.weights = {"extend": 14, "contact": 26, "deal": 10, "claim": 14}
            if p(.5):
                R["entries"] = {"max_delay": "1d"}
            R["claims"] = {"require": self.subset(["tier", "region", "note"]), "territory": True} if p(.3) else {}
        if self.kind == "managers":
            R["managers"] = self.bosses
            self.weights = {"claim": 20, "deal": 14, "assist": 7, "transfer": 6, "notify": 6, "contact": 20, "award": 6}
            if p(.5):
                R["entries"] = {"max_delay": "1d"}
            if p(.5):
                R["claims"] = {"limits": [{"max_held": 1, "per_day": 1}]}
        if self.kind == "suspension":
            R["penalties"] = {"window": self.dur(), "ladder": [{"step": "warning", "points": r.randint(1, 4), **({"suspend": self.dur()} if p(.5) else {})},
                              {"step": "suspend", "points": r.randint(2, 6), "suspend": self.dur()},
                              {"step": "停领", "checks": ["collision", "suspended-rep", "repeat-claim"], "count": r.randint(1, 3), "suspend": self.dur()}]}
            self.steps = ["warning", "suspend", "停领"]
            self.weights = {"claim": 30, "penalty": 20, "release": 8}
        if self.kind == "limits":
            self.start = datetime(2025, 12, 26) + timedelta(days=r.randint(0, 5))
            R["claims"] = {"limits": [{"match": {"level": "senior"}, "per_week": r.randint(1, 3), "max_held": r.randint(1, 3), "count_won": p(.5)},
                                      {k: r.randint(1, 3) for k in r.sample(["per_day", "per_week", "per_month", "max_held"], 3)}]}
            if p(.5):
                R["claims"].update(cooldown=self.dur(), freeze=self.dur())
            self.weights = {"claim": 40, "release": 14, "deal": 8}
        if self.kind == "identity":
            R["identity"] = {"keys": ["phone", "tax_id"]}
            self.weights = {"same": 6, "distinct": 5, "contact": 26, "deal": 12, "claim": 24}
        if self.kind == "late":
            R["entries"] = {"max_delay": r.choice(["1d", "24h", "1bd", "12h"])}
            self.late = .6
            self.events = R["events"] = {"电访": {"as": "contact", "only": {"result": "connected"}, "adds": self.dur()}, "offer": {"as": "quote", "adds": self.dur()}}
            R["protection"] = [{"term": self.dur(big=True), "no_contact": self.dur(big=True)}] if p(.5) else [{"term": self.dur(big=True)}]
            self.weights = {"contact": 30, "quote": 14, "notify": 8, "deal": 12}
            R["service"] = {"visit": self.dur()}
        if self.kind == "credit":
            R["credit"] = {"favour": r.choice([0, 30, 50]), "helper": r.choice([0, 20, 33]), "poached": r.choice([0, 10]), "unclaimed": r.choice([0, 50])}
            for e in R.get("protection") or []:
                e["after_deal"] = self.dur(big=True)
            self.weights = {"deal": 30, "notify": 16, "assist": 10, "transfer": 8, "leave": 3, "award": 4}
        if self.kind == "service":
            R["service"] = {"visit": self.dur(), "complaint": self.dur()}
            self.weights = {"deal": 16, "complaint": 10, "resolve": 7, "transfer": 6, "contact": 24}

    def make_score(self):
        r, p = self.r, self.p
        if not p(.7):
            return
        names = ["revenue", "deals", "claims", "conversion", "contacts", "retention", "rating", "assists", "shares", "training"]
        s = {"metrics": {}}
        for m in self.subset(names):
            e = {"weight": r.choice([5, 10, 12.5, 40]), "target": r.choice([1, 2, 3, 0.5, 1000, 7])}
            if p(.5):
                e["cap"] = r.choice([1, 1.5, 2, 0.8])
            s["metrics"][m] = e
        if p(.6):
            s["deductions"] = {k: r.choice([0.5, 1, 2, 3]) for k in self.subset(["point", "complaint"])}
        if p(.7):
            s["grades"] = [{"grade": g, "min": m, **({"bonus": b} if p(.7) else {})} for g, m, b in
                           (("S", 60, 1.5), ("A", 30, 1.1), ("B", 10, 1), ("D", 0, 0)) if p(.8)] or [{"grade": "A", "min": 0}]
        if p(.5):
            s["awards"] = [{"award": "self-discipline", **({"clean": self.dur()} if p(.7) else {}), **({"contacts": r.randint(1, 4)} if p(.6) else {}),
                            "bonus": 500}]
        self.rules["score"] = s

    # ------------------------------------------------------------- cells
    def vary(self, s):
        r = self.r
        k = r.random()
        if k < .6:
            return s
        if k < .68:
            return s.upper()
        if k < .74:
            return s.lower()
        if k < .80:
            return wide(s)
        if k < .85:
            return f" {s} "
        if k < .90:
            return s.replace(" ", "  ")
        if k < .94:
            i = r.randint(0, len(s))
            return s[:i] + "\u200b" + s[i:]
        return s

    def customer_name(self, s):
        r = self.r
        s = self.vary(s)
        k = r.random()
        if k < .06:
            return s + r.choice(["。", ".", ",", "!", "”", "》 ", " …", "·"])
        if k < .09:
            return r.choice(["「", "“", "《", " '"]) + s
        if k < .11:
            return s.replace("(", " （ ").replace(")", "）")
        if k < .13:
            return s.replace("公司", " 公司").replace("科技", "\u3000科技")
        return s

    def person(self, n):
        if n in self.aliases and self.p(.3):
            n = self.r.choice(self.aliases[n])
        return self.vary(n)

    def event_name(self, e):
        r = self.r
        own = [n for n, d in self.events.items() if d["as"] == e or d["as"] in ZH_EV.get(e, [])]
        if own and self.p(.5):
            return self.vary(r.choice(own))
        return self.vary(r.choice([e] * 3 + ZH_EV[e]))

    def time(self, t, timed):
        r = self.r
        off = None
        if timed and "utc_offset" in (self.rules.get("calendar") or {}) and self.p(.3):
            o = self.rules["calendar"]["utc_offset"]
            here = (1 if o[0] == "+" else -1) * (int(o[1:3]) * 60 + int(o[4:]))
            off = r.choice([0, 480, -300, 330])
            t = t + timedelta(minutes=off - here)
        k = r.random()
        if k < .5:
            d = t.strftime("%Y-%m-%d")
        elif k < .65:
            d = f"{t.year}/{t.month}/{t.day}"
        elif k < .75:
            d = f"{t.year}.{t.month:02d}.{t.day}"
        elif k < .9:
            d = f"{t.year}年{t.month}月{t.day}日"
        else:
            how = (self.rules.get("ledger") or {}).get("dates")
            if how:
                a, b = (t.month, t.day) if how == "mdy" else (t.day, t.month)
                x = r.choice("/-.")
                d = f"{a}{x}{b:02d}{x}{t.year}"
            else:
                d = t.strftime("%Y-%m-%d")
        if timed:
            hh = f"{t.hour:02d}" if self.p(.7) else f"{t.hour}"
            d += r.choice([" ", "T", " "]) + f"{hh}:{t.minute:02d}" + (f":{t.second:02d}" if t.second or self.p(.4) else "")
            if off is not None:
                a = abs(off)
                d += "Z" if off == 0 and self.p(.5) else ("-" if off < 0 else "+") + f"{a // 60:02d}" + r.choice([":", ""]) + f"{a % 60:02d}"
        if self.p(.05):
            d = wide(d).replace("\u3000", " ")
        return d

    # ------------------------------------------------------------- rows
    def make_rows(self):
        r, p = self.r, self.p
        self.odd = r.choice([0, .03, .03, .2])
        self.churn = r.choice([.05, .12, .5])
        if self.kind == "attributes":
            self.churn = .5
        if self.kind == "managers":
            self.people = self.people + self.bosses
        self.loud = r.choice([.05, .05, .3])
        self.customers = r.sample(EN, r.randint(1, 3)) + r.sample(ZH, r.randint(0, 2))
        if p(.4):
            self.customers.append(self.customers[0] + r.choice(["二部", " East", "店"]))
        n = r.choice([8, 15, 25, 40, 60])
        attrs = ["tier", "region", "phone", "tax_id", "result"]
        used = [a for a in attrs if p(.9)]
        cols = list(ZH_COL) + used
        self.cols = [c for c in cols if c not in ("note", "recorded", "ref", "value") or p(.85)] if p(.3) else cols
        r.shuffle(self.cols)
        inv = {}
        for k, v in self.colmap.items():
            inv[v] = k
        self.header = []
        for c in self.cols:
            if c in inv:
                h = inv[c]
            elif c in ZH_COL and p(.3):
                h = r.choice([x for x in ZH_COL[c] if x not in self.colmap] or [c])
            else:
                h = c
            self.header.append(self.vary(h))
        self.holder, self.helpers, self.complaints = {}, {}, []
        t = self.start
        clock = [(0, 0, 0), (0, 0, 0), (9, 0, 0), (9, 5, 0), (12, 0, 0), (23, 59, 59), (23, 59, 59), (23, 59, 0), (18, 30, 7)]
        rows = []
        weights = {"claim": 26, "contact": 18, "quote": 5, "deal": 9, "release": 4, "extend": 6, "transfer": 4, "assist": 3, "notify": 4,
                   "award": 3, "recycle": 2, "leave": 1.5, "join": 1.5, "penalty": 3, "complaint": 2, "resolve": 1.5, "rating": 1,
                   "training": .7, "share": .7, "same": 1.2, "distinct": 1.2, "dismiss": .5, "none": 1}
        if p(.5):
            weights["claim"] = 14
        weights.update(self.weights)
        for e in list(weights):
            if p(.15) and e != "claim":
                weights[e] *= r.choice([0, 4])
        self.marks, self.pair, self.noticed = [], None, None
        gaps = r.choice([[0, 0, 1], [0, 1, 1, 2], [0, 0, 1, 1, 1, 2, 3, 5, 9]])
        for i in range(n):
            if i % 3 == 2:
                self.look(rows, t)
            k = r.random()
            marks = [m for m in self.marks if m >= t and (m - t).days < 40]
            if k < .22:
                pass
            elif k < .36 and marks:
                t = r.choice(marks)
            elif k < .45:
                t += timedelta(minutes=r.choice([1, 5, 60]))
            else:
                t = datetime.combine((t + timedelta(days=r.choice(gaps))).date(), t.time())
                h = r.choice(clock)
                u = t.replace(hour=h[0], minute=h[1], second=h[2])
                t = u if u >= t else t + timedelta(hours=r.choice([12, 24, 36]))
            rows.append(self.make_row(t, r.choices(list(weights), list(weights.values()))[0]))
            if self.noticed and p(.6):
                self.pair, self.noticed = self.noticed, None
                t += timedelta(minutes=r.choice([0, 0, 1, 60, 600, 1440]))
                rows.append(self.make_row(t, r.choice(["deal", "contact", "quote", "deal"])))
            self.pair = self.noticed = None
        self.last = t
        if p(.6):
            r.shuffle(rows)
        elif p(.5):
            i, j = r.randrange(len(rows)), r.randrange(len(rows))
            rows[i], rows[j] = rows[j], rows[i]
        self.bad = p(.12)
        if self.bad:
            for _ in range(r.randint(1, 3)):
                self.spoil(r.choice(rows))
        for _ in range(r.choice([0, 0, 0, 1, 2])):
            rows.insert(r.randint(0, len(rows)), [""] * r.choice([0, 1, len(self.cols)]))
        self.rows = rows
        k = r.random()
        if k < .5:
            a = self.last + timedelta(days=r.choice([0, 0, 1, 3, 10, 30]))
            self.as_of = a.strftime("%Y-%m-%d")
            b = datetime.combine(a.date(), datetime.max.time())
        elif k < .8:
            a = self.last + timedelta(days=r.choice([-6, -2, 0, 1, 4]), hours=r.choice([0, 0, 1, 13]))
            self.as_of = a.strftime("%Y-%m-%d %H:%M:%S")
        else:
            a = self.last - timedelta(days=r.randint(0, 12))
            self.as_of = a.strftime("%Y-%m-%d")
        span = (a - self.start).days
        lo = self.start + timedelta(days=r.randint(-3, max(0, span)))
        hi = lo + timedelta(days=r.randint(0, 40))
        self.period = (lo.strftime("%Y-%m-%d"), hi.strftime("%Y-%m-%d")) if p(.7) else (lo.strftime("%Y-%m-%d 12:00"), hi.strftime("%Y-%m-%d 23:59:58"))

    def look(self, rows, t):
        """Who holds what now, and until when (by the model; only to make what happens next more interesting)."""
        import model, tempfile
        with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8", newline="", dir="/dev/shm") as f:
            f.write(csv_text({"rules": self.rules, "header": self.header, "rows": rows}))
            f.flush()
            m = model.Model(f.name, self.rules, t)
        self.holder, self.helpers, self.marks = {}, {}, []
        for c in self.customers:
            x = m.customers.get(m.group.get(model.key(c)))
            if x and x.holding:
                name = lambda k: next((n for n in self.people + self.bosses if model.head(n) == k), None)
                self.holder[c] = name(x.holding.rep)
                self.helpers[c] = [n for n in map(name, x.holding.helpers) if n]
                if not self.holder[c]:
                    del self.holder[c]
                u = x.holding.until
                if u:
                    self.marks += [u, u + timedelta(seconds=1), u - timedelta(days=1)]
            elif x and x.past:
                for k in ("cooldown", "freeze"):
                    d = (self.rules.get("claims") or {}).get(k)
                    if d:
                        e = m.cal.deadline(x.since, d)
                        self.marks += [e, e + timedelta(seconds=1)]
        for p, n, until in m.penalties:
            if until:
                self.marks += [until, until + timedelta(seconds=1)]

    def pick_rep(self, c, own):
        if own < .9 and self.helpers.get(c) and self.p(.3):
            return self.r.choice(self.helpers[c])
        h = self.holder.get(c)
        return h if h and self.p(own) else self.r.choice(self.people)

    def make_row(self, t, e):
        r, p = self.r, self.p
        cells = dict.fromkeys(self.cols, "")
        timed = not (t.time() == datetime.min.time() and p(.7)) and not p(.03)
        cells["at"] = self.time(t, timed)
        c = r.choice(self.customers)
        if e in ("release", "extend", "transfer", "assist", "deal", "contact") and c not in self.holder and self.holder and p(.7):
            c = r.choice(sorted(self.holder))
        if e == "claim" and c in self.holder and p(.5):
            c = r.choice([x for x in self.customers if x not in self.holder] or [c])
        own = {"claim": .1, "contact": .6, "quote": .6, "deal": .55, "release": .92, "extend": .97, "transfer": .97, "assist": .97,
               "notify": .1, "award": .2, "complaint": .7, "resolve": .7}.get(e, .4)
        rep = self.pick_rep(c, own)
        other = r.choice(self.people)
        boss = self.person(r.choice(self.bosses)) if p(.9) else r.choice([self.person(other), ""])
        cust = self.customer_name(c)
        if p(self.odd):
            rep = r.choice(self.bosses + ["Zoe"])
        cells["event"] = self.event_name(e) if e != "none" else self.r.choice([n for n, d in self.events.items() if d["as"] == "none"] or ["claim"])
        if self.pair:
            c, rep = self.pair
            cust = self.customer_name(c)
        if e == "resolve":
            if self.complaints and p(.8):
                c, rep = self.complaints.pop(r.randrange(len(self.complaints)))
                cust = self.customer_name(c)
        if e == "complaint":
            self.complaints.append((c, rep))
        if e == "notify":
            self.noticed = (c, rep)
        show = self.person(rep)
        put = lambda **k: cells.update({("with" if a == "with_" else a): v for a, v in k.items() if ("with" if a == "with_" else a) in cells})
        if e in ("same", "distinct"):
            put(customer=cust, with_=self.customer_name(r.choice(self.customers)), by=boss)
        elif e in ("leave", "join"):
            put(rep=show, by=boss)
            if p(.1):
                put(customer=cust)
        elif e == "penalty":
            if not self.steps:
                return self.make_row(t, "contact")
            put(rep=show, ref=self.vary(r.choice(self.steps)), by=boss, value=r.choice(["", "500"]))
        elif e == "dismiss":
            put(ref=r.choice(["f-abcdefgh", "x"]), by=boss, rep=r.choice(["", show]))
        elif e == "recycle":
            put(customer=cust, by=boss)
        elif e in ("transfer", "award"):
            put(customer=cust, rep=show, by=boss)
            if e == "transfer":
                put(with_=self.person(other))
                if self.holder.get(c) == rep:
                    self.holder[c] = other
            else:
                self.holder[c] = rep
        elif e == "assist":
            put(customer=cust, rep=show, with_=self.person(other))
        elif e == "deal":
            if self.helpers.get(c) and p(.4):
                put(with_=self.person(r.choice(self.helpers[c])))
            put(customer=cust, rep=show, value=r.choice(["1000", "1,234.5", "99.99", "１００", "+5", "0", "-300", "0.01", "12345678.9"]))
            if p(.2):
                put(with_=self.person(other))
        elif e == "rating":
            put(rep=show, value=r.choice(["1", "5", "4.5", "3"]))
            if p(.5):
                put(customer=cust)
        elif e == "training":
            put(rep=show, value=r.choice(["", "2", "1.5"]))
        elif e == "share":
            put(rep=show)
        elif e == "notify":
            put(customer=cust, rep=show, by=self.person(self.holder.get(c) or other) if p(.7) else boss)
        else:
            put(customer=cust, rep=show)
            if p(.05):
                put(by=boss)
            if e == "claim":
                self.holder.setdefault(c, rep)
            if e == "release" and self.holder.get(c) == rep:
                del self.holder[c]
        if cells.get("customer"):
            if p(.45 if e == "claim" else self.churn):
                put(tier=r.choice(["A", "B", "C", "a", "Ｂ"]))
            if p(.4 if e == "claim" else self.churn / 2):
                put(region=r.choice(["east", "south", "North", "西"]))
            i = self.customers.index(c)
            if p(.3 if e == "claim" else .05):
                put(phone=r.choice([f"010-600{i}", f"010 600{i}", f"０１０600{i}", "0106001", "n/a", "无", "X1"]))
            if p(.2 if e == "claim" else .04):
                put(tax_id=r.choice([f"TX{i:03}", f"tx{i:03}", f"T X0–0{i}", "TX001", "none"]))
            if p(self.loud):
                put(by=cells["by"] or boss) if "by" in cells else None
        if p(.02) and not cells.get("customer"):
            put(customer=cust, tier=r.choice(["A", "B", ""]), phone=r.choice(["010-6001", "", "X1"]))
        if p(.03) and not cells.get("with"):
            put(with_=self.person(r.choice(self.people + self.bosses + ["Yan"])))
        if p(.02) and not cells.get("rep"):
            put(rep=self.person(r.choice(self.people + ["Yan"])))
        if "result" in cells and p(.5):
            cells["result"] = r.choice(["connected", "CONNECTED", "no answer", "talked"])
        if "recorded" in cells and p(self.late):
            cells["recorded"] = self.time(t + timedelta(days=r.choice([0, 0, 1, 1, 2, 3, 8]), hours=r.choice([0, 0, 12])), p(.8))
        if "note" in cells and p(.05):
            cells["note"] = r.choice(['said "maybe"\nwill call', "x,y;z", "=1+1"])
        if "attr1" in cells and p(.1):
            cells["attr1"] = "2020-01-01"
        return [cells[k] for k in self.cols]

    def spoil(self, row):
        r = self.r
        if not row:
            return
        at = lambda c: self.cols.index(c) if c in self.cols else None
        c, v = r.choice([("at", "2024-02-30"), ("at", ""), ("at", "13/13/2024"), ("event", "dance"), ("event", ""), ("customer", "。"), ("rep", ""),
                         ("value", "abc"), ("value", "1,23"), ("recorded", "soon"), ("phone", "1.38E+10"), ("customer", ""), ("value", "9")])
        if at(c) is not None:
            row[at(c)] = v

    # ------------------------------------------------------------- files
    def case(self):
        return {"header": self.header, "rows": self.rows, "rules": self.rules, "as_of": self.as_of, "period": self.period, "bad": self.bad,
                "cols": self.cols, "eol": self.r.choice(["\n", "\n", "\r\n"]), "lead": self.r.choice([0] * 12 + [1, 2]),
                "bom": self.p(.1)}


def csv_text(case):
    out = io.StringIO()
    eol = case.get("eol", "\n")
    w = csv.writer(out, delimiter=(case["rules"].get("ledger") or {}).get("delimiter", ","), lineterminator=eol)
    out.write(eol * case.get("lead", 0))
    w.writerow(case["header"])
    for row in case["rows"]:
        w.writerow(row) if row else out.write(eol)
    return out.getvalue()


def write(case, d):
    os.makedirs(d, exist_ok=True)
    open(f"{d}/ledger.csv", "w", encoding="utf-8", newline="").write("\ufeff" * case.get("bom", 0) + csv_text(case))
    yaml.safe_dump(case["rules"], open(f"{d}/rules.yaml", "w", encoding="utf-8"), allow_unicode=True, sort_keys=False)
    open(f"{d}/as_of.txt", "w").write(case["as_of"] + "\n")
    open(f"{d}/period.txt", "w").write(" ".join(x.replace(" ", "T") for x in case["period"]) + "\n")


if __name__ == "__main__":
    write(Gen(int(sys.argv[1])).case(), sys.argv[2])
