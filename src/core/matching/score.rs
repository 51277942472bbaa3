//! How much two names look like one customer's: a sum of signs, each of which can be told.

use pinyin::ToPinyin;

use super::parts::{Branch, Name};
use super::places::{Relation, relation};

/// From this sum on two names are similar.
pub const SIMILAR: i32 = 75;

/// What the core of a name counts where both have the same.
const CORE: f64 = 70.0;

/// One part of the sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sign {
    /// What was compared.
    pub part: Part,
    /// What came out.
    pub says: Says,
    /// What it adds.
    pub points: i32,
}

/// A part of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// What is the name's own.
    Core,
    /// Where.
    Place,
    /// What it does.
    Industry,
    /// Its legal form.
    Form,
    /// Which branch.
    Branch,
    /// Codes, phone numbers and mail addresses.
    Identifier,
}

impl Part {
    /// Its name in messages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Part::Core => "core",
            Part::Place => "place",
            Part::Industry => "industry",
            Part::Form => "form",
            Part::Branch => "branch",
            Part::Identifier => "identifier",
        }
    }
}

/// What came out of a comparison of two parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Says {
    /// They are the same.
    Same,
    /// Other characters that sound the same.
    SoundsSame,
    /// They are nearly the same.
    Near,
    /// One has all of the other, and more.
    Closer,
    /// One of the names does not say.
    OneUnsaid,
    /// Neither says.
    Unsaid,
    /// One place lies in the other.
    Inside,
    /// They differ.
    Different,
}

impl Says {
    /// Whether it speaks for one customer.
    #[must_use]
    pub fn agrees(self) -> bool {
        matches!(self, Says::Same | Says::SoundsSame | Says::Near | Says::Closer)
    }

    /// Whether it speaks against it.
    #[must_use]
    pub fn differs(self) -> bool {
        matches!(self, Says::Different | Says::Inside)
    }

    /// Its name in messages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Says::Same => "same",
            Says::SoundsSame => "sounds-same",
            Says::Near => "near",
            Says::Closer => "closer",
            Says::OneUnsaid => "one-unsaid",
            Says::Unsaid => "unsaid",
            Says::Inside => "inside",
            Says::Different => "different",
        }
    }
}

/// What a comparison of two names came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// Its parts.
    pub signs: [Sign; 6],
}

impl Score {
    /// The sum, from 0 to 100.
    #[must_use]
    pub fn sum(&self) -> i32 {
        self.signs.iter().map(|sign| sign.points).sum::<i32>().clamp(0, 100)
    }

    /// The same, with what the identifiers of the two say.
    #[must_use]
    pub fn with_identifiers(mut self, says: Says, points: i32) -> Score {
        self.signs = self.signs.map(|sign| match sign.part {
            Part::Identifier => Sign { says, points, ..sign },
            _ => sign,
        });
        self
    }

    /// What was compared.
    pub fn parts(&self, says: impl Fn(Says) -> bool) -> impl Iterator<Item = Sign> {
        self.signs.into_iter().filter(move |sign| says(sign.says))
    }

    /// Whether a person should look.
    #[must_use]
    pub fn is_similar(&self) -> bool {
        self.sum() >= SIMILAR
    }
}

/// Compares two names. The order of the two does not matter.
#[must_use]
pub fn score(one: &Name, other: &Name) -> Score {
    let mut best = once(one, other);
    if one.doubtful.is_some() || other.doubtful.is_some() {
        readings(one, other, |_, _, score| {
            if score.sum() > best.sum() {
                best = score;
            }
        });
    }
    best
}

/// Two names as they were understood to come to their score.
#[must_use]
pub fn as_compared(one: &Name, other: &Name) -> (Name, Name) {
    let best = score(one, other);
    let mut compared = None;
    readings(one, other, |one, other, score| {
        if score == best {
            compared.get_or_insert_with(|| (one.clone(), other.clone()));
        }
    });
    compared.unwrap_or_else(|| (one.clone(), other.clone()))
}

/// Compares two names in every way to understand them: a word before the core may be a place or belong to the core.
fn readings(one: &Name, other: &Name, mut see: impl FnMut(&Name, &Name, Score)) {
    let (one_too, other_too) = (one.otherwise(), other.otherwise());
    for one in [Some(one), one_too.as_ref()].into_iter().flatten() {
        for other in [Some(other), other_too.as_ref()].into_iter().flatten() {
            see(one, other, once(one, other));
        }
    }
}

fn once(one: &Name, other: &Name) -> Score {
    let branch = branch(one.branch.as_deref(), other.branch.as_deref());
    let identifier = sign(Part::Identifier, Says::Unsaid, 0);
    Score { signs: [core(one, other), place(one, other), industry(one, other), form(one, other), branch, identifier] }
}

/// Whether the places and branches of two names leave it open that they are similar.
#[must_use]
pub(super) fn may_be_similar(one: &Name, other: &Name) -> bool {
    let is_elsewhere = || relation(&one.places, &other.places) == Relation::Different;
    let is_open = one.doubtful.is_some() || other.doubtful.is_some() || !is_elsewhere();
    is_open && one.branch.is_some() == other.branch.is_some()
}

fn sign(part: Part, says: Says, points: i32) -> Sign {
    Sign { part, says, points }
}

fn place(one: &Name, other: &Name) -> Sign {
    let (says, points) = match relation(&one.places, &other.places) {
        Relation::Same => (Says::Same, 12),
        Relation::Closer => (Says::Closer, 8),
        Relation::CityOf => (Says::Inside, -15),
        Relation::OneSaid => (Says::OneUnsaid, 4),
        Relation::Unsaid => (Says::Unsaid, 4),
        Relation::Inside => (Says::Inside, -25),
        Relation::Different => (Says::Different, -60),
    };
    sign(Part::Place, says, points)
}

fn industry(one: &Name, other: &Name) -> Sign {
    let (a, b) = (one.industry.as_str(), other.industry.as_str());
    let (says, points) = if a.is_empty() && b.is_empty() {
        (Says::Unsaid, 4)
    } else if one.is_latin != other.is_latin {
        (Says::OneUnsaid, 4)
    } else if a == b {
        (Says::Same, 10)
    } else if a.is_empty() || b.is_empty() {
        (Says::OneUnsaid, 4)
    } else if a.ends_with(b) || b.ends_with(a) || a.starts_with(b) || b.starts_with(a) {
        (Says::Closer, 0)
    } else if is_bank(a) && is_bank(b) && !one.places.iter().any(|place| place.name == one.core) {
        // A bank that is not called by its place keeps its name when it becomes one of another kind.
        (Says::Near, 0)
    } else {
        let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
        let shared = a.iter().filter(|c| b.contains(c)).count() + b.iter().filter(|c| a.contains(c)).count();
        if shared * 2 > a.len() + b.len() { (Says::Near, 0) } else { (Says::Different, -25) }
    };
    sign(Part::Industry, says, points)
}

fn is_bank(industry: &str) -> bool {
    ["银行", "信用社", "联社", "合作社"].iter().any(|ending| industry.ends_with(ending))
}

fn form(one: &Name, other: &Name) -> Sign {
    let (says, points) = if one.form.is_unsaid() && other.form.is_unsaid() {
        (Says::Unsaid, 2)
    } else if one.form == other.form {
        (Says::Same, 5)
    } else if one.form.is_unsaid() || other.form.is_unsaid() || one.is_latin != other.is_latin {
        (Says::OneUnsaid, 2)
    } else {
        (Says::Different, 0)
    };
    sign(Part::Form, says, points)
}

fn branch(one: Option<&Branch>, other: Option<&Branch>) -> Sign {
    let (says, points) = match (one, other) {
        (None, None) => (Says::Unsaid, 3),
        (Some(one), Some(other)) => {
            if one == other {
                (Says::Same, 3)
            } else if one.kind != other.kind {
                (Says::Different, -60)
            } else {
                let own_is_same = one.own == other.own;
                match relation(&one.where_(), &other.where_()) {
                    Relation::Same | Relation::Closer if own_is_same => (Says::Closer, 1),
                    Relation::OneSaid if own_is_same && !one.own.is_empty() => (Says::Closer, 1),
                    Relation::Same | Relation::Unsaid if sounds_same(&one.own, &other.own) => (Says::SoundsSame, -3),
                    Relation::Same | Relation::Closer | Relation::Unsaid
                        if is_short_for(&one.own, &other.own) && numerals(&one.own) == numerals(&other.own) =>
                    {
                        (Says::Closer, -5)
                    }
                    _ => (Says::Different, -60),
                }
            }
        }
        _ => (Says::Different, -60),
    };
    sign(Part::Branch, says, points)
}

/// Whether one has all characters of the other in their order: 园区 and 工业园区, 高新区 and 高新技术开发区.
fn is_short_for(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let mut rest = long.chars();
    short.chars().count() > 1 && short.chars().all(|c| rest.any(|other| other == c))
}

fn core(one: &Name, other: &Name) -> Sign {
    let (says, likeness) = match (one.is_latin, other.is_latin) {
        (true, true) => words_alike(&one.core, &other.core),
        (false, false) => han_alike(one, other),
        (true, false) => spelt_alike(&other.core, &one.core),
        (false, true) => spelt_alike(&one.core, &other.core),
    };
    #[expect(clippy::cast_possible_truncation, reason = "a likeness is from 0 to 1")]
    let points = (CORE * likeness).round() as i32;
    sign(Part::Core, says, points)
}

/// The sound of a character; none where it is no Han character.
pub(super) fn sound(c: char) -> Option<&'static str> {
    c.to_pinyin().map(pinyin::Pinyin::plain)
}

fn sounds_same(one: &str, other: &str) -> bool {
    one.chars().count() == other.chars().count()
        && one.chars().zip(other.chars()).all(|(a, b)| a == b || (sound(a).is_some() && sound(a) == sound(b)))
}

/// How alike the cores of two Chinese names are, from 0 to 1.
fn han_alike(one: &Name, other: &Name) -> (Says, f64) {
    if one.core == other.core {
        return (Says::Same, 1.0);
    }
    // 第一 and 第二 are one slip from each other, and never one company.
    if numerals(&one.core) != numerals(&other.core) {
        return (Says::Different, 0.0);
    }
    if sounds_same(&one.core, &other.core) {
        let is_long = one.core.chars().count() > 2;
        return (Says::SoundsSame, if is_long { 0.9 } else { 0.85 });
    }
    let (a, b): (Vec<char>, Vec<char>) = (one.core.chars().collect(), other.core.chars().collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    let most = long.len();
    if most > 3 * short.len() {
        return (Says::Different, 0.0);
    }
    #[expect(clippy::cast_precision_loss, reason = "names are short")]
    let near = 1.0 - slips(&a, &b) as f64 / most as f64;
    // 永通 in 东方永通.
    if short.len() > 1 && long.len() <= short.len() + 2 && (long.starts_with(short) || long.ends_with(short)) {
        return (Says::Closer, near.max(0.72));
    }
    if near >= 0.66 { (Says::Near, near) } else { (Says::Different, near / 2.0) }
}

/// The digits of a text, in whatever script.
fn numerals(text: &str) -> Vec<char> {
    text.chars().filter(|c| c.is_ascii_digit() || "〇一二三四五六七八九十".contains(*c)).collect()
}

/// How many characters are to be changed, added, taken away or exchanged with their neighbours.
fn slips(a: &[char], b: &[char]) -> usize {
    strsim::generic_damerau_levenshtein(a, b)
}

/// How alike a Chinese core and Latin words are: whether these spell its sound.
fn spelt_alike(han: &str, latin: &str) -> (Says, f64) {
    let spelt: String = han.chars().filter_map(sound).collect();
    let joined: String = latin.split(' ').collect();
    let is_spelt = spelt.len() > 4 && (joined == spelt || latin.split(' ').any(|word| word == spelt));
    if is_spelt { (Says::SoundsSame, 0.9) } else { (Says::Different, 0.0) }
}

/// How alike the words of two names are, whatever their order, from 0 to 1.
fn words_alike(one: &str, other: &str) -> (Says, f64) {
    if one == other {
        return (Says::Same, 1.0);
    }
    // In one order always, so that the order in which two names are compared does not matter.
    let (one, other) = (one.min(other), one.max(other));
    let ours: Vec<&str> = one.split(' ').collect();
    let theirs: Vec<&str> = other.split(' ').collect();
    let total = letters(&ours) + letters(&theirs);
    let mut alike = 0.0;
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (i, a) in ours.iter().enumerate() {
        for (j, b) in theirs.iter().enumerate() {
            pairs.extend(word_alike(a, b).map(|likeness| (likeness, i, j)));
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut met, mut met_there) = (vec![false; ours.len()], vec![false; theirs.len()]);
    for (likeness, i, j) in pairs {
        if let (Some(met @ false), Some(there @ false)) = (met.get_mut(i), met_there.get_mut(j)) {
            (*met, *there) = (true, true);
            let both = ours.get(i).map_or(0.0, |word| length(word)) + theirs.get(j).map_or(0.0, |word| length(word));
            alike += likeness * both;
        }
    }
    let mut likeness = alike / total;
    // Written as one word or as two: Face Book.
    if is_joined(&ours, &theirs) || is_joined(&theirs, &ours) {
        likeness = likeness.max(0.95);
    }
    if likeness >= 0.7 { (Says::Near, likeness) } else { (Says::Different, likeness) }
}

/// Whether some words, in whatever order, are those of the other name without the blanks.
fn is_joined(words: &[&str], other: &[&str]) -> bool {
    let count = |words: &[&str]| words.iter().map(|word| word.len()).sum::<usize>();
    let joined = other.concat();
    words.len() > other.len() && joined.len() > 4 && count(words) == joined.len() && {
        let mut rest = joined;
        words.iter().all(|word| match rest.find(word) {
            Some(at) => {
                // Another word may not reach over the gap.
                rest.replace_range(at..at + word.len(), " ");
                true
            }
            None => false,
        })
    }
}

#[expect(clippy::cast_precision_loss, reason = "words are short")]
fn length(word: &str) -> f64 {
    word.chars().count() as f64
}

fn letters(words: &[&str]) -> f64 {
    words.iter().map(|word| length(word)).sum()
}

/// How alike two words are; none where they are two.
fn word_alike(a: &str, b: &str) -> Option<f64> {
    if a == b {
        return Some(1.0);
    }
    if a.bytes().any(|byte| byte.is_ascii_digit()) || b.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    // An initial for a word.
    if short.len() == 1 {
        return long.starts_with(short).then_some(0.7);
    }
    let likeness = strsim::normalized_damerau_levenshtein(a, b);
    let start = strsim::jaro_winkler(a, b);
    (likeness >= 0.7).then(|| likeness.max(start * 0.95))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(one: &str, other: &str) -> i32 {
        let (a, b) = (Name::of(one), Name::of(other));
        let sum = score(&a, &b).sum();
        assert_eq!(score(&b, &a).sum(), sum, "{one} {other}");
        sum
    }

    #[test]
    fn one_customer_under_two_names_is_similar() {
        for (one, other) in [
            ("北京华为技术有限公司", "华为技术(北京)有限公司"),
            ("北京华为技术有限公司", "华为"),
            ("北京华为技术有限公司", "北京華為技術"),
            ("北京华为技术有限公司", "北京市海淀区华为技术有限公司"),
            ("深圳市亿达科技有限公司", "深圳忆达科技有限公司"),
            ("上海恒瑞商贸有限公司", "上海恒瑞商贸有限责任公司"),
            ("无锡永通汽车销售服务有限公司", "无锡东方永通汽车销售服务有限公司"),
            ("中国银行厦门湖里支行", "中行厦门市湖里支行"),
            ("平安银行武汉分行", "平安银行股份有限公司武汉分行"),
            ("华为上海分公司", "华为技术有限公司上海分公司"),
            ("苏州农商行桃源支行", "苏州农村商业银行股份有限公司桃源支行"),
            ("新昌昌欣投资发展有限公司", "新昌县昌欣投资发展有限责任公司"),
            ("黄岩联科小额贷款股份有限公司", "台州市黄岩联科小额贷款股份有限公司"),
            ("华为技术有限公司", "Huawei Technologies Co., Ltd."),
            ("Acme Foods, Inc.", "The ACME Food Company"),
            ("Johnson & Smith Ltd", "Smith and Johnson Limited"),
            ("Société Générale SA", "Societe Generale"),
            ("Müller Söhne GmbH", "Mueller Söhne"),
            ("Facebook Inc", "Face Book"),
            ("Michael Baumgartner", "Baumgartner Micheal"),
            ("株式会社アイン", "アイン株式會社"),
        ] {
            assert!(sum(one, other) >= SIMILAR, "{one} {other}: {}", sum(one, other));
        }
    }

    #[test]
    fn two_customers_with_names_alike_are_different() {
        for (one, other) in [
            ("六安市双润商贸有限公司", "淮南市双润商贸有限公司"),
            ("辽宁诚信商贸有限公司", "山西诚信商贸有限公司"),
            ("中建江西基础设施投资有限公司", "中建重庆基础设施投资有限公司"),
            ("河北聚美商贸有限公司", "秦皇岛聚美商贸有限公司"),
            ("深圳市融源资本管理股份有限公司", "深圳市融通资本管理股份有限公司"),
            ("广州知光生物科技股份有限公司", "广州远想生物科技股份有限公司"),
            ("北京华为技术有限公司", "北京华为餐饮有限公司"),
            ("中国银行", "中国银行厦门湖里支行"),
            ("中国银行厦门湖里支行", "中国农业银行厦门湖里支行"),
            ("中国银行厦门湖里支行", "中国银行厦门思明支行"),
            ("中国银行厦门分行", "中国银行厦门支行"),
            ("华为技术有限公司上海分公司", "华为技术有限公司"),
            ("国际商贸城集团第五分公司", "国际商贸城集团第六分公司"),
            ("Acme Foods", "Apex Foods"),
            ("Smith Consulting", "Smithson Trading"),
            ("王小芳", "王晓丽"),
        ] {
            assert!(sum(one, other) < SIMILAR, "{one} {other}: {}", sum(one, other));
        }
    }

    /// What one part of two names says, in both orders, and how many points it counts.
    fn says(part: Part, one: &str, other: &str) -> String {
        let (one, other) = (Name::of(one), Name::of(other));
        let told = |score: Score| {
            let sign = score.signs.into_iter().find(|sign| sign.part == part).unwrap();
            format!("{} {}", sign.says.name(), sign.points)
        };
        let said = told(score(&one, &other));
        assert_eq!(told(score(&other, &one)), said, "{one:?} {other:?}");
        said
    }

    /// The points of docs/matching.md.
    fn check(part: Part, table: &[(&str, &str, &str)]) {
        for (one, other, expected) in table {
            assert_eq!(says(part, one, other), *expected, "{one} / {other}");
        }
    }

    #[test]
    fn own_names_count_by_their_characters_and_sounds() {
        check(
            Part::Core,
            &[
                ("华为", "华为", "same 70"),
                ("亿达", "忆达", "sounds-same 60"),
                ("恒瑞达", "恒锐达", "sounds-same 63"),
                ("东岳永通", "东岳永达", "near 53"),
                ("恒瑞达", "恒瑞通", "near 47"),
                ("恒瑞", "恒通", "different 18"),
                ("永通", "永通东方", "closer 50"),
                ("永通", "东方大永通", "closer 50"),
                ("永通达", "南方大永通达", "different 18"),
                ("永通", "大永通达", "different 18"),
                ("甲", "甲乙", "different 18"),
                ("甲", "甲乙丙", "different 12"),
                ("甲", "甲乙丙丁", "different 0"),
                ("甲", "甲乙丙丁戊", "different 0"),
                ("甲乙", "甲乙丙丁戊己", "different 12"),
                ("甲乙", "甲乙丙丁戊己庚", "different 0"),
                ("第一", "第二", "different 0"),
            ],
        );
    }

    #[test]
    fn own_names_in_letters_count_by_their_words() {
        check(
            Part::Core,
            &[
                ("Smith John", "John Smith", "same 70"),
                ("J Smith", "John Smith", "near 63"),
                ("T Smith", "John Smith", "different 47"),
                ("Johnson", "Johnston", "near 65"),
                ("Johnson", "Jackson", "different 0"),
                ("Acme Globe", "Acme Orchid", "different 29"),
                ("Model5 Ltd", "Model Ltd", "different 0"),
                ("Model5 Ltd", "Model6 Ltd", "different 0"),
                ("Facebook", "Face Book", "near 67"),
                ("Facebook", "Face Book Toys", "different 0"),
                ("Face Bookworm", "Facebook Worm", "different 0"),
                ("Qi Xu", "Qixu", "different 0"),
                ("Qi Xue", "Qixue", "near 67"),
            ],
        );
    }

    #[test]
    fn letters_may_spell_what_characters_sound_like() {
        check(
            Part::Core,
            &[
                ("华为", "Huawei", "sounds-same 63"),
                ("华为", "Hua Wei", "sounds-same 63"),
                ("华为", "Huawei Device", "sounds-same 63"),
                ("华为", "Huawai", "different 0"),
                // So short a sound is that of too many.
                ("亿达", "Yida", "different 0"),
            ],
        );
    }

    #[test]
    fn places_count_by_how_they_stand_to_each_other() {
        check(
            Part::Place,
            &[
                ("北京华为", "北京市华为", "same 12"),
                ("北京华为", "北京市海淀区华为", "closer 8"),
                ("北京华为", "华为", "one-unsaid 4"),
                ("华为", "华为", "unsaid 4"),
                ("江苏华为", "江苏苏州华为", "inside -15"),
                ("江苏华为", "苏州华为", "inside -25"),
                ("苏州华为", "上海华为", "different -60"),
            ],
        );
    }

    #[test]
    fn businesses_count_by_their_words() {
        check(
            Part::Industry,
            &[
                ("华为技术", "华为技术", "same 10"),
                ("华为", "华为", "unsaid 4"),
                ("华为技术", "华为", "one-unsaid 4"),
                ("华为技术", "Huawei Technology", "one-unsaid 4"),
                ("华为", "Huawei Technology", "one-unsaid 4"),
                ("华为技术", "华为信息技术", "closer 0"),
                ("华为商贸", "华为商贸投资", "closer 0"),
                ("华为基础设施投资", "华为基础设施建设", "near 0"),
                ("华为信息技术", "华为技术服务", "different -25"),
                ("华为科技", "华为电子科技网络技术", "different -25"),
                ("华为信息技术", "华为餐饮", "different -25"),
                ("恒丰商业银行", "恒丰信用社", "near 0"),
                ("恒丰商业银行", "恒丰餐饮", "different -25"),
                ("威海商业银行", "威海信用社", "different -25"),
            ],
        );
    }

    #[test]
    fn legal_forms_count_by_what_they_say() {
        check(
            Part::Form,
            &[
                ("华为有限公司", "华为有限责任公司", "same 5"),
                ("华为", "华为", "unsaid 2"),
                ("华为有限公司", "华为", "one-unsaid 2"),
                ("华为有限公司", "Huawei Inc", "one-unsaid 2"),
                ("华为有限公司", "Huawei Ltd", "same 5"),
                ("华为有限公司", "华为股份有限公司", "different 0"),
            ],
        );
    }

    #[test]
    fn branches_are_one_only_where_they_are_called_so() {
        check(
            Part::Branch,
            &[
                ("工行", "工商银行", "unsaid 3"),
                ("工行厦门湖里支行", "中国工商银行厦门湖里支行", "same 3"),
                ("工行厦门湖里支行", "工行湖里支行", "closer 1"),
                ("工行长沙东塘支行", "工行东塘支行", "closer 1"),
                ("工行长沙东塘支行", "工行湖南长沙东塘支行", "closer 1"),
                ("工行支行", "工行厦门支行", "different -60"),
                ("工行长沙东塘支行", "工行长沙东堂支行", "sounds-same -3"),
                ("工行东塘支行", "工行东堂支行", "sounds-same -3"),
                ("工行长沙东塘支行", "工行东堂支行", "different -60"),
                ("工行长沙园区支行", "工行长沙工业园区支行", "closer -5"),
                ("工行高新区支行", "工行高新技术开发区支行", "closer -5"),
                ("工行长沙高新区支行", "工行高新技术开发区支行", "different -60"),
                ("工行长沙区支行", "工行长沙工业区支行", "different -60"),
                ("工行长沙区园支行", "工行长沙工业园区支行", "different -60"),
                ("工行长沙第一园区支行", "工行长沙第二园区支行", "different -60"),
                ("工行长沙一园区支行", "工行长沙一二园区支行", "different -60"),
                ("工行长沙东塘支行", "工行长沙东塘分理处", "different -60"),
                ("工行长沙东塘支行", "工行长沙西湖支行", "different -60"),
                ("工行长沙东塘支行", "工行株洲东塘支行", "different -60"),
                ("工行", "工行长沙东塘支行", "different -60"),
            ],
        );
    }

    #[test]
    fn a_word_before_the_core_is_read_as_it_fits_best() {
        let compared = |one: &str, other: &str| {
            let (one, other) = as_compared(&Name::of(one), &Name::of(other));
            let told = |name: Name| format!("{}|{}", name.part(Part::Place), name.core);
            (told(one), told(other))
        };
        for (one, other, expected) in [
            // A place for both, a part of the core, and a place where nothing speaks for the other.
            ("永安达达科技", "永安达达", ("永安|达达", "永安|达达")),
            ("永安达达科技", "福建永安达达", ("永安|达达", "福建 永安|达达")),
            ("永安达达科技", "北京永安达达科技", ("|永安达达", "北京|永安达达")),
            ("北京永安达达科技", "永安达达科技", ("北京|永安达达", "|永安达达")),
            ("永安达达科技", "北京恒瑞商贸", ("永安|达达", "北京|恒瑞")),
        ] {
            assert_eq!(compared(one, other), (expected.0.to_owned(), expected.1.to_owned()));
        }
        check(
            Part::Place,
            &[
                ("永安达达科技", "北京永安达达科技", "one-unsaid 4"),
                ("永安达达科技有限公司", "北京恒瑞商贸有限公司", "different -60"),
            ],
        );
    }

    #[test]
    fn what_may_not_be_similar_is_not() {
        for (one, other, expected) in [
            ("北京华为", "上海华为", false),
            ("北京华为", "北京恒瑞", true),
            ("永安达达", "北京达达", true),
            ("河北华为", "秦皇岛华为", true),
            ("工行", "工行长沙东塘支行", false),
            ("永安达达", "永安达达上海分公司", false),
        ] {
            let (one, other) = (Name::of(one), Name::of(other));
            for (one, other) in [(&one, &other), (&other, &one)] {
                assert_eq!(may_be_similar(one, other), expected, "{one:?} {other:?}");
                assert!(expected || !score(one, other).is_similar());
            }
        }
    }

    #[test]
    fn what_was_compared_speaks_for_one_customer_or_against_it() {
        let score = score(&Name::of("江苏华为技术有限公司"), &Name::of("苏州华为餐饮股份有限公司"));
        let parts = |says: fn(Says) -> bool| score.parts(says).map(|sign| sign.part).collect::<Vec<_>>();
        assert_eq!(parts(Says::agrees), [Part::Core]);
        assert_eq!(parts(Says::differs), [Part::Place, Part::Industry, Part::Form]);
    }

    #[test]
    fn the_sum_is_that_of_its_signs() {
        let score = score(&Name::of("北京华为技术有限公司"), &Name::of("华为技术(北京)有限公司"));
        assert_eq!((score.sum(), score.signs.iter().map(|sign| sign.points).sum::<i32>()), (100, 100));
        let parted = score.with_identifiers(Says::Different, -100);
        assert_eq!((parted.sum(), parted.parts(Says::differs).count()), (0, 1));
    }
}
