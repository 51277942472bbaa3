//! Words that names are made of beside what is their own: legal forms, industries, banks and branches.

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::places::last_two;

/// A legal form and what it says of the company, one a line, all in simplified characters.
const FORMS: &str = include_str!("tables/forms.txt");
/// Words for what a company does.
const INDUSTRIES: &str = include_str!("tables/industries.txt");

/// How names end that are a branch's.
pub const BRANCHES: &[&str] = &[
    "分公司",
    "支公司",
    "分行",
    "支行",
    "分理处",
    "储蓄所",
    "营业所",
    "营业部",
    "营业厅",
    "支局",
    "分社",
    "办事处",
    "代表处",
    "联络处",
    "分店",
    "分部",
    "分厂",
    "分院",
    "分校",
    "门市部",
    "经营部",
    "销售部",
    "服务部",
    "项目部",
    "加油站",
    "专卖店",
    "旗舰店",
];

/// Those that say it of any name; the others do where a company is named before them.
pub const PLAIN_BRANCHES: &[&str] = &["分公司", "支公司", "办事处", "代表处", "联络处"];

/// How a bank's branches end.
pub const BANK_BRANCHES: &[&str] =
    &["分行", "支行", "分理处", "储蓄所", "营业所", "营业部", "支局", "分社", "营业厅", "自助银行"];

/// What stands at the beginning of a name, and what it is short for.
pub const SHORT_NAMES: &[(&str, &str)] = &[
    ("中行", "中国银行"),
    ("工行", "中国工商银行"),
    ("农行", "中国农业银行"),
    ("建行", "中国建设银行"),
    ("交行", "交通银行"),
    ("招行", "招商银行"),
    ("邮储银行", "中国邮政储蓄银行"),
    ("邮储", "中国邮政储蓄银行"),
    ("浦发银行", "上海浦东发展银行"),
    ("浦发", "上海浦东发展银行"),
    ("国开行", "国家开发银行"),
    ("农发行", "中国农业发展银行"),
    ("广发行", "广发银行"),
    ("中信行", "中信银行"),
    ("民生行", "中国民生银行"),
    ("光大行", "中国光大银行"),
    ("华夏行", "华夏银行"),
    ("兴业行", "兴业银行"),
    ("中石油", "中国石油天然气"),
    ("中石化", "中国石油化工"),
    ("中海油", "中国海洋石油"),
    ("中移动", "中国移动"),
    ("中联通", "中国联通"),
    ("中电信", "中国电信"),
];

/// The same inside a name.
pub const SHORT_WORDS: &[(&str, &str)] = &[
    ("农商行", "农村商业银行"),
    ("农商银行", "农村商业银行"),
    ("农合行", "农村合作银行"),
    ("农信社", "农村信用合作社"),
    ("农村信用社", "农村信用合作社"),
    ("城商行", "城市商业银行"),
    ("村镇行", "村镇银行"),
];

/// What a legal form says of a company.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Form(u8);

impl Form {
    const WORDS: [&'static str; 8] =
        ["company", "limited", "shares", "group", "holding", "partnership", "sole", "cooperative"];

    fn read(words: &str) -> Form {
        let bit = |word: &str| Form::WORDS.iter().position(|known| *known == word).map_or(0, |bit| 1 << bit);
        words.split(' ').map(|word| Form(bit(word))).fold(Form(0), Form::and)
    }

    /// Whether none is named.
    #[must_use]
    pub fn is_unsaid(self) -> bool {
        self.0 == 0
    }

    /// Both.
    #[must_use]
    pub fn and(self, other: Form) -> Form {
        Form(self.0 | other.0)
    }

    /// A group of companies.
    #[must_use]
    pub fn group() -> Form {
        Form::read("group")
    }

    /// Its words.
    pub fn words(self) -> impl Iterator<Item = &'static str> {
        Form::WORDS.into_iter().enumerate().filter(move |(bit, _)| self.0 & (1 << bit) != 0).map(|(_, word)| word)
    }
}

/// Words by their last two characters, the longest first.
struct Endings<T>(FxHashMap<[char; 2], Vec<(&'static str, T)>>);

impl<T> Endings<T> {
    fn new(words: impl Iterator<Item = (&'static str, T)>) -> Endings<T> {
        let mut endings: FxHashMap<[char; 2], Vec<(&'static str, T)>> = FxHashMap::default();
        for (word, means) in words {
            if let Some(two) = last_two(word) {
                endings.entry(two).or_default().push((word, means));
            }
        }
        for words in endings.values_mut() {
            words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        }
        Endings(endings)
    }

    fn of(&self, text: &str) -> impl Iterator<Item = &(&'static str, T)> {
        let words = last_two(text).and_then(|two| self.0.get(&two));
        words.into_iter().flatten().filter(move |(word, _)| text.ends_with(word))
    }
}

/// The legal form at the end of a text, with what stands before it.
#[must_use]
pub fn form(text: &str) -> Option<(&str, Form)> {
    static FORMS_BY_END: OnceLock<Endings<Form>> = OnceLock::new();
    let forms = FORMS_BY_END.get_or_init(|| {
        Endings::new(FORMS.lines().filter_map(|line| line.split_once(' ')).map(|(word, says)| (word, Form::read(says))))
    });
    forms.of(text).next().map(|(word, form)| (&text[..text.len() - word.len()], *form))
}

/// What stands before a word for an industry at the end of a text, the longest word first.
pub fn before_industry(text: &str) -> impl Iterator<Item = &str> {
    static INDUSTRIES_BY_END: OnceLock<Endings<()>> = OnceLock::new();
    let industries =
        INDUSTRIES_BY_END.get_or_init(|| Endings::new(INDUSTRIES.split_whitespace().map(|word| (word, ()))));
    industries.of(text).map(move |(word, ())| &text[..text.len() - word.len()])
}

/// Whether a text is a word for an industry and nothing else.
#[must_use]
pub fn is_industry(text: &str) -> bool {
    static KNOWN: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    KNOWN.get_or_init(|| INDUSTRIES.split_whitespace().collect()).contains(text)
}

/// What a Latin word is to the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Latin {
    /// It says nothing: "and", "the".
    Nothing,
    /// A legal form.
    Form(Form),
    /// It tells what many companies do, so that it tells few apart.
    Common,
    /// It is the name's own.
    Own,
}

/// What a Latin word, without accents and in lower case, is to a name.
#[must_use]
pub fn latin(word: &str) -> Latin {
    match word {
        "&" | "+" | "and" | "und" | "et" | "y" | "e" | "the" | "of" | "der" | "die" | "das" | "le" | "la" | "les"
        | "de" | "du" | "des" | "del" | "di" | "da" | "van" | "von" | "en" | "i" => Latin::Nothing,
        "ltd" | "limited" | "llc" | "gmbh" | "sarl" | "srl" | "bv" | "pty" | "sro" | "ooo" | "kft" | "ltda" | "oy"
        | "aps" | "lda" | "pvt" | "pte" | "sdn" | "bhd" | "dba" | "mbh" | "tld" | "lmt" => {
            Latin::Form(Form::read("limited"))
        }
        "inc" | "corp" | "corporation" | "incorporated" | "plc" | "ag" | "sa" | "spa" | "nv" | "ab" | "as" | "kk"
        | "se" | "주식회사" | "oyj" | "sas" | "jsc" | "oao" | "pjsc" | "sab" | "cv" => {
            Latin::Form(Form::read("shares"))
        }
        "co" | "company" | "cie" | "compagnie" | "firma" | "kg" | "ohg" | "ug" | "ek" => {
            Latin::Form(Form::read("company"))
        }
        "lp" | "llp" | "partnership" => Latin::Form(Form::read("partnership")),
        "group" | "groupe" | "gruppe" | "grupo" => Latin::Form(Form::read("group")),
        "holding" => Latin::Form(Form::read("holding")),
        "technology" | "tech" | "system" | "solution" | "service" | "industry" | "trading" | "trade"
        | "international" | "intl" | "global" | "enterprise" | "restaurant" | "ristorante" | "cafe" | "hotel"
        | "store" | "shop" | "bar" | "grill" | "consulting" | "software" | "electronic" | "engineering"
        | "manufacturing" | "import" | "export" | "logistic" | "media" | "energy" | "capital" | "investment"
        | "bank" | "insurance" | "university" | "hospital" | "china" | "usa" | "uk" | "us" | "germany"
        | "deutschland" | "europe" | "asia" | "america" => Latin::Common,
        _ => Latin::Own,
    }
}
