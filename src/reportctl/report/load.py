"""From a path to a report: read, choose the edition, build."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

from reportctl.clock import within
from reportctl.document.document import Document
from reportctl.document.save import Snapshot, read_bytes
from reportctl.document.toml import read_toml
from reportctl.finding import Finding, Place
from reportctl.readers.limits import What, Work, most
from reportctl.record import NamedTuple, field, record
from reportctl.report.cells import Row, find_unseen
from reportctl.report.facts import read_facts
from reportctl.report.keys import find_unknown
from reportctl.report.report import Cell, ExtraRow, Part, Prose, Report, Waiver
from reportctl.report.shape import shape_finding
from reportctl.schema.form import At, Form, Heading, Table, Text

_LISTS: Mapping[str, What] = {
    "extra": "extra_rows",
    "waivers": "waivers",
    "parts": "parts_added",
}
"""The lists of tables, and what limits each."""
_TITLES = {("report", key) for key in ("organ", "title", "signature", "date")}


class Built(NamedTuple):
    """What a document gave."""

    report: Report | None
    """None where the file cannot be read as a report of any edition."""
    findings: tuple[Finding, ...]


def build(document: Document, path: Path) -> Built:
    """The report that a document holds, and what is wrong with its shape (family F)."""
    if document.faults:
        code = "F101" if not document.values and not document.text else "F102"
        found = (shape_finding(code, f.message, f.place, hint=f.hint) for f in document.faults)
        return Built(None, tuple(found))
    facts = read_facts(document)
    if facts.form is None:
        return Built(None, facts.findings)
    _count_values(document, facts.form, path)
    building = _Building(document, facts.form, list(facts.findings))
    cells = building.read_cells()
    report = Report(
        path=path,
        form=facts.form,
        cells=cells,
        prose=building.read_prose(),
        extras=tuple(building.read_extras()),
        waivers=tuple(building.read_waivers()),
        parts=tuple(building.read_parts()),
        inferred=frozenset(building.read_inferred()),
        proofread=frozenset(building.read_proofread()),
        older=frozenset(building.older),
        locate=building.locate,
        locate_cell=building.locate_cell,
        **facts.fields,
    )
    building.findings += find_unknown(document, facts.form)
    if report.unread or report.inferred or report.proofread:
        from reportctl.report.cells import find_doubtful, find_unread

        # a word in a number's place was told already
        told = {(one.key, one.column) for one in building.findings if one.code == "F106"}
        unread = (one for one in find_unread(report) if (one.key, one.column) not in told)
        building.findings += (*unread, *find_doubtful(report))
    building.findings += find_unseen(document, facts.fields, report.prose)
    return Built(report, tuple(building.findings))


@cache
def _rows(form: Form) -> tuple[tuple[Table, Heading, tuple[str, ...], bool], ...]:
    """Every row and heading of a form with its path in the file, and whether it holds cells."""
    return tuple(
        (table, row, tuple(table.row_key(row).split(".")), row in table.rows.leaves)
        for table in form.tables
        for row in table.rows.headings
    )


@record(slots=True)
class _Building:
    """The work on one document; gathers what it finds on the way."""

    document: Document
    form: Form
    findings: list[Finding]
    older: set[str] = field(default_factory=set)
    marks: dict[tuple[str, ...], list[tuple[int, int, int]]] = field(default_factory=dict)
    """Where the characters of the texts stand, of those that were asked for."""

    def read_cells(self) -> dict[At, Cell]:
        """The cells of every row that the file has, in the form's order."""
        cells: dict[At, Cell] = {}
        for table, row, path, leaf in _rows(self.form):
            value = self._value(path)
            if value is None or (not leaf and isinstance(value, dict)):
                continue
            if not leaf and row.key not in table.foldable:
                message = f"“{row.label}”下面有几行，不能写成一个值"
                place = self.document.place(path)
                self.findings.append(shape_finding("F105", message, place, ".".join(path)))
                continue
            if not leaf:
                # an older edition's way of writing: one row where this one has several
                self.older.add(table.row_key(row))
            for cell in Row(self.document, table, row, self.findings).read(value):
                cells[cell.at] = cell
        return cells

    def read_prose(self) -> dict[str, Prose]:
        """The sections' texts; the preface and texts around tables where there are any."""
        texts = (Text("preface", "序言", ("report", "preface")), *self.form.texts.values())
        return {text.key: prose for text in texts if (prose := self._prose(text))}

    def _prose(self, text: Text) -> Prose | None:
        key, title, path = text
        value = self._value(path)
        if value is None or (value == "" and key not in self.form.section_by_key):
            return None
        if not isinstance(value, str):
            dotted = ".".join(path)
            message = f"“{dotted}”应是引号里的文字"
            self.findings.append(shape_finding("F105", message, self.document.place(path), dotted))
            return None
        lead = len(value) - len(value.lstrip("\n"))
        return Prose(key, title, value.strip("\n"), partial(self._offsets, path, lead))

    def _offsets(self, path: tuple[str, ...], lead: int) -> list[tuple[int, int, int]]:
        """The marks of a text whose first `lead` characters are cut off, worked out once."""
        if path not in self.marks:
            marks = [(at - lead, line, col) for at, line, col in self.document.string_offsets(path)]
            self.marks[path] = [mark for mark in marks if mark[0] >= 0] or marks[-1:]
        return self.marks[path]

    def locate(self, key: str) -> Place:
        """The place of a dotted key; `parts.0` is the first of [[parts]]."""
        path = (int(word) if word.isdecimal() else word for word in key.split("."))
        return self.document.place(tuple(path))

    def read_extras(self) -> Iterator[ExtraRow]:
        """The rows that the form does not have."""
        for key in dict.fromkeys([*self.form.section_by_key, *(t.key for t in self.form.tables)]):
            for number, raw in enumerate(self._tables((*key.split("."), "extra"))):
                table = next((t.key for t in self.form.tables if t.key.startswith(key)), key)
                values = raw.get("values", [])
                written = [str(v) for v in (values if isinstance(values, list) else [values])]
                after = str(raw.get("after", ""))
                place = self.document.place((*key.split("."), "extra", number))
                yield ExtraRow(table, str(raw.get("label", "")), after, tuple(written), place)

    def read_waivers(self) -> Iterator[Waiver]:
        """The findings that somebody accepted."""
        for number, raw in enumerate(self._tables(("waivers",))):
            words = {key: str(raw.get(key, "")) for key in ("rule", "reason", "by", "until", "key")}
            yield Waiver(**words, place=self.document.place(("waivers", number)))

    def read_parts(self) -> Iterator[Part]:
        """The units whose reports were added into this one."""
        for number, raw in enumerate(self._tables(("parts",))):
            words = {key: str(raw.get(key, "")) for key in ("organ", "file", "digest")}
            yield Part(**words, place=self.document.place(("parts", number)))

    def read_inferred(self) -> Iterator[At]:
        """The cells that rest on the sums of the form, not on figures that were read."""
        for key in self._doubtful("inferred", "格"):
            row, _, column = key.rpartition(".")
            yield At(row, column)

    def read_proofread(self) -> Iterator[str]:
        """The texts out of a scan that nobody has compared with it."""
        yield from self._doubtful("proofread", "文字")

    def _doubtful(self, name: str, what: str) -> Iterator[str]:
        """The keys of a list of [reading]; a finding for each that names nothing of the form."""
        path = ("reading", name)
        value = self._value(path)
        if value is not None and not isinstance(value, list):
            message = f"[reading] 的 {name} 应是方括号里的若干个键"
            place = self.document.place(path)
            self.findings.append(shape_finding("F105", message, place, "reading"))
            return
        known = self._known(name) if value else ()
        for number, key in enumerate(value or ()):
            if isinstance(key, str) and key in known:
                yield key
                continue
            message = f"[reading] 的 {name} 里写的“{key}”不是格式里的{what}"
            place = self.document.place((*path, number))
            self.findings.append(shape_finding("F103", message, place, f"reading.{name}"))

    def _known(self, name: str) -> Collection[str]:
        if name == "proofread":
            return ("preface", *self.form.texts)
        return {
            f"{table.row_key(row)}.{column.name}"
            for table in self.form.tables
            for row in table.rows.headings
            for column in table.columns.leaves
        }

    def locate_cell(self, at: At) -> Place:
        """The place of a cell; looked for only when something is said of it."""
        path = tuple(at.row.split("."))
        if not isinstance(self._value(path), list):
            return self.document.place(path)
        table = next(t for t in self.form.tables if f"{at.row}.".startswith(f"{t.key}."))
        names = [column.name for column in table.columns.leaves]
        return self.document.place((*path, names.index(at.column)))

    def _tables(self, path: tuple[str, ...]) -> list[dict[str, Any]]:
        value = self._value(path)
        return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []

    def _value(self, path: tuple[str, ...]) -> Any:  # noqa: ANN401 - a TOML value
        try:
            return self.document.at(path)
        except LookupError:
            return None


class Loaded(NamedTuple):
    """A report file as it was read."""

    path: Path
    document: Document
    snapshot: Snapshot
    """What the file was, so that a change on disk is noticed before it is saved."""
    report: Report | None
    findings: tuple[Finding, ...]
    """What is wrong with its shape."""


def load(path: Path) -> Loaded:
    """Read a report file; raises Failure where there is none or it cannot be opened."""
    data, snapshot = read_bytes(path)
    with within(most("building"), Work(str(path)).too_much("building")):
        document = read_toml(data, str(path))
        built = build(document, path)
    return Loaded(path, document, snapshot, built.report, built.findings)


def _count_values(document: Document, form: Form, path: Path) -> None:
    """Raise Failure where the values ask for more than any report; `path` is the file's."""
    work = Work(str(path))
    texts = {("report", "preface"), *(text.path for text in form.texts.values())}
    for at, value in _values(document.values):
        work.check("words", len(at[-1]))
        if isinstance(value, list) and at[-1] in _LISTS:
            work.count(_LISTS[at[-1]], len(value))
        elif isinstance(value, str) and at in texts:
            work.count("prose", len(value))
        elif isinstance(value, str):
            work.check("title" if at in _TITLES else "words", len(value))


def _values(table: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every value below a table but whole numbers in lists, with the last keys that lead to it."""
    waiting: list[tuple[tuple[str, ...], Any]] = [((), table)]
    while waiting:
        at, value = waiting.pop()
        if at:
            yield at, value
        if isinstance(value, dict):
            waiting += (((*at[-3:], key), one) for key, one in value.items())
        elif isinstance(value, list):
            waiting += ((at, one) for one in value if not isinstance(one, int))
