//! Identifiers: unified social credit codes, phone numbers and mail addresses.

use crate::core::text;

/// The characters of a unified social credit code, each worth its place (GB 32100-2015).
const DIGITS: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// What the characters of a code weigh.
const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/// How long a code is.
const LENGTH: usize = 18;

/// Hosts of mail that anybody may use, so that they tell nothing of a company.
const FREE_MAIL: &[&str] = &[
    "qq.com",
    "163.com",
    "126.com",
    "yeah.net",
    "sina.com",
    "sina.cn",
    "sina.com.cn",
    "vip.sina.com",
    "sohu.com",
    "139.com",
    "189.cn",
    "wo.cn",
    "21cn.com",
    "tom.com",
    "aliyun.com",
    "foxmail.com",
    "vip.qq.com",
    "vip.163.com",
    "gmail.com",
    "googlemail.com",
    "outlook.com",
    "hotmail.com",
    "live.com",
    "live.cn",
    "msn.com",
    "yahoo.com",
    "yahoo.cn",
    "yahoo.com.cn",
    "yahoo.co.jp",
    "ymail.com",
    "icloud.com",
    "me.com",
    "mac.com",
    "aol.com",
    "gmx.de",
    "gmx.net",
    "gmx.com",
    "web.de",
    "t-online.de",
    "mail.ru",
    "yandex.ru",
    "naver.com",
    "proton.me",
    "protonmail.com",
    "mail.com",
    "zoho.com",
];

/// How long an extension behind a hyphen may be; what is longer is a part of the number.
const EXTENSION: usize = 6;

/// Area codes of two digits; all others have three.
const SHORT_AREAS: [&str; 10] = ["10", "20", "21", "22", "23", "24", "25", "27", "28", "29"];

/// What a cell says about who a customer is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Identifier {
    /// A unified social credit code whose check digit is right.
    Code(String),
    /// A mobile number: eleven digits.
    Mobile(String),
    /// A land line: area code and number, without the extension.
    LandLine(String),
    /// The host of a mail address, apart from those of free mail.
    MailHost(String),
}

impl Identifier {
    /// Reads a cell; none where it is no identifier of these kinds.
    #[must_use]
    pub fn read(cell: &str) -> Option<Identifier> {
        let plain = text::plain(cell);
        let plain = plain.trim();
        if let Code::Valid(code) = Code::read(plain) {
            return Some(Identifier::Code(code));
        }
        mail_host(plain).map(Identifier::MailHost).or_else(|| phone(plain))
    }

    /// Whether a cell is worth reading in a search for this one: a quick look at its end.
    #[must_use]
    pub fn may_be(&self, cell: &str) -> bool {
        match self {
            Identifier::MailHost(_) => cell.contains(['@', '＠', '﹫']),
            Identifier::Code(value) => cell.len() >= value.len(),
            Identifier::Mobile(value) | Identifier::LandLine(value) => {
                let is_plain = |byte: u8| matches!(byte, b'0'..=b'9' | b' ' | b'+' | b'(' | b')' | b'-');
                let has_extension = || {
                    let last = cell.rsplit_once('-').map(|(_, last)| last.trim());
                    !cell.bytes().all(is_plain) || last.is_some_and(|last| last.len() <= EXTENSION)
                };
                let mut end = cell.bytes().rev().filter(u8::is_ascii_digit);
                value.bytes().rev().take(4).all(|digit| end.next() == Some(digit)) || has_extension()
            }
        }
    }
}

/// What a cell is as a unified social credit code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Code {
    /// A code whose check digit is right.
    Valid(String),
    /// It looks like a code and can be none: what is wrong with it.
    Wrong(Fault),
    /// Something else: a phone number, an older registration number, a name.
    Other,
}

/// What is wrong with a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A character that no code has: I, O, S, V, Z or another.
    Character(char),
    /// The last character is not the one that the others call for, which is this one.
    CheckDigit(char),
}

impl Code {
    /// Reads a cell.
    #[must_use]
    pub fn read(cell: &str) -> Code {
        let plain = text::plain(cell);
        let compact: String =
            plain.chars().filter(|c| !c.is_whitespace() && *c != '-').map(|c| c.to_ascii_uppercase()).collect();
        if compact.chars().count() != LENGTH || !compact.chars().all(|c| c.is_ascii_alphanumeric()) {
            return Code::Other;
        }
        if is_person(&compact) {
            return Code::Other;
        }
        let places = compact.bytes().map(|byte| DIGITS.iter().position(|digit| *digit == byte));
        let Some(places) = places.collect::<Option<Vec<usize>>>() else {
            let wrong = compact.bytes().find(|byte| !DIGITS.contains(byte)).unwrap_or(b'?');
            return Code::Wrong(Fault::Character(char::from(wrong)));
        };
        let sum: usize = places.iter().zip(WEIGHTS).map(|(place, weight)| place * weight).sum();
        let due = DIGITS.get((DIGITS.len() - sum % DIGITS.len()) % DIGITS.len()).copied().unwrap_or(b'0');
        if compact.bytes().last() == Some(due) {
            Code::Valid(compact)
        } else {
            Code::Wrong(Fault::CheckDigit(char::from(due)))
        }
    }
}

/// Whether it is the number of a citizen's card (GB 11643): as long as a code, with a day of birth and a check digit of
/// its own.
fn is_person(number: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let between = |range: std::ops::Range<usize>, least: u32, most: u32| {
        number.get(range).and_then(|digits| digits.parse::<u32>().ok()).is_some_and(|n| (least..=most).contains(&n))
    };
    let sum: u32 = number.chars().zip(WEIGHTS).map(|(c, weight)| c.to_digit(10).unwrap_or(0) * weight).sum();
    number.bytes().take(LENGTH - 1).all(|byte| byte.is_ascii_digit())
        && between(6..10, 1900, 2099)
        && between(10..12, 1, 12)
        && between(12..14, 1, 31)
        && number.chars().last() == "10X98765432".chars().nth(sum as usize % 11)
}

/// The host of a mail address that belongs to a company.
fn mail_host(cell: &str) -> Option<String> {
    let (user, host) = cell.split_once('@')?;
    let host = host.trim().trim_end_matches('.').to_lowercase();
    let is_host = host.contains('.') && host.chars().all(|c| c.is_alphanumeric() || c == '.' || c == '-');
    (is_host && !user.trim().is_empty() && !FREE_MAIL.contains(&host.as_str())).then_some(host)
}

/// A number of China, without +86, blanks, and the extension.
fn phone(cell: &str) -> Option<Identifier> {
    let is_mark =
        |c: char| c.is_whitespace() || matches!(c, '-' | '(' | ')' | '+' | '.' | '\u{2212}' | '\u{2013}' | '/');
    // An extension: 转 801, ext. 801, #801, x801, or a third group after the second hyphen.
    let lower = cell.to_lowercase();
    let end = ["转", "ext", "#", "x", "分机"].iter().filter_map(|mark| lower.find(mark)).min().unwrap_or(lower.len());
    let number = lower.get(..end)?.trim();
    if number.is_empty() || !number.chars().all(|c| c.is_ascii_digit() || is_mark(c)) {
        return None;
    }
    let groups: Vec<&str> = number.split('-').map(str::trim).filter(|group| !group.is_empty()).collect();
    let number = match groups.as_slice() {
        [area, line, extension]
            if area.starts_with('0') && (7..=8).contains(&line.len()) && (1..=EXTENSION).contains(&extension.len()) =>
        {
            format!("{area}{line}")
        }
        [line, extension] if line.len() >= 10 && (1..=EXTENSION).contains(&extension.len()) => (*line).to_owned(),
        _ => number.to_owned(),
    };
    let had_plus = number.trim_start().starts_with('+') || number.starts_with("00");
    let mut digits: String = number.chars().filter(char::is_ascii_digit).collect();
    if digits.starts_with("00") {
        digits = digits.split_off(2);
    }
    if digits.starts_with("86") && (had_plus || digits.len() >= 12) {
        digits = digits.split_off(2);
    } else if had_plus {
        return None;
    }
    if digits.len() == 11 && digits.starts_with('1') && digits.as_bytes().get(1).is_some_and(|byte| *byte >= b'3') {
        return Some(Identifier::Mobile(digits));
    }
    if digits.len() == 12 && digits.starts_with("01") && !digits.starts_with("010") {
        return Some(Identifier::Mobile(digits.split_off(1)));
    }
    let line = digits.strip_prefix('0').unwrap_or(&digits);
    let has_area = digits.starts_with('0') || had_plus || line.len() > 9;
    let area = if SHORT_AREAS.iter().any(|area| line.starts_with(area)) { 2 } else { 3 };
    let length = line.len().checked_sub(area)?;
    (has_area && (7..=8).contains(&length)).then(|| Identifier::LandLine(line.to_owned()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn codes_are_read_by_their_check_digit() {
        for code in [
            "91350100M000100Y43",
            "91110000100005554u",
            " 9111 0000 1000 05554U ",
            "91350100-M000100Y-43",
            "915300000000000240",
            "９１１１００００１００００５５５４Ｕ",
        ] {
            assert!(matches!(Code::read(code), Code::Valid(_)), "{code}");
        }
        assert_eq!(Code::read("91350100M000100Y44"), Code::Wrong(Fault::CheckDigit('3')));
        assert_eq!(Code::read("915300000000000241"), Code::Wrong(Fault::CheckDigit('0')));
        assert_eq!(Code::read("91350100M0001O0Y43"), Code::Wrong(Fault::Character('O')));
        for other in [
            "",
            "13800138000",
            "110000001234567",
            "91350100M000100Y4",
            "91350100M000100Y433",
            "91350100M000100Y_3",
            "北京华为技术有限公司北京华为技术有限公",
            "北京华为技术有限公司华为技术有限公",
        ] {
            assert_eq!(Code::read(other), Code::Other, "{other}");
        }
    }

    #[test]
    fn every_other_character_in_any_place_is_wrong() {
        let code = "91350100M000100Y43";
        for place in 0..LENGTH {
            for digit in DIGITS.iter().map(|digit| char::from(*digit)) {
                let changed: String =
                    code.chars().enumerate().map(|(i, c)| if i == place { digit } else { c }).collect();
                assert_eq!(Code::read(&changed) == Code::Valid(changed.clone()), changed == code, "{changed}");
            }
        }
    }

    #[test]
    fn a_citizens_number_is_no_code() {
        for (number, is_person) in [
            ("11010519491231002X", true),
            ("11010519491231002x", true),
            // Another check digit; born in 1899, in 2100, in a thirteenth month, on a day 32 and 0.
            ("110105194912310021", false),
            ("110105189912310023", false),
            ("110105210012310021", false),
            ("110105194913310021", false),
            ("110105194912320025", false),
            ("110105194900310022", false),
            ("110105194912000021", false),
            ("11010519491231A02X", false),
        ] {
            assert_eq!(Code::read(number) == Code::Other, is_person, "{number}");
        }
    }

    #[test]
    fn phones_have_one_form() {
        let line = |digits: &str| Some(Identifier::LandLine(digits.to_owned()));
        let mobile = || Some(Identifier::Mobile("13800138000".to_owned()));
        for (cell, expected) in [
            ("13800138000", mobile()),
            ("138-0013-8000", mobile()),
            ("138.0013.8000", mobile()),
            ("1380013-8000", mobile()),
            ("138-0013800-0", mobile()),
            ("13800138000-12", mobile()),
            ("+86 138-0013-8000", mobile()),
            ("0086 13800138000", mobile()),
            ("86-13800138000", mobile()),
            ("013800138000", mobile()),
            ("010-62345678", line("1062345678")),
            ("010-6234-5678", line("1062345678")),
            ("010-6234567", line("106234567")),
            ("1062345678", line("1062345678")),
            ("(010) 6234 5678", line("1062345678")),
            ("+86 10 6234567", line("106234567")),
            ("+86 10 62345678 ext. 801", line("1062345678")),
            ("010-62345678-801", line("1062345678")),
            ("010-62345678转801", line("1062345678")),
            ("010-62345678#801", line("1062345678")),
            ("010 62345678 分机 801", line("1062345678")),
            ("0571-87654321", line("57187654321")),
            ("571 87654321", line("57187654321")),
            // Not a number of China, or not enough of one.
            ("+1 202 555 0100", None),
            ("001 202 555 0100", None),
            ("+44 20 7946 0958", None),
            ("62345678", None),
            ("106234567", None),
            ("010-623456", None),
            ("010123456789", None),
            ("021-6234567-12345678", None),
            ("138a0013 8000", None),
            ("转801", None),
            ("-", None),
            ("无", None),
        ] {
            assert_eq!(Identifier::read(cell), expected, "{cell}");
        }
    }

    #[test]
    fn a_mail_address_tells_the_company_by_its_host() {
        for (cell, expected) in [
            ("a@Huawei.com", Some("huawei.com")),
            ("a＠huawei.com", Some("huawei.com")),
            ("a @ huawei-cloud.com.", Some("huawei-cloud.com")),
            ("a@qq.com", None),
            ("a@QQ.com", None),
            ("@huawei.com", None),
            (" @huawei.com", None),
            ("a@huawei", None),
            ("a@huawei com.cn", None),
            ("a@", None),
        ] {
            let expected = expected.map(|host| Identifier::MailHost(host.to_owned()));
            assert_eq!(Identifier::read(cell), expected, "{cell}");
        }
    }

    #[test]
    fn a_quick_look_tells_most_others_apart() {
        for (one, other) in [
            ("13800138000", "13800138001"),
            ("13800138000", "010-62345678"),
            ("a@huawei.com", "13800138000"),
            ("91350100M000100Y43", "13800138000"),
        ] {
            assert!(!Identifier::read(one).unwrap().may_be(other), "{one} {other}");
        }
    }

    proptest! {
        #[test]
        fn a_quick_look_never_misses_an_identifier(
            start in "(\\+86 ?|0086|86-|0)?",
            number in "(138-?0013-?8000|10[- ]?62345678|\\(010\\) 6234 5678|571-87654321|a[@＠]b\\.com|９?1350100M000100Y43)",
            end in "([-转#x/ ][0-9]{1,7}[- ]?|-)?",
        ) {
            let cell = format!("{start}{number}{end}");
            if let Some(identifier) = Identifier::read(&cell) {
                prop_assert!(identifier.may_be(&cell), "{} {:?}", cell, identifier);
            }
        }
    }
}
