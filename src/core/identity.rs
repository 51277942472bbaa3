//! Which names are one customer (contract, section 4).

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};
use unicode_script::{Script, UnicodeScript};

use super::event::{Event, Kind};
use super::hands::both;
use super::ledger::{Ledger, Tracked};
use super::names::{CustomerId, NameId, NameSpelling, TextId};
use super::text;

/// What is trimmed at both ends of a name, beside blanks.
const PUNCTUATION: &[char] = &[
    '"', '\'', '“', '”', '‘', '’', '「', '」', '『', '』', '《', '》', '.', ',', ';', ':', '!', '?', '。', '、', '…',
    '·',
];

const BRACKETS: &[char] = &['(', ')', '[', ']', '{', '}', '<', '>', '【', '】', '〔', '〕', '〈', '〉'];

/// The form in which two names are one customer's.
#[must_use]
pub fn key(name: &str) -> String {
    // Most names are their own key.
    if name.chars().all(|c| text::is_common_letter(c) && !c.is_ascii_uppercase()) {
        return name.to_owned();
    }
    let plain = text::plain(name);
    let mut key = String::with_capacity(plain.len());
    let mut blank = false;
    for c in plain.chars() {
        if c.is_whitespace() {
            blank = true;
            continue;
        }
        if blank && !is_tight(c) && key.chars().next_back().is_some_and(|last| !is_tight(last)) {
            key.push(' ');
        }
        blank = false;
        text::push_lower(&mut key, c);
    }
    let trimmed = key.trim_matches(|c: char| c == ' ' || PUNCTUATION.contains(&c));
    if trimmed.len() == key.len() { key } else { trimmed.to_owned() }
}

/// Whether blanks beside the character mean nothing.
fn is_tight(c: char) -> bool {
    BRACKETS.contains(&c)
        || text::is_common_han(c)
        || (!c.is_ascii()
            && (matches!(c.script(), Script::Han | Script::Hiragana | Script::Katakana)
                || matches!(c, '\u{3040}'..='\u{30ff}')))
}

/// The form in which two identifiers (phone, tax id) are equal: NFKC, in lower case, without blanks and hyphens.
#[must_use]
pub fn identifier(cell: &str) -> String {
    if has_only_digits(cell) {
        return cell.to_owned();
    }
    text::plain(cell)
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || !(c.is_whitespace() || is_dash(*c)))
        .flat_map(char::to_lowercase)
        .collect()
}

/// Most numbers are written so.
fn has_only_digits(cell: &str) -> bool {
    cell.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_dash(c: char) -> bool {
    c == '\u{2212}' || c.general_category() == GeneralCategory::DashPunctuation
}

/// Whether a spreadsheet has turned an identifier into a number like `1.38E+10`, so that its digits are lost.
#[must_use]
pub fn is_scientific(cell: &str) -> bool {
    if has_only_digits(cell) {
        return false;
    }
    let plain = text::plain(cell);
    let Some((mantissa, exponent)) = plain.trim().split_once(['E', 'e']) else { return false };
    let digits = |s: &str| !s.is_empty() && has_only_digits(s);
    let (whole, fraction) = mantissa.split_once(['.', ',']).unwrap_or((mantissa, "0"));
    exponent.strip_prefix('+').is_some_and(digits) && digits(whole) && digits(fraction)
}

/// One row's word on which names are one.
#[derive(Clone, Copy, Debug)]
struct Link {
    /// The row's place in event order.
    order: usize,
    says: Says,
}

#[derive(Clone, Copy, Debug)]
enum Says {
    /// A name has a value in a column of `identity.keys`.
    Value(NameId, (u16, TextId)),
    Same(NameId, NameId),
    Distinct(NameId, NameId),
}

/// Which names are one customer, over the whole run.
#[derive(Clone, Debug, Default)]
pub struct Customers {
    /// None for a name that no row bears.
    of_name: Vec<Option<CustomerId>>,
    shown: Vec<Option<NameSpelling>>,
    /// In event order of first appearance.
    in_order: Vec<CustomerId>,
    /// By name: the group of names that it is or ever was near to; `None` where there is only itself.
    near: FxHashMap<NameId, usize>,
    groups: Vec<Group>,
    /// Who first had a value in a column of `identity.keys`.
    values: FxHashMap<(u16, TextId), NameId>,
    /// Those values that a name of a `distinct` row has, so that their names may be several customers.
    parting: FxHashSet<(u16, TextId)>,
}

/// Names that rows ever spoke of together.
#[derive(Clone, Debug)]
struct Group {
    links: Vec<Link>,
    /// When its names were joined, where nothing ever parts them.
    history: Option<History>,
}

/// What a row that comes last adds to the names that are known.
#[derive(Debug)]
pub struct Newcomer {
    name: Option<NameId>,
    is_customer: bool,
    values: Vec<(u16, TextId)>,
}

impl Customers {
    /// Joins the names of a ledger. `authorised` tells which manager's rows count.
    #[must_use]
    pub fn join(ledger: &Ledger, authorised: impl Fn(&Event) -> bool) -> Customers {
        let mut customers = Customers::default();
        let ((is_borne, first), links) = both(|| borne(ledger), || links(ledger, authorised));
        customers.parting = parting(&links);
        let mut near = Union::default();
        customers.values = touch(&links, &mut near);
        let mut groups: BTreeMap<usize, Vec<Link>> = BTreeMap::new();
        for link in links {
            let (Says::Value(name, _) | Says::Same(name, _) | Says::Distinct(name, _)) = link.says;
            if near.is_joined(name.index()) {
                groups.entry(near.root(name.index())).or_default().push(link);
            }
        }
        let mut joined = Union::default();
        for (root, links) in groups {
            unite(&links, &mut joined);
            customers.near.insert(NameId::at(root), customers.groups.len());
            customers.groups.push(Group { history: History::of(&links), links });
        }
        for name in near.members() {
            if let Some(group) = customers.near.get(&NameId::at(near.root(name))).copied() {
                customers.near.insert(NameId::at(name), group);
            }
        }
        // A root is the first of its names, and has its number before the others ask for it.
        let mut count = 0;
        for (name, is_borne) in is_borne.into_iter().enumerate() {
            if !is_borne {
                customers.of_name.push(None);
                continue;
            }
            let root = joined.root(name);
            let known = if root == name { None } else { customers.of_name.get(root).copied().flatten() };
            let customer = known.unwrap_or_else(|| {
                count += 1;
                CustomerId::at(count - 1)
            });
            customers.of_name.push(Some(customer));
        }
        customers.shown = vec![None; count];
        for spelling in first {
            let customer = customers.of(ledger.name(spelling));
            if let Some(shown @ None) = customers.shown.get_mut(customer.index()) {
                *shown = Some(spelling);
                customers.in_order.push(customer);
            }
        }
        customers
    }

    /// The customer of a name.
    #[must_use]
    pub fn of(&self, name: NameId) -> CustomerId {
        self.of_name.get(name.index()).copied().flatten().unwrap_or(CustomerId::at(0))
    }

    /// The customer of a name, where any row bears it.
    #[must_use]
    pub fn known(&self, name: NameId) -> Option<CustomerId> {
        self.of_name.get(name.index()).copied().flatten()
    }

    /// Whether a `distinct` row says of two names, or of others of the same customers, that they are two; of `same` and
    /// `distinct` rows on one pair the last counts.
    #[must_use]
    pub fn are_parted(&self, one: NameId, other: NameId) -> bool {
        let (Some(ours), Some(theirs)) = (self.known(one), self.known(other)) else { return false };
        let Some(group) = self.near.get(&one).and_then(|group| self.groups.get(*group)) else { return false };
        let mut last: FxHashMap<(NameId, NameId), bool> = FxHashMap::default();
        for link in &group.links {
            let (pair, parts) = match link.says {
                Says::Same(one, other) => ((one, other), false),
                Says::Distinct(one, other) => ((one, other), true),
                Says::Value(..) => continue,
            };
            last.insert((pair.0.min(pair.1), pair.0.max(pair.1)), parts);
        }
        last.into_iter().any(|((a, b), parts)| {
            let whose = (self.of(a), self.of(b));
            parts && (whose == (ours, theirs) || whose == (theirs, ours))
        })
    }

    /// Takes up the name and the values of a row that comes last. None where it may join customers that were two, or
    /// part what was one.
    pub fn welcome(&mut self, ledger: &Ledger, event: &Event) -> Option<Newcomer> {
        let mut newcomer = Newcomer { name: None, is_customer: false, values: Vec::new() };
        if ledger.extra(event).twin.is_some() {
            return None;
        }
        let Some(spelling) = event.customer else { return Some(newcomer) };
        let name = ledger.name(spelling);
        let mut customer = self.of_name.get(name.index()).copied().flatten();
        newcomer.name = customer.is_none().then_some(name);
        for cell in ledger.cells_of(event).iter().filter(|cell| ledger.is_identifier(**cell)) {
            match self.values.get(&(cell.column, cell.text)).map(|first| self.of(*first)) {
                None => newcomer.values.push((cell.column, cell.text)),
                Some(_) if self.parting.contains(&(cell.column, cell.text)) => return None,
                Some(other) if customer == Some(other) => {}
                Some(other) if customer.is_none() => customer = Some(other),
                Some(_) => return None,
            }
        }
        for value in &newcomer.values {
            self.values.insert(*value, name);
        }
        if newcomer.name.is_some() {
            newcomer.is_customer = customer.is_none();
            let customer = customer.unwrap_or_else(|| {
                let customer = CustomerId::at(self.shown.len());
                self.shown.push(Some(spelling));
                self.in_order.push(customer);
                customer
            });
            if self.of_name.len() <= name.index() {
                self.of_name.resize(name.index() + 1, None);
            }
            if let Some(of_name) = self.of_name.get_mut(name.index()) {
                *of_name = Some(customer);
            }
        }
        Some(newcomer)
    }

    /// Forgets what the row that was welcomed last added.
    pub fn forget(&mut self, newcomer: &Newcomer) {
        for value in &newcomer.values {
            self.values.remove(value);
        }
        if let Some(of_name) = newcomer.name.and_then(|name| self.of_name.get_mut(name.index())) {
            *of_name = None;
        }
        if newcomer.is_customer {
            self.shown.pop();
            self.in_order.pop();
        }
    }

    /// The customers, in event order of first appearance.
    #[must_use]
    pub fn in_order(&self) -> &[CustomerId] {
        &self.in_order
    }

    /// How many customers there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.shown.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// How a customer is shown: as it was first spelt in event order.
    #[must_use]
    pub fn shown(&self, customer: CustomerId) -> Option<NameSpelling> {
        self.shown.get(customer.index()).copied().flatten()
    }

    /// Whether two names of one customer were joined by the rows up to `order`, that one included.
    #[must_use]
    pub fn joined_by(&self, order: usize, one: NameId, other: NameId) -> bool {
        if one == other {
            return true;
        }
        let Some(group) = self.near.get(&one).and_then(|group| self.groups.get(*group)) else { return false };
        if let Some(history) = &group.history {
            return history.root(one, order) == history.root(other, order);
        }
        let known: Vec<Link> = group.links.iter().copied().filter(|link| link.order <= order).collect();
        let mut joined = Union::default();
        unite(&known, &mut joined);
        joined.root(one.index()) == joined.root(other.index())
    }
}

/// Every row's word on which names are one, the first of equal words about a value.
fn links(ledger: &Ledger, authorised: impl Fn(&Event) -> bool) -> Vec<Link> {
    let keys: Vec<bool> = ledger.tracked.iter().map(Tracked::is_identifier).collect();
    let has_keys = keys.contains(&true);
    let mut said: FxHashSet<(NameId, u16, TextId)> = FxHashSet::default();
    let mut links = Vec::new();
    // Whoever says nothing beside when, what and whose says nothing of that.
    for (order, event) in ledger.events.iter().enumerate().filter(|(_, event)| event.extra.is_some()) {
        let Some(name) = event.customer.map(|spelling| ledger.name(spelling)) else { continue };
        if has_keys {
            for cell in ledger.cells_of(event) {
                let is_key = keys.get(usize::from(cell.column)).copied().unwrap_or(false);
                if is_key && said.insert((name, cell.column, cell.text)) {
                    links.push(Link { order, says: Says::Value(name, (cell.column, cell.text)) });
                }
            }
        }
        if let Some(twin) = ledger.extra(event).twin.map(|spelling| ledger.name(spelling))
            && twin != name
            && authorised(event)
        {
            let says = if event.kind == Kind::Same { Says::Same(name, twin) } else { Says::Distinct(name, twin) };
            links.push(Link { order, says });
        }
    }
    links
}

/// Puts together all names that any link ever spoke of together. Gives each value with the name that first had it.
fn touch(links: &[Link], near: &mut Union) -> FxHashMap<(u16, TextId), NameId> {
    let mut first: FxHashMap<(u16, TextId), NameId> = FxHashMap::default();
    for link in links {
        match link.says {
            Says::Value(name, value) => near.join(first.entry(value).or_insert(name).index(), name.index()),
            Says::Same(one, other) | Says::Distinct(one, other) => near.join(one.index(), other.index()),
        }
    }
    first
}

/// By name: whether a row bears it, or one did that is gone. A row that was refused at the desk leaves names that none
/// does. And how each that an event bears was spelt first, in event order.
fn borne(ledger: &Ledger) -> (Vec<bool>, Vec<NameSpelling>) {
    let mut borne = vec![false; ledger.subjects.names.entities().count()];
    let mut spelt = vec![false; ledger.subjects.names.texts()];
    let mut first = Vec::new();
    for spelling in ledger.events.iter().flat_map(|event| ledger.names_in(event)) {
        let Some(spelt @ false) = spelt.get_mut(spelling.index()) else { continue };
        *spelt = true;
        if let Some(borne @ false) = borne.get_mut(ledger.name(spelling).index()) {
            *borne = true;
            first.push(spelling);
        }
    }
    let unreadable = ledger.unreadable.iter().map(|row| row.customer);
    let changed = ledger.changes.found.iter().map(|change| change.names.0);
    for spelling in unreadable.chain(changed).flatten() {
        if let Some(borne) = borne.get_mut(ledger.name(spelling).index()) {
            *borne = true;
        }
    }
    (borne, first)
}

/// The values that a name of a `distinct` row has.
fn parting(links: &[Link]) -> FxHashSet<(u16, TextId)> {
    let parted: FxHashSet<NameId> = links
        .iter()
        .filter_map(|link| match link.says {
            Says::Distinct(one, other) => Some([one, other]),
            _ => None,
        })
        .flatten()
        .collect();
    let parting = links.iter().filter_map(|link| match link.says {
        Says::Value(name, value) if parted.contains(&name) => Some(value),
        _ => None,
    });
    parting.collect()
}

/// Joins names by values and `same` rows, as far as no `distinct` row forbids a pair.
fn unite(links: &[Link], joined: &mut Union) {
    let mut pairs: FxHashMap<(NameId, NameId), bool> = FxHashMap::default();
    let mut values: BTreeMap<(u16, TextId), Vec<NameId>> = BTreeMap::new();
    for link in links {
        match link.says {
            Says::Value(name, value) => values.entry(value).or_default().push(name),
            Says::Same(one, other) => {
                pairs.insert((one.min(other), one.max(other)), true);
            }
            Says::Distinct(one, other) => {
                pairs.insert((one.min(other), one.max(other)), false);
            }
        }
    }
    for ((one, other), is_same) in &pairs {
        if *is_same {
            joined.join(one.index(), other.index());
        }
    }
    let may = |one: NameId, other: NameId| pairs.get(&(one.min(other), one.max(other))) != Some(&false);
    for mut unmet in values.into_values() {
        // Whoever shares the value is reached from the others, pair by pair, over pairs that are not forbidden.
        while let Some(start) = unmet.pop() {
            let mut reached = vec![start];
            while let Some(one) = reached.pop() {
                unmet.retain(|other| {
                    let meets = may(one, *other);
                    if meets {
                        joined.join(one.index(), other.index());
                        reached.push(*other);
                    }
                    !meets
                });
            }
        }
    }
}

/// When the names of a group were joined, as long as each row only joins.
#[derive(Clone, Debug, Default)]
struct History {
    /// By name: the one it was put under, and by which row. From one to the next the rows only become later.
    above: FxHashMap<NameId, (NameId, usize)>,
    /// By name: how many stand under it.
    below: FxHashMap<NameId, usize>,
}

impl History {
    /// None where a row parts what others join.
    fn of(links: &[Link]) -> Option<History> {
        let mut history = History::default();
        let mut first: FxHashMap<(u16, TextId), NameId> = FxHashMap::default();
        for link in links {
            match link.says {
                Says::Value(name, value) => history.join(*first.entry(value).or_insert(name), name, link.order),
                Says::Same(one, other) => history.join(one, other, link.order),
                Says::Distinct(..) => return None,
            }
        }
        Some(history)
    }

    /// The name that stands above all that are joined to this one by the rows up to `order`.
    fn root(&self, mut name: NameId, order: usize) -> NameId {
        while let Some((above, since)) = self.above.get(&name)
            && *since <= order
        {
            name = *above;
        }
        name
    }

    fn join(&mut self, one: NameId, other: NameId, order: usize) {
        let (one, other) = (self.root(one, order), self.root(other, order));
        if one == other {
            return;
        }
        // The smaller set goes under the larger, so that no way up is long.
        let size = |name| self.below.get(&name).copied().unwrap_or(0);
        let (lower, upper) = if size(one) <= size(other) { (one, other) } else { (other, one) };
        *self.below.entry(upper).or_default() += size(lower) + 1;
        self.above.insert(lower, (upper, order));
    }
}

/// Sets that are joined pair by pair. Whoever was never joined is a set alone.
#[derive(Default)]
struct Union {
    parent: FxHashMap<usize, usize>,
    /// Those under whom others were put.
    heads: FxHashSet<usize>,
}

impl Union {
    fn root(&mut self, mut member: usize) -> usize {
        while let Some(parent) = self.parent.get(&member).copied() {
            if let Some(grandparent) = self.parent.get(&parent).copied() {
                self.parent.insert(member, grandparent);
            }
            member = parent;
        }
        member
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        if one != other {
            self.parent.insert(one.max(other), one.min(other));
            self.heads.insert(one.min(other));
        }
    }

    /// Whether a member was ever joined with another.
    fn is_joined(&self, member: usize) -> bool {
        self.parent.contains_key(&member) || self.heads.contains(&member)
    }

    /// Whoever was joined with another, in no order.
    fn members(&self) -> Vec<usize> {
        self.parent.keys().chain(&self.heads).copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::sample;

    #[test]
    fn keys_forget_what_people_write_differently() {
        let table = [
            ("华为技术（北京） 有限公司", "华为技术(北京)有限公司"),
            (" 《北京 华远科技』… ", "北京华远科技"),
            ("Fox 24  二部", "fox 24二部"),
            ("Ａｃｍｅ　Ｔｒａｄｉｎｇ", "acme trading"),
            ("Acme\u{200b} Trading.", "acme trading"),
            ("Cedar ( Sons ) Ltd", "cedar(sons)ltd"),
            ("日本 コーヒー 店", "日本コーヒー店"),
            ("コーヒー ショップ", "コーヒーショップ"),
            ("ー ー", "ーー"),
            ("\u{20000} \u{20001}", "\u{20000}\u{20001}"),
            ("Café É", "café é"),
            ("Cafe Bar", "cafe bar"),
            ("“Fox”", "fox"),
            ("...", ""),
            ("Fox.24", "fox.24"),
        ];
        for (name, expected) in table {
            assert_eq!(key(name), expected, "{name}");
        }
    }

    #[test]
    fn identifiers_forget_blanks_and_hyphens() {
        for cell in ["010-6003", "０１０－６００３", "010 6003", "010–6003", "010\u{2212}6003"] {
            assert_eq!(identifier(cell), "0106003", "{cell}");
        }
        assert_eq!(identifier("TX 001"), "tx001");
        assert_eq!(identifier("京A·12-345 é"), "京a·12345é");
    }

    #[test]
    fn a_number_that_lost_its_digits_is_seen() {
        for cell in ["1.38E+10", "1E+5", "1,23456789012346E+019", "１.38e+10"] {
            assert!(is_scientific(cell), "{cell}");
        }
        for cell in ["13800138000", "TX1E10", "9E10", "E+5", "1.E+5", "1.38E+", ""] {
            assert!(!is_scientific(cell), "{cell}");
        }
    }

    #[test]
    fn only_customers_that_a_row_parts_are_parted() {
        let rows = [
            "2026-01-01,claim,A,李强",
            "2026-01-01,claim,B,李强",
            "2026-01-01,claim,C,李强",
            "2026-01-01,claim,D,李强",
            "2026-01-02,distinct,A,,B,王总",
            "2026-01-02,distinct,B,,C,王总",
            "2026-01-03,same,C,,D,王总",
        ];
        sample::ask("managers: [王总]", &rows, "2026-01-31", |sample| {
            let world = sample.audit.world;
            let name = |name: &str| NameId::at(world.ledger.subjects.names.entities().known(&key(name)).unwrap());
            let parted = |one, other| world.customers.are_parted(name(one), name(other));
            assert_eq!(
                [("A", "B"), ("B", "A"), ("B", "C"), ("D", "B")].map(|(one, other)| parted(one, other)),
                [true; 4]
            );
            assert_eq!([("A", "C"), ("D", "A"), ("C", "D")].map(|(one, other)| parted(one, other)), [false; 3]);
        });
    }
}
