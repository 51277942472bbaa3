//! Decimal numbers as people write them (contract, section 2).

use rust_decimal::Decimal;

use super::text;

/// Reads digits, perhaps with a sign, a decimal point, and commas between groups of three; full-width forms count.
#[must_use]
pub fn parse(written: &str) -> Option<Decimal> {
    if let Some(number) = parse_usual(written.as_bytes()) {
        return Some(number);
    }
    let plain = text::plain(written);
    let plain = plain.trim();
    let unsigned = plain.strip_prefix(['+', '-']).unwrap_or(plain);
    let (whole, fraction) = match unsigned.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (unsigned, None),
    };
    let is_digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let mut groups = whole.split(',');
    let first = groups.next().filter(|first| is_digits(first) || (whole.is_empty() && fraction.is_some()))?;
    let grouped = whole.contains(',');
    if (grouped && first.len() > 3) || !groups.all(|group| group.len() == 3 && is_digits(group)) {
        return None;
    }
    if !fraction.is_none_or(is_digits) {
        return None;
    }
    if grouped { Decimal::from_str_exact(&plain.replace(',', "")) } else { Decimal::from_str_exact(plain) }.ok()
}

/// Reads a few digits, perhaps with a decimal point among them, as nearly all numbers of a ledger are.
fn parse_usual(written: &[u8]) -> Option<Decimal> {
    /// So many digits fit into the number.
    const MOST: usize = 18;
    let point = written.iter().position(|byte| *byte == b'.').unwrap_or(written.len());
    let (whole, fraction) = written.split_at_checked(point)?;
    let fraction = fraction.get(1..);
    if whole.is_empty() || fraction.is_some_and(<[u8]>::is_empty) || written.len() > MOST {
        return None;
    }
    let digits = whole.iter().chain(fraction.unwrap_or_default());
    let number = digits
        .into_iter()
        .try_fold(0, |number: i64, byte| byte.is_ascii_digit().then(|| number * 10 + i64::from(byte - b'0')))?;
    Some(Decimal::new(number, u32::try_from(fraction.map_or(0, <[u8]>::len)).ok()?))
}

/// The same where numbers are written `1.234,5`.
#[must_use]
pub fn parse_with_comma(written: &str) -> Option<Decimal> {
    let swap = |c| match c {
        ',' => '.',
        '.' => ',',
        other => other,
    };
    parse(&text::plain(written).chars().map(swap).collect::<String>())
}

/// At most six decimals, half away from zero, without trailing zeros: as outputs show a number.
#[must_use]
pub fn shown(number: Decimal) -> Decimal {
    let rounded = number.round_dp_with_strategy(6, rust_decimal::RoundingStrategy::MidpointAwayFromZero).normalize();
    if rounded.is_zero() { Decimal::ZERO } else { rounded }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_strictly() {
        let table = [
            ("0", "0"),
            ("1234.5", "1234.5"),
            ("1,234.5", "1234.5"),
            ("-12,345,678", "-12345678"),
            ("123,456", "123456"),
            ("+7", "7"),
            (" 42 ", "42"),
            ("１，２３４．５", "1234.5"),
            ("－５", "-5"),
            (".5", "0.5"),
        ];
        for (text, number) in table {
            assert_eq!(parse(text), Some(number.parse().unwrap()), "{text}");
        }
        for text in [
            "",
            "-",
            "abc",
            "12,34",
            "1234,567",
            ",123",
            "1,23.4",
            "1.",
            ".",
            "1e5",
            "1.38E+10",
            "1 000",
            "¥5",
            "12%",
            "1.2.3",
            "1_0.5",
            "x.5",
            "99999999999999999999999999999999",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_usual_number_is_read_as_any() {
        let mut usual = 0;
        for whole in ["", "0", "007", "73500", "123456789012345678", "1234567890123456789"] {
            for fraction in ["", ".", ".5", ".00", ".123456", "5.", ".1.2", "x"] {
                let text = format!("{whole}{fraction}");
                if let Some(number) = parse_usual(text.as_bytes()) {
                    // Also as many decimals.
                    assert_eq!(number.to_string(), Decimal::from_str_exact(&text).unwrap().to_string(), "{text}");
                    usual += 1;
                }
            }
        }
        assert_eq!(usual, 3 * 4 + 1);
    }

    #[test]
    fn a_comma_may_stand_for_the_point() {
        for (text, number) in
            [("1234,5", "1234.5"), ("1.234,50", "1234.50"), ("-7", "-7"), ("１．２３４，５", "1234.5")]
        {
            assert_eq!(parse_with_comma(text), Some(number.parse().unwrap()), "{text}");
        }
        for text in ["1234.5", "1,234.5", "12.34"] {
            assert_eq!(parse_with_comma(text), None, "{text}");
        }
    }

    #[test]
    fn shown_numbers_are_short() {
        assert_eq!(shown("33.33333350".parse().unwrap()).to_string(), "33.333334");
        assert_eq!(shown("100.00".parse().unwrap()).to_string(), "100");
        assert_eq!(shown("-0.0000001".parse().unwrap()).to_string(), "0");
    }
}
