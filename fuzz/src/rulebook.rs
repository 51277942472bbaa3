//! Any text as a rulebook: understood, or refused with its lines.

#![no_main]

use libfuzzer_sys::fuzz_target;
use turfbook::core::rulebook::Rulebook;

fuzz_target!(|text: &str| {
    if let Err(problems) = Rulebook::read(text) {
        assert!(!problems.is_empty(), "refused without a reason");
    }
});
