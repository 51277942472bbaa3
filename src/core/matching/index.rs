//! Similar names among many, without comparing each with each.
//!
//! Two names are compared where they share a key: the core, its sound, the core without one of its characters, what
//! is left of the words when one is left out. A key that very many names share tells little: its names are parted by
//! province and industry, and a key that then still has too many is passed over, unless it is the core itself.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

use super::fold::{is_han, simplify};
use super::parts::{Name, digit};
use super::score::{Score, may_be_similar, score, sound};
use super::words::SHORT_NAMES;

/// How many names may share a key before they are parted.
const CROWD: usize = 48;

/// How many names of one core are compared each with each after they are parted.
const SAME_CORE: usize = 2_000;

/// How many letters of a Latin name are left out one by one.
const LETTERS: usize = 28;

/// How many parts of the machine work at a time.
const HANDS: usize = 2;

/// Two similar names, by their places in the list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// The one that comes first.
    pub one: u32,
    /// The other.
    pub other: u32,
    /// Why.
    pub score: Score,
}

/// A key of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    hash: u64,
    name: u32,
    /// Whether it is that of the whole core.
    is_core: bool,
}

/// Takes many names apart.
#[must_use]
pub fn names(texts: &[&str]) -> Vec<Name> {
    in_parts(texts.len(), |range| {
        texts.get(range).unwrap_or_default().iter().map(|text| Name::of(text)).collect::<Vec<_>>()
    })
    .into_iter()
    .flatten()
    .collect()
}

/// Runs the same for each part of a list, at the same time.
fn in_parts<T: Send>(len: usize, work: impl Fn(std::ops::Range<usize>) -> T + Sync) -> Vec<T> {
    let size = len.div_ceil(HANDS).max(1);
    let ranges: Vec<_> = (0..len).step_by(size).map(|start| start..(start + size).min(len)).collect();
    if len < 2_000 {
        return ranges.into_iter().map(work).collect();
    }
    std::thread::scope(|scope| {
        let work = &work;
        let hands: Vec<_> = ranges.into_iter().map(|range| scope.spawn(move || work(range))).collect();
        hands.into_iter().map(|hand| hand.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    })
}

/// All pairs of similar names that `wanted` asks for, best first.
#[must_use]
pub fn pairs(names: &[Name], wanted: impl Fn(u32, u32) -> bool + Sync) -> Vec<Pair> {
    let parted = in_parts(names.len(), |range| {
        let mut parts: [Vec<Key>; HANDS] = Default::default();
        for place in range {
            let Some(name) = names.get(place) else { continue };
            let number = u32::try_from(place).unwrap_or(u32::MAX);
            keys(name, &mut |hash, is_core| {
                let part = usize::try_from(hash >> 32).unwrap_or(0) % HANDS;
                if let Some(part) = parts.get_mut(part) {
                    part.push(Key { hash, name: number, is_core });
                }
            });
        }
        parts
    });
    let wanted = &wanted;
    let found: Vec<Vec<Pair>> = std::thread::scope(|scope| {
        let mut by_hand: [Vec<Vec<Key>>; HANDS] = Default::default();
        for parts in parted {
            for (hand, part) in by_hand.iter_mut().zip(parts) {
                hand.push(part);
            }
        }
        let hands: Vec<_> =
            by_hand.into_iter().map(|keys| scope.spawn(move || compared(names, keys.concat(), wanted))).collect();
        hands.into_iter().map(|hand| hand.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    });
    let mut found: Vec<Pair> = found.into_iter().flatten().collect();
    found.sort_unstable_by_key(|pair| (pair.one, pair.other));
    found.dedup_by_key(|pair| (pair.one, pair.other));
    found.sort_by_key(|pair| (std::cmp::Reverse(pair.score.sum()), pair.one, pair.other));
    found
}

/// The similar pairs among names that share one of these keys.
fn compared(names: &[Name], mut keys: Vec<Key>, wanted: &(impl Fn(u32, u32) -> bool + Sync)) -> Vec<Pair> {
    keys.sort_unstable();
    keys.dedup();
    let mut candidates: Vec<(u32, u32)> = Vec::new();
    let mut group: Vec<u32> = Vec::new();
    for same in keys.chunk_by(|a, b| a.hash == b.hash) {
        if same.len() > 1 {
            group.clear();
            group.extend(same.iter().map(|key| key.name));
            let is_core = same.first().is_some_and(|key| key.is_core);
            meet(names, &mut group, is_core, wanted, &mut candidates);
        }
    }
    drop(keys);
    candidates.sort_unstable();
    candidates.dedup();
    let scored = candidates.into_iter().filter_map(|(one, other)| {
        let score = score(names.get(one as usize)?, names.get(other as usize)?);
        score.is_similar().then_some(Pair { one, other, score })
    });
    scored.collect()
}

/// Brings together the names of one key.
fn meet(
    names: &[Name],
    group: &mut [u32],
    is_core: bool,
    wanted: &(impl Fn(u32, u32) -> bool + Sync),
    candidates: &mut Vec<(u32, u32)>,
) {
    let mut each_with_each = |numbers: &[u32]| {
        for (i, one) in numbers.iter().enumerate() {
            for other in numbers.iter().skip(i + 1) {
                let (one, other) = (*one.min(other), *one.max(other));
                if wanted(one, other)
                    && let (Some(a), Some(b)) = (names.get(one as usize), names.get(other as usize))
                    && may_be_similar(a, b)
                {
                    candidates.push((one, other));
                }
            }
        }
    };
    if group.len() <= CROWD || (is_core && group.len() <= SAME_CORE) {
        each_with_each(group);
        return;
    }
    let trait_of = |number: &u32| names.get(*number as usize).map_or((0, 0), trait_of);
    group.sort_by_cached_key(|number| (trait_of(number), *number));
    let most = if is_core { SAME_CORE } else { CROWD };
    for these in group.chunk_by(|a, b| trait_of(a) == trait_of(b)) {
        // Of too many the neighbours in the list are compared.
        if these.len() <= most {
            each_with_each(these);
        } else if is_core {
            for window in these.chunks(most) {
                each_with_each(window);
            }
        }
    }
}

/// What parts names of one key: the province, and what they do.
fn trait_of(name: &Name) -> (u32, u64) {
    let province = name.places.first().and_then(|place| place.areas.first()).map_or(0, |area| area.province());
    let mut hasher = FxHasher::default();
    name.industry.hash(&mut hasher);
    name.branch.as_ref().map(|branch| (&branch.own, branch.places.len())).hash(&mut hasher);
    (province, hasher.finish())
}

/// A hash of a key of one kind.
fn hash(kind: u8, parts: impl IntoIterator<Item = char>) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write_u8(kind);
    for c in parts {
        hasher.write_u32(c as u32);
    }
    hasher.finish()
}

/// Gives the keys of a name, with whether each is that of the whole core.
fn keys(name: &Name, add: &mut impl FnMut(u64, bool)) {
    if name.core.is_empty() {
        return;
    }
    if name.is_latin {
        latin_keys(&name.core, add);
    } else {
        let branch = name.branch.as_deref().map(|branch| branch.own.as_str());
        han_keys(&name.core, branch, add);
        if let Some(otherwise) = name.otherwise() {
            han_keys(&otherwise.core, branch, add);
        }
    }
}

fn han_keys(core: &str, branch: Option<&str>, add: &mut impl FnMut(u64, bool)) {
    let chars: Vec<char> = core.chars().collect();
    // A bank has thousands of branches; only those are compared that are called nearly the same.
    let own: Vec<char> = branch.map(|own| ['@'].into_iter().chain(own.chars()).collect()).unwrap_or_default();
    let with_own = |kind: u8, part: &[char]| hash(kind, part.iter().chain(&own).copied());
    add(with_own(0, &chars), true);
    let mut add = |hash| add(hash, false);
    add(hash(1, spelt(core).chars().chain(own.iter().copied())));
    add(with_own(2, &chars));
    if chars.len() > 2 {
        for left_out in 0..chars.len() {
            let mut rest = chars.clone();
            rest.remove(left_out);
            add(with_own(2, &rest));
        }
    }
    if let ([_, _, end @ ..], [start @ .., _, _]) = (chars.as_slice(), chars.as_slice())
        && end.len() > 1
    {
        add(with_own(2, end));
        add(with_own(2, start));
    }
    if let ([a, b, c, d, _, _, ..], [.., w, x, y, z]) = (chars.as_slice(), chars.as_slice()) {
        add(with_own(3, &[*a, *b, *c, *d]));
        add(with_own(4, &[*w, *x, *y, *z]));
    }
    let with_core = |kind: u8, own: &[char]| hash(kind, chars.iter().chain(own).copied());
    if let Some(own) = branch {
        let sounds: Vec<char> = spelt(own).chars().collect();
        add(with_core(8, &sounds));
    }
    if let ([_, first, second, ..], [.., before, last]) = (own.as_slice(), own.as_slice()) {
        add(with_core(10, &[*first, *second]));
        add(with_core(11, &[*before, *last]));
        add(with_core(12, &[*first, *last]));
    }
}

/// A text by its sounds, with what has none as it is.
fn spelt(text: &str) -> String {
    let mut spelt = String::new();
    for c in text.chars() {
        match sound(c) {
            Some(sound) => spelt.push_str(sound),
            None => spelt.push(c),
        }
    }
    spelt
}

fn latin_keys(core: &str, add: &mut impl FnMut(u64, bool)) {
    let words: Vec<&str> = core.split(' ').collect();
    let joined: String = words.concat();
    add(hash(5, core.chars()), true);
    let mut add = |hash| add(hash, false);
    // What Han characters may sound like.
    add(hash(1, joined.chars()));
    if words.len() > 1 {
        for left_out in 0..words.len() {
            let rest = words.iter().enumerate().filter(|(i, _)| *i != left_out);
            add(hash(5, rest.flat_map(|(_, word)| word.chars().chain([' ']))));
            if let Some(word) = words.get(left_out).filter(|word| word.len() > 4) {
                add(hash(1, word.chars()));
            }
        }
    }
    add(hash(5, core.chars().chain([' '])));
    let letters: Vec<char> = joined.chars().collect();
    add(hash(6, letters.iter().copied()));
    if letters.len() <= LETTERS && letters.len() > 3 {
        for left_out in 0..letters.len() {
            add(hash(6, letters.iter().enumerate().filter(|(i, _)| *i != left_out).map(|(_, c)| *c)));
        }
    }
    let mut sorted = letters;
    sorted.sort_unstable();
    add(hash(9, sorted));
    let bones = words.iter().flat_map(|word| {
        word.chars().enumerate().filter(|(i, c)| *i == 0 || !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h'))
    });
    add(hash(7, bones.map(|(_, c)| c)));
}

/// Names that are asked for again and again, and grow.
#[derive(Clone, Debug, Default)]
pub struct Lookup {
    names: Vec<Name>,
    /// Sorted.
    keys: Vec<Key>,
    /// The names by each key of those that came later.
    later: FxHashMap<u64, Vec<u32>>,
}

impl Lookup {
    /// Prepares the search among these.
    #[must_use]
    pub fn new(names: Vec<Name>) -> Lookup {
        let mut found: Vec<Key> = Vec::new();
        for (place, name) in names.iter().enumerate() {
            let number = u32::try_from(place).unwrap_or(u32::MAX);
            keys(name, &mut |hash, is_core| found.push(Key { hash, name: number, is_core }));
        }
        found.sort_unstable();
        found.dedup();
        Lookup { names, keys: found, later: FxHashMap::default() }
    }

    /// Takes up another name, behind the others.
    pub fn push(&mut self, name: Name) {
        let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        keys(&name, &mut |hash, _| self.later.entry(hash).or_default().push(number));
        self.names.push(name);
    }

    /// The places of the names that are similar to one.
    #[must_use]
    pub fn like(&self, name: &Name) -> Vec<(u32, Score)> {
        let mut candidates: Vec<u32> = Vec::new();
        keys(name, &mut |hash, is_core| {
            let start = self.keys.partition_point(|key| key.hash < hash);
            let known = self.keys.iter().skip(start).take_while(|key| key.hash == hash).map(|key| key.name);
            let later = self.later.get(&hash).into_iter().flatten().copied();
            let mut same: Vec<u32> = known.chain(later).collect();
            if same.len() > CROWD && !is_core {
                same.retain(|number| {
                    self.names.get(*number as usize).is_some_and(|other| trait_of(other) == trait_of(name))
                });
            }
            candidates.append(&mut same);
        });
        candidates.sort_unstable();
        candidates.dedup();
        let scored = candidates.into_iter().filter_map(|number| {
            let other = self.names.get(number as usize).filter(|other| may_be_similar(name, other))?;
            let score = score(name, other);
            score.is_similar().then_some((number, score))
        });
        scored.collect()
    }
}

/// Looks for names that are similar to one, among many that nobody took apart.
pub struct Probe {
    name: Name,
    /// By character: which of the core's it is, or sounds like.
    of_core: Vec<u32>,
    /// How many of the core's a similar name has at the least.
    least: u32,
    /// By two letters: which of the core's pairs of letters they are.
    of_letters: Vec<u64>,
    /// How many of these a similar name has at the least.
    least_letters: u32,
    /// What the name may be short for: 中行.
    short: Vec<&'static str>,
}

/// Marks a character that a name with it is taken apart for in any case.
const ODD: u32 = 0x8000_0000;

/// How many letters and digits there are.
const ALPHABET: usize = 36;

/// How many characters the basic plane has.
const PLANE: usize = 0x1_0000;

impl Probe {
    /// Prepares the search.
    #[must_use]
    pub fn new(name: Name) -> Probe {
        let mut of_core = vec![0; PLANE];
        let mut of_letters = vec![0; ALPHABET * ALPHABET];
        let (least, least_letters);
        if name.is_latin {
            let mut pairs: Vec<usize> = name.core.split(' ').flat_map(letter_pairs).collect();
            pairs.sort_unstable();
            pairs.dedup();
            pairs.truncate(64);
            for (bit, pair) in pairs.iter().enumerate() {
                if let Some(bits) = of_letters.get_mut(*pair) {
                    *bits |= 1_u64 << bit;
                }
            }
            // A slip takes up to three pairs, and a word may be told by its first letter.
            least_letters = u32::try_from(pairs.len()).unwrap_or(64).div_ceil(4);
            let joined: String = name.core.split(' ').collect();
            let spelt = |c: char| sound(c).is_some_and(|sound| joined.contains(sound));
            mark(&mut of_core, |c| u32::from(spelt(c)));
            least = 1;
        } else {
            let count = name.core.chars().count();
            // A word before the core may be its beginning.
            let longest = name.otherwise().map_or_else(|| name.core.clone(), |otherwise| otherwise.core);
            let core: Vec<char> = longest.chars().take(ODD.trailing_zeros() as usize).collect();
            let sounds: Vec<Option<&'static str>> = core.iter().map(|c| sound(*c)).collect();
            mark(&mut of_core, |c| {
                let sounds_like = sound(c);
                let is_it = |known: char, sound: Option<&str>| {
                    known == c
                        || (sound.is_some() && sound == sounds_like)
                        || (known.is_ascii_digit() && digit(c) == Some(known))
                };
                let is = core.iter().zip(&sounds).enumerate();
                is.filter(|(_, (known, sound))| is_it(**known, **sound)).fold(0, |bits, (i, _)| bits | 1 << i)
            });
            least = u32::try_from(least_in_common(count)).unwrap_or(1);
            let longest_spelt: String = sounds.iter().flatten().copied().collect();
            for (bit, pair) in letter_pairs(&longest_spelt).take(64).enumerate() {
                if let Some(bits) = of_letters.get_mut(pair) {
                    *bits |= 1_u64 << bit;
                }
            }
            // The sounds may stand in any order, as words do.
            let within_sounds = spelt(&name.core).len().saturating_sub(count);
            least_letters = u32::try_from(within_sounds).unwrap_or(32).clamp(4, 32);
        }
        let is_short = |full: &str| !name.is_latin && name.core.chars().count() > 1 && full.contains(&name.core);
        let short = SHORT_NAMES.iter().filter(|(_, full)| is_short(full)).map(|(short, _)| *short).collect();
        Probe { name, of_core, least, of_letters, least_letters, short }
    }

    /// The name that is looked for.
    #[must_use]
    pub fn name(&self) -> &Name {
        &self.name
    }

    /// Whether a name has enough of the characters to be worth taking apart.
    fn may_be(&self, text: &str) -> bool {
        let (mut of_core, mut of_letters) = (0_u32, 0_u64);
        let mut last = None;
        for c in text.chars() {
            if let Some(letter) = letter(c) {
                let pair = last.and_then(|last: usize| self.of_letters.get(last * ALPHABET + letter));
                of_letters |= pair.copied().unwrap_or(0);
                last = Some(letter);
            }
            of_core |= self.of_core.get(c as usize).copied().unwrap_or(ODD);
        }
        of_core & ODD != 0
            || of_core.count_ones() >= self.least
            || of_letters.count_ones() >= self.least_letters
            || self.short.iter().any(|short| text.starts_with(short))
    }

    /// Compares a name that was not taken apart; none where it is not similar.
    #[must_use]
    pub fn look_at(&self, text: &str) -> Option<Score> {
        if !self.may_be(text) {
            return None;
        }
        let name = Name::of(text);
        if !may_be_similar(&self.name, &name) {
            return None;
        }
        let score = score(&self.name, &name);
        score.is_similar().then_some(score)
    }
}

/// How many characters of a core of so many a similar name has at the least: all but a third, or but two at one end.
fn least_in_common(count: usize) -> usize {
    let without_slips = (count * 2).div_ceil(3);
    let without_an_end = count.saturating_sub(2).max(2);
    without_slips.min(without_an_end).max(1)
}

/// Gives each character of the basic plane that has a simplified form in Han its bits.
fn mark(table: &mut [u32], bits: impl Fn(char) -> u32) {
    for (code, marked) in table.iter_mut().enumerate() {
        if let Some(c) = u32::try_from(code).ok().and_then(char::from_u32) {
            // Letters with accents and of other widths are rare, and are looked at closely.
            let is_odd = !c.is_ascii() && !is_han(c) && c.is_alphanumeric();
            let is_worth_it = c.is_ascii_alphanumeric() || code >= 0x2e80;
            *marked = match is_worth_it {
                _ if is_odd => ODD,
                true => bits(simplify(c.to_ascii_lowercase())),
                false => 0,
            };
        }
    }
}

fn letter(c: char) -> Option<usize> {
    c.to_digit(36).map(|digit| digit as usize)
}

fn letter_pairs(word: &str) -> impl Iterator<Item = usize> {
    let after = word.chars().skip(1);
    word.chars().zip(after).filter_map(|(a, b)| Some(letter(a)? * ALPHABET + letter(b)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names that slip from each other in many ways.
    fn slips() -> Vec<String> {
        let mut texts = Vec::new();
        for core in ["华为", "恒瑞达", "博远新轩", "永安"] {
            for place in ["", "北京", "北京市", "上海"] {
                for end in ["", "技术", "技术有限公司", "商贸有限责任公司"] {
                    texts.push(format!("{place}{core}{end}"));
                }
            }
        }
        let others = [
            "华微技术",
            "博远轩",
            "博远新宣",
            "永通汽车",
            "东方永通汽车",
            "Huawei Technologies",
            "Acme Foods",
            "ACME Food",
        ];
        texts.extend(others.map(str::to_owned));
        texts.extend(["中行厦门湖里支行", "中国银行厦门市湖里支行", "中国银行厦门思明支行"].map(str::to_owned));
        texts
    }

    #[test]
    fn the_index_finds_what_a_comparison_of_each_with_each_finds() {
        let texts = slips();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let names = names(&texts);
        let mut expected = Vec::new();
        for one in 0..names.len() {
            for other in one + 1..names.len() {
                if score(&names[one], &names[other]).is_similar() {
                    expected.push((one, other));
                }
            }
        }
        let mut found: Vec<(usize, usize)> =
            pairs(&names, |_, _| true).iter().map(|pair| (pair.one as usize, pair.other as usize)).collect();
        found.sort_unstable();
        let told = |pairs: &[(usize, usize)]| {
            pairs.iter().map(|(a, b)| format!("{} {}", texts[*a], texts[*b])).collect::<Vec<_>>()
        };
        assert_eq!(told(&found), told(&expected));
        assert!(expected.len() > 30, "{}", expected.len());
    }

    #[test]
    fn a_search_for_one_name_finds_the_same() {
        let texts = slips();
        let (first, later) = texts.split_at(texts.len() / 2);
        let mut lookup = Lookup::new(first.iter().map(|text| Name::of(text)).collect());
        for text in later {
            lookup.push(Name::of(text));
        }
        for wanted in &texts {
            let name = Name::of(wanted);
            let probe = Probe::new(name.clone());
            let alike: Vec<&String> = lookup.like(&name).iter().map(|(place, _)| &texts[*place as usize]).collect();
            let expected: Vec<&String> = texts.iter().filter(|text| probe.look_at(text).is_some()).collect();
            assert_eq!(alike, expected, "{wanted}");
            for text in &texts {
                let expected = score(&name, &Name::of(text));
                assert_eq!(probe.look_at(text), Some(expected).filter(Score::is_similar), "{wanted} {text}");
            }
        }
    }

    /// Whether two names would meet in a list of many.
    fn meet_by_a_key(one: &str, other: &str) -> bool {
        let hashes = |name: &str| {
            let mut hashes = Vec::new();
            keys(&Name::of(name), &mut |hash, _| hashes.push(hash));
            hashes
        };
        let theirs = hashes(other);
        hashes(one).iter().any(|hash| theirs.contains(hash))
    }

    #[test]
    fn names_that_slip_from_each_other_share_a_key() {
        for (one, other) in [
            ("华为", "华为技术"),
            ("亿达", "忆达"),
            ("恒瑞达", "恒瑞"),
            ("恒瑞达", "恒锐达"),
            ("恒瑞达", "恒瑞通"),
            ("永通", "南方永通"),
            ("永通", "永通南方"),
            ("永通达", "永通达南方"),
            ("甲乙丙丁戊", "甲乙丙丁己庚"),
            ("甲乙丙丁戊己", "甲乙丙丁庚辛"),
            ("甲乙丙丁戊己", "庚辛丙丁戊己"),
            ("甲乙丙丁戊己庚", "甲乙丙丁辛壬庚"),
            ("甲乙丙丁戊己庚", "甲壬辛丁戊己庚"),
            ("永安达达", "达达"),
            ("永安达达", "北京永安达达"),
            ("工行长沙东塘支行", "工行东塘支行"),
            ("工行长沙东塘支行", "工行长沙东堂支行"),
            ("工行长沙塘支行", "工行长沙堂支行"),
            ("工行长沙园区支行", "工行长沙工业园区支行"),
            ("工行长沙工业支行", "工行长沙工业园区支行"),
            ("工行长沙高新区支行", "工行长沙高新技术开发区支行"),
            ("恒瑞达上海分公司", "恒锐达上海分公司"),
            ("恒瑞达上海分公司", "恒瑞通上海分公司"),
            ("永安达达上海分公司", "北京永安达达上海分公司"),
            ("华为", "Huawei"),
            ("华为", "Huawei Device"),
            ("Facebook", "Face Book"),
            ("Smith", "Smith Toys"),
            ("Anna Berta Carla", "Anna Berta Dora"),
            ("Michael Baumgartner", "Baumgartner Karl"),
            ("Johnson", "Johnston"),
            ("Jonhosn", "Johnson"),
            ("Katarinovic", "Katerinevic"),
        ] {
            assert!(meet_by_a_key(one, other) && meet_by_a_key(other, one), "{one} {other}");
        }
    }

    #[test]
    fn names_that_cannot_be_similar_share_none() {
        for (one, other) in [
            ("", ""),
            ("华为", "恒瑞"),
            // A slip in two characters that does not sound the same; a character of three.
            ("恒瑞", "恒通"),
            ("达", "恒瑞达"),
            ("甲乙丙丁", "甲乙丙丁戊己庚"),
            ("甲乙丙丁", "戊己庚甲乙丙丁"),
            ("甲乙丙丁戊", "甲乙丙丁己庚辛"),
            ("工行长沙东塘支行", "工行长沙西湖支行"),
            ("工行长沙东塘支行", "农行长沙东塘支行"),
            ("工行", "工行长沙东塘支行"),
            ("恒瑞达", "恒瑞达上海分公司"),
            ("永安达达", "永安达达上海分公司"),
            ("亿达", "Yida Mobile"),
            ("Acme", "Globex"),
            ("Ibm", "Ibs"),
            ("Katarinovic", "Komatsu"),
            ("Anna Berta Carla", "Anna Dora Emma"),
            // Of more than 28 letters none is left out.
            ("Abcdefghijklmnopqrstuvwxyzabcd", "Abcdefghijklmnopqrstuvwxzzabcd"),
        ] {
            assert!(!meet_by_a_key(one, other), "{one} {other}");
        }
    }

    /// So many names of different cores that slip from each other, half of them in each of two provinces.
    fn crowd(count: usize) -> Vec<String> {
        let owns = ('ァ'..='ヺ').chain('ぁ'..='ゖ');
        let places = ["北京", "上海"].into_iter().cycle();
        owns.zip(places).take(count).map(|(own, place)| format!("{place}恒海{own}瑞商贸有限公司")).collect()
    }

    #[test]
    fn a_crowd_of_one_key_is_parted_by_province_and_passed_over_where_it_still_is_one() {
        let found = |texts: &[String]| {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            pairs(&names(&texts), |_, _| true).len()
        };
        let each_with_each = |count: usize| count * (count - 1) / 2;
        // Names in different provinces are not similar, whether they are compared or not.
        let in_each_half = each_with_each(CROWD / 2) * 2;
        assert_eq!(found(&crowd(CROWD)), in_each_half);
        assert_eq!(found(&crowd(CROWD + 2)), in_each_half + CROWD);
        assert_eq!(found(&crowd(2 * CROWD)), each_with_each(CROWD) * 2);
        assert_eq!(found(&crowd(2 * CROWD + 1)), each_with_each(CROWD));
        assert_eq!(found(&crowd(2 * CROWD + 2)), 0);
    }

    #[test]
    fn a_crowd_of_one_core_is_compared_whatever_it_does() {
        let ends = ["技术", "信息技术", ""];
        let texts: Vec<String> = (0..2 * CROWD).map(|i| format!("华为{}", ends[i % 3])).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        assert_eq!(pairs(&names(&texts), |_, _| true).len(), CROWD * (2 * CROWD - 1));
    }

    #[test]
    fn a_search_in_a_crowd_of_one_key_looks_at_those_of_the_same_province_and_business() {
        let found = |count: usize, wanted: &str| {
            let lookup = Lookup::new(crowd(count).iter().map(|text| Name::of(text)).collect());
            lookup.like(&Name::of(wanted)).len()
        };
        for (count, without_place, in_one) in [(CROWD, CROWD, CROWD / 2), (CROWD + 2, 0, CROWD / 2 + 1)] {
            assert_eq!(found(count, "恒海乐瑞商贸有限公司"), without_place);
            assert_eq!(found(count, "北京恒海乐瑞商贸有限公司"), in_one);
        }
        // Those of one core are compared in any case.
        let lookup = Lookup::new((0..2 * CROWD).map(|_| Name::of("北京华为技术有限公司")).collect());
        assert_eq!(lookup.like(&Name::of("华为")).len(), 2 * CROWD);
    }

    #[test]
    fn a_similar_name_has_most_characters_of_the_core() {
        for (count, least) in [(0, 1), (1, 1), (2, 2), (3, 2), (4, 2), (5, 3), (6, 4), (7, 5), (8, 6), (9, 6), (12, 8)]
        {
            assert_eq!(least_in_common(count), least, "{count}");
        }
    }

    #[test]
    fn most_names_need_no_closer_look() {
        for (wanted, text, expected) in [
            ("华为", "华为技术", true),
            ("华为", "華為技術", true),
            ("华为", "花为技术", true),
            ("华为", "Huawei Technologies", true),
            ("华为", "Hua Wei", true),
            ("华为", "Wei Hua", true),
            ("永安华为", "Huawei", true),
            ("永安恒瑞", "永安恒通", true),
            ("恒瑞达", "恒瑞通", true),
            ("恒瑞达", "恒海商贸", false),
            ("第五", "第5小学", true),
            ("第5", "第五小学", true),
            ("Johnson Smith", "J Smith", true),
            ("华为", "恒瑞商贸", false),
            ("华为", "恒瑞，商贸（上海）", false),
            ("华为", "Acme Foods", false),
            ("招商银行", "招行厦门湖里支行", true),
            ("招商银行", "工行厦门湖里支行", false),
            ("Acme Foods", "ACME FOOD", true),
            ("Acme Foods", "Globex Toys", false),
            ("Acme Foods", "恒瑞商贸", false),
            ("Huawei", "华为", true),
            ("Huawei", "恒瑞商贸", false),
            // What is written in rare characters is looked at closely.
            ("Acme Foods", "ＡＣＭＥ", true),
            ("Acme Foods", "Société", true),
            ("华为", "Société", true),
            ("华为", "𠮷野", true),
            ("华为", "Acme — “Foods”", false),
        ] {
            assert_eq!(Probe::new(Name::of(wanted)).may_be(text), expected, "{wanted} {text}");
        }
    }

    #[test]
    fn a_crowd_of_one_core_is_parted_and_still_compared() {
        let mut texts: Vec<String> = (0..SAME_CORE + 500).map(|i| format!("北京华为{i}分厂有限公司")).collect();
        texts.extend((0..SAME_CORE + 500).map(|_| "上海恒瑞商贸有限公司".to_owned()));
        texts.push("北京恒瑞商贸有限公司".to_owned());
        texts.push("恒瑞商贸（北京）".to_owned());
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let last = u32::try_from(texts.len()).unwrap() - 1;
        let found = pairs(&names(&texts), |one, _| one == last - 1);
        assert_eq!(found.iter().map(|pair| (pair.one, pair.other)).collect::<Vec<_>>(), [(last - 1, last)]);
    }
}
