//! Work on customers of others, and who earns what of a deal.

use rust_decimal::Decimal;

use super::Writer;
use crate::core::rulebook::part_of;
use crate::message;

/// The value of the deal in examples.
const DEAL: u32 = 100_000;

pub(super) fn write(writer: &mut Writer<'_>) {
    writer.chapter(message!("policy-chapter-credit"));
    let credit = writer.rules.credit;
    let everybody = message!("policy-who-all");
    writer.always(message!("policy-work"));
    writer.always(message!("policy-own-deal"));
    let shares = [
        ("helper", Some(credit.helper)),
        ("favour", credit.favour),
        ("poached", Some(credit.poached)),
        ("unclaimed", Some(credit.unclaimed)),
    ];
    for (setting, percent) in shares {
        let rule = format!("credit.{setting}");
        let Some(percent) = percent else {
            writer.clause(rule, everybody.clone(), message!("policy-no-favour"));
            continue;
        };
        writer.clause(rule, everybody.clone(), message!("policy-credit", setting = setting, percent = percent));
        let value = Decimal::from(DEAL);
        let share = part_of(value, percent);
        let rest = if setting == "unclaimed" { "nobody" } else { "holder" };
        writer.example(message!(
            "policy-example-credit",
            value = value,
            share = share,
            others = value - share,
            rest = rest
        ));
    }
}
