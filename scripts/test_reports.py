"""Reads workbooks, as written and as LibreOffice saved them, and holds them against the JSON of the same run."""

import datetime
import json
import pathlib
import sys

import openpyxl

folder = pathlib.Path(sys.argv[1])
CHARTS = {"disputes": 1, "points": 1, "board": 1, "flow": 1, "loads": 1, "poaching": 1}
checked = 0


def cells(sheet):
    return [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]


def check(path, data, is_example):
    global checked
    book = openpyxl.load_workbook(path)
    every = [cell for sheet in book for cell in cells(sheet)]
    formulas = [cell.value for cell in every if cell.data_type == "f"]
    assert not formulas, f"{path}: formulas {formulas}"
    assert not [sheet for sheet in book if sheet.title.startswith("=")]
    checked += len(every)
    if not is_example:
        return
    assert len(book.sheetnames) == 13, book.sheetnames
    charts = sum(len(sheet._charts) for sheet in book)
    assert charts == len(CHARTS), f"{path}: {charts} charts"
    first = book.worksheets[0]
    # The five figures of the week, as numbers.
    figures = {figure["figure"]: figure["week"] for figure in data["week"]["figures"]}
    five = [row[1].value for row in first.iter_rows(min_row=5, max_row=9)]
    expected = [figures[name] for name in ("granted", "deals", "lapsed", "poaching", "sanctions")]
    assert five == expected, (five, expected)
    # Days are days, and the list has filters under a header that stays.
    violations = book.worksheets[4]
    whens = [violations.cell(4 + i, 1).value for i in range(len(data["violations"]))]
    assert [when.replace(microsecond=0) for when in whens] == [
        datetime.datetime.fromisoformat(found["at"]) for found in data["violations"]
    ], whens
    for sheet in book.worksheets[1:]:
        assert sheet.auto_filter.ref, f"{path}: {sheet.title}"
        # Without a window LibreOffice saves no view.
        assert sheet.freeze_panes or "opened" in path.parts, f"{path}: {sheet.title}"
    flow = book.worksheets[8]
    granted = [flow.cell(5 + i, 2).value for i in range(len(data["weeks"]))]
    assert granted == [week["granted"] for week in data["weeks"]], granted


for path in sorted(folder.glob("*.xlsx")):
    data = json.loads(path.with_suffix(".json").read_text())
    for book in (path, folder / "opened" / path.name):
        check(book, data, path.name.startswith("example"))
print(f"workbooks: {checked} cells, none a formula; sheets, days, numbers and charts as expected")
