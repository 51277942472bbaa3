//! A workbook: a sheet for each title, with real numbers and days, and charts that the spreadsheet draws. What is text stays
//! text: no cell of it is a formula.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{
    Chart as Native, ChartFormat, ChartSolidFill, ChartType, Color, ConditionalFormatCell, ConditionalFormatCellRule,
    ConditionalFormatDataBar, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};
use unicode_width::UnicodeWidthStr;

use super::block::{Block, Cell, Task, Tone, Value};
use super::lang::Catalogue;
use super::picture::{Chart, Kind, Lane, Span, Tile, Timeline};
use super::safe::Safe;
use super::sketch::labelled;
use crate::core::time::Moment;
use crate::error::Error;
use crate::message;

/// A cell holds no more characters.
const LONGEST_CELL: usize = 32_000;

/// Nothing is gained by a column that is wider than this, in characters.
const WIDEST: usize = 60;

/// Blocks as a workbook, with what stands at their foot on a sheet of its own.
///
/// # Errors
/// The library can't write it.
pub fn write(blocks: &[Block], foot: &[Block], catalogue: &Catalogue) -> Result<Vec<u8>, Error> {
    workbook(blocks, foot, catalogue).map_err(|error| {
        let error = std::io::Error::other(error.to_string());
        Error::system(&error, "xlsx".as_ref(), message!("system-output"))
    })
}

fn workbook(blocks: &[Block], foot: &[Block], catalogue: &Catalogue) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let mut names: Vec<String> = Vec::new();
    let is_title = |block: &Block| matches!(block, Block::Title(_));
    let mut parts: Vec<(String, &[Block])> = Vec::new();
    let mut rest = blocks;
    while !rest.is_empty() {
        let (title, body) = match rest.split_first() {
            Some((Block::Title(title), body)) => (title.clone(), body),
            _ => ("turfbook".to_owned(), rest),
        };
        let end = body.iter().position(is_title).unwrap_or(body.len());
        let (body, after) = body.split_at(end);
        parts.push((title, body));
        rest = after;
    }
    if !foot.is_empty() {
        parts.push((catalogue.word("sheet-journal"), foot));
    }
    for (title, body) in parts {
        let name = sheet_name(&title, &names);
        names.push(name.clone());
        let sheet = book.add_worksheet();
        sheet.set_name(&name)?;
        sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        let right = body.iter().map(columns_of).max().unwrap_or_default() + 1;
        Page { sheet, name, line: 0, widths: Vec::new(), has_list: false, beside: 0, right, catalogue }
            .fill(&title, body)?;
    }
    book.save_to_buffer()
}

/// How many columns a block takes.
fn columns_of(block: &Block) -> u16 {
    let columns = match block {
        Block::Table { headers, .. } => headers.len(),
        Block::Chart(chart) => {
            let limits = if chart.kind == Kind::Bars { chart.series.len() } else { 0 };
            1 + chart.series.len() + limits + chart.levels.len()
        }
        Block::Timeline(_) => 4,
        _ => 1,
    };
    u16::try_from(columns).unwrap_or(1)
}

/// A title as the name of a sheet, which is short, bare of some signs, and the only one of its kind.
fn sheet_name(title: &str, taken: &[String]) -> String {
    const LONGEST: usize = 31;
    let is_bare = |c: char| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\n');
    let bare: String = Safe::line(title).as_str().chars().map(|c| if is_bare(c) { c } else { ' ' }).collect();
    let bare = bare.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let cut = |length: usize| bare.chars().take(length).collect::<String>().trim_matches(['\'', ' ']).to_owned();
    let is_taken =
        |name: &str| name.is_empty() || taken.iter().any(|other| other.to_lowercase() == name.to_lowercase());
    let mut name = cut(LONGEST);
    let mut number = 1;
    while is_taken(&name) {
        number += 1;
        name = format!("{} {number}", cut(LONGEST - 5));
    }
    name
}

/// A sheet that is being filled from top to bottom.
struct Page<'b> {
    sheet: &'b mut Worksheet,
    name: String,
    /// The next free line.
    line: u32,
    /// The widest text of each column.
    widths: Vec<usize>,
    /// Whether it has its list: the table with filters under a frozen header.
    has_list: bool,
    /// The line beside which the next chart may stand.
    beside: u32,
    /// The column in which charts stand: right of all tables.
    right: u16,
    catalogue: &'b Catalogue,
}

fn plain() -> Format {
    Format::new().set_align(FormatAlign::Top)
}

fn toned(format: Format, tone: Tone) -> Format {
    match tone {
        Tone::Plain => format,
        Tone::Good => format.set_font_color(Color::RGB(0x0011_6329)),
        Tone::Warn => format.set_font_color(Color::RGB(0x0087_5000)).set_background_color(Color::RGB(0x00FF_F4D6)),
        Tone::Bad => format.set_font_color(Color::RGB(0x008F_1A12)).set_background_color(Color::RGB(0x00FD_E7E4)),
        Tone::Faint => format.set_font_color(Color::RGB(0x0057_606A)),
    }
}

impl Page<'_> {
    fn fill(mut self, title: &str, blocks: &[Block]) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(0, 0, text(title), &Format::new().set_bold().set_font_size(14))?;
        self.line = 2;
        for block in blocks {
            self.block(block)?;
        }
        let widths = self.widths.iter().enumerate();
        for (column, width) in widths {
            let width = u32::try_from((*width + 2).clamp(6, WIDEST)).unwrap_or(10);
            if let Ok(column) = u16::try_from(column) {
                self.sheet.set_column_width(column, width)?;
            }
        }
        Ok(())
    }

    fn block(&mut self, block: &Block) -> Result<(), XlsxError> {
        match block {
            Block::Title(_) | Block::More(_) | Block::Rest(..) | Block::Sheet { .. } => Ok(()),
            Block::Part(line) => {
                self.line += 1;
                self.sentence(line, &Format::new().set_bold())
            }
            Block::Line(tone, line) => self.sentence(line, &toned(Format::new(), *tone)),
            Block::Indented(line) => self.sentence(line, &Format::new().set_indent(1)),
            Block::Command(line) => self.sentence(line, &Format::new().set_font_name("Consolas").set_indent(1)),
            Block::Table { headers, rows } => self.table(headers, rows).map(|_| ()),
            Block::Tiles(tiles) => self.tiles(tiles),
            Block::Tasks(tasks) => self.tasks(tasks),
            Block::Chart(chart) => self.chart(chart),
            Block::Timeline(timeline) => self.timeline(timeline),
        }
    }

    fn sentence(&mut self, line: &str, format: &Format) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(self.line, 0, text(line), format)?;
        self.line += 1;
        Ok(())
    }

    /// Writes a table, and gives the line of its header. The first of a sheet is its list.
    fn table(&mut self, headers: &[String], rows: &[Vec<Cell>]) -> Result<u32, XlsxError> {
        let head = self.line;
        let heading = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_background_color(Color::RGB(0x00EA_EEF2))
            .set_border_bottom(FormatBorder::Thin);
        for (column, header) in (0..).zip(headers) {
            self.sheet.write_string_with_format(head, column, text(header), &heading)?;
            self.widen(column, header, 20);
        }
        for (line, row) in (head + 1..).zip(rows) {
            for (column, cell) in (0..).zip(row) {
                self.cell(line, column, cell)?;
            }
            let high = row.iter().filter(|cell| cell.value == Value::Text).map(|cell| lines(&cell.text)).max();
            if let Some(high @ 2..) = high {
                self.sheet.set_row_height(line, (high * 15).min(400))?;
            }
        }
        let count = u32::try_from(rows.len()).unwrap_or_default();
        let last = head + count;
        let columns = u16::try_from(headers.len()).unwrap_or(1);
        if !self.has_list && count > 0 {
            self.has_list = true;
            self.sheet.autofilter(head, 0, last, columns.saturating_sub(1))?;
            self.sheet.set_freeze_panes(head + 1, 0)?;
            self.sheet.set_repeat_rows(head, head)?;
        }
        for column in 0..columns {
            let is_days =
                |row: &Vec<Cell>| row.get(usize::from(column)).is_some_and(|cell| matches!(cell.value, Value::Days(_)));
            if rows.iter().any(is_days) {
                self.warn_of_days(head + 1, last, column)?;
            }
        }
        self.line = last + 2;
        Ok(head)
    }

    /// Few days left stand out, none even more.
    fn warn_of_days(&mut self, first: u32, last: u32, column: u16) -> Result<(), XlsxError> {
        let rules = [
            (ConditionalFormatCellRule::LessThan(0), Tone::Bad),
            (ConditionalFormatCellRule::Between(0, 3), Tone::Warn),
        ];
        for (rule, tone) in rules {
            let format = ConditionalFormatCell::new().set_rule(rule).set_format(toned(Format::new(), tone));
            self.sheet.add_conditional_format(first, column, last, column, &format)?;
        }
        Ok(())
    }

    fn cell(&mut self, line: u32, column: u16, cell: &Cell) -> Result<(), XlsxError> {
        let format = toned(plain(), cell.tone);
        let number = |number: &Decimal| number.to_f64().unwrap_or_default();
        match &cell.value {
            Value::Number(value) => {
                let form = if value.fract().is_zero() { "#,##0" } else { "#,##0.00" };
                self.sheet.write_number_with_format(line, column, number(value), &format.set_num_format(form))?;
                self.widen(column, &cell.text, WIDEST);
            }
            Value::Days(days) => {
                let days = Decimal::from(*days);
                self.sheet.write_number_with_format(line, column, number(&days), &format.set_num_format("0"))?;
            }
            Value::At(at) => {
                let format = format.set_num_format("yyyy-mm-dd hh:mm").set_align(FormatAlign::Left);
                self.sheet.write_datetime_with_format(line, column, *at, &format)?;
                self.widen(column, "2026-01-01 00:00", WIDEST);
            }
            Value::Text | Value::Course(_) => {
                let format = if cell.is_number { format.set_align(FormatAlign::Right) } else { format.set_text_wrap() };
                self.sheet.write_string_with_format(line, column, text(&cell.text), &format)?;
                self.widen(column, &cell.text, WIDEST);
            }
        }
        Ok(())
    }

    fn widen(&mut self, column: u16, text: &str, most: usize) {
        let column = usize::from(column);
        if self.widths.len() <= column {
            self.widths.resize(column + 1, 0);
        }
        let widest = text.lines().take(3).map(|line| line.get(..400).unwrap_or(line).width()).max().unwrap_or_default();
        if let Some(width) = self.widths.get_mut(column) {
            *width = (*width).max(widest.min(most));
        }
    }

    /// Numbers to be seen first: a line for each, with its weeks.
    fn tiles(&mut self, tiles: &[Tile]) -> Result<(), XlsxError> {
        let mut headers = ["head-figure", "head-now"].map(|id| self.catalogue.word(id)).to_vec();
        if let Some(tile) = tiles.first() {
            headers.extend(tile.against.iter().map(|against| against.label.clone()));
            headers.extend(tile.days.iter().cloned());
        }
        let number = |value: Decimal| Cell::right("").valued(Value::Number(value));
        let row = |tile: &Tile| {
            let now = tile.history.last().copied().unwrap_or_default();
            let mut cells = vec![Cell::plain(labelled(tile, self.catalogue)), Cell { tone: tile.tone, ..number(now) }];
            cells.extend(tile.against.iter().map(|against| number(against.value)));
            cells.extend(tile.history.iter().copied().map(number));
            cells
        };
        self.table(&headers, &tiles.iter().map(row).collect::<Vec<_>>()).map(|_| ())
    }

    fn tasks(&mut self, tasks: &[Task]) -> Result<(), XlsxError> {
        let headers = [self.catalogue.word("head-what"), self.catalogue.word("head-command")];
        let row = |task: &Task| vec![Cell::plain(task.text.clone()), Cell::plain(task.commands.join("\n"))];
        self.table(&headers, &tasks.iter().map(row).collect::<Vec<_>>()).map(|_| ())
    }

    /// All that happened as a list; who held what as a table, with a chart of bars that float in time.
    fn timeline(&mut self, timeline: &Timeline) -> Result<(), XlsxError> {
        let (headers, rows) = timeline.table();
        self.table(&headers, &rows)?;
        let [customer, when, rep, _] = &timeline.headers;
        let headers = [customer, rep, when, &self.catalogue.word("head-days-held")].map(String::clone);
        let row = |(lane, span): (&Lane, &Span)| {
            let from = span.from.max(timeline.from);
            let days = (span.to.unwrap_or(timeline.to) - from).num_minutes();
            let days = Decimal::from(days).checked_div(Decimal::from(24 * 60)).unwrap_or_default().round_dp(2);
            vec![
                Cell::plain(lane.name.clone()),
                Cell::plain(span.who.clone()),
                Cell::plain("").valued(Value::At(from)),
                Cell::right("").valued(Value::Number(days)),
            ]
        };
        let spans = timeline.lanes.iter().flat_map(|lane| lane.spans.iter().map(move |span| (lane, span)));
        let rows: Vec<Vec<Cell>> = spans.map(row).collect();
        let head = self.table(&headers, &rows)?;
        if rows.is_empty() {
            return Ok(());
        }
        let (first, last) = (head + 1, head + u32::try_from(rows.len()).unwrap_or_default());
        let name = self.name.as_str();
        let mut native = Native::new(ChartType::BarStacked);
        native.title().set_name(text(&timeline.title).as_str());
        let start = native.add_series().set_categories((name, first, 0, last, 1)).set_values((name, first, 2, last, 2));
        start.set_format(ChartFormat::new().set_no_fill().set_no_border());
        native.add_series().set_categories((name, first, 0, last, 1)).set_values((name, first, 3, last, 3));
        native.legend().set_hidden();
        native.y_axis().set_reverse();
        let (from, to) = (serial(timeline.from), serial(timeline.to));
        native.x_axis().set_min(from).set_max(to).set_num_format("mm-dd");
        let told: Vec<&str> = timeline.lanes.iter().map(|lane| lane.told.as_str()).collect();
        native.set_alt_text(shortened(&told.join(" ")));
        native.set_width(720).set_height((60 + 26 * (last - head)).clamp(240, 900));
        self.sheet.insert_chart(2, self.right, &native)?;
        Ok(())
    }

    /// The numbers of a chart as a table, and the chart beside it.
    fn chart(&mut self, chart: &Chart) -> Result<(), XlsxError> {
        self.sentence(&chart.title, &Format::new().set_bold())?;
        let (mut headers, mut rows) = chart.table(&self.catalogue.word("head-limit"));
        for (name, level) in &chart.levels {
            headers.push(name.clone());
            for row in &mut rows {
                row.push(Cell::right(level.to_string()).valued(Value::Number(*level)));
            }
        }
        let head = self.table(&headers, &rows)?;
        if rows.is_empty() {
            return Ok(());
        }
        let (first, last) = (head + 1, head + u32::try_from(rows.len()).unwrap_or_default());
        let columns = u16::try_from(headers.len()).unwrap_or(1);
        let mut native = Native::new(match chart.kind {
            Kind::Columns => ChartType::Column,
            Kind::Lines => ChartType::Line,
            Kind::Bars => ChartType::Bar,
            Kind::Parts => ChartType::BarStacked,
        });
        native.title().set_name(text(&chart.title).as_str());
        for column in 1..columns {
            let name = self.name.as_str();
            let series = native.add_series();
            series
                .set_name((name, head, column))
                .set_categories((name, first, 0, last, 0))
                .set_values((name, first, column, last, column));
            let is_limit = chart.kind == Kind::Bars && column % 2 == 0;
            if is_limit {
                series.set_format(
                    ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(Color::RGB(0x00D0_D7DE))),
                );
            }
        }
        if matches!(chart.kind, Kind::Bars | Kind::Parts) {
            // The first category stands at the top, as in the table.
            native.y_axis().set_reverse();
            if chart.kind == Kind::Bars {
                self.sheet.add_conditional_format(first, 1, last, 1, &ConditionalFormatDataBar::new())?;
            }
        }
        let height = if matches!(chart.kind, Kind::Bars | Kind::Parts) { 60 + 26 * (last - head) } else { 320 };
        native.set_width(720).set_height(height.clamp(240, 900));
        native.set_alt_text(shortened(&chart.told));
        let line = head.max(self.beside);
        self.sheet.insert_chart(line, self.right, &native)?;
        // A line is 20 pixels high.
        self.beside = line + height.clamp(240, 900) / 20 + 2;
        Ok(())
    }
}

/// A day as a spreadsheet counts it: days since the end of 1899.
fn serial(at: Moment) -> f64 {
    let start = chrono::NaiveDate::from_ymd_opt(1899, 12, 30).unwrap_or_default();
    let days = at.date().signed_duration_since(start).num_days();
    Decimal::from(days).to_f64().unwrap_or_default()
}

/// How many lines a text takes in the widest column.
fn lines(text: &str) -> u32 {
    let lines = text.lines().map(|line| line.width().div_ceil(WIDEST).max(1)).sum::<usize>();
    u32::try_from(lines).unwrap_or(u32::MAX)
}

/// A text that is no longer than what a spreadsheet tells of a picture.
fn shortened(told: &str) -> String {
    const LONGEST: usize = 240;
    let told = text(told);
    match told.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", told.get(..end).unwrap_or_default()),
        None => told,
    }
}

/// A text as a cell can hold it: what is invisible is shown.
fn text(text: &str) -> String {
    let safe = Safe::new(text);
    match safe.as_str().char_indices().nth(LONGEST_CELL) {
        Some((end, _)) => format!("{}…", safe.as_str().get(..end).unwrap_or_default()),
        None => safe.as_str().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_sheets_are_bare_short_and_unique() {
        let long = sheet_name("Leader board: 2026-09-01 to 2026-09-18 [x]", &[]);
        assert_eq!(long, "Leader board 2026-09-01 to 2026");
        assert_eq!(sheet_name("'a/b'", &[]), "a b");
        assert_eq!(sheet_name("A", &["a".into(), "A 2".into()]), "A 3");
        assert_eq!(sheet_name("", &[]), " 2");
    }
}
