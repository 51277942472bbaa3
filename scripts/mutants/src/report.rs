//! The figures, and the mutants that nothing noticed, against those that docs/mutants.md explains.

use std::collections::BTreeMap;

use crate::mutant::Mutant;

/// What became of a mutant.
#[derive(Debug, Clone)]
pub enum Outcome {
    Caught(String),
    Hung(String),
    Survived,
    Unviable(String),
    Leftover(String),
}

impl Outcome {
    fn name(&self) -> &'static str {
        match self {
            Outcome::Caught(_) => "caught",
            Outcome::Hung(_) => "hung",
            Outcome::Survived => "survived",
            Outcome::Unviable(_) => "unviable",
            Outcome::Leftover(_) => "leftover",
        }
    }

    /// The test that noticed, or why it could not be tried.
    fn detail(&self) -> &str {
        match self {
            Outcome::Survived => "",
            Outcome::Caught(text) | Outcome::Hung(text) | Outcome::Unviable(text) | Outcome::Leftover(text) => text,
        }
    }
}

/// One line for each mutant: outcome, name, detail.
pub fn table(mutants: &[Mutant], outcomes: &[Outcome]) -> String {
    let line = |(mutant, outcome): (&Mutant, &Outcome)| {
        format!("{}\t{}\t{}\n", outcome.name(), mutant.name, outcome.detail().replace(['\n', '\t'], " "))
    };
    mutants.iter().zip(outcomes).map(line).collect()
}

/// What is printed at the end, and how many survivors are not explained.
pub fn summary(mutants: &[Mutant], outcomes: &[Outcome], page: &str) -> (String, usize) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for outcome in outcomes {
        *counts.entry(outcome.name()).or_default() += 1;
    }
    let mut explained = explained(page);
    let mut is_explained = |mutant: &Mutant| {
        let left = explained.get_mut(mutant.lasting_name().as_str()).filter(|left| **left > 0);
        left.is_some_and(|left| {
            *left -= 1;
            true
        })
    };
    let mut lines: Vec<String> = mutants
        .iter()
        .zip(outcomes)
        .filter(|(mutant, outcome)| {
            matches!(outcome, Outcome::Survived | Outcome::Leftover(_)) && !is_explained(mutant)
        })
        .map(|(mutant, outcome)| format!("{}: {} {}\n", outcome.name(), mutant.name, outcome.detail()))
        .collect();
    let unexplained = lines.len();
    let figures: Vec<String> = counts.iter().map(|(name, count)| format!("{count} {name}")).collect();
    lines.push(format!("{} mutants: {}; {unexplained} unexplained\n", mutants.len(), figures.join(", ")));
    (lines.concat(), unexplained)
}

/// How often each mutant is named in the code blocks of the page.
fn explained(page: &str) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for line in page.lines().filter(|line| line.starts_with("src/core/")) {
        *counts.entry(line).or_default() += 1;
    }
    counts
}
