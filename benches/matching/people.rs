//! febrl 1 to 4: made-up people with slips, the yardstick of record linkage.
//!
//! As a ledger would have them: the customer is the given name and surname, `tax_id` the number of social security.

use std::collections::HashSet;
use std::path::Path;

use turfbook::core::matching::index;

struct Person {
    id: String,
    file: usize,
    name: String,
    number: String,
}

fn read(folder: &Path, files: &[&str]) -> Vec<Person> {
    let mut people = Vec::new();
    for (file, name) in files.iter().enumerate() {
        let reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_path(folder.join(format!("{name}.csv")));
        let mut reader = reader.expect("a file of febrl");
        let header = reader.headers().expect("a header").clone();
        let column = |name| header.iter().position(|header| header == name).expect("a column of febrl");
        let (given, surname, number) = (column("given_name"), column("surname"), column("soc_sec_id"));
        for row in reader.records() {
            let row = row.expect("a row");
            people.push(Person {
                id: row[0].split('-').nth(1).unwrap_or_default().to_owned(),
                file,
                name: format!("{} {}", &row[given], &row[surname]),
                number: row[number].to_owned(),
            });
        }
    }
    people
}

/// Precision and recall of some pairs.
#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn told(pairs: &HashSet<(usize, usize)>, truth: &HashSet<(usize, usize)>) -> String {
    let right = pairs.intersection(truth).count() as f64;
    format!("precision {:.3} recall {:.3}", right / pairs.len().max(1) as f64, right / truth.len() as f64)
}

/// Prints a line for each set.
pub fn compare(folder: &Path) {
    let sets: [(&str, &[&str]); 4] = [
        ("febrl1", &["dataset1"]),
        ("febrl2", &["dataset2"]),
        ("febrl3", &["dataset3"]),
        ("febrl4", &["dataset4a", "dataset4b"]),
    ];
    for (set, files) in sets {
        let people = read(folder, files);
        let may_be = |one: usize, other: usize| files.len() == 1 || people[one].file != people[other].file;
        let equal = |by: fn(&Person) -> &str| -> HashSet<(usize, usize)> {
            let mut order: Vec<usize> = (0..people.len()).filter(|i| !by(&people[*i]).is_empty()).collect();
            order.sort_by_key(|i| (by(&people[*i]), *i));
            let same = order.chunk_by(|a, b| by(&people[*a]) == by(&people[*b]));
            same.flat_map(|group| {
                group.iter().enumerate().flat_map(|(i, one)| group[i + 1..].iter().map(move |other| (*one, *other)))
            })
            .filter(|(one, other)| may_be(*one, *other))
            .collect()
        };
        let truth = equal(|person| &person.id);
        let texts: Vec<&str> = people.iter().map(|person| person.name.as_str()).collect();
        let similar: HashSet<(usize, usize)> = index::pairs(&index::names(&texts), |_, _| true)
            .iter()
            .map(|pair| (pair.one as usize, pair.other as usize))
            .filter(|(one, other)| may_be(*one, *other))
            .collect();
        let same = equal(|person| &person.number);
        let both = similar.union(&same).copied().collect();
        println!(
            "4  {set}: by name {}; same number (joined) {}; either {}",
            told(&similar, &truth),
            told(&same, &truth),
            told(&both, &truth)
        );
    }
}
