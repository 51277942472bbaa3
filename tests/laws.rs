//! Laws that hold for every ledger.

use std::time::Duration;

use proptest::prelude::*;
use turfbook::core::audit::Audit;
use turfbook::core::book::{Book, Holding, Outcome, Stand};
use turfbook::core::desk::{Desk, Refusal};
use turfbook::core::event::Place;
use turfbook::core::ledger::Cells;
use turfbook::core::names::{CustomerId, RepId};
use turfbook::core::notice::{self, Means};
use turfbook::core::rulebook::{Lang, Rulebook};
use turfbook::core::score::{Period, cards};
use turfbook::core::time::{Moment, parse_moment};
use turfbook::core::world::World;
use turfbook::files::{Appended, Manners, Record, Sheet, Writable};
use turfbook::output::Document;
use turfbook::output::rep::{Rep, Subject};
use turfbook::render::lang::Catalogue;

const HEADER: &str = "at,event,customer,rep,with,value,by,ref,recorded,tier,region,phone";

/// Rulebooks under which the laws are tried: rich, middling, with names that are joined, empty, and with limits and
/// names that are joined.
const RULES: [&str; 5] = [
    "
managers: [Max]
team: [{name: Ann, level: junior, regions: [east]}, Bo, {name: Cy, regions: [west, east]}]
entries: {max_delay: 1d}
claims: {require: [tier], cooldown: 3d, freeze: 12h, territory: true,
         limits: [{match: {level: junior}, max_held: 1, per_day: 1}, {max_held: 2, per_week: 3}]}
protection: [{match: {tier: A}, first_contact: 2d, no_contact: 4d, term: 10d, after_deal: 5d, extension: {by: 2d}}, {term: 5bd}]
credit: {helper: 33.3, favour: 50, poached: 10, unclaimed: 70}
penalties: {window: 20d, ladder: [{step: warning, points: 2}, {step: suspend, points: 4, suspend: 3d}]}
service: {complaint: 2d, visit: 3d}
checks: {unclaimed-work: notice}
",
    "
managers: [Max]
protection: [{match: {region: east}, no_contact: 36h}, {max: 1mo, extension: {by: 1w, times: 2}}]
credit: {favour: 20}
",
    "
managers: [Max]
identity: {keys: [phone]}
protection: [{term: 6d}]
",
    "",
    "
managers: [Max]
identity: {keys: [phone]}
claims: {require: [phone], cooldown: 2d, limits: [{max_held: 2, count_won: true}]}
protection: [{term: 4d}]
",
];

fn minute(minutes: u32) -> String {
    let (day, rest) = (minutes / 1440, minutes % 1440);
    format!("2026-03-{:02} {:02}:{:02}", 1 + day, rest / 60, rest % 60)
}

fn at(text: &str) -> Moment {
    parse_moment(text, None, None).unwrap().as_end()
}

/// A row at a minute of March.
fn row(minutes: u32) -> impl Strategy<Value = String> {
    let rep = prop::sample::select(vec!["Ann", "Bo", "Cy", "Max", "Zoe"]);
    let customer = prop::sample::select(vec!["Fox", "Owl Ltd", "华远科技", "Elk"]);
    let tier = prop::sample::select(vec!["A", "B", "", ""]);
    let region = prop::sample::select(vec!["east", "west", "", ""]);
    let by = prop::sample::select(vec!["Max", "Max", "", "Ann"]);
    let delay = prop::sample::select(vec![None, None, Some(60u32), Some(3 * 1440)]);
    let phone = prop::sample::select(vec!["", "", "", "1", "2", "3"]);
    (0..33u8, rep.clone(), customer, rep, tier, region, by, delay, -50i32..500, phone).prop_map(
        move |(event, rep, customer, with, tier, region, by, delay, value, phone)| {
            let mut second = with;
            let (event, value, refers) = match event {
                0..=8 => ("claim", String::new(), ""),
                9..=14 => ("contact", String::new(), ""),
                15 => ("quote", String::new(), ""),
                16..=18 => ("deal", value.to_string(), ""),
                19..=20 => ("release", String::new(), ""),
                21 => ("extend", String::new(), ""),
                22 => ("transfer", String::new(), ""),
                23 => ("assist", String::new(), ""),
                24 => ("notify", String::new(), ""),
                25 => ("award", String::new(), ""),
                26 => ("recycle", String::new(), ""),
                27 => ("complaint", String::new(), ""),
                28 => ("leave", String::new(), ""),
                29 => ("same", String::new(), ""),
                30 => ("distinct", String::new(), ""),
                _ => ("join", String::new(), ""),
            };
            match event {
                "transfer" | "assist" | "deal" => {}
                "same" | "distinct" => second = "Elk",
                _ => second = "",
            }
            let recorded = delay.map_or(String::new(), |delay| minute((minutes + delay).min(30 * 1440)));
            format!(
                "{},{event},{customer},{rep},{second},{value},{by},{refers},{recorded},{tier},{region},{phone}",
                minute(minutes)
            )
        },
    )
}

/// Rows at different minutes, in order.
fn rows() -> impl Strategy<Value = Vec<String>> {
    prop::collection::btree_set(0..25u32 * 1440, 1..60)
        .prop_flat_map(|minutes| minutes.into_iter().map(row).collect::<Vec<_>>())
}

fn world<'r>(rules: &'r Rulebook, rows: &[String], as_of: Moment) -> World<'r> {
    let text = format!("{HEADER}\n{}\n", rows.join("\n"));
    let sheet = Sheet::decode(text.into_bytes(), rules).unwrap();
    World::new(rules, sheet.ledger(rules, as_of).unwrap().0, false).unwrap()
}

/// All that an audit says but rows, which differ when rows stand elsewhere.
fn told(world: &World<'_>, as_of: Moment) -> Vec<String> {
    let (book, _) = Book::replay(world);
    let audit = Audit { world, book: &book, as_of };
    let audited = audit.run();
    let rep = |rep: Option<RepId>| rep.map(|rep| world.rep_name(rep).to_owned());
    let name = |customer: Option<CustomerId>| customer.map(|customer| world.customer_name(customer).to_owned());
    let mut told: Vec<String> = audited
        .findings
        .iter()
        .map(|finding| {
            let draft = &finding.draft;
            let (rep, against, customer) = (rep(draft.rep), rep(draft.against), name(draft.customer));
            format!("{} {:?} {:?} {rep:?} {against:?} {customer:?} {:?}", finding.id, draft.check, draft.at, draft.rule)
        })
        .collect();
    told.extend(audited.sanctions.iter().map(|due| format!("{} {} {}", world.rep_name(due.rep), due.step, due.points)));
    told.extend(holdings(world, &book));
    told.sort();
    told
}

fn holdings(world: &World<'_>, book: &Book) -> Vec<String> {
    book.holdings
        .iter()
        .map(|holding| {
            // A customer is shown under its first name, which may be that of a row with no other effect.
            let (customer, rep) = (world.key(holding.name), world.rep_name(holding.rep));
            // Nobody may have written down yet that a holding is over.
            let end = holding.ended_by(at("2026-03-28"));
            format!("{customer} {rep} {} {:?} {end:?}", holding.course.since, holding.deadline)
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn replay_does_not_depend_on_the_order_of_rows_with_different_times(
        rows in rows(), shuffled in any::<prop::sample::Index>(), rules in 0..RULES.len(),
    ) {
        let rules = Rulebook::read(RULES[rules]).unwrap();
        let as_of = at("2026-03-28");
        let mut other = rows.clone();
        other.rotate_left(shuffled.index(rows.len()));
        other.swap(0, rows.len() / 2);
        prop_assert_eq!(told(&world(&rules, &rows, as_of), as_of), told(&world(&rules, &other, as_of), as_of));
    }

    #[test]
    fn nobody_holds_a_customer_while_another_does(rows in rows(), rules in 0..RULES.len()) {
        let rules = Rulebook::read(RULES[rules]).unwrap();
        let world = world(&rules, &rows, at("2026-03-28"));
        let (book, _) = Book::replay(&world);
        for (later, holding) in book.holdings.iter().enumerate() {
            for earlier in book.holdings[..later].iter().filter(|other| other.customer == holding.customer) {
                let end = earlier.end.expect("a holding that another followed has ended");
                prop_assert!(end.at <= holding.course.since, "{earlier:?} {holding:?}");
            }
        }
    }

    #[test]
    fn a_refused_claim_changes_nothing_that_follows(mut rows in rows(), rules in 0..RULES.len()) {
        // Only names may: a phone number joins customers whatever became of its row, and so does a name's first row
        // give its name to those that are joined with it.
        prop_assume!(!RULES[rules].contains("identity"));
        rows.retain(|row| !row.contains(",same,"));
        let rules = Rulebook::read(RULES[rules]).unwrap();
        let as_of = at("2026-03-28");
        let whole = world(&rules, &rows, as_of);
        let (book, outcomes) = Book::replay(&whole);
        let kept: Vec<usize> = (0..rows.len()).filter(|i| outcomes[*i] != Outcome::Refused).collect();
        let fewer: Vec<String> = kept.iter().map(|i| rows[*i].clone()).collect();
        let without = world(&rules, &fewer, as_of);
        let (other, _) = Book::replay(&without);
        prop_assert_eq!(holdings(&whole, &book), holdings(&without, &other));
    }

    #[test]
    fn the_desk_says_what_an_audit_of_the_ledger_with_the_row_at_its_end_says(
        rows in rows(), rules in 0..RULES.len(), count in 1..12usize,
    ) {
        let rules = Rulebook::read(RULES[rules]).unwrap();
        let as_of = at("2026-03-28");
        let (known, new) = rows.split_at(rows.len().saturating_sub(count).max(1).min(rows.len()));
        // In turn at the end, and dated before all others.
        for new in [new.to_vec(), new.iter().rev().cloned().collect()] {
            let mut desk = Desk::new(world(&rules, known, as_of));
            let mut accepted = known.to_vec();
            for row in &new {
                let cells: Vec<String> = row.split(',').map(str::to_owned).collect();
                let place = Place { row: 2 + u32::try_from(accepted.len()).unwrap(), line: 0 };
                let verdict = desk.decide(place, cells.as_slice()).unwrap();
                let mut with = accepted.clone();
                with.push(row.clone());
                let whole = world(&rules, &with, as_of);
                let (book, outcomes) = Book::replay(&whole);
                let order = whole.ledger.events.iter().position(|event| event.place.row == place.row).unwrap();
                // A refused row may have been the first to name a rep, whose number is another then.
                let became = |world: &World<'_>, outcome: Outcome| match outcome {
                    Outcome::Work { standing, holder } => {
                        format!("{standing:?} {:?}", holder.map(|holder| world.rep_name(holder).to_owned()))
                    }
                    outcome => format!("{outcome:?}"),
                };
                let (told, expected) = (became(&desk.world, verdict.outcome), became(&whole, outcomes[order]));
                prop_assert_eq!(told, expected, "{}", row);
                if verdict.outcome == Outcome::Refused {
                    let reasons = |reason: &Refusal| match reason {
                        Refusal::Reason(reason) => Some((reason.check, reason.until)),
                        _ => None,
                    };
                    let refused = book.facts.refused.iter().find(|refused| refused.event.place.row == place.row).unwrap();
                    let expected: Vec<_> = refused.reasons.iter().map(|reason| (reason.check, reason.until)).collect();
                    let told: Vec<_> = verdict.refusals.iter().filter_map(reasons).collect();
                    prop_assert_eq!(told, expected, "{}", row);
                }
                if verdict.is_granted() {
                    accepted = with;
                    prop_assert_eq!(holdings(&desk.world, &desk.book), holdings(&whole, &book));
                }
            }
        }
    }

    #[test]
    fn a_denied_claim_would_be_granted_at_the_moment_told_and_not_before(rows in rows(), rules in 0..RULES.len()) {
        let rules = Rulebook::read(RULES[rules]).unwrap();
        let now = at("2026-03-26");
        for rep in ["Ann", "Bo"] {
            let decide = |moment: Moment| {
                let mut desk = Desk::new(world(&rules, &rows, moment));
                let at = moment.format("%Y-%m-%d %H:%M:%S").to_string();
                let cells = [at.as_str(), "claim", "Fox", rep, "", "", "", "", "", "A", "", ""].map(str::to_owned);
                desk.decide(Place { row: 999, line: 999 }, &cells[..]).unwrap()
            };
            let verdict = decide(now);
            if let Some(earliest) = verdict.earliest {
                prop_assert!(earliest > now && decide(earliest).is_granted(), "{earliest}");
                prop_assert!(!decide(earliest - chrono::TimeDelta::seconds(1)).is_granted(), "{earliest}");
            }
        }
    }

    #[test]
    fn a_replay_in_one_go_gives_what_event_after_event_gives(rows in rows(), rules in 0..RULES.len()) {
        let rules = Rulebook::read(RULES[rules]).unwrap();
        let world = world(&rules, &rows, at("2026-03-28"));
        let (book, outcomes) = Book::replay(&world);
        // Deadlines that contacts make later are worked out late there, and at once here.
        let mut stepped = Book::new(&world);
        let events = world.ledger.events.iter().enumerate();
        let told: Vec<Outcome> = events.map(|(order, event)| stepped.step(&world, order, event)).collect();
        prop_assert_eq!(told, outcomes);
        let all = |book: &Book| {
            let told = |held: &Holding| format!("{:?} {:?} {:?} {:?}", held.began, held.rep, held.end, held.deadline);
            book.holdings.iter().map(told).collect::<Vec<_>>()
        };
        prop_assert_eq!(all(&stepped), all(&book));
    }

    #[test]
    fn the_shares_of_a_deal_add_up_to_its_value_or_less(rows in rows(), rules in 0..RULES.len()) {
        let rules = Rulebook::read(RULES[rules]).unwrap();
        let world = world(&rules, &rows, at("2026-03-28"));
        let (book, _) = Book::replay(&world);
        for deal in &book.facts.deals {
            let sum: rust_decimal::Decimal = deal.shares().map(|(_, share)| share).sum();
            let value = deal.value;
            prop_assert!(sum.abs() <= value.abs(), "{deal:?}");
            let held = !matches!(deal.kind, turfbook::core::book::Standing::Unclaimed);
            prop_assert!(!held || sum == value, "{deal:?}");
        }
    }

    #[test]
    fn a_run_as_of_a_moment_is_a_run_on_the_ledger_cut_there(rows in rows(), cut in 0..25u32 * 1440, rules in 0..RULES.len()) {
        let rules = Rulebook::read(RULES[rules]).unwrap();
        let as_of = at(&minute(cut));
        let before: Vec<String> = rows.iter().filter(|row| row.as_str() <= format!("{},~", minute(cut)).as_str()).cloned().collect();
        prop_assert_eq!(told(&world(&rules, &rows, as_of), as_of), told(&world(&rules, &before, as_of), as_of));
    }

    #[test]
    fn what_is_appended_reads_back(
        cells in prop::collection::vec("[a-z客户 ,;\"'\\t\\r\\n]{0,12}", 3), first in "[a-zé客 ]{0,9}",
        delimiter in prop::sample::select(vec![',', ';', '\t']), end in prop::sample::select(vec!["\n", "\r\n", ""]),
    ) {
        let rules = Rulebook::read(&format!("ledger: {{delimiter: {:?}}}", delimiter.to_string())).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ledger.csv");
        let before = format!("at{delimiter}event{delimiter}note\n{first}{delimiter}x{delimiter}y{end}");
        std::fs::write(&path, &before).unwrap();
        let mut file = Writable::open(&path, Manners { patience: Duration::ZERO, is_forced: false, locks: true }).unwrap();
        let sheet = file.sheet(&rules).unwrap();
        prop_assert_eq!(file.append(&sheet, std::slice::from_ref(&cells)).unwrap(), Appended::Whole);

        let after = std::fs::read(&path).unwrap();
        prop_assert!(after.starts_with(before.as_bytes()));
        let mut records = Vec::new();
        let sheet = Sheet::decode(after, &rules).unwrap();
        let written = |record: &Record<'_>| (0..record.count()).map(|i| record.cell(i).to_owned()).collect::<Vec<_>>();
        sheet.records(|_, record| records.push(written(record))).unwrap();
        prop_assert_eq!(records.len(), 3, "{:?}", records);
        prop_assert_eq!(&records[2], &cells);
    }

    #[test]
    fn what_is_told_to_keep_a_customer_keeps_it_until_then(rows in rows(), rules in 0..RULES.len()) {
        let rules = Rulebook::read(RULES[rules]).unwrap();
        let (now, written) = (at("2026-03-28 12:00"), "2026-03-28 12:00");
        let world = world(&rules, &rows, now);
        let (book, _) = Book::replay(&world);
        let audit = Audit { world: &world, book: &book, as_of: now };
        for holding in book.holdings.iter().filter(|holding| holding.ended_by(now).is_none()) {
            let (customer, rep) = (world.customer_name(holding.customer), world.rep_name(holding.rep));
            for keeping in notice::keeping(&audit, holding) {
                let events = match keeping.means {
                    Means::Contact => ["contact"].as_slice(),
                    Means::Extension => &["extend"],
                    Means::Both => &["contact", "extend"],
                    Means::Deal => &["deal"],
                    Means::Named(_) => continue,
                };
                let more = events.iter().map(|event| format!("{written},{event},{customer},{rep},,1,,,,,,"));
                let with: Vec<String> = rows.iter().cloned().chain(more).collect();
                let after = self::world(&rules, &with, now);
                let (book, _) = Book::replay(&after);
                let kept = book.holdings.iter().find(|kept| kept.began == holding.began).unwrap();
                prop_assert!(kept.ended_by(now).is_none());
                prop_assert_eq!(kept.deadline, keeping.until, "{:?} of {} by {}", keeping.means, customer, rep);
            }
        }
    }

    #[test]
    fn what_a_rep_is_told_to_be_free_is_granted_and_nothing_else(rows in rows(), rules in 0..RULES.len()) {
        let rules = Rulebook::read(RULES[rules]).unwrap();
        let (now, written) = (at("2026-03-28 12:00"), "2026-03-28 12:00");
        let known = world(&rules, &rows, now);
        let (book, _) = Book::replay(&known);
        let audit = Audit { world: &known, book: &book, as_of: now };
        for rep in known.everybody() {
            let is_barred = !notice::bars(&audit, rep).is_empty();
            let free = notice::free(&audit, &notice::pool(&audit), rep);
            for customer in audit.in_order() {
                if !matches!(book.stand(customer, now), Stand::Pool(Some(_))) {
                    continue;
                }
                let mut desk = Desk::new(world(&rules, &rows, now));
                let (name, rep) = (known.customer_name(customer), known.rep_name(rep));
                let cells = [written, "claim", name, rep, "", "", "", "", "", "", "", ""].map(str::to_owned);
                let verdict = desk.decide(Place { row: 999, line: 999 }, &cells[..]).unwrap();
                let found = free.iter().find(|free| free.customer == customer);
                let is_free = !is_barred && found.is_some_and(|free| free.missing.is_empty());
                prop_assert_eq!(verdict.is_granted(), is_free, "{} {} {:?}", name, rep, verdict.refusals);
            }
        }
    }

    #[test]
    fn the_page_of_a_rep_names_nobody_else(rows in rows(), rules in 0..RULES.len()) {
        let rules = Rulebook::read(RULES[rules]).unwrap();
        let now = at("2026-03-28");
        let world = world(&rules, &rows, now);
        let (book, outcomes) = Book::replay(&world);
        let audit = Audit { world: &world, book: &book, as_of: now };
        let audited = audit.run();
        let period = Period::month_of(now);
        let cards = cards(&audit, &audited, &outcomes, period);
        let within = turfbook::core::time::Span::days(7);
        let pool = notice::pool(&audit);
        let subject = Subject { audit: &audit, audited: &audited, cards: &cards, period, pool: &pool, within };
        for lang in [Lang::En, Lang::Zh] {
            let catalogue = Catalogue::new(lang);
            for rep in world.everybody() {
                let page = Rep::new(&subject, rep, &catalogue);
                let told = format!("{:?} {}", page.blocks(&catalogue), serde_json::to_string(&page).unwrap());
                for other in world.everybody().filter(|other| *other != rep) {
                    let name = world.rep_name(other);
                    let mut words = told.split(|c: char| !c.is_ascii_alphanumeric());
                    prop_assert!(!words.any(|word| word == name), "{} on the page of {}: {}", name, world.rep_name(rep), told);
                }
            }
        }
    }
}
