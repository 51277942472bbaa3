//! Exact fractions, for where a division would round too early (contract, section 9).

use num_bigint::BigInt;
use num_rational::BigRational;
use rust_decimal::Decimal;

/// An exact fraction of any size.
pub type Exact = BigRational;

/// A decimal number as a fraction.
#[must_use]
pub fn exact(number: Decimal) -> Exact {
    Exact::new(BigInt::from(number.mantissa()), BigInt::from(10).pow(number.scale()))
}

/// A whole number as a fraction.
#[must_use]
pub fn whole(count: usize) -> Exact {
    Exact::from_integer(BigInt::from(count))
}

/// A fraction rounded to so many decimals, half away from zero.
#[must_use]
pub fn rounded(number: &Exact, decimals: u32) -> Exact {
    let shift = BigInt::from(10).pow(decimals);
    Exact::new((number * &shift).round().to_integer(), shift)
}

/// A fraction rounded likewise and written in digits, without trailing zeros.
#[must_use]
pub fn digits(number: &Exact, decimals: u32) -> String {
    let shifted = (number * BigInt::from(10).pow(decimals)).round().to_integer();
    let width = decimals as usize;
    let text = format!("{:0>1$}", shifted.magnitude().to_string(), width + 1);
    let (whole, fraction) = text.split_at(text.len() - width);
    let fraction = fraction.trim_end_matches('0');
    let sign = if shifted < BigInt::ZERO { "-" } else { "" };
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fraction(above: i64, below: i64) -> Exact {
        Exact::new(above.into(), below.into())
    }

    #[test]
    fn halves_go_away_from_zero() {
        let table = [
            (fraction(1, 3), 6, "0.333333"),
            (fraction(2, 3), 6, "0.666667"),
            (fraction(5, 1000), 2, "0.01"),
            (fraction(-5, 1000), 2, "-0.01"),
            (fraction(4999, 1_000_000), 2, "0"),
            (fraction(-4999, 1_000_000), 2, "0"),
            (fraction(9829, 100), 2, "98.29"),
            (fraction(99_995, 1000), 2, "100"),
            (fraction(-7, 2), 0, "-4"),
            (fraction(1200, 1), 6, "1200"),
        ];
        for (number, decimals, text) in table {
            assert_eq!(digits(&number, decimals), text, "{number}");
            assert_eq!(digits(&rounded(&number, decimals), 9), text, "{number}");
        }
    }

    #[test]
    fn no_number_is_too_large_and_no_third_is_lost() {
        let most = exact(Decimal::MAX);
        assert_eq!(digits(&(&most + &most), 2), "158456325028528675187087900670");
        assert_eq!(fraction(1, 3) + fraction(1, 3) + fraction(1, 3), whole(1));
        assert_eq!(exact("-12.50".parse().unwrap()), fraction(-25, 2));
    }
}
