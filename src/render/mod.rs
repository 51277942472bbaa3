//! Values become what one reader takes: text on a terminal, a page, a workbook, or JSON for a script. Nothing else prints.

pub mod block;
mod csv;
mod html;
mod json;
pub mod lang;
mod markdown;
mod page;
pub mod picture;
mod safe;
mod screen;
mod sketch;
mod table;
#[cfg(feature = "xlsx")]
mod xlsx;

pub use safe::Safe;
pub use screen::{Color, Format, Screen, Target};
