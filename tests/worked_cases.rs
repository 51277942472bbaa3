//! The worked cases of the contract, where they lie beside the project.

use std::process::Command;

use crate::harness::project;

#[test]
fn the_worked_cases_are_equal() {
    let script = project().join("../shared/cases/run");
    if !script.exists() {
        eprintln!("skipped: the worked cases are not here");
        return;
    }
    let output = Command::new("bash").arg(&script).arg(env!("CARGO_BIN_EXE_turfbook")).output().unwrap();
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && told.trim_end().ends_with(" passed, 0 failed"), "{told}");
}
