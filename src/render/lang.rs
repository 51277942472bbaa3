//! The catalogue: every sentence for people, in English and Chinese.

use std::fmt;

use chrono::Datelike;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use rust_decimal::Decimal;
use unic_langid::LanguageIdentifier;

use super::safe::Safe;
use crate::core::exact::{self, Exact};
use crate::core::message::{Arg, Message};
use crate::core::number;
use crate::core::rulebook::Lang;
use crate::core::time::{self, Moment};
use crate::message;

/// The sentences of one language.
pub struct Catalogue {
    /// The language.
    pub lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

impl fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Catalogue").field("lang", &self.lang).finish_non_exhaustive()
    }
}

impl Catalogue {
    /// The text of a language's sentences, in Fluent's form.
    #[must_use]
    pub fn source(lang: Lang) -> &'static str {
        match lang {
            Lang::En => include_str!("../../locales/en.ftl"),
            Lang::Zh => include_str!("../../locales/zh.ftl"),
        }
    }

    /// The sentences of a language.
    #[must_use]
    pub fn new(lang: Lang) -> Catalogue {
        // What a faulty line leaves is used all the same; a test keeps the files free of them.
        let resource = FluentResource::try_new(Self::source(lang).to_owned()).unwrap_or_else(|(rest, _)| rest);
        let name = match lang {
            Lang::En => "en",
            Lang::Zh => "zh",
        };
        let locale = name.parse().unwrap_or_else(|_| LanguageIdentifier::default());
        let mut bundle = FluentBundle::new(vec![locale]);
        // Bidi isolates around every name would show up as odd characters on terminals.
        bundle.set_use_isolating(false);
        let _ = bundle.add_resource(resource);
        Catalogue { lang, bundle }
    }

    /// The sentence in this language.
    #[must_use]
    pub fn say(&self, message: &Message) -> String {
        let mut args = FluentArgs::with_capacity(message.args.len());
        for (name, arg) in &message.args {
            args.set(*name, self.value(arg));
        }
        let Some(pattern) = self.bundle.get_message(message.id).and_then(|found| found.value()) else {
            debug_assert!(false, "no sentence {}", message.id);
            return message.id.to_owned();
        };
        let mut errors = Vec::new();
        let said = self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        debug_assert!(errors.is_empty(), "{}: {errors:?}", message.id);
        said
    }

    /// A sentence into which nothing goes.
    #[must_use]
    pub fn word(&self, id: &'static str) -> String {
        self.say(&Message { id, args: Vec::new() })
    }

    /// The sentence of a name that is put together, if there is one.
    #[must_use]
    pub fn named(&self, id: &str) -> Option<String> {
        let pattern = self.bundle.get_message(id).and_then(|found| found.value())?;
        Some(self.bundle.format_pattern(pattern, None, &mut Vec::new()).into_owned())
    }

    /// A day of the year, as short as this language writes it.
    #[must_use]
    pub fn day(&self, at: Moment) -> String {
        self.say(&message!("short-day", month = at.month(), day = at.day()))
    }

    /// An amount with commas between groups of three: `1,234.5`.
    #[must_use]
    pub fn amount(&self, amount: Decimal) -> String {
        grouped(&number::shown(amount).to_string())
    }

    /// The same of a fraction, with so many decimals at the most.
    #[must_use]
    pub fn fraction(&self, number: &Exact, decimals: u32) -> String {
        grouped(&exact::digits(number, decimals))
    }

    /// What goes into a sentence, as this language writes it.
    #[must_use]
    pub fn text(&self, arg: &Arg) -> String {
        match arg {
            Arg::Text(text) => Safe::line(text).to_string(),
            Arg::Count(count) => count.to_string(),
            Arg::Amount(amount) => self.amount(*amount),
            Arg::Lasting(span) => {
                let (count, unit) = span.parts();
                self.say(&message!("span", count = count, unit = unit))
            }
            Arg::At(at) => time::shown(*at),
            Arg::Sentence(message) => self.say(message),
            Arg::List(members) => {
                let members: Vec<String> = members.iter().map(|member| self.text(member)).collect();
                members.join(&self.word("list-comma"))
            }
        }
    }

    fn value(&self, arg: &Arg) -> FluentValue<'static> {
        match arg {
            Arg::Count(count) => FluentValue::from(*count),
            other => FluentValue::from(self.text(other)),
        }
    }
}

/// Digits with commas between groups of three.
fn grouped(text: &str) -> String {
    let (sign, unsigned) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let mut grouped = String::from(sign);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if !fraction.is_empty() {
        grouped.push('.');
        grouped.push_str(fraction);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_grouped() {
        let catalogue = Catalogue::new(Lang::En);
        for (amount, shown) in [("0", "0"), ("999", "999"), ("1000", "1,000"), ("-1234567.50", "-1,234,567.5")] {
            assert_eq!(catalogue.amount(amount.parse().unwrap()), shown);
        }
    }
}
