#!/usr/bin/env python3
"""An independent model of docs/contract.md (sections 2 to 9), written from that text alone. Slow and plain.

  model.py audit|holdings|pool|deals|score --ledger L --rules R --as-of T [--period A..B] [--skip-bad-rows] [--ids JSON]

`--ids`: the JSON of an audit of the same ledger by the program; its ids are used (for dismiss rows)."""
import argparse, csv, io, json, re, sys, unicodedata
from calendar import monthrange
from datetime import date, datetime, timedelta
from fractions import Fraction
import yaml

# ---------------------------------------------------------------- words


def nfkc(s):
    return unicodedata.normalize("NFKC", s)


def no_cf(s):
    return "".join(c for c in s if unicodedata.category(c) != "Cf")


def head(s):
    """Compared like a header."""
    return re.sub(r"\s+", " ", no_cf(nfkc(str(s))).casefold()).strip()


def trim(s):
    """As shown: outer blanks and zero-width characters off."""
    i, j = 0, len(s)
    out = lambda c: c.isspace() or unicodedata.category(c) == "Cf"
    while i < j and out(s[i]):
        i += 1
    while j > i and out(s[j - 1]):
        j -= 1
    return s[i:j]


BRACKETS = set("()[]{}<>【】〔〕〈〉")
EDGE = set("\"'“”‘’「」『』《》.,;:!?。、…·")


def han(c):
    n = unicodedata.name(c, "")
    return n.startswith(("CJK UNIFIED", "CJK COMPATIBILITY IDEOGRAPH", "HIRAGANA", "KATAKANA")) or c in "々〆〇ー"


def key(name):
    s = no_cf(nfkc(name)).lower()
    s = re.sub(r"\s+", " ", s).strip()
    out = []
    for i, c in enumerate(s):
        if c == " " and any(han(x) or x in BRACKETS for x in (s[i - 1], s[i + 1])):
            continue
        out.append(c)
    s = "".join(out)
    i, j = 0, len(s)
    while i < j and (s[i] in EDGE or s[i] == " "):
        i += 1
    while j > i and (s[j - 1] in EDGE or s[j - 1] == " "):
        j -= 1
    return s[i:j]


def ident(v):
    return "".join(c for c in no_cf(nfkc(v)).lower() if not c.isspace() and unicodedata.category(c) != "Pd" and c != "\u2212")


# ---------------------------------------------------------------- names of things

COLUMNS = {"at": ["时间", "日期", "发生时间"], "event": ["事件", "动作"], "customer": ["客户", "客户名称"],
           "rep": ["销售", "业务员", "归属人"], "with": ["对方", "协作人"], "value": ["数值", "金额", "评分"],
           "by": ["操作人", "批准人"], "ref": ["关联", "编号"], "recorded": ["录入时间"], "note": ["备注"]}
EVENTS = {"claim": ["报备", "领取", "认领"], "contact": ["跟进", "拜访", "电话"], "quote": ["报价"], "deal": ["成交", "签约"],
          "release": ["释放", "放弃"], "extend": ["延期"], "transfer": ["转移", "移交"], "assist": ["协作"], "notify": ["告知"],
          "award": ["裁定"], "dismiss": ["撤销"], "recycle": ["回收"], "leave": ["离职"], "join": ["入职"], "penalty": ["处罚"],
          "complaint": ["投诉"], "resolve": ["结案"], "rating": ["评价", "满意度"], "training": ["培训"], "share": ["分享"],
          "same": ["同一客户"], "distinct": ["非同一客户"]}
NEEDS = {"claim": "customer rep", "contact": "customer rep", "quote": "customer rep", "deal": "customer rep value",
         "release": "customer rep", "extend": "customer rep", "transfer": "customer rep with", "assist": "customer rep with",
         "notify": "customer rep", "award": "customer rep", "dismiss": "ref", "recycle": "customer", "leave": "rep", "join": "rep",
         "penalty": "rep ref", "complaint": "customer rep", "resolve": "customer rep", "rating": "rep value", "training": "rep",
         "share": "rep", "same": "customer with", "distinct": "customer with"}
MANAGERS = {"transfer", "award", "dismiss", "leave", "join", "penalty", "same", "distinct"}

LATE_VISIT = True   # a late contact is a valid contact for overdue-visit
VIOLATIONS = {"poached-deal": 6, "poaching": 3}
for _c in ("collision incomplete-claim over-cap over-rate cooldown pool-freeze out-of-territory suspended-rep unknown-rep "
           "late-entry over-extension unclaimed-deal unauthorised").split():
    VIOLATIONS[_c] = 1
OFF = {"unclaimed-work"}


# ---------------------------------------------------------------- times, numbers, durations

class Bad(Exception):
    pass


def parse_offset(s):
    m = re.fullmatch(r"([+-])(\d\d):?(\d\d)", s)
    return timedelta(minutes=(1 if m[1] == "+" else -1) * (int(m[2]) * 60 + int(m[3])))


def parse_time(text, rules):
    """-> (datetime, has a time of day)"""
    s = trim(nfkc(text))
    m = re.fullmatch(r"(?:(\d{4})([-/.])(\d{1,2})\2(\d{1,2})|(\d{4})年(\d{1,2})月(\d{1,2})日|(\d{1,2})([-/.])(\d{1,2})\9(\d{4}))"
                     r"(?:[ T]\s*(\d{1,2}):(\d\d)(?::(\d\d))?\s*(Z|[+-]\d\d:?\d\d)?)?", s)
    if not m:
        raise Bad(text)
    if m[1]:
        y, mo, d = m[1], m[3], m[4]
    elif m[5]:
        y, mo, d = m[5], m[6], m[7]
    else:
        how = rules.get("ledger", {}).get("dates")
        if not how:
            raise Bad(text)
        y, (mo, d) = m[11], ((m[8], m[10]) if how == "mdy" else (m[10], m[8]))
    if not 1990 <= int(y) <= 2200:
        raise Bad(text)
    try:
        t = datetime(int(y), int(mo), int(d), int(m[12] or 0), int(m[13] or 0), int(m[14] or 0))
    except ValueError:
        raise Bad(text)
    if m[15]:
        here = rules.get("calendar", {}).get("utc_offset")
        if here is None:
            raise Bad(text)
        t += parse_offset(here) - (timedelta() if m[15] == "Z" else parse_offset(m[15]))
    return t, m[12] is not None


def parse_number(text):
    s = trim(nfkc(text))
    if not re.fullmatch(r"[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?", s):
        raise Bad(text)
    return Fraction(s.replace(",", ""))


def day_end(d):
    return datetime(d.year, d.month, d.day, 23, 59, 59)


def as_date(x):
    return x if isinstance(x, date) else date.fromisoformat(str(x))


class Calendar:
    def __init__(self, c):
        names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        self.days = {names.index(x) for x in c.get("workdays", names[:5])}
        self.holidays = {as_date(x) for x in c.get("holidays", [])}
        self.extra = {as_date(x) for x in c.get("extra_workdays", [])}

    def works(self, d):
        return d in self.extra or (d.weekday() in self.days and d not in self.holidays)

    def step(self, d, n, unit, sign):
        """n units from the day d."""
        if unit == "mo":
            k = d.year * 12 + d.month - 1 + sign * n
            y, m = divmod(k, 12)
            return date(y, m + 1, min(d.day, monthrange(y, m + 1)[1]))
        if unit == "bd":
            while n:
                d += timedelta(days=sign)
                n -= self.works(d)
            return d
        return d + timedelta(days=sign * n * (7 if unit == "w" else 1))

    def deadline(self, t, dur):
        n, unit = duration(dur)
        if unit == "h":
            return t + timedelta(hours=n)
        return day_end(self.step(t.date(), n, unit, 1))

    def before(self, t, dur):
        """The same time of day, dur earlier."""
        n, unit = duration(dur)
        if unit == "h":
            return t - timedelta(hours=n)
        return datetime.combine(self.step(t.date(), n, unit, -1), t.time())


def duration(s):
    m = re.fullmatch(r"(\d+)(h|d|w|mo|bd)", str(s).strip())
    return int(m[1]), m[2]


def stamp(t):
    return None if t is None else t.strftime("%Y-%m-%dT%H:%M:%S")


def num(f):
    """Shown with at most 6 decimals, half away from zero."""
    if f is None:
        return None
    f = Fraction(f)
    return float(rounded(f, 6)) if f.denominator != 1 else int(f)


def rounded(f, places):
    k = Fraction(f) * 10 ** places
    n = (abs(k) + Fraction(1, 2)).__floor__()
    return Fraction(n if k >= 0 else -n, 10 ** places)


def listed(x):
    return x if isinstance(x, list) else [x]


def fits(match, get):
    """get(column compared like a header) -> value or ''."""
    for col, values in (match or {}).items():
        v = get(head(col))
        if not v or head(v) not in {head(x) for x in listed(values)}:
            return False
    return True


# ---------------------------------------------------------------- reading

class Row:
    def __init__(self, row, line):
        self.row, self.line, self.at, self.timed, self.event, self.bad = row, line, None, False, None, None
        self.adds, self.only = None, None
        self.cells, self.attrs, self.value, self.recorded = {}, {}, None, None
        self.rep = self.with_ = self.by = self.customer = None  # keys

    def place(self):
        return {"row": self.row, "line": self.line}


def read_csv(text, delimiter):
    """[(row, line, cells)], blank rows counted but left out."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    out, n, line = [], 0, 1
    for cells in reader:
        n += 1
        if any(trim(c) for c in cells):
            out.append((n, line, cells))
        line = reader.line_num + 1
    return out


class Ledger:
    def __init__(self, path, rules, as_of):
        self.rules = rules
        led = rules.get("ledger") or {}
        text = open(path, encoding=led.get("encoding", "utf-8-sig"), newline="").read()
        records = read_csv(text, led.get("delimiter", ","))
        self.rows, self.bad, self.count = [], [], 0
        if not records:
            return
        names = {}
        for en, zh in COLUMNS.items():
            for n in [en] + zh:
                names[head(n)] = en
        for n, what in (led.get("columns") or {}).items():
            names[head(n)] = head(what)
        self.columns = [names.get(head(h), head(h)) for h in records[0][2]]
        self.events = self.event_names()
        for n, line, cells in records[1:]:
            r = self.read_row(n, line, cells)
            if r.at is not None and r.at > as_of:
                continue
            self.count += 1
            if r.bad:
                self.bad.append(r)
            elif r.event != "none":
                self.rows.append(r)
        self.rows.sort(key=lambda r: (r.at, r.row))

    def event_names(self):
        base = {}
        for en, zh in EVENTS.items():
            for n in [en] + zh:
                base[head(n)] = en
        names = {n: (e, None, None) for n, e in base.items()}
        custom = self.rules.get("events") or {}
        for follow in (True, False):
            for n, e in custom.items():
                as_ = head(e["as"])
                what = ("none" if as_ == "none" else base[as_], e.get("only"), e.get("adds"))
                if follow and head(n) in EVENTS:
                    for m in EVENTS[head(n)]:
                        names[head(m)] = what
                if not follow:
                    names[head(n)] = what
        return names

    def read_row(self, n, line, cells):
        r = Row(n, line)
        extra = any(trim(c) for c in cells[len(self.columns):])
        r.raw = dict(zip(self.columns, cells))
        r.cells = {c: trim(v) for c, v in zip(self.columns, cells)}
        get = lambda c: r.cells.get(c, "")
        name = self.events.get(head(get("event")))
        try:
            r.at, r.timed = parse_time(get("at"), self.rules)
        except Bad:
            r.bad = "at"
        if name and name[0] == "none":
            r.bad, r.event = None, "none"
            return r
        if not name:
            r.bad = r.bad or "event"
        else:
            r.event, r.only, r.adds = name
            for c in NEEDS[r.event].split():
                if not get(c):
                    r.bad = r.bad or c
        if get("value"):
            try:
                r.value = parse_number(get("value"))
                if r.event == "rating" and not 1 <= r.value <= 5:
                    r.bad = r.bad or "value"
            except Bad:
                r.bad = r.bad or "value"
        if get("recorded"):
            try:
                r.recorded, _ = parse_time(get("recorded"), self.rules)
            except Bad:
                r.bad = r.bad or "recorded"
        if get("customer") and not key(get("customer")):
            r.bad = r.bad or "customer"
        if r.event in ("same", "distinct") and get("with") and not key(get("with")):
            r.bad = r.bad or "with"
        if r.event == "penalty" and get("ref"):
            if head(get("ref")) not in {head(s["step"]) for s in (self.rules.get("penalties") or {}).get("ladder", [])}:
                r.bad = r.bad or "ref"
        if extra:
            r.bad = r.bad or "cells"
        for k in (self.rules.get("identity") or {}).get("keys", []):
            if re.fullmatch(r"[+-]?\d+(\.\d+)?e[+]?\d+", nfkc(get(head(k))).lower()):
                r.bad = r.bad or head(k)
        r.attrs = {c: v for c, v in r.cells.items() if c not in COLUMNS and c and v}
        return r


# ---------------------------------------------------------------- identity

class Identity:
    """Who is the same customer, from rows in event order."""

    def __init__(self, rules, authorised):
        i = rules.get("identity") or {}
        self.keys = [head(k) for k in i.get("keys", [])]
        self.ignore = {ident(x) for x in map(str, i.get("ignore", ["无", "暂无", "未知", "待补", "n/a", "none", "0"]))}
        self.authorised = authorised

    def groups(self, rows):
        """{name key: representative}"""
        names, by_value, pairs = {}, {}, {}
        for r in rows:
            for n in r.names:
                names.setdefault(n, len(names))
            if r.customer:
                for k in self.keys:
                    v = ident(r.attrs.get(k, ""))
                    if v and v not in self.ignore:
                        by_value.setdefault((k, v), []).append(r.customer)
            if r.event in ("same", "distinct") and self.authorised(r):
                pairs[frozenset(r.names)] = r.event
        parent = {n: n for n in names}

        def root(x):
            while parent[x] != x:
                x = parent[x]
            return x

        def join(a, b):
            a, b = sorted((root(a), root(b)), key=names.get)
            parent[b] = a
        for group in by_value.values():
            group = list(dict.fromkeys(group))
            for x in group:
                for y in group:
                    if x != y and pairs.get(frozenset((x, y))) != "distinct":
                        join(x, y)
        for p, what in pairs.items():
            if what == "same" and len(p) == 2:
                join(*p)
        return {n: root(n) for n in names}


# ---------------------------------------------------------------- state

class Holding:
    def __init__(self, rep, row, cust):
        self.rep, self.start, self.row, self.name, self.cust = rep, row.at, row, row.customer, cust
        self.changes, self.extensions = [], 0
        self.seen = None        # last valid contact or quote, late ones too
        self.contact = None     # last valid contact or quote
        self.work = None        # the same, or a deal
        self.won, self.last_deal, self.helpers = False, None, []
        self.entry = self.until = self.ends_by = None
        self.end = self.how = None  # how: release lapse recycle leave transfer award


class Customer:
    def __init__(self, name):
        self.shown, self.attrs, self.holding, self.past = name, {}, None, []
        self.since = self.reason = None
        self.recycled = False
        self.notifies, self.complaints = [], []


class Finding:
    def __init__(self, check, at, rep, rows, customer=None, against=None, evidence=None, also=(), rule=None, unknown=False):
        self.check, self.at, self.rep, self.rows, self.customer, self.against = check, at, rep, rows, customer, against
        self.evidence, self.also, self.rule, self.unknown = evidence, list(also), rule, unknown
        self.level, self.points, self.status = None, 0, "open"

    def __repr__(self):
        return f"<{self.check} {self.at} {self.rep} {[r.row for r in self.rows]}>"


class Model:
    def __init__(self, ledger_path, rules, as_of, ids=None):
        self.rules, self.as_of = rules, as_of
        self.cal = Calendar(rules.get("calendar") or {})
        self.people()
        self.ledger = Ledger(ledger_path, rules, as_of)
        self.rows = self.ledger.rows
        for r in self.rows + sorted(self.ledger.bad, key=lambda r: (r.at or datetime.min, r.row)):
            self.name_row(r)
        self.claims_cfg = rules.get("claims") or {}
        self.credit = {"helper": 20, "poached": 0, "unclaimed": 100, **(rules.get("credit") or {})}
        self.max_delay = (rules.get("entries") or {}).get("max_delay")
        pen = rules.get("penalties") or {}
        self.window, self.ladder = pen.get("window", "365d"), pen.get("ladder") or []
        self.protection = rules.get("protection") or []
        self.findings, self.series, self.deals, self.holdings = [], {}, [], []
        self.granted, self.work_done, self.penalties = [], [], []
        self.left, self.joined = set(), set()
        self.dismissals = []
        self.identity = Identity(rules, self.authorised)
        self.group = self.identity.groups(self.rows)
        self.customers = {}
        for r in self.rows:
            if not r.names:
                continue
            for n, cell in zip(r.names, ("customer", "with") if r.customer else ("with",)):
                self.customers.setdefault(self.group[n], Customer(r.raw[cell].strip()))
        self.unlisted()
        for i, r in enumerate(self.rows):
            self.expire(r.at)
            self.step(i, r)
        self.expire(as_of)
        self.state_findings()
        self.ids = ids or {}
        self.finish()

    # ---- people
    def people(self):
        self.team, self.alias, self.display = {}, {}, {}
        for e in self.rules.get("team") or []:
            e = e if isinstance(e, dict) else {"name": e}
            k = head(e["name"])
            self.team[k] = e
            self.display[k] = trim(str(e["name"]))
            for a in e.get("aliases") or []:
                self.alias[head(a)] = k
        self.has_team = "team" in self.rules
        self.has_managers = "managers" in self.rules
        self.managers = {self.person(str(m)) for m in self.rules.get("managers") or []}

    def person(self, name):
        k = head(name)
        return self.alias.get(k, k) if k not in self.team else k

    def name_row(self, r):
        if r.cells.get("customer"):
            r.customer = key(r.cells["customer"]) or None
        r.names = [r.customer] if r.customer else []
        columns = ["rep", "with", "by"]
        if r.event in ("same", "distinct"):
            columns.remove("with")
            if r.cells.get("with"):
                r.names.append(key(r.cells["with"]))
        if "with" in columns and r.event not in ("transfer", "assist", "deal"):
            columns.remove("with")
        for c in columns:
            if r.cells.get(c):
                k = self.person(r.cells[c])
                if k:
                    setattr(r, {"with": "with_"}.get(c, c), k)
                    self.display.setdefault(k, r.raw[c].strip())

    def authorised(self, r):
        return not self.has_managers or r.by in self.managers

    def show(self, k):
        return None if k is None else self.display[k]

    # ---- protection
    def entry_of(self, attrs):
        for i, e in enumerate(self.protection):
            if fits(e.get("match"), lambda c: attrs.get(c, "")):
                return i
        return None

    def clocks(self, h, attrs):
        """(entry, until, ends_by)"""
        i = self.entry_of(attrs)
        if i is None:
            return None, None, None
        e, cal, out = self.protection[i], self.cal, []
        if not h.won:
            if e.get("term"):
                t = cal.deadline(h.start, e["term"])
                for d in h.changes:
                    t = cal.deadline(t, d)
                out.append((t, "term"))
            if e.get("first_contact") and h.contact is None:
                out.append((cal.deadline(h.start, e["first_contact"]), "first_contact"))
            if e.get("no_contact"):
                out.append((cal.deadline(h.contact or h.start, e["no_contact"]), "no_contact"))
            if e.get("max"):
                out.append((cal.deadline(h.start, e["max"]), "max"))
        elif e.get("after_deal", "forever") != "forever":
            out.append((cal.deadline(h.last_deal, e["after_deal"]), "after_deal"))
        if not out:
            return i, None, None
        until, name = min(out, key=lambda x: x[0])
        return i, until, name

    def rule_of(self, h):
        if h.entry is None:
            return None
        return f"protection[{h.entry}]" + (f".{h.ends_by}" if h.ends_by else "")

    def refresh(self, c, t):
        h = c.holding
        if h is None:
            return
        h.entry, h.until, h.ends_by = self.clocks(h, c.attrs)
        if h.until is not None and h.until < t:
            h.until = t
            self.end(c, t, "lapse")

    def expire(self, t):
        for c in self.customers.values():
            if c.holding and c.holding.until is not None and c.holding.until < t:
                self.end(c, c.holding.until, "lapse")

    def end(self, c, t, how):
        h = c.holding
        h.end, h.how = t, how
        c.past.append(h)
        c.holding, c.since, c.reason, c.recycled = None, t, how, False

    def begin(self, c, rep, r, won_from=None):
        h = Holding(rep, r, c)
        if won_from is not None and won_from.won:
            h.won, h.last_deal = True, won_from.last_deal
        c.holding = h
        self.holdings.append(h)
        return h

    # ---- findings
    def add(self, *a, **k):
        f = Finding(*a, **k)
        self.findings.append(f)
        return f

    def level(self, check):
        """(level, points)"""
        lvl = "violation" if check in VIOLATIONS else "off" if check in OFF else "notice"
        pts = VIOLATIONS.get(check, 1)
        c = (self.rules.get("checks") or {}).get(check)
        if c is not None:
            if not isinstance(c, dict):
                c = {"level": c}
            if "level" in c:
                lvl = "off" if c["level"] is False else c["level"]
            if "points" in c:
                pts = Fraction(str(c["points"]))
        return lvl, pts if lvl == "violation" else 0

    def late(self, r):
        return bool(self.max_delay and r.recorded and r.recorded > self.cal.deadline(r.at, self.max_delay))

    def unlisted(self):
        if not self.has_team:
            return
        joined = {r.rep for r in self.rows if r.event == "join" and self.authorised(r)}
        rows = {}
        for r in self.rows:
            people = [r.rep] + ([r.with_] if r.event in ("transfer", "assist", "deal") else [])
            for p in dict.fromkeys(people):
                if p and p not in self.team and p not in self.managers and p not in joined:
                    rows.setdefault(p, []).append(r)
        for p, rs in rows.items():
            self.add("unlisted-rep", rs[0].at, p, rs, rule="team")

    def nobody_knew(self, i, r, h):
        """The row's name was not yet joined to the one the holding began under."""
        if r.customer == h.name:
            return False
        g = self.identity.groups(self.rows[:i + 1])
        return g[r.customer] != g[h.name]

    # ---- one row
    def step(self, i, r):
        c = self.customers[self.group[r.customer]] if r.customer else None
        protected = bool(c and c.holding)
        before = c.holding.rep if protected else None
        self.i = i
        self.attrs = {**c.attrs, **r.attrs} if c else {}
        manager_row = r.event in MANAGERS or (r.event == "recycle" and protected)
        ok = True
        if manager_row and (not self.authorised(r) or (r.event == "recycle" and not r.by)):
            self.add("unauthorised", r.at, r.by or r.rep, [r], customer=c, rule="managers")
            ok = False
        else:
            ok = getattr(self, "do_" + r.event)(r, c)
        if c:
            after = c.holding.rep if c.holding else None
            mine = r.rep is not None and r.rep in (before, after)
            if ok is not False and not self.late(r) and (not protected or mine or self.by_manager(r)):
                c.attrs = self.attrs
            self.refresh(c, r.at)

    def by_manager(self, r):
        return r.by is not None and r.by in self.managers

    def stray(self, r, c):
        self.add("stray-event", r.at, r.by or r.rep, [r], customer=c)
        return False

    def holds(self, r, c):
        return c.holding is not None and c.holding.rep == r.rep

    def do_release(self, r, c):
        if not self.holds(r, c):
            return self.stray(r, c)
        self.end(c, r.at, "release")

    def do_extend(self, r, c):
        if not self.holds(r, c):
            return self.stray(r, c)
        h = c.holding
        i = self.entry_of(self.attrs)
        ext = self.protection[i].get("extension") if i is not None else None
        if not ext or h.extensions >= ext.get("times", 1):
            self.add("over-extension", r.at, r.rep, [r], customer=c,
                     rule=None if i is None else f"protection[{i}].extension")
            return False
        h.extensions += 1
        h.changes.append(ext["by"])

    def do_transfer(self, r, c):
        if not self.holds(r, c) or r.with_ == r.rep:
            return self.stray(r, c)
        old = c.holding
        self.end(c, r.at, "transfer")
        self.begin(c, r.with_, r, old)

    def do_award(self, r, c):
        old = c.holding
        if old:
            self.end(c, r.at, "award")
        self.begin(c, r.rep, r, old)

    def do_assist(self, r, c):
        if not self.holds(r, c):
            return self.stray(r, c)
        if r.with_ != r.rep and r.with_ not in c.holding.helpers:
            c.holding.helpers.append(r.with_)

    def do_notify(self, r, c):
        if self.late(r):
            self.add("late-entry", r.at, r.rep, [r], customer=c, rule="entries.max_delay")
        else:
            c.notifies.append(r)

    def do_dismiss(self, r, c):
        self.dismissals.append((r, c))

    def do_recycle(self, r, c):
        if c.holding:
            self.end(c, r.at, "recycle")
        else:
            c.recycled = True

    def do_leave(self, r, c):
        self.left.add(r.rep)
        for x in self.customers.values():
            if x.holding and x.holding.rep == r.rep:
                self.end(x, r.at, "leave")
            elif x.holding and r.rep in x.holding.helpers:
                x.holding.helpers.remove(r.rep)

    def do_join(self, r, c):
        self.joined.add(r.rep)
        self.left.discard(r.rep)

    def do_penalty(self, r, c):
        n = next(n for n, s in enumerate(self.ladder) if head(s["step"]) == head(r.cells["ref"]))
        s = self.ladder[n].get("suspend")
        self.penalties.append((r, n, self.cal.deadline(r.at, s) if s else None))

    def do_complaint(self, r, c):
        c.complaints.append(r)
        self.work_done.append(("complaint", r, r.rep, 1))

    def do_resolve(self, r, c):
        for x in c.complaints:
            if x.rep == r.rep:
                c.complaints.remove(x)
                return
        return self.stray(r, c)

    def do_rating(self, r, c):
        self.work_done.append(("rating", r, r.rep, r.value))

    def do_training(self, r, c):
        self.work_done.append(("training", r, r.rep, 1 if r.value is None else r.value))

    def do_share(self, r, c):
        self.work_done.append(("shares", r, r.rep, 1))

    def do_same(self, r, c):
        pass

    do_distinct = do_same

    # ---- the gate
    def do_claim(self, r, c):
        reasons = self.reasons(r, c)
        h = c.holding
        names = [x[0] for x in reasons]
        if "collision" in names and h.start.date() == r.at.date() and not (r.timed and h.row.timed):
            self.add("unclear-order", r.at, r.rep, [r], customer=c, against=h.rep, evidence=h.row)
        if not reasons:
            self.begin(c, r.rep, r)
            self.granted.append(r)
            return True
        for name, rule in reasons:
            if self.level(name)[0] != "off":
                also = [x for x in names if x != name]
                hit = name == "collision"
                self.add(name, r.at, r.rep, [r], customer=c, against=h.rep if hit else None,
                         evidence=h.row if hit else None, also=also, rule=rule,
                         unknown=hit and self.nobody_knew(self.i, r, h))
                break
        return False

    def reasons(self, r, c):
        out, cfg, t, R, h = [], self.claims_cfg, r.at, r.rep, c.holding
        if (self.has_team and R not in self.team and R not in self.managers and R not in self.joined) or R in self.left:
            out.append(("unknown-rep", "team"))
        running = [(until, n) for p, n, until in self.penalties if p.rep == R and until and p.at <= t <= until]
        if running:
            out.append(("suspended-rep", f"penalties.ladder[{max(running)[1]}].suspend"))
        if any(not r.cells.get(head(k)) and not c.attrs.get(head(k)) for k in cfg.get("require") or []):
            out.append(("incomplete-claim", "claims.require"))
        if self.late(r):
            out.append(("late-entry", "entries.max_delay"))
        if h and h.rep != R:
            out.append(("collision", self.rule_of(h)))
        if h and h.rep == R:
            out.append(("repeat-claim", None))
        if cfg.get("cooldown"):
            if any(x.rep == R and x.how in ("release", "lapse", "recycle", "transfer") and
                   t <= self.cal.deadline(x.end, cfg["cooldown"]) for x in c.past):
                out.append(("cooldown", "claims.cooldown"))
        if cfg.get("freeze") and not h and c.past and t <= self.cal.deadline(c.since, cfg["freeze"]):
            out.append(("pool-freeze", "claims.freeze"))
        me = self.team.get(R, {})
        for n, lim in enumerate(cfg.get("limits") or []):
            if fits(lim.get("match"), lambda k: str({head(a): b for a, b in me.items()}.get(k, "") or "")):
                held = [x for x in self.customers.values() if x.holding and x.holding.rep == R and
                        (lim.get("count_won") or not x.holding.won)]
                if lim.get("max_held") is not None and len(held) >= lim["max_held"]:
                    out.append(("over-cap", f"claims.limits[{n}].max_held"))
                mine = [g.at for g in self.granted if g.rep == R]
                for k, f in (("per_day", lambda x: x.date()), ("per_week", lambda x: x.isocalendar()[:2]),
                             ("per_month", lambda x: (x.year, x.month))):
                    if lim.get(k) is not None and sum(f(x) == f(t) for x in mine) >= lim[k]:
                        out.append(("over-rate", f"claims.limits[{n}].{k}"))
                        break
                break
        if cfg.get("territory") and me.get("regions") is not None:
            region = self.attrs.get("region", "")
            if region and head(region) not in {head(x) for x in listed(me["regions"])}:
                out.append(("out-of-territory", "claims.territory"))
        return out

    # ---- work
    def relation(self, r, c):
        h = c.holding
        if h is None:
            return "unclaimed"
        if h.rep == r.rep:
            return "own"
        if r.rep in h.helpers:
            return "helper"
        if self.credit.get("favour") is not None and any(
                n.rep == r.rep and n.at.date() == r.at.date() and (n.by == h.rep or n.by in self.managers) for n in c.notifies):
            return "favour"
        return "poached"

    def valid(self, r):
        return fits(r.only, lambda k: r.cells.get(k, ""))

    def do_contact(self, r, c):
        late = self.late(r)
        if late:
            self.add("late-entry", r.at, r.rep, [r], customer=c, rule="entries.max_delay")
        if not self.valid(r):
            return
        kind, h = self.relation(r, c), c.holding
        boss = r.rep in self.managers
        if kind in ("own", "helper", "favour"):
            self.work_done.append(("contacts", r, r.rep, 1))
        if kind in ("helper", "favour"):
            self.work_done.append(("assists", r, r.rep, 1))
        if kind == "own":
            h.seen = r.at
            if LATE_VISIT:
                h.work = r.at
        if kind == "own" and not late:
            h.contact = h.work = r.at
            if r.adds:
                h.changes.append(r.adds)
        if boss:
            return
        month = (r.at.year, r.at.month)
        if kind == "poached":
            unknown = self.nobody_knew(self.i, r, h)
            f = self.series.get((r.rep, id(h), month))
            if f is None:
                f = self.series[(r.rep, id(h), month)] = self.add(
                    "poaching", r.at, r.rep, [], customer=c, against=h.rep, evidence=h.row, rule=self.rule_of(h), unknown=True)
            f.rows.append(r)
            f.unknown = f.unknown and unknown
        if kind == "unclaimed":
            k = (r.rep, id(c), len(c.past), month)
            if k not in self.series:
                self.series[k] = self.add("unclaimed-work", r.at, r.rep, [], customer=c)
            self.series[k].rows.append(r)

    do_quote = do_contact

    def do_deal(self, r, c):
        kind, h, late, refund = self.relation(r, c), c.holding, self.late(r), r.value <= 0
        boss = r.rep in self.managers
        H = h.rep if h else None
        shares = {}
        if kind == "own":
            pct = Fraction(0)
            if r.with_ and r.with_ in h.helpers and r.with_ != r.rep and not boss:
                pct = Fraction(str(self.credit["helper"])) / 100
                shares[r.with_] = pct
            shares[r.rep] = 1 - pct
        elif boss:
            if h:
                shares[H] = Fraction(1)
        else:
            pct = Fraction(str(self.credit[kind])) / 100
            shares[r.rep] = pct
            if h:
                shares[H] = 1 - pct
        self.deals.append((r, c, kind, shares))
        if refund:
            return
        if late:
            self.add("late-entry", r.at, r.rep, [r], customer=c, rule="entries.max_delay")
        if kind in ("own", "helper", "favour"):
            h.won, h.last_deal = True, r.at
        if kind == "own":
            h.work = r.at
        if kind in ("helper", "favour"):
            self.work_done.append(("assists", r, r.rep, 1))
        if boss:
            return
        if kind == "poached":
            self.add("poached-deal", r.at, r.rep, [r], customer=c, against=H, evidence=h.row, rule="credit.poached",
                     unknown=self.nobody_knew(self.i, r, h))
        if kind == "unclaimed":
            self.add("unclaimed-deal", r.at, r.rep, [r], customer=c, rule="credit.unclaimed")

    # ---- state
    def state_findings(self):
        T, service = self.as_of, self.rules.get("service")
        for h in self.holdings:
            if h.how == "lapse" and h.ends_by in ("first_contact", "no_contact"):
                self.add("neglect", h.until, h.rep, [h.row], customer=h.cust, evidence=h.row, rule=self.rule_of(h))
        for c in self.customers.values():
            h = c.holding
            if not h and c.past and c.reason == "lapse" and not c.recycled:
                p = c.past[-1]
                self.add("lapsed", p.until, p.rep, [p.row], customer=c, evidence=p.row, rule=self.rule_of(p))
            if h and h.until is not None and h.until <= self.cal.deadline(T, self.rules.get("remind", "3d")):
                self.add("expiring", h.until, h.rep, [h.row], customer=c, rule=self.rule_of(h))
            if service is not None:
                for x in c.complaints:
                    if T > self.cal.deadline(x.at, service.get("complaint", "7d")):
                        self.add("open-complaint", x.at, x.rep, [x], customer=c, rule="service.complaint")
                if h and h.won and service.get("visit"):
                    d = self.cal.deadline(h.work or h.start, service["visit"])
                    if T > d:
                        self.add("overdue-visit", d, h.rep, [h.row], customer=c, rule="service.visit")
        for r in self.ledger.bad:
            self.add("unreadable-row", r.at, r.rep, [r])

    def finish(self):
        def fix(f):
            f.level, f.points = self.level(f.check)
            if f.unknown and f.level == "violation":
                f.level, f.points = "notice", 0
        order = lambda f: (f.at or datetime.min, f.rows[0].row, f.check, self.show(f.rep) or "")
        for f in self.findings:
            fix(f)
        self.findings = sorted((f for f in self.findings if f.level != "off"), key=order)
        struck = {}     # dismiss row -> the finding it strikes
        strays = {}     # dismiss row -> its stray finding
        known = lambda fs: {self.ids[k]: f for f in fs if (k := self.id_key(f)) in self.ids}
        for r, c in self.dismissals:
            f = Finding("stray-event", r.at, r.by or r.rep, [r], customer=c)
            fix(f)
            strays[r] = f
        by_id = known(self.findings)
        for again in range(len(strays) + 1):
            here = {**known([f for r, f in strays.items() if r not in struck and f.level != "off"]), **by_id}
            new = {r: here[head(r.cells["ref"])] for r in strays if head(r.cells["ref"]) in here}
            if new == struck:
                break
            struck = new
        self.findings += [f for r, f in strays.items() if r not in struck]
        for f in struck.values():
            f.status, f.points = "dismissed", 0
        self.findings = sorted((f for f in self.findings if f.level != "off"), key=order)

    def id_key(self, f):
        return (f.check, stamp(f.at), head(self.show(f.rep) or ""), self.show(f.against), f.customer and f.customer.shown,
                f.rows[0].row)

    # ---- output
    def violations(self, lo, hi, after):
        """Open violations dated in (lo, hi] or [lo, hi]."""
        return [f for f in self.findings if f.level == "violation" and f.status == "open" and f.at is not None and
                (f.at > lo if after else f.at >= lo) and f.at <= hi]

    def audit(self):
        T = self.as_of
        lo = self.cal.before(T, self.window)
        per = {}
        for f in self.violations(lo, T, True):
            if f.rep is not None:
                per.setdefault(f.rep, []).append(f)
        out = {"schema": "turfbook.audit/1", "as_of": stamp(T), "ledger": {"path": "", "rows": self.ledger.count},
               "rules": {"path": ""}, "findings": [], "sanctions": [], "suspensions": []}
        for f in self.findings:
            out["findings"].append({
                "id": self.ids.get(self.id_key(f), ""), "check": f.check, "level": f.level, "points": num(f.points),
                "status": f.status, "at": stamp(f.at), "rep": self.show(f.rep), "against": self.show(f.against),
                "customer": f.customer.shown if f.customer else None, "rows": [r.place() for r in f.rows],
                "evidence": [f.evidence.place()] if f.evidence else [], "also": f.also, "rule": f.rule})
        for rep, fs in sorted(per.items(), key=lambda x: self.show(x[0])):
            points = sum(f.points for f in fs)
            due = None
            for n, s in enumerate(self.ladder):
                if "points" in s:
                    made = [f for f in fs if f.points > 0]
                    reached = points >= Fraction(str(s["points"]))
                else:
                    made = [f for f in fs if f.check in listed(s["checks"])]
                    reached = len(made) >= s["count"]
                if reached:
                    due = (n, s, made)
            if due is None:
                continue
            n, s, made = due
            if any(p.rep == rep and m >= n and lo < p.at <= T for p, m, _ in self.penalties):
                continue
            out["sanctions"].append({"rep": self.show(rep), "points": num(points), "step": s["step"], "fine": s.get("fine"),
                                     "suspend": s.get("suspend"), "findings": [self.ids.get(self.id_key(f), "") for f in made]})
        for p, n, until in self.penalties:
            if until and p.at <= T <= until:
                out["suspensions"].append({"rep": self.show(p.rep), "step": self.ladder[n]["step"], "from": stamp(p.at),
                                           "until": stamp(until), **p.place()})
        out["suspensions"].sort(key=lambda s: s["rep"])
        opened = [f for f in self.findings if f.status == "open"]
        by_check = {}
        for f in opened:
            by_check[f.check] = by_check.get(f.check, 0) + 1
        out["summary"] = {
            "violations": sum(f.level == "violation" for f in opened), "notices": sum(f.level == "notice" for f in opened),
            "dismissed": len(self.findings) - len(opened), "by_check": by_check,
            "by_rep": {self.show(rep): {"violations": len(fs), "points": num(sum(f.points for f in fs))}
                       for rep, fs in per.items()}}
        return out

    def report_holdings(self):
        out = []
        for c in self.customers.values():
            h = c.holding
            if h:
                out.append({"customer": c.shown, "rep": self.show(h.rep), "since": stamp(h.start), "until": stamp(h.until),
                            "ends_by": h.ends_by, "days_left": h.until and (h.until.date() - self.as_of.date()).days,
                            "last_contact": stamp(h.seen), "won": h.won, "helpers": [self.show(x) for x in h.helpers],
                            **h.row.place()})
        return {"schema": "turfbook.holdings/1", "as_of": stamp(self.as_of), "holdings": out}

    def report_pool(self):
        return {"schema": "turfbook.pool/1", "as_of": stamp(self.as_of), "customers": [
            {"customer": c.shown, "since": stamp(c.since), "last_holder": self.show(c.past[-1].rep), "reason": c.reason}
            for c in self.customers.values() if c.past and not c.holding]}

    def report_deals(self):
        return {"schema": "turfbook.deals/1", "as_of": stamp(self.as_of), "deals": [
            {**r.place(), "at": stamp(r.at), "customer": c.shown, "rep": self.show(r.rep), "value": num(r.value), "kind": kind,
             "shares": [{"rep": self.show(k), "amount": num(v * r.value)} for k, v in shares.items()]}
            for r, c, kind, shares in self.deals]}

    def score(self, lo, hi):
        cfg = self.rules.get("score") or {}
        if self.has_team:
            reps = list(self.team) + [k for k in self.joined if k not in self.team]
        else:
            reps = []
            for r in self.rows:
                reps += [r.rep] + ([r.with_] if r.event in ("transfer", "assist") else [])
        reps = [k for k in dict.fromkeys(reps) if k and k not in self.managers]
        F = lambda x: Fraction(str(x))
        inside = lambda t: lo <= t <= hi
        violations = self.violations(lo, hi, False)
        out = []
        for rep in reps:
            tally = lambda what: sum((F(v) if not isinstance(v, Fraction) else v)
                                     for w, r, k, v in self.work_done if w == what and k == rep and inside(r.at))
            mine = [(r, shares[rep]) for r, c, kind, shares in self.deals if rep in shares and inside(r.at)]
            actual = {"revenue": sum((s * r.value for r, s in mine), F(0)),
                      "deals": sum((s for r, s in mine if r.value > 0), F(0)),
                      "claims": F(sum(g.rep == rep and inside(g.at) for g in self.granted))}
            actual["conversion"] = actual["deals"] / actual["claims"] if actual["claims"] else F(0)
            for what in ("contacts", "assists", "shares", "training"):
                actual[what] = F(tally(what))
            alive = lost = 0
            for h in self.holdings:
                if h.rep != rep or h.start > hi:
                    continue
                end, by = h.end, h.ends_by if h.how == "lapse" else None
                if end is None and h.until == self.as_of:
                    end, by = h.until, h.ends_by
                if end is not None and end < lo:
                    continue
                alive += 1
                lost += end is not None and by in ("first_contact", "no_contact") and inside(end)
            actual["retention"] = 1 - Fraction(lost, alive) if alive else F(1)
            ratings = [v for w, r, k, v in self.work_done if w == "rating" and k == rep and inside(r.at)]
            if ratings:
                actual["rating"] = sum(ratings) / len(ratings)
            metrics = cfg.get("metrics") or {}
            total = sum(F(m["weight"]) for m in metrics.values())
            used = {k: m for k, m in metrics.items() if k in actual}
            left = sum(F(m["weight"]) for m in used.values())
            earned = {k: max(F(0), F(m["weight"]) * (total / left if left else 1) *
                             min(actual[k] / F(m["target"]), F(m.get("cap", 1)))) for k, m in used.items()}
            points = sum((F(f.points) for f in violations if f.rep == rep), F(0))
            complaints = tally("complaint")
            ded = cfg.get("deductions") or {}
            minus = F(ded.get("point", 0)) * points + F(ded.get("complaint", 0)) * complaints
            score = rounded(max(F(0), sum(earned.values(), F(0)) - minus), 2)
            grade = next((g for g in cfg.get("grades") or [] if score >= F(g["min"])), {})
            awards = []
            for a in cfg.get("awards") or []:
                if "clean" in a and any(f.rep == rep for f in self.violations(self.cal.before(hi, a["clean"]), hi, True)):
                    continue
                if "contacts" in a and actual["contacts"] < a["contacts"]:
                    continue
                awards.append({"award": a["award"], "bonus": a.get("bonus")})
            out.append({"rep": self.show(rep), "rank": 0, "score": float(score), "grade": grade.get("grade"),
                        "bonus": grade.get("bonus"), "awards": awards,
                        "metrics": {k: {"actual": num(actual[k]), "target": m["target"], "earned": num(earned[k])}
                                    for k, m in used.items()},
                        "points": num(points), "complaints": num(complaints), "deductions": num(minus)})
        for x in out:
            x["rank"] = 1 + sum(y["score"] > x["score"] for y in out)
        out.sort(key=lambda x: (x["rank"], x["rep"]))
        return {"schema": "turfbook.score/1", "from": stamp(lo), "to": stamp(hi), "reps": out}


def moment(text, rules, end):
    t, timed = parse_time(text, rules)
    return t if timed or not end else day_end(t)


def ids_of(doc):
    out = {}
    for f in doc["findings"]:
        k = (f["check"], f["at"], head(f["rep"] or ""), f["against"], f["customer"], f["rows"][0]["row"])
        out[k] = f["id"]
    return out


def run(ledger, rules_path, as_of, ids=None):
    rules = yaml.safe_load(open(rules_path, encoding="utf-8")) or {}
    return Model(ledger, rules, moment(as_of, rules, True), ids)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("what", choices=["audit", "holdings", "pool", "deals", "score"])
    p.add_argument("--ledger", required=True)
    p.add_argument("--rules", required=True)
    p.add_argument("--as-of", required=True)
    p.add_argument("--period")
    p.add_argument("--skip-bad-rows", action="store_true")
    p.add_argument("--ids")
    a = p.parse_args()
    m = run(a.ledger, a.rules, a.as_of, ids_of(json.load(open(a.ids))) if a.ids else None)
    if m.ledger.bad and not a.skip_bad_rows:
        print([(r.row, r.bad) for r in m.ledger.bad], file=sys.stderr)
        return 2
    if a.what == "score":
        lo, hi = a.period.split("..")
        doc = m.score(moment(lo, m.rules, False), moment(hi, m.rules, True))
    else:
        doc = m.audit() if a.what == "audit" else getattr(m, "report_" + a.what)()
    json.dump(doc, sys.stdout, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    sys.exit(main())
