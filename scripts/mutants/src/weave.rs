//! A file of the program with all its mutants in it, each behind its switch.
//!
//! A mutant's text stands in its own branch, as `cargo mutants` would write it, and holds no other mutants: only one is
//! on at a time. So the text grows by one copy of an expression for each of its mutants.

use std::collections::BTreeMap;

use crate::mutant::Mutant;
use crate::site::{Bytes, Form, Sites};

/// A site, and the mutants that are switched there.
struct Site {
    bytes: Bytes,
    form: Form,
    mutants: Vec<usize>,
}

/// What became of a file.
pub struct Woven {
    pub text: String,
    pub origins: Vec<Origin>,
}

/// Which bytes of the text come from which mutants.
pub struct Origin {
    pub bytes: Bytes,
    pub mutants: Vec<usize>,
    /// Whether it is the branch of one mutant, and not a whole site.
    pub is_branch: bool,
}

/// A file with these mutants, which all have a site.
pub fn weave(text: &str, sites: &Sites, all: &[Mutant], chosen: impl Iterator<Item = usize>) -> Woven {
    let mut grouped: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for number in chosen {
        if let Some((form, bytes)) = sites.get(&(all[number].genre, replaced(&all[number], text))) {
            // Outer sites come before the inner ones, and a body before an expression that is all of it.
            let key = (bytes.start, usize::MAX - bytes.end, *form != Form::Body && *form != Form::IteratorBody);
            grouped.entry((key, bytes.end, *form)).or_default().push(number);
        }
    }
    let sites: Vec<Site> = grouped
        .into_iter()
        .map(|(((start, ..), end, form), mutants)| Site { bytes: start..end, form, mutants })
        .collect();
    let mut weaver = Weaver { text, all, woven: Woven { text: String::new(), origins: Vec::new() } };
    weaver.weave(0..text.len(), &sites);
    weaver.woven
}

/// The bytes that a mutant replaces.
pub fn replaced(mutant: &Mutant, text: &str) -> Bytes {
    mutant.span.start.byte_in(text)..mutant.span.end.byte_in(text)
}

struct Weaver<'a> {
    text: &'a str,
    all: &'a [Mutant],
    woven: Woven,
}

impl Weaver<'_> {
    fn push(&mut self, text: &str) {
        self.woven.text.push_str(text);
    }

    /// A stretch of the file, with the sites in it.
    fn weave(&mut self, bytes: Bytes, mut sites: &[Site]) {
        let mut at = bytes.start;
        while let Some((site, after)) = sites.split_first() {
            let (inner, next) =
                after.split_at(after.iter().take_while(|other| other.bytes.start < site.bytes.end).count());
            self.push(&self.text[at..site.bytes.start]);
            self.site(site, inner);
            (at, sites) = (site.bytes.end, next);
        }
        self.push(&self.text[at..bytes.end]);
    }

    fn site(&mut self, site: &Site, inner: &[Site]) {
        let start = self.woven.text.len();
        match site.form {
            Form::Expression => {
                self.push("(");
                for &number in &site.mutants {
                    self.branch(number, "if ", " { ", &self.mutated(number, &site.bytes), " } else ");
                }
                self.push("{ ");
                self.weave(site.bytes.clone(), inner);
                self.push(" })");
            }
            Form::Body => {
                for &number in &site.mutants {
                    self.branch(number, "if ", " { return ", &self.all[number].replacement, "; } ");
                }
                self.weave(site.bytes.clone(), inner);
            }
            Form::IteratorBody => {
                let either = "crate::mutant::Either";
                for &number in &site.mutants {
                    let (open, close) =
                        (format!(" {{ {either}::Mutant("), format!(") }} else {{ {either}::Program({{ "));
                    self.branch(number, "if ", &open, &self.all[number].replacement, &close);
                }
                self.weave(site.bytes.clone(), inner);
                self.push(&" }) }".repeat(site.mutants.len()));
            }
            Form::Arm => {
                for &number in &site.mutants {
                    self.branch(number, " if !", "", "", "");
                }
            }
            Form::NeededArm | Form::Constant | Form::LetChain => self.weave(site.bytes.clone(), inner),
        }
        self.origin(start, site.mutants.clone(), false);
    }

    /// The switch of a mutant and its text, with what stands before, between and behind.
    fn branch(&mut self, number: usize, before: &str, between: &str, mutated: &str, behind: &str) {
        let start = self.woven.text.len();
        self.push(&format!("{before}crate::mutant::is_on({number}){between}{mutated}"));
        self.origin(start, vec![number], true);
        self.push(behind);
    }

    fn origin(&mut self, start: usize, mutants: Vec<usize>, is_branch: bool) {
        self.woven.origins.push(Origin { bytes: start..self.woven.text.len(), mutants, is_branch });
    }

    /// The text of a site with one mutant in it.
    fn mutated(&self, number: usize, site: &Bytes) -> String {
        let mutant = &self.all[number];
        let replaced = replaced(mutant, self.text);
        let (before, behind) = (&self.text[site.start..replaced.start], &self.text[replaced.end..site.end]);
        format!("{before}{}{behind}", mutant.replacement)
    }
}
