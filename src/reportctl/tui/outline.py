"""The places of a report that a person goes to: the preface, and each section's text or table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportctl.finding import Finding, Place
from reportctl.page.blocks import Grid
from reportctl.page.grid import draw_section
from reportctl.record import record
from reportctl.report.report import Prose, Report
from reportctl.schema.form import At

PREFACE = "preface"


@record(frozen=True, slots=True)
class Item:
    """One entry of the list on the left."""

    key: str
    """`preface`, the key of its section, or of a text around its tables (`disclosure.note`)."""
    title: str
    prose: bool
    number: int = 0
    """Which of the section's grids it shows."""
    note: str = ""

    @property
    def path(self) -> tuple[str, ...]:
        """Where its text stands in the file."""
        if self.key == PREFACE:
            return ("report", PREFACE)
        section, _, name = self.key.partition(".")
        return (section, name or "text")


@record(frozen=True, slots=True)
class Target:
    """Where to go: an item, and a cell or a character of its text."""

    item: Item
    at: At | None = None
    offset: int = 0


def list_items(report: Report) -> tuple[Item, ...]:
    """Every item of a report in printed order."""
    items = [Item(PREFACE, "序言", prose=True, note="统计期限、依据、联系方式等；可以不写。")]
    for section in report.form.sections:
        count = 1 if section.prose else len(grids_of(report, section.key))
        shown = [
            Item(section.key, section.title, section.prose, number, section.note)
            for number in range(count)
        ]
        # the form has only tables there: a text is shown where the report has one
        around = [report.form.texts.get(f"{section.key}.{name}") for name in ("text", "note")]
        before, after = (
            [Item(text.key, text.title, prose=True)] if text and text.key in report.prose else []
            for text in around
        )
        items += [*before, *shown, *after]
    return tuple(items)


def grids_of(report: Report, key: str) -> list[Grid]:
    """The printed tables of a section as they stand now."""
    tables = [table for table in report.tables if table.section == key]
    return draw_section(tables, report, {})


def address(name: str) -> At:
    """The cell that a grid's cell of this name shows."""
    row, _, column = name.rpartition(".")
    return At(row, column)


def cells_of(report: Report, item: Item) -> tuple[At, ...]:
    """The cells that an item shows, in printed order."""
    if item.prose:
        return ()
    grid = grids_of(report, item.key)[item.number]
    return tuple(
        address(cell.name) for cell in grid.cells if cell.role in ("value", "total") and cell.name
    )


def item_of_cells(report: Report, items: Iterable[Item]) -> dict[At, Item]:
    """The item at which each cell is shown."""
    return {at: item for item in items for at in cells_of(report, item)}


def locate(report: Report, finding: Finding) -> At | None:
    """The cell that a finding speaks of: its own, or the first of its row or its table."""
    for table in report.tables:
        if finding.key == table.key:
            return table.at(table.rows.leaves[0], table.columns.leaves[0])
        row = table.rows.by_key.get((finding.key or "").removeprefix(f"{table.key}."))
        if row is None or table.row_key(row) != finding.key or row not in table.rows.leaves:
            continue
        columns = table.columns.leaves
        named = [column for column in columns if column.label == finding.column]
        return table.at(row, (named or columns)[0])
    return None


def offset_of(prose: Prose, place: Place) -> int:
    """The character of a text that stands at a place of the file; the first, where none does."""
    marks = [mark for mark in prose.offsets() if mark[1:] <= (place.line, place.col)]
    if not marks or marks[-1][1] != place.line:
        return 0
    offset, _, col = marks[-1]
    return min(offset + place.col - col, len(prose.text))


def first_blank(report: Report, items: Iterable[Item], home: Mapping[At, Item]) -> Target | None:
    """The first cell not read, else the first blank one but totals, else the first blank text.

    The preface is never gone to. Figures come first: what the text says of them is written when
    they stand.
    """
    for cell in report.unread:
        if cell.at in home:
            return Target(home[cell.at], cell.at)
    for at, item in home.items():
        if report.value(at) is None and at not in report.form.totals:
            return Target(item, at)
    for item in items:
        prose = report.prose.get(item.key)
        if item.prose and item.key != PREFACE and not (prose and prose.text.strip()):
            return Target(item)
    return None
