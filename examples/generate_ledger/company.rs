//! A company at work, day by day: each rep does a handful of things, most of them by the rules.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::io::{self, Write};

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta, Weekday};
use fastrand::Rng;

use super::names;

const HEADER: &str = "时间,事件,客户,销售,对方,数值,操作人,关联,录入时间,备注,等级,区域,电话";
const RULES: &str = include_str!("rules.yaml");
const STEPS: [&str; 4] = ["口头警告", "资料处罚", "书面警告", "停报处分"];

/// Rows that one rep writes over the years; a longer ledger is that of a larger company.
const ROWS_OF_A_REP: usize = 5000;

/// A company: its people and customers as they are at the end of a day.
pub struct Company {
    rng: Rng,
    managers: Vec<String>,
    reps: Vec<Rep>,
    customers: Vec<Customer>,
    /// Customers that nobody holds and that were held once.
    pool: Vec<usize>,
    /// Customers that were left to lapse, with the day when somebody will notice.
    forgotten: Vec<(NaiveDate, usize)>,
    taken: HashSet<String>,
    rows: Vec<Row>,
}

struct Rep {
    name: String,
    /// How others write the name now and then.
    alias: String,
    regions: Vec<usize>,
    is_junior: bool,
    /// Whether the rep came after the rulebook was written.
    is_new: bool,
    has_left: bool,
    open: Vec<usize>,
    won: Vec<usize>,
    claims_today: usize,
    claims_this_week: usize,
    complaints: Vec<usize>,
}

struct Customer {
    name: String,
    region: usize,
    tier: &'static str,
    phone: String,
    holder: Option<usize>,
    helper: Option<usize>,
    since: NaiveDate,
    touched: NaiveDate,
    extended: bool,
}

/// One row of the ledger, and when it was written.
#[derive(Default)]
struct Row {
    at: NaiveDateTime,
    written: NaiveDateTime,
    event: &'static str,
    customer: String,
    rep: String,
    with: String,
    value: String,
    by: String,
    refers: String,
    recorded: String,
    note: &'static str,
    /// The customer whose tier, region and phone stand in the row.
    about: Option<usize>,
}

impl Company {
    /// A company that will fill so many rows.
    pub fn founded(rows: usize, seed: u64) -> Company {
        let mut rng = Rng::with_seed(seed);
        let mut taken = HashSet::new();
        let managers = (0..3).map(|_| names::person(&mut rng, &mut taken)).collect();
        let mut company = Company {
            managers,
            reps: Vec::new(),
            customers: Vec::new(),
            pool: Vec::new(),
            forgotten: Vec::new(),
            rows: Vec::new(),
            taken,
            rng,
        };
        for _ in 0..(rows / ROWS_OF_A_REP).max(6) {
            company.hire(false);
        }
        company
    }

    fn hire(&mut self, is_new: bool) {
        let name = names::person(&mut self.rng, &mut self.taken);
        let first = self.rng.usize(..names::REGIONS.len());
        let mut regions = vec![first];
        if self.rng.bool() {
            regions.push((first + 1) % names::REGIONS.len());
        }
        self.reps.push(Rep {
            alias: name.chars().skip(1).chain("总".chars()).collect::<String>() + &self.reps.len().to_string(),
            name,
            regions,
            is_junior: self.rng.u8(..4) == 0,
            is_new,
            has_left: false,
            open: Vec::new(),
            won: Vec::new(),
            claims_today: 0,
            claims_this_week: 0,
            complaints: Vec::new(),
        });
    }

    /// The company's rulebook.
    pub fn rules(&self) -> String {
        let mut rules = format!("managers: [{}]\nteam:\n", self.managers.join(", "));
        for (number, rep) in self.reps.iter().enumerate().filter(|(_, rep)| !rep.is_new) {
            let regions: Vec<&str> = rep.regions.iter().map(|region| names::REGIONS[*region]).collect();
            let level = if rep.is_junior { "junior" } else { "senior" };
            let (name, alias, regions, team) = (&rep.name, &rep.alias, regions.join(", "), number / 8 + 1);
            let _ = writeln!(
                rules,
                "  - {{name: {name}, aliases: [{alias}], regions: [{regions}], level: {level}, team: 销售{team}部}}"
            );
        }
        rules + RULES
    }

    /// Writes so many rows: UTF-8 with a BOM and CRLF, as `turfbook init` begins a ledger. Gives the day of the last.
    pub fn write(mut self, rows: usize, out: &mut dyn Write) -> io::Result<NaiveDate> {
        write!(out, "\u{feff}{HEADER}\r\n")?;
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
        let mut day = NaiveDate::from_ymd_opt(2022, 1, 4).unwrap_or_default();
        let mut left = rows;
        while left > 0 {
            self.work(day);
            day = day + Days::new(1);
            // Rows stand in the order in which they were written, and a few are written days later.
            let night = day.and_time(chrono::NaiveTime::MIN);
            let (mut done, open) = std::mem::take(&mut self.rows).into_iter().partition(|row| row.written < night);
            self.rows = open;
            let done: &mut Vec<Row> = &mut done;
            done.sort_by_key(|row| row.written);
            for row in done.iter().take(left) {
                self.print(row, &mut writer)?;
            }
            left = left.saturating_sub(done.len());
        }
        writer.flush()?;
        Ok(day - Days::new(1))
    }

    fn print(&self, row: &Row, writer: &mut csv::Writer<&mut dyn Write>) -> io::Result<()> {
        let about = row.about.map(|customer| &self.customers[customer]);
        let at = row.at.format("%Y-%m-%d %H:%M").to_string();
        let (tier, region, phone) =
            about.map_or(("", "", ""), |about| (about.tier, names::REGIONS[about.region], about.phone.as_str()));
        writer.write_record([
            &at,
            row.event,
            &row.customer,
            &row.rep,
            &row.with,
            &row.value,
            &row.by,
            &row.refers,
            &row.recorded,
            row.note,
            tier,
            region,
            phone,
        ])?;
        Ok(())
    }

    /// A day's work.
    fn work(&mut self, day: NaiveDate) {
        if matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
            return;
        }
        let mut hours: Vec<(u32, usize)> = Vec::new();
        for (number, rep) in self.reps.iter_mut().enumerate() {
            rep.claims_today = 0;
            if day.weekday() == Weekday::Mon {
                rep.claims_this_week = 0;
            }
            if !rep.has_left {
                let busy = self.rng.usize(3..10);
                hours.extend((0..busy).map(|_| (self.rng.u32(510..1110), number)));
            }
        }
        hours.sort_unstable();
        for (minute, rep) in hours {
            let at = day.and_time(chrono::NaiveTime::MIN) + TimeDelta::minutes(minute.into());
            self.act(rep, at);
        }
        self.manage(day);
    }

    /// One thing that a rep does.
    fn act(&mut self, rep: usize, at: NaiveDateTime) {
        let day = at.date();
        let most = if self.reps[rep].is_junior { 40 } else { 80 };
        let may_claim =
            self.reps[rep].claims_today < 4 && self.reps[rep].claims_this_week < 19 && self.reps[rep].open.len() < most;
        let roll = self.rng.u32(..10_000);
        if self.reps[rep].open.len() < 5 && may_claim {
            return self.claim(rep, at);
        }
        match roll {
            // Before its term is over, a customer buys or is given back.
            _ if self.ripe(rep, at, 85).is_some() => {
                if self.rng.u8(..5) < 2 {
                    self.win(rep, at);
                } else {
                    self.let_go(rep, at);
                }
            }
            0..1000 if may_claim => self.claim(rep, at),
            1000..1035 => self.claim_of_another(rep, at),
            1035..1085 => self.poach(rep, at, "跟进"),
            1085..1090 => self.poach(rep, at, "成交"),
            1090..1120 => self.tell(rep, at),
            1120..1130 => self.sell_unclaimed(rep, at),
            1130..1450 => self.win(rep, at),
            1450..2150 => self.let_go(rep, at),
            2150..2190 => self.ask_for_help(rep, at),
            2190..2250 => self.extend(rep, at),
            2250..2830 => self.touch(rep, at, "报价"),
            2830..3100 => self.rate(rep, at),
            3100..3210 => self.train(rep, at),
            3210..3260 => self.row(Row { event: "分享", rep: self.reps[rep].name.clone(), ..Row::default() }, at),
            3260..3290 => self.complain(rep, at),
            3290..4300 => self.visit(rep, at),
            _ if self.reps[rep].open.iter().any(|customer| self.customers[*customer].touched < day - Days::new(21)) => {
                self.touch_the_oldest(rep, at);
            }
            _ => {
                let event = ["跟进", "跟进", "电话", "拜访"][self.rng.usize(..4)];
                self.touch(rep, at, event);
            }
        }
    }

    /// What managers do at the end of a day.
    fn manage(&mut self, day: NaiveDate) {
        let at = day.and_hms_opt(18, 31, 0).unwrap_or_default();
        let by = self.managers[self.rng.usize(..self.managers.len())].clone();
        let (due, later) = std::mem::take(&mut self.forgotten).into_iter().partition(|(when, _)| *when <= day);
        self.forgotten = later;
        let due: Vec<(NaiveDate, usize)> = due;
        for (_, customer) in due {
            let name = self.customers[customer].name.clone();
            self.row(Row { event: "回收", customer: name, by: by.clone(), ..Row::default() }, at);
            self.pool.push(customer);
        }
        let size = self.reps.len();
        for _ in 0..size {
            let rep = self.rng.usize(..self.reps.len());
            let name = self.reps[rep].name.clone();
            match self.rng.u32(..20_000) {
                0..200 => self.hand_over(rep, &by, at),
                200..230 => self.award(rep, &by, at),
                230..250 => {
                    let refers = STEPS[self.rng.usize(..STEPS.len())].to_owned();
                    self.row(Row { event: "处罚", rep: name, refers, by: by.clone(), ..Row::default() }, at);
                }
                250..255 => {
                    let refers = format!("f-{}", (0..8).map(|_| self.rng.lowercase()).collect::<String>());
                    self.row(Row { event: "撤销", refers, by: by.clone(), ..Row::default() }, at);
                }
                255..263 => self.link("同一客户", &by, at),
                263..275 => self.link("非同一客户", &by, at),
                275..279 if !self.reps[rep].has_left && size > 8 => {
                    self.row(Row { event: "离职", rep: name, by: by.clone(), ..Row::default() }, at);
                    self.leave(rep);
                    self.hire(true);
                    let name = self.reps.last().map(|rep| rep.name.clone()).unwrap_or_default();
                    self.row(Row { event: "入职", rep: name, by: by.clone(), ..Row::default() }, at);
                }
                _ => {}
            }
        }
    }

    fn claim(&mut self, rep: usize, at: NaiveDateTime) {
        let day = at.date();
        let from_pool = if self.rng.u8(..5) == 0 && !self.pool.is_empty() {
            let place = self.rng.usize(..self.pool.len());
            let customer = self.pool[place];
            let is_ripe = self.customers[customer].since + Days::new(20) < day
                && self.reps[rep].regions.contains(&self.customers[customer].region);
            is_ripe.then(|| self.pool.swap_remove(place))
        } else {
            None
        };
        let customer = from_pool.unwrap_or_else(|| self.lead(rep, day));
        let known = &mut self.customers[customer];
        (known.holder, known.helper, known.since, known.touched, known.extended) = (Some(rep), None, day, day, false);
        self.reps[rep].open.push(customer);
        self.reps[rep].claims_today += 1;
        self.reps[rep].claims_this_week += 1;
        let about = (self.rng.u16(..400) > 0).then_some(customer);
        self.customer_row(rep, customer, at, Row { event: "报备", about, ..Row::default() });
        let call = at + TimeDelta::minutes(self.rng.i64(20..2000));
        self.customer_row(rep, customer, call, Row { event: "跟进", ..Row::default() });
    }

    fn lead(&mut self, rep: usize, day: NaiveDate) -> usize {
        let regions = &self.reps[rep].regions;
        let region =
            if self.rng.u16(..600) == 0 { self.rng.usize(..6) } else { regions[self.rng.usize(..regions.len())] };
        let name = names::company(&mut self.rng, region, &mut self.taken);
        let tier = ["A", "B", "B", "C", "C", "C"][self.rng.usize(..6)];
        let number = self.customers.len();
        let phone = format!("1{}{:08}", [38, 39, 86, 50][self.rng.usize(..4)], number * 7 + self.rng.usize(..7));
        self.customers.push(Customer {
            name,
            region,
            tier,
            phone,
            holder: None,
            helper: None,
            since: day,
            touched: day,
            extended: false,
        });
        number
    }

    /// Somebody else's customer, if there is one.
    fn other(&mut self, rep: usize) -> Option<usize> {
        let other = self.rng.usize(..self.reps.len());
        let open = &self.reps[other].open;
        if other == rep || open.is_empty() {
            return None;
        }
        Some(open[self.rng.usize(..open.len())])
    }

    fn own(&mut self, rep: usize) -> Option<usize> {
        self.rng.choice(self.reps[rep].open.iter()).copied()
    }

    fn claim_of_another(&mut self, rep: usize, at: NaiveDateTime) {
        let Some(customer) = self.other(rep) else { return };
        let name = self.customers[customer].name.clone();
        // Half of them under a name of their own, with the same phone.
        let name = if self.rng.bool() { names::short_for(&name) } else { name };
        let row = Row { event: "报备", customer: name, about: Some(customer), ..Row::default() };
        self.customer_row(rep, customer, at, row);
    }

    fn poach(&mut self, rep: usize, at: NaiveDateTime, event: &'static str) {
        let Some(customer) = self.other(rep) else { return };
        let value = if event == "成交" { self.price() } else { String::new() };
        self.customer_row(rep, customer, at, Row { event, value, ..Row::default() });
    }

    /// Tells the holder, who agrees, and then works the customer.
    fn tell(&mut self, rep: usize, at: NaiveDateTime) {
        let Some(customer) = self.other(rep) else { return };
        let by = self.customers[customer].holder.map(|holder| self.reps[holder].name.clone()).unwrap_or_default();
        self.customer_row(rep, customer, at, Row { event: "告知", by, ..Row::default() });
        self.customer_row(rep, customer, at + TimeDelta::minutes(5), Row { event: "跟进", ..Row::default() });
    }

    fn sell_unclaimed(&mut self, rep: usize, at: NaiveDateTime) {
        let customer = self.lead(rep, at.date());
        let value = self.price();
        self.customer_row(rep, customer, at, Row { event: "成交", value, about: Some(customer), ..Row::default() });
    }

    fn touch(&mut self, rep: usize, at: NaiveDateTime, event: &'static str) {
        let Some(customer) = self.own(rep) else { return };
        self.customers[customer].touched = at.date();
        // A helper does part of the work.
        let rep = match self.customers[customer].helper {
            Some(helper) if self.rng.u8(..3) == 0 && !self.reps[helper].has_left => helper,
            _ => rep,
        };
        let value = if event == "报价" { self.price() } else { String::new() };
        self.customer_row(rep, customer, at, Row { event, value, ..Row::default() });
    }

    fn touch_the_oldest(&mut self, rep: usize, at: NaiveDateTime) {
        let oldest = self.reps[rep].open.iter().copied().min_by_key(|customer| self.customers[*customer].touched);
        let Some(customer) = oldest else { return };
        self.customers[customer].touched = at.date();
        self.customer_row(rep, customer, at, Row { event: "跟进", ..Row::default() });
    }

    /// A customer that was won is visited, and buys again now and then.
    fn visit(&mut self, rep: usize, at: NaiveDateTime) {
        let Some(customer) = self.rng.choice(self.reps[rep].won.iter()).copied() else {
            return self.touch(rep, at, "跟进");
        };
        let day = at.date();
        let event = ["拜访", "电话", "跟进", "跟进", "成交"][self.rng.usize(..5)];
        let value = if event == "成交" { self.price() } else { String::new() };
        if event == "成交" {
            self.customers[customer].touched = day;
        }
        self.customer_row(rep, customer, at, Row { event, value, ..Row::default() });
    }

    fn win(&mut self, rep: usize, at: NaiveDateTime) {
        let Some(customer) = self.ripe(rep, at, 20) else { return self.touch(rep, at, "跟进") };
        let value = self.price();
        let helper = self.customers[customer].helper.map(|helper| self.reps[helper].name.clone());
        let row = Row { event: "成交", value, with: helper.unwrap_or_default(), ..Row::default() };
        self.customer_row(rep, customer, at, row);
        self.customers[customer].touched = at.date();
        self.reps[rep].open.retain(|open| *open != customer);
        self.reps[rep].won.push(customer);
        if self.rng.u8(..40) == 0 {
            let value = format!("-{}", self.rng.u32(100..3000));
            let later = at + TimeDelta::days(self.rng.i64(3..20));
            self.customer_row(rep, customer, later, Row { event: "成交", value, ..Row::default() });
        }
    }

    /// The customer that the rep has held the longest, if that is so many days.
    fn ripe(&mut self, rep: usize, at: NaiveDateTime, days: u64) -> Option<usize> {
        let open = self.reps[rep].open.iter().copied();
        let customer = open.min_by_key(|customer| self.customers[*customer].since)?;
        (self.customers[customer].since + Days::new(days) < at.date()).then_some(customer)
    }

    /// Gives a customer back, or forgets it; those first that bought something a long time ago.
    fn let_go(&mut self, rep: usize, at: NaiveDateTime) {
        let won = self.reps[rep].won.iter().copied().min_by_key(|customer| self.customers[*customer].touched);
        let won = won.filter(|won| self.customers[*won].touched + Days::new(300) < at.date());
        let Some(customer) = won.or_else(|| self.ripe(rep, at, 30)) else { return self.touch(rep, at, "电话") };
        self.reps[rep].open.retain(|open| *open != customer);
        self.reps[rep].won.retain(|won| *won != customer);
        self.customers[customer].holder = None;
        self.customers[customer].since = at.date();
        match self.rng.u8(..20) {
            0..2 => self.forgotten.push((at.date() + Days::new(self.rng.u64(65..90)), customer)),
            2 => {}
            _ => {
                self.customer_row(rep, customer, at, Row { event: "释放", ..Row::default() });
                self.pool.push(customer);
            }
        }
    }

    fn ask_for_help(&mut self, rep: usize, at: NaiveDateTime) {
        let Some(customer) = self.own(rep) else { return };
        let helper = self.rng.usize(..self.reps.len());
        if helper != rep && !self.reps[helper].has_left {
            self.customers[customer].helper = Some(helper);
            let with = self.reps[helper].name.clone();
            self.customer_row(rep, customer, at, Row { event: "协作", with, ..Row::default() });
        }
    }

    fn extend(&mut self, rep: usize, at: NaiveDateTime) {
        let Some(customer) = self.ripe(rep, at, 60) else { return };
        // Few ask twice.
        if !std::mem::replace(&mut self.customers[customer].extended, true) || self.rng.u8(..20) == 0 {
            self.customer_row(rep, customer, at, Row { event: "延期", ..Row::default() });
        }
    }

    fn rate(&mut self, rep: usize, at: NaiveDateTime) {
        let customer = self.rng.choice(self.reps[rep].won.iter()).copied();
        let customer = customer.map(|customer| self.customers[customer].name.clone()).unwrap_or_default();
        let value = ["5", "5", "5", "4", "4", "3", "4.5"][self.rng.usize(..7)].to_owned();
        self.row(Row { event: "评价", customer, rep: self.reps[rep].name.clone(), value, ..Row::default() }, at);
    }

    fn train(&mut self, rep: usize, at: NaiveDateTime) {
        let value = ["", "1", "2", "1.5", "3"][self.rng.usize(..5)].to_owned();
        self.row(Row { event: "培训", rep: self.reps[rep].name.clone(), value, ..Row::default() }, at);
    }

    fn complain(&mut self, rep: usize, at: NaiveDateTime) {
        if let Some(customer) = self.reps[rep].complaints.pop() {
            self.customer_row(rep, customer, at, Row { event: "结案", ..Row::default() });
        } else if let Some(customer) = self.rng.choice(self.reps[rep].won.iter()).copied() {
            self.reps[rep].complaints.push(customer);
            self.customer_row(rep, customer, at, Row { event: "投诉", ..Row::default() });
            if self.rng.u8(..10) > 0 {
                self.reps[rep].complaints.pop();
                let soon = at + TimeDelta::hours(self.rng.i64(2..100));
                self.customer_row(rep, customer, soon, Row { event: "结案", ..Row::default() });
            }
        }
    }

    fn hand_over(&mut self, rep: usize, by: &str, at: NaiveDateTime) {
        let to = self.rng.usize(..self.reps.len());
        if to == rep || self.reps[to].has_left || self.reps[to].open.len() > 35 {
            return;
        }
        let Some(customer) = self.own(rep) else { return };
        let with = self.reps[to].name.clone();
        self.customer_row(rep, customer, at, Row { event: "转移", with, by: by.to_owned(), ..Row::default() });
        self.reps[rep].open.retain(|open| *open != customer);
        self.reps[to].open.push(customer);
        let known = &mut self.customers[customer];
        (known.holder, known.helper, known.since, known.touched) = (Some(to), None, at.date(), at.date());
        let call = at + TimeDelta::hours(16);
        self.customer_row(to, customer, call, Row { event: "电话", ..Row::default() });
    }

    fn award(&mut self, rep: usize, by: &str, at: NaiveDateTime) {
        if self.reps[rep].has_left {
            return;
        }
        let Some(customer) = self.other(rep) else { return };
        // Now and then somebody rules who may not.
        let by = if self.rng.u8(..10) == 0 { self.reps[rep].name.clone() } else { by.to_owned() };
        self.customer_row(rep, customer, at, Row { event: "裁定", by, ..Row::default() });
    }

    /// A manager's word on two names.
    fn link(&mut self, event: &'static str, by: &str, at: NaiveDateTime) {
        let rep = self.rng.usize(..self.reps.len());
        if let (Some(one), Some(other)) = (self.own(rep), self.other(rep)) {
            let with = match event {
                "同一客户" => names::short_for(&self.customers[one].name) + "（老厂）",
                _ => self.customers[other].name.clone(),
            };
            let customer = self.customers[one].name.clone();
            self.row(Row { event, customer, with, by: by.to_owned(), ..Row::default() }, at);
        }
    }

    fn leave(&mut self, rep: usize) {
        let rep = &mut self.reps[rep];
        rep.has_left = true;
        for customer in rep.open.drain(..).chain(rep.won.drain(..)) {
            self.customers[customer].holder = None;
            self.pool.push(customer);
        }
    }

    fn price(&mut self) -> String {
        let price = self.rng.u32(8..400) * 500;
        match self.rng.u8(..4) {
            0 if price >= 1000 => format!("{},{:03}", price / 1000, price % 1000),
            1 => format!("{price}.00"),
            _ => price.to_string(),
        }
    }

    /// A row of a rep about a customer.
    fn customer_row(&mut self, rep: usize, customer: usize, at: NaiveDateTime, mut row: Row) {
        if row.customer.is_empty() {
            let name = &self.customers[customer].name;
            row.customer = if self.rng.u8(..30) == 0 { names::respelt(&mut self.rng, name) } else { name.clone() };
        }
        let rep = &self.reps[rep];
        row.rep = if self.rng.u8(..40) == 0 && !rep.is_new { rep.alias.clone() } else { rep.name.clone() };
        row.note = names::note(&mut self.rng);
        self.row(row, at);
    }

    /// A row is written at once, in the evening, or days later.
    fn row(&mut self, row: Row, at: NaiveDateTime) {
        let minutes = match self.rng.u16(..1000) {
            0..550 => 0,
            550..900 => self.rng.i64(1..60),
            900..985 => self.rng.i64(60..400),
            985..997 => self.rng.i64(400..2000),
            _ => self.rng.i64(2000..20_000),
        };
        let written = at + TimeDelta::minutes(minutes);
        // Whoever types into the file by hand often leaves that cell empty.
        let is_typed = self.rng.u8(..12) == 0;
        let recorded = if is_typed { String::new() } else { written.format("%Y-%m-%d %H:%M").to_string() };
        self.rows.push(Row { at, written, recorded, ..row });
    }
}
