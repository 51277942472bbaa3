//! The program: parse, run, exit.

use std::process::ExitCode;

fn main() -> ExitCode {
    turfbook::run(std::env::args_os()).into()
}
