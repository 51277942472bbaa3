//! Values become text for one reader: a person at a terminal, a spreadsheet, or a script. Nothing else prints.

pub mod block;
mod csv;
mod json;
pub mod lang;
mod safe;
mod screen;
mod table;

pub use safe::Safe;
pub use screen::{Color, Format, Screen};
