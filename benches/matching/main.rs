//! How well similar customers are found, on the real data beside the project and on names made up for the purpose.
//!
//! ```text
//! cargo bench --bench matching
//! cargo bench --bench matching -- --data ../shared/data --febrl DIR --names 1000000
//! ```
//!
//! The data is split by a hash of each row: the words and weights were chosen by one half ("tune"), the other ("held
//! out") was looked at once, at the end. `--misses` lists what went wrong in the half to tune on.
//! `scripts/matching-baseline.py` prints the same table for `recordlinkage`.

#![allow(clippy::expect_used, reason = "a benchmark that can't read its data says so and ends")]

mod names;
mod people;

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Parser;
use turfbook::core::identity::key;
use turfbook::core::matching::index::{self, Probe};
use turfbook::core::matching::{Code, Name, Score, score};

/// How well similar customers are found.
#[derive(Parser)]
struct Options {
    /// The folder of the real data.
    #[arg(long, default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data"))]
    data: PathBuf,
    /// The folder of febrl 1 to 4 in the Python package recordlinkage.
    #[arg(long)]
    febrl: Option<PathBuf>,
    /// How many made-up names are compared.
    #[arg(long, default_value_t = 1_000_000)]
    names: usize,
    /// Lists what went wrong in the half to tune on.
    #[arg(long)]
    misses: bool,
    /// Cargo says it.
    #[arg(long, hide = true)]
    bench: bool,
}

/// The rows of a file of the real data.
fn rows(options: &Options, file: &str) -> Option<Vec<csv::StringRecord>> {
    let path = options.data.join(file);
    if !path.exists() {
        println!("skipped: {} is not here", path.display());
        return None;
    }
    let mut reader = csv::Reader::from_path(path).expect("a file that can be read");
    Some(reader.records().map(|record| record.expect("a record")).collect())
}

/// Whether a row belongs to the half that words and weights were chosen by.
fn is_to_tune(row: &str) -> bool {
    let hash = row
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    (hash >> 20) & 1 == 0
}

fn compared(one: &str, other: &str) -> Score {
    score(&Name::of(one), &Name::of(other))
}

fn told(one: &str, other: &str, score: &Score) -> String {
    let signs = score.signs.iter().map(|sign| format!("{} {} {:+}", sign.part.name(), sign.says.name(), sign.points));
    format!("{:3} {one} | {other} ({})", score.sum(), signs.collect::<Vec<_>>().join(", "))
}

/// How many of how many.
#[derive(Default)]
struct Share {
    of: usize,
    similar: usize,
    same: usize,
}

impl Share {
    fn add(&mut self, one: &str, other: &str) -> Score {
        let score = compared(one, other);
        let is_same = key(one) == key(other);
        self.of += 1;
        self.same += usize::from(is_same);
        self.similar += usize::from(!is_same && score.is_similar());
        score
    }

    #[expect(clippy::cast_precision_loss, reason = "counts are small")]
    fn told(&self) -> String {
        let found = self.same + self.similar;
        let share = 100.0 * found as f64 / self.of.max(1) as f64;
        format!("{} same, {} similar of {}: {share:.1} %", self.same, self.similar, self.of)
    }
}

/// 1: pairs of names of one company, and a few of two.
fn company_pairs(options: &Options) {
    let Some(rows) = rows(options, "company_pairs.csv") else { return };
    let mut halves = [Share::default(), Share::default()];
    let mut different = Vec::new();
    for row in rows.iter().filter(|row| !row[4].contains("不确定")) {
        let is_to_tune = is_to_tune(&format!("{}|{}", &row[0], &row[1]));
        if &row[2] != "1" {
            different.push(told(&row[0], &row[1], &compared(&row[0], &row[1])));
            continue;
        }
        let score = halves[usize::from(!is_to_tune)].add(&row[0], &row[1]);
        if options.misses && is_to_tune && !score.is_similar() {
            println!("   missed: {}", told(&row[0], &row[1], &score));
        }
    }
    let all = Share {
        of: halves[0].of + halves[1].of,
        similar: halves[0].similar + halves[1].similar,
        same: halves[0].same + halves[1].same,
    };
    println!("1  company_pairs.csv, same pairs    tune {}", halves[0].told());
    println!("                                    held out {}", halves[1].told());
    println!("                                    all {} (at least 96)", all.told());
    println!("   the pairs marked as different:");
    for pair in different {
        println!("   {pair}");
    }
}

/// 2: companies of one core name, all different.
fn different_companies(options: &Options) {
    let Some(rows) = rows(options, "different_companies.csv") else { return };
    let mut halves = [Share::default(), Share::default()];
    for (i, one) in rows.iter().enumerate() {
        for other in rows.iter().take(i).filter(|other| other[0] == one[0]) {
            let is_to_tune = is_to_tune(&one[0]);
            let score = halves[usize::from(!is_to_tune)].add(&one[2], &other[2]);
            if options.misses && is_to_tune && score.is_similar() {
                println!("   false: {}", told(&one[2], &other[2], &score));
            }
        }
    }
    println!("2  different_companies.csv, pairs   tune {} (at most 1)", halves[0].told());
    println!("                                    held out {}", halves[1].told());
}

/// 3: registered companies with their codes.
fn registered_companies(options: &Options) {
    let Some(rows) = rows(options, "registered_companies.csv") else { return };
    let texts: Vec<&str> = rows.iter().map(|row| &row[1]).collect();
    let mut keys: Vec<String> = texts.iter().map(|text| key(text)).collect();
    keys.sort();
    keys.dedup();
    let found = index::pairs(&index::names(&texts), |_, _| true);
    println!(
        "3  registered_companies.csv         {} joined, {} pairs similar among {} (0, at most 30)",
        texts.len() - keys.len(),
        found.len(),
        texts.len()
    );
    for pair in found.iter().filter(|_| options.misses) {
        println!("   {}", told(texts[pair.one as usize], texts[pair.other as usize], &pair.score));
    }
    let codes: Vec<&str> = rows.iter().map(|row| &row[0]).collect();
    let valid = codes.iter().filter(|code| matches!(Code::read(code), Code::Valid(_))).count();
    let mut random = fastrand::Rng::with_seed(7);
    let digits: Vec<char> = "0123456789ABCDEFGHJKLMNPQRTUWXY".chars().collect();
    let changed = (0..10_000).filter(|_| {
        let mut code: Vec<char> = codes[random.usize(..codes.len())].chars().collect();
        let place = random.usize(..code.len());
        let old = code[place];
        while code[place] == old {
            code[place] = digits[random.usize(..digits.len())];
        }
        !matches!(Code::read(&code.into_iter().collect::<String>()), Code::Valid(_))
    });
    println!(
        "   codes                            {valid} of {} accepted, {} of 10000 changed ones refused",
        codes.len(),
        changed.count()
    );
}

/// The most memory that the program had, in MiB.
fn most_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kilobytes| kilobytes / 1024)
}

/// How many seconds of processors the program had: on a busy machine they tell more than the clock.
fn processor_seconds() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<&str> = stat.rsplit(") ").next()?.split(' ').collect();
    let ticks: u32 = fields.get(11)?.parse::<u32>().ok()? + fields.get(12)?.parse::<u32>().ok()?;
    Some(f64::from(ticks) / 100.0)
}

/// 5: all similar pairs among many names, and one name against them.
fn speed(options: &Options) {
    let texts = names::made_up(options.names);
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let (start, before) = (Instant::now(), processor_seconds());
    let names = index::names(&texts);
    let apart = start.elapsed();
    let found = index::pairs(&names, |_, _| true);
    println!(
        "5  {} names: {} similar pairs in {:.1} s ({:.1} s to take them apart), {} s of processors, at most {} MiB",
        texts.len(),
        found.len(),
        start.elapsed().as_secs_f64(),
        apart.as_secs_f64(),
        before.zip(processor_seconds()).map_or("?".to_owned(), |(before, after)| format!("{:.1}", after - before)),
        most_memory().map_or("?".to_owned(), |memory| memory.to_string())
    );
    drop(names);
    for name in ["上海华泰科技有限公司", "Harbour Trading Company"] {
        let start = Instant::now();
        let probe = Probe::new(Name::of(name));
        let found = texts.iter().filter(|text| probe.look_at(text).is_some()).count();
        println!("   {name} against them: {found} similar in {:.2} s on one core", start.elapsed().as_secs_f64());
    }
}

fn main() {
    let options = Options::parse();
    company_pairs(&options);
    different_companies(&options);
    registered_companies(&options);
    match options.febrl.as_deref().filter(|folder| Path::new(folder).is_dir()) {
        Some(folder) => people::compare(folder),
        None => println!(
            "4  skipped: --febrl DIR names the folder of febrl 1 to 4 (scripts/matching-baseline.py tells which)"
        ),
    }
    speed(&options);
}
