//! Any bytes as a ledger, under any encoding that a rulebook can declare: read, decided and audited, or refused.

#![no_main]

use libfuzzer_sys::fuzz_target;
use turfbook::core::audit::Audit;
use turfbook::core::book::Book;
use turfbook::core::rulebook::Rulebook;
use turfbook::core::time::Moment;
use turfbook::core::world::World;
use turfbook::files::{Reading, Sheet, understand};

const RULES: [&str; 4] = [
    "",
    "ledger: {encoding: gb18030, dates: dmy, decimal: comma}\n",
    "ledger: {encoding: windows-1252, skip_rows: 1}\n",
    "managers: [M]\nteam: [A, B]\nidentity: {keys: [phone]}\nclaims: {cooldown: 3d, freeze: 1d, limits: [{max_held: 1}]}\n\
     protection: [{match: {tier: A}, term: 5bd, extension: {by: 2d}}, {no_contact: 36h}]\nentries: {max_delay: 1d}\n\
     penalties: {ladder: [{step: warning, points: 1}]}\nservice: {complaint: 2d, visit: 3d}\nscore: {metrics: {revenue: {weight: 1, target: 10}}}\n",
];

fuzz_target!(|data: &[u8]| {
    let Some((choice, bytes)) = data.split_first() else { return };
    let rules = Rulebook::read(RULES[usize::from(*choice) % RULES.len()]).expect("these are rulebooks");
    let Ok(sheet) = Sheet::decode(bytes.to_vec(), &rules) else { return };
    let Ok(Reading { ledger, .. }) = understand(sheet, &rules, Moment::MAX) else { return };
    let as_of = ledger.events.last().map_or(Moment::MAX, |event| event.at);
    let Ok(world) = World::new(&rules, ledger, true) else { return };
    let (book, _) = Book::replay(&world);
    let _ = Audit { world: &world, book: &book, as_of }.run();
});
