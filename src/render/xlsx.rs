//! A workbook: a sheet for each title, in which text is text.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::block::Block;
use super::lang::Catalogue;
use crate::error::Error;
use crate::message;

/// Blocks as a workbook.
///
/// # Errors
/// The library can't write it.
pub fn write(blocks: &[Block], _catalogue: &Catalogue) -> Result<Vec<u8>, Error> {
    workbook(blocks).map_err(|error| {
        let error = std::io::Error::other(error.to_string());
        Error::system(&error, "xlsx".as_ref(), message!("system-output"))
    })
}

fn workbook(blocks: &[Block]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let mut line = 0;
    for block in blocks {
        match block {
            Block::Title(text)
            | Block::Part(text)
            | Block::Line(_, text)
            | Block::Indented(text)
            | Block::Command(text) => {
                sheet.write_string(line, 0, text)?;
                line += 1;
            }
            Block::Table { headers, rows } => {
                let texts = rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect());
                for row in std::iter::once(headers.iter().map(String::as_str).collect::<Vec<_>>()).chain(texts) {
                    for (column, text) in (0..).zip(row) {
                        sheet.write_string(line, column, text)?;
                    }
                    line += 1;
                }
            }
            Block::More(_) | Block::Rest(..) => {}
        }
    }
    book.save_to_buffer()
}
