//! Names taken apart: where, whose, what for, in which legal form, and which branch.

use super::fold::{folded, is_han};
use super::places::{self, Place};
use super::words::{self, Form, Latin};

/// A name taken apart.
#[derive(Clone, Debug, Default)]
pub struct Name {
    /// Whether it is written in Latin or other letters, so that its parts are words.
    pub is_latin: bool,
    /// The places that it names, without that of a branch.
    pub places: Vec<&'static Place>,
    /// What is its own (字号). Of a name in letters its words in order of the alphabet, with a blank between two.
    pub core: String,
    /// What it does. Of a name in letters the words that many have.
    pub industry: String,
    /// Its legal form.
    pub form: Form,
    /// The branch, where it is one's.
    pub branch: Option<Box<Branch>>,
    /// A word before the core that was taken as a place, and may as well belong to it: 永安, 东方.
    pub doubtful: Option<&'static Place>,
}

/// A branch: a customer of its own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Branch {
    /// Where it is.
    pub places: Vec<NamedPlace>,
    /// What else names it.
    pub own: String,
    /// 分公司, 支行, …
    pub kind: &'static str,
}

/// A place of a branch; equal when the names are.
#[derive(Clone, Copy, Debug)]
pub struct NamedPlace(pub &'static Place);

impl PartialEq for NamedPlace {
    fn eq(&self, other: &NamedPlace) -> bool {
        self.0.is_also(other.0)
    }
}

impl Name {
    /// Takes a name apart.
    #[must_use]
    pub fn of(name: &str) -> Name {
        let folded = folded(name);
        let han = folded.chars().filter(|c| is_han(*c)).count();
        let letters = folded.chars().filter(|c| c.is_alphabetic() && !is_han(*c)).count();
        if han == 0 || (han == 1 && letters > 4) { Name::of_words(&folded) } else { Name::of_han(&folded) }
    }

    fn of_words(folded: &str) -> Name {
        let mut name = Name { is_latin: true, ..Name::default() };
        let mut own: Vec<String> = Vec::new();
        let mut common: Vec<String> = Vec::new();
        // A word of one letter belongs to the next of its kind: "a b c foods".
        let mut initials = String::new();
        let words = folded.split([' ', '(', ')']).filter(|word| !word.is_empty());
        for word in words {
            if word.chars().count() == 1 && word.chars().all(char::is_alphanumeric) {
                initials.push_str(word);
                continue;
            }
            if !initials.is_empty() {
                own.push(std::mem::take(&mut initials));
            }
            let stem = singular(word);
            match words::latin(word) {
                Latin::Own => match words::latin(&stem) {
                    Latin::Common => common.push(stem),
                    Latin::Form(form) => name.form = name.form.and(form),
                    _ => own.push(roman(&stem).map_or(stem, str::to_owned)),
                },
                Latin::Common => common.push(stem),
                Latin::Form(form) => name.form = name.form.and(form),
                Latin::Nothing => {}
            }
        }
        if !initials.is_empty() {
            own.push(initials);
        }
        if own.is_empty() {
            own = std::mem::take(&mut common);
        }
        if own.is_empty() {
            folded.clone_into(&mut name.core);
            return name;
        }
        own.sort_unstable();
        common.sort_unstable();
        name.core = own.join(" ");
        name.industry = common.join(" ");
        name
    }

    fn of_han(folded: &str) -> Name {
        let mut name = Name::default();
        let text = numbered(&expanded(name.without_brackets(folded)));
        let (head, branch) = branch(&text);
        name.branch = branch.map(Box::new);
        let mut head = head.to_owned();
        let bracketed = std::mem::take(&mut name.places);
        name.take_forms(&mut head);
        // 国家电投集团远达: a group's name inside that of a member.
        if let Some((before, after)) = head.split_once("集团")
            && before.chars().count() > 1
            && after.chars().count() > 1
        {
            head = format!("{before}{after}");
            name.form = name.form.and(Form::group());
        }
        name.take_places(&mut head);
        for place in bracketed {
            if !name.places.iter().any(|known| known.is_also(place)) {
                name.places.push(place);
            }
        }
        let head = collapsed(&head);
        let core = without_industry(&head);
        core.clone_into(&mut name.core);
        head[core.len()..].clone_into(&mut name.industry);
        name
    }

    /// What a name says outside of brackets, with what it says in them unless that is a place or legal form.
    fn without_brackets(&mut self, folded: &str) -> String {
        let mut text = String::with_capacity(folded.len());
        for (i, piece) in folded.split(['(', ')']).enumerate() {
            let piece = piece.trim();
            let is_inside = i % 2 == 1;
            if is_inside && piece == "中国" {
                continue;
            }
            if is_inside
                && let Some((before, form)) = words::form(piece)
                && before.is_empty()
            {
                self.form = self.form.and(form);
                continue;
            }
            if is_inside && let Some(places) = only_places(piece) {
                self.places.extend(places);
                continue;
            }
            text.push_str(piece);
        }
        text.retain(|c| c != ' ');
        text
    }

    fn take_forms(&mut self, head: &mut String) {
        // In Japan the legal form may stand in front.
        for word in ["株式会社", "有限会社", "合同会社"] {
            if let Some(rest) = head.strip_prefix(word).filter(|rest| rest.chars().count() > 1)
                && let Some((_, form)) = words::form(word)
            {
                self.form = self.form.and(form);
                *head = rest.to_owned();
            }
        }
        while let Some((before, form)) = words::form(head) {
            if before.is_empty() {
                return;
            }
            self.form = self.form.and(form);
            head.truncate(before.len());
        }
    }

    /// Takes the places from the front of a name, and one from its end.
    fn take_places(&mut self, head: &mut String) {
        let mut rest = head.as_str();
        if let Some(after) = rest.strip_prefix("中国")
            && after.chars().count() > 1
            && !words::is_industry(after)
        {
            rest = after;
        }
        while let Some(found) = places::leading(rest) {
            let goes_on = places::goes_on(&self.places, found.place);
            if found.is_doubtful && !goes_on && !self.places.is_empty() {
                break;
            }
            let Some(after) = rest.get(found.len..).filter(|after| after.chars().count() > 1) else { break };
            // 安康医药, 威海市商业银行: what would be left is what many companies are called.
            if words::is_industry(after) {
                if !found.is_doubtful {
                    self.places.push(found.place);
                }
                *head = format!("{}{after}", found.place.name);
                return;
            }
            if found.is_doubtful && !goes_on {
                self.doubtful = Some(found.place);
            }
            self.places.push(found.place);
            rest = after;
            if self.doubtful.is_some() {
                break;
            }
        }
        for zone in ["经济技术开发区", "高新技术产业开发区", "经济开发区", "高新区", "开发区"]
        {
            if let Some(after) = rest.strip_prefix(zone).filter(|after| after.chars().count() > 1)
                && !self.places.is_empty()
                && !after.starts_with('管')
            {
                rest = after;
            }
        }
        if self.places.is_empty()
            && let Some(found) = places::trailing(rest).filter(|found| !found.is_doubtful)
            && let Some(before) = rest.get(..rest.len() - found.len).filter(|before| before.chars().count() > 1)
        {
            self.places.push(found.place);
            rest = before;
        }
        let mut rest = rest.to_owned();
        self.take_inner_place(&mut rest);
        *head = rest;
    }

    /// Takes a place from the midst of a name: 中建江西基础设施.
    fn take_inner_place(&mut self, rest: &mut String) {
        let starts: Vec<usize> = rest.char_indices().map(|(at, _)| at).skip(2).collect();
        for at in starts {
            let Some(found) = rest
                .get(at..)
                .and_then(places::leading)
                .filter(|found| !found.is_doubtful && found.len > 6 || found.place.has_city())
            else {
                continue;
            };
            if rest.get(at + found.len..).is_some_and(|after| after.chars().count() > 1) {
                self.places.push(found.place);
                rest.replace_range(at..at + found.len, "");
                return;
            }
        }
    }

    /// A part as it is shown; empty where the name does not have it.
    #[must_use]
    pub fn part(&self, part: super::Part) -> String {
        let joined = |places: &[&'static Place]| places.iter().map(|place| place.name).collect::<Vec<_>>().join(" ");
        match part {
            super::Part::Core => self.core.clone(),
            super::Part::Place => joined(&self.places),
            super::Part::Industry => self.industry.clone(),
            super::Part::Form => self.form.words().collect::<Vec<_>>().join(" "),
            super::Part::Branch => self.branch.as_deref().map_or(String::new(), |branch| {
                format!("{} {}{}", joined(&branch.where_()), branch.own, branch.kind).trim().to_owned()
            }),
            super::Part::Identifier => String::new(),
        }
    }

    /// The name with the doubtful place as a part of its core, where it has one.
    #[must_use]
    pub fn otherwise(&self) -> Option<Name> {
        let doubtful = self.doubtful?;
        let mut name = self.clone();
        name.doubtful = None;
        name.places.retain(|place| !std::ptr::eq(*place, doubtful));
        name.core = format!("{}{}", doubtful.name, self.core);
        Some(name)
    }
}

/// A text without the words for industries at its end: the shortest that still is a name. (新材料科技 ends with
/// 材料科技, and is two words all the same.)
fn without_industry(text: &str) -> &str {
    let shorter = words::before_industry(text).filter(|before| before.chars().count() > 1).map(without_industry);
    shorter.min_by_key(|before| before.len()).unwrap_or(text)
}

/// The places that a text names, where it names nothing else; none in an empty one.
fn only_places(text: &str) -> Option<Vec<&'static Place>> {
    let mut rest = text;
    let mut places = Vec::new();
    while !rest.is_empty() {
        let found = places::leading(rest)?;
        places.push(found.place);
        rest = rest.get(found.len..)?;
    }
    Some(places)
}

/// A name with what it is short for.
fn expanded(mut text: String) -> String {
    for (short, full) in words::SHORT_NAMES {
        if let Some(rest) = text.strip_prefix(short) {
            // 中行 alone or before a branch; not 中行建设有限公司.
            let is_bank = full.ends_with("银行");
            if !is_bank || rest.is_empty() || words::BANK_BRANCHES.iter().any(|ending| rest.ends_with(ending)) {
                text = format!("{full}{rest}");
            }
            break;
        }
    }
    for (short, full) in words::SHORT_WORDS {
        if text.contains(short) && !text.contains(full) {
            text = text.replacen(short, full, 1);
        }
    }
    text
}

/// A name parted into that of the company and its branch.
fn branch(text: &str) -> (&str, Option<Branch>) {
    if let Some(parted) = finance_branch(text) {
        return parted;
    }
    let company = text.match_indices("公司").find(|(at, _)| {
        let before = &text[..*at];
        !before.is_empty() && !before.ends_with(['分', '支', '子'])
    });
    if let Some((at, word)) = company {
        let (head, rest) = text.split_at(at + word.len());
        if rest.chars().count() > 1 {
            return (head, Some(Branch::of(rest)));
        }
    }
    if let Some(kind) = words::PLAIN_BRANCHES.iter().find(|ending| text.ends_with(*ending)) {
        let before = &text[..text.len() - kind.len()];
        let place = places::trailing(before).filter(|found| before.len() > found.len + 3);
        let head = place.map_or(before, |found| &before[..before.len() - found.len]);
        let places = place.map(|found| NamedPlace(found.place)).into_iter().collect();
        return (head, Some(Branch { places, own: String::new(), kind }));
    }
    (text, None)
}

/// The branch of a bank, an insurer or a broker, whose name may do without 公司: 平安证券深圳金田路营业部.
fn finance_branch(text: &str) -> Option<(&str, Option<Branch>)> {
    const BANKS: [&str; 5] = ["银行", "信用合作联社", "信用联社", "信用合作社", "信用社"];
    const OTHERS: [&str; 6] = ["证券", "期货", "财险", "寿险", "保险", "信托"];
    const FORMS: [&str; 6] = ["股份有限责任公司", "股份有限公司", "有限责任公司", "有限公司", "股份公司", "总行"];
    let is_bank = words::BANK_BRANCHES.iter().any(|ending| text.ends_with(ending));
    let is_other = ["分公司", "支公司", "营业部"].iter().any(|ending| text.ends_with(ending));
    let banks = BANKS.iter().filter(|_| is_bank).map(|word| (word, true));
    let others = OTHERS.iter().filter(|_| is_other).map(|word| (word, false));
    for (word, is_bank) in banks.chain(others) {
        let Some(at) = text.find(word).filter(|at| *at > 0) else { continue };
        let (head, rest) = text.split_at(at + word.len());
        // The legal form belongs to the company, not to its branch.
        let rest = FORMS.iter().find_map(|form| rest.strip_prefix(form)).unwrap_or(rest);
        let names_another = rest.match_indices("公司").any(|(at, _)| !rest[..at].ends_with(['分', '支']));
        if !rest.is_empty() && (is_bank || !names_another) {
            return Some((head, Some(Branch::of(rest))));
        }
    }
    None
}

impl Branch {
    fn of(text: &str) -> Branch {
        let kind = words::BRANCHES.iter().find(|ending| text.ends_with(*ending)).copied().unwrap_or_default();
        let mut rest = &text[..text.len() - kind.len()];
        let mut places: Vec<NamedPlace> = Vec::new();
        let mut known = Vec::new();
        while let Some(found) = places::leading(rest) {
            if found.is_doubtful && !known.is_empty() && !places::goes_on(&known, found.place) {
                break;
            }
            known.push(found.place);
            places.push(NamedPlace(found.place));
            rest = rest.get(found.len..).unwrap_or_default();
        }
        Branch { places, own: rest.to_owned(), kind }
    }

    /// Where it is.
    #[must_use]
    pub fn where_(&self) -> Vec<&'static Place> {
        self.places.iter().map(|place| place.0).collect()
    }
}

/// The digit that a Chinese numeral stands for.
pub(super) fn digit(numeral: char) -> Option<char> {
    let value = "〇一二三四五六七八九".chars().position(|known| known == numeral)?;
    char::from_digit(u32::try_from(value).ok()?, 10)
}

/// A text with its ordinals in digits: 第五.
fn numbered(text: &str) -> String {
    let mut is_ordinal = false;
    text.chars()
        .map(|c| {
            let told = digit(c).filter(|_| is_ordinal);
            is_ordinal = c == '第' || told.is_some();
            told.unwrap_or(c)
        })
        .collect()
}

/// A text in which two characters that follow each other twice stand once: a slip of the hand.
fn collapsed(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut kept: Vec<char> = Vec::with_capacity(chars.len());
    let mut rest = chars.as_slice();
    while let Some((first, after)) = rest.split_first() {
        if let [a, b, c, d, ..] = rest
            && (a, b) == (c, d)
            && a != b
            && rest.len() > 4
        {
            rest = rest.get(2..).unwrap_or_default();
            continue;
        }
        kept.push(*first);
        rest = after;
    }
    kept.into_iter().collect()
}

/// A word without its plural.
fn singular(word: &str) -> String {
    if word.len() < 4 || ["ss", "us", "is"].iter().any(|ending| word.ends_with(ending)) {
        return word.to_owned();
    }
    if let Some(stem) = word.strip_suffix("ies") {
        return format!("{stem}y");
    }
    word.strip_suffix('s').unwrap_or(word).to_owned()
}

/// A Roman number in digits.
fn roman(word: &str) -> Option<&'static str> {
    Some(match word {
        "ii" => "2",
        "iii" => "3",
        "iv" => "4",
        "vi" => "6",
        "vii" => "7",
        "viii" => "8",
        "ix" => "9",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(name: &str) -> String {
        let name = Name::of(name);
        let places: Vec<&str> = name.places.iter().map(|place| place.name).collect();
        let form: Vec<&str> = name.form.words().collect();
        let branch = name.branch.map_or(String::new(), |branch| {
            let places: Vec<&str> = branch.places.iter().map(|place| place.0.name).collect();
            format!(" @ {}|{}|{}", places.join("+"), branch.own, branch.kind)
        });
        format!("{}|{}|{}|{}{branch}", places.join("+"), name.core, name.industry, form.join("+"))
    }

    #[test]
    fn chinese_names_fall_into_their_parts() {
        for (name, expected) in [
            ("北京华为技术有限公司", "北京|华为|技术|limited"),
            ("华为技术（北京）有限公司", "北京|华为|技术|limited"),
            ("华为技术北京有限公司", "北京|华为|技术|limited"),
            ("华为", "|华为||"),
            ("微软（中国）有限公司", "|微软||limited"),
            ("江苏省苏州市恒力化纤股份有限公司", "江苏+苏州|恒力化纤||shares"),
            ("萬方實業（香港）有限公司", "香港|万方|实业|limited"),
            ("深圳市纺织（集团）股份有限公司", "深圳|深圳|纺织|shares+group"),
            ("国家电投集团远达环保工程有限公司", "|国家电投远达|环保工程|limited+group"),
            ("安徽瑞泰瑞泰新材料科技有限公司", "安徽|瑞泰|新材料科技|limited"),
            ("中国工商银行股份有限公司长沙市东塘支行", "|工商|银行| @ 长沙|东塘|支行"),
            ("工行长沙东塘支行", "|工商|银行| @ 长沙|东塘|支行"),
            ("中行厦门湖里支行", "|中国|银行| @ 厦门+湖里||支行"),
            ("中国银行", "|中国|银行|"),
            ("中国信达资产管理股份有限公司海南省分公司", "|信达|资产管理|shares @ 海南||分公司"),
            ("商品城集团有限公司国际商贸城第五分公司", "|商品城||limited+group @ |国际商贸城第5|分公司"),
            ("华为上海分公司", "|华为|| @ 上海||分公司"),
            ("アイン・ファーマ株式会社", "|アインファーマ||shares"),
            ("安康医药有限公司", "安康|安康|医药|limited"),
            ("中建江西基础设施投资有限公司", "江西|中建|基础设施投资|limited"),
            ("平安证券深圳金田路营业部", "|平安|证券| @ 深圳|金田路|营业部"),
            ("平安保险深圳金田路分公司", "|平安|保险| @ 深圳|金田路|分公司"),
            ("平安证券股份有限公司深圳金田路证券营业部", "|平安|证券| @ 深圳|金田路证券|营业部"),
            ("大家保险代理有限公司上海分公司", "|大家|保险代理|limited @ 上海||分公司"),
            ("威海市商业银行青岛分行", "威海|威海|商业银行| @ 青岛||分行"),
            ("中国工商银行长春市驻第一汽车集团公司支行", "|工商|银行| @ 长春|驻第1汽车集团公司|支行"),
            ("宁波博远新轩股权投资合伙企业（有限合伙）", "宁波|博远新轩|股权投资|partnership"),
        ] {
            assert_eq!(told(name), expected, "{name}");
        }
    }

    #[test]
    fn what_is_left_of_a_name_is_never_a_single_character() {
        for (name, expected) in [
            // A legal form, group or industry, and what stands beside it.
            ("株式会社アイン", "|アイン||shares"),
            ("株式会社天", "|株式会社天||"),
            ("株式会社", "|株式会社||"),
            ("甲集团远达环保工程有限公司", "|甲集团远达|环保工程|limited"),
            ("国电集团远达环保工程有限公司", "|国电远达|环保工程|limited+group"),
            ("国电集团甲", "|国电集团甲||"),
            ("国电集团甲乙", "|国电甲乙||group"),
            ("甲科技有限公司", "|甲科技||limited"),
            ("甲乙科技有限公司", "|甲乙|科技|limited"),
            ("有限公司", "|有限公司||"),
            // A place.
            ("中国人", "|中国人||"),
            ("中国石油", "|中国|石油|"),
            ("深圳市人", "|深圳市人||"),
            ("深圳市人民", "深圳|人民||"),
            ("为深圳", "|为深圳||"),
            ("华为深圳", "深圳|华为||"),
            ("北京华为技术深圳", "北京|华为技术深圳||"),
            ("华为技术永安", "|华为技术永安||"),
            ("中建江西甲", "|中建江西甲||"),
            ("中建江西基建", "江西|中建基建||"),
            ("甲江西基建", "|甲江西基建||"),
            // A branch.
            ("华上海分公司", "|华上海|| @ ||分公司"),
            ("华为有限公司甲", "|华为有限公司甲||"),
            ("华为有限公司甲乙", "|华为||limited @ |甲乙|"),
            ("公司管理学院", "|公司管理学院||"),
            ("保险学会营业部", "|保险学会营业部||"),
            ("银行学会支行", "|银行学会支行||"),
            ("中国银行支行", "|中国|银行| @ ||支行"),
            ("中国自助银行", "|自助|银行|"),
        ] {
            assert_eq!(told(name), expected, "{name}");
        }
    }

    #[test]
    fn a_word_is_a_place_where_it_stands_like_one() {
        for (name, expected) in [
            ("北京永安达达科技有限公司", "北京|永安达达|科技|limited"),
            ("福建永安达达科技有限公司", "福建+永安|达达|科技|limited"),
            ("永安医药有限公司", "|永安|医药|limited"),
            ("中建都江堰基础设施投资有限公司", "|中建都江堰|基础设施投资|limited"),
            ("中建都江堰市基础设施投资有限公司", "都江堰|中建|基础设施投资|limited"),
            ("中建单县基础设施投资有限公司", "|中建单县|基础设施投资|limited"),
            ("北京经济技术开发区华为科技有限公司", "北京|华为|科技|limited"),
            ("北京开发区天", "北京|开发区天||"),
            ("北京开发区管委会", "北京|开发区管委会||"),
            ("开发区华为科技有限公司", "|开发区华为|科技|limited"),
            ("北京（上海）华为技术有限公司", "北京+上海|华为|技术|limited"),
            ("北京华为（北京市）技术有限公司", "北京|华为|技术|limited"),
            ("华为（）技术有限公司", "|华为|技术|limited"),
            ("华为（国际）技术有限公司", "|华为|国际技术|limited"),
            ("华为有限公司上海永安路分公司", "|华为||limited @ 上海|永安路|分公司"),
            ("华为有限公司永安路分公司", "|华为||limited @ 永安|路|分公司"),
            ("华为有限公司永安永安分公司", "|华为||limited @ 永安|永安|分公司"),
            ("华为有限公司福建永安路分公司", "|华为||limited @ 福建+永安|路|分公司"),
        ] {
            assert_eq!(told(name), expected, "{name}");
        }
    }

    #[test]
    fn short_forms_are_made_long_where_they_stand_for_them() {
        for (name, expected) in [
            ("中行", "|中国|银行|"),
            ("中行建设有限公司", "|中行|建设|limited"),
            ("中石油管道有限公司", "|石油|天然气管道|limited"),
            ("苏州农商行桃源支行", "苏州|苏州|农村商业银行| @ 桃源||支行"),
            ("苏州农村商业银行股份有限公司农商行大厦支行", "苏州|苏州|农村商业银行| @ |农商行大厦|支行"),
            ("第一二三中学", "|第123中学||"),
            ("一二三中学", "|一二三中学||"),
            ("瑞泰瑞泰有限公司", "|瑞泰瑞泰||limited"),
            ("哈哈哈哈哈食品有限公司", "|哈哈哈哈哈|食品|limited"),
            ("瑞泰泰瑞泰有限公司", "|瑞泰泰瑞泰||limited"),
        ] {
            assert_eq!(told(name), expected, "{name}");
        }
    }

    #[test]
    fn a_name_of_letters_with_one_han_character_is_one_of_words() {
        for (name, is_latin) in [
            ("Acme Foods", true),
            ("株 Acme Foods", true),
            ("ACMES店", true),
            ("ACME店", false),
            ("Huawei 华为", false),
            ("华", false),
            ("12 34", true),
            ("12 3456 店", false),
        ] {
            assert_eq!(Name::of(name).is_latin, is_latin, "{name}");
        }
    }

    #[test]
    fn latin_names_fall_into_words() {
        for (name, expected) in [
            ("Acme Foods, Inc.", "|acme food||shares"),
            ("The Foods of ACME Ltd", "|acme food||limited"),
            ("Müller & Söhne GmbH", "|muller sohne||limited"),
            ("A.B.C. Trading Co.", "|abc|trading|company"),
            ("A B C Trading Co", "|abc|trading|company"),
            ("Software Systems", "|software system||"),
            ("Ltd", "|ltd||limited"),
            ("Acme Technologies", "|acme|technology|"),
            ("Acme Holdings", "|acme||holding"),
            ("Acme Foods A B", "|ab acme food||"),
            ("Labs & Gas Bus Analysis Glass", "|analysis bus gas glass lab||"),
            ("Acme I II III IV V VI VII VIII IX X", "|2 3 4 6 7 8 9 acme i v x||"),
            ("Acme GmbH & Co. KG", "|acme||company+limited"),
            ("Acme LLP", "|acme||partnership"),
            ("Acme Group", "|acme||group"),
            ("Acme Holding", "|acme||holding"),
        ] {
            assert_eq!(told(name), expected, "{name}");
        }
    }

    #[test]
    fn a_county_in_short_may_be_another_word() {
        let name = Name::of("永安达达科技有限公司");
        let otherwise = name.otherwise().unwrap();
        assert_eq!((name.core.as_str(), name.part(super::super::Part::Place).as_str()), ("达达", "永安"));
        assert_eq!((otherwise.core.as_str(), otherwise.places.len()), ("永安达达", 0));
        assert!(otherwise.otherwise().is_none());
        for certain in ["北京华为技术有限公司", "福建永安达达科技有限公司", "北京永安达达科技有限公司"]
        {
            assert!(Name::of(certain).otherwise().is_none(), "{certain}");
        }
    }
}
