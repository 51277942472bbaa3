//! Ledgers of unusual shape, in which a search that walks too far would show.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use fastrand::Rng;

use super::Files;

const HEADER: &str = "at,event,customer,rep,with,value,by,phone";

const RULES: &str = "
managers: [Max]
identity: {keys: [phone]}
claims: {cooldown: 30d, freeze: 1d, limits: [{max_held: 100000, per_month: 100000}]}
protection: [{first_contact: 7d, no_contact: 30d, term: 90d, extension: {by: 7d, times: 9}}]
penalties: {ladder: [{step: warning, points: 3}]}
service: {complaint: 7d, visit: 90d}
events: {visit: {as: contact, adds: 1d}}
";

/// A ledger of unusual shape.
#[derive(Clone, Copy)]
pub enum Shape {
    /// Every row is about a customer of its own.
    ManyCustomers,
    /// All rows are about one customer.
    SameCustomer,
    /// One rep holds all customers.
    SameHolder,
    /// All customers have one phone number, so that they are one.
    SamePhone,
}

impl Shape {
    /// All of them.
    pub const ALL: [Shape; 4] = [Shape::ManyCustomers, Shape::SameCustomer, Shape::SameHolder, Shape::SamePhone];

    /// Its name in the table.
    pub fn name(self) -> &'static str {
        match self {
            Shape::ManyCustomers => "a customer for every row",
            Shape::SameCustomer => "one customer",
            Shape::SameHolder => "one rep holds all",
            Shape::SamePhone => "one phone number",
        }
    }

    /// Writes so many rows of it.
    pub fn write(self, folder: &Path, rows: usize) -> io::Result<Files> {
        let (ledger, rules) = (folder.join("shape.csv"), folder.join("shape.yaml"));
        let files = Files { ledger, rules, rows, as_of: "2026-04-30".to_owned() };
        std::fs::write(&files.rules, RULES)?;
        let mut out = BufWriter::new(File::create(&files.ledger)?);
        let mut rng = Rng::with_seed(1);
        writeln!(out, "{HEADER}")?;
        for row in 0..rows {
            let rep = ["Ann", "Bo", "Cy", "Dan", "Eve"][rng.usize(..5)];
            let with = ["Fay", "Gus"][rng.usize(..2)];
            let usual = ["claim", "visit", "contact", "quote", "deal", "release", "assist", "complaint", "resolve"];
            let (event, customer, rep, phone) = match self {
                Shape::ManyCustomers => (usual[rng.usize(..9)], row, rep, Some(row)),
                Shape::SameCustomer => {
                    let managers = ["award", "transfer", "recycle"];
                    let event = if rng.u8(..9) == 0 { managers[rng.usize(..3)] } else { usual[rng.usize(..9)] };
                    (event, 0, rep, None)
                }
                Shape::SameHolder => (if row % 2 == 0 { "award" } else { "claim" }, row / 2, "Ann", None),
                Shape::SamePhone => (usual[rng.usize(..4)], row, rep, Some(0)),
            };
            // The rows fill a hundred days, whatever their number.
            let second = row * 100 * 86_400 / rows;
            let (day, second) = (second / 86_400, second % 86_400);
            let at = format!("2026-{:02}-{:02}", 1 + day / 28, 1 + day % 28);
            let time = format!("{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60);
            let value = if event == "deal" { "1000" } else { "" };
            let with = if matches!(event, "assist" | "transfer") { with } else { "" };
            let phone = phone.map_or(String::new(), |phone| format!("138{phone:08}"));
            writeln!(out, "{at} {time},{event},Customer {customer},{rep},{with},{value},Max,{phone}")?;
        }
        out.flush()?;
        Ok(files)
    }
}

/// A customer and a rep of a ledger.
pub fn somebody(files: &Files) -> io::Result<(String, String)> {
    let mut reader = csv::Reader::from_path(&files.ledger)?;
    let middle = reader.records().nth(files.rows / 2).transpose()?.unwrap_or_default();
    Ok((middle[2].to_owned(), middle[3].to_owned()))
}

/// So many requests for customers of a ledger and new ones, with the phone numbers of known customers and new ones.
pub fn requests(folder: &Path, files: &Files, count: usize) -> io::Result<PathBuf> {
    let path = folder.join("requests.csv");
    let mut writer = csv::Writer::from_path(&path)?;
    writer.write_record(["客户", "销售", "等级", "区域", "电话"])?;
    let mut reader = csv::Reader::from_path(&files.ledger)?;
    let rows = reader.records().filter_map(Result::ok);
    let claims: Vec<_> = rows.filter(|row| &row[1] == "报备" && !row[12].is_empty()).collect();
    for (number, row) in claims.iter().cycle().take(count).enumerate() {
        let (customer, phone) = match number % 4 {
            0 => (row[2].to_owned(), row[12].to_owned()),
            1 => (format!("{}二厂", &row[2]), row[12].to_owned()),
            _ => (format!("新客户{number}"), format!("199{number:08}")),
        };
        writer.write_record([&customer, &row[3], &row[10], &row[11], &phone])?;
    }
    writer.flush()?;
    Ok(path)
}
