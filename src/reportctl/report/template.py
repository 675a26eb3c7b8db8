"""The text of a report file with its values left open, for a form that is filled elsewhere.

Whoever has the values writes the file by this alone, and it is the file that `write_report` writes:
which lines there are, their order and their remarks are said here once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportctl.record import replace
from reportctl.report.report import LEVELS, SCOPES, Report
from reportctl.report.skeleton import Content, content_of, write_report

Piece = str | dict[str, object]
"""A stretch of the file as it stands, or one that depends on values:

- `{"cell": name, "column": "applications.0", "left": false}`: the cell as TOML, padded to the
  longest of its `column`, at its right side where `left`;
- `{"text": name}`: the text of a section as TOML;
- `{"fact": name}`: a text of [report] as TOML;
- `{"choice": name, "lines": {value: line}}`: the line for the chosen value;
- `{"when": [names], "pieces": [...]}`: these, where one of the named texts is not blank;
- `{"reading": true}`: the table [reading] with what is still uncertain, a blank line before it.
"""

FACTS = ("organ", "title", "signature", "date")
CHOICES = {"level": LEVELS, "scope": SCOPES}
_OPEN, _END = "\ue000", "\ue001"
"""Around the number of a place; letters for private use, which no report has."""
_PLACE = re.compile(rf'"""\n{_OPEN}(\d+){_END}\n"""|"{_OPEN}(\d+){_END}"')
_LINE = rf'\b\w+ += (?:"""\n{_OPEN}\d+{_END}\n"""|"{_OPEN}\d+{_END}")\n'


def write_template(report: Report) -> list[Piece]:
    """The file of a report as pieces.

    Names are those of the page's cells and of a workbook's (`applications.received.person`,
    `prose.overview`, `report.title`).
    """
    own = content_of(report)
    places = _Places(report)
    mark = {name: f"{_OPEN}{number:05}{_END}" for number, name in enumerate(places.names)}
    facts = {name: mark[f"report.{name}"] for name in FACTS}
    blank = replace(
        own,
        organ=facts.pop("organ"),
        facts={**own.facts, **facts, "preface": mark["prose.preface"]},
        cells={at: mark[".".join(at)] for at in places.cells},
        prose={key: mark[f"prose.{key}"] for key in report.form.texts},
        parts=(),
        waivers=(),
        inferred=(),
        proofread=(),
    )
    body = write_report(report.form, blank).removesuffix("\n")
    whole = write_report(report.form, replace(blank, parts=own.parts, waivers=own.waivers))
    return [*places.cut(body), {"reading": True}, whole.removeprefix(body)]


class _Places:
    """The places of a report's file, and how a text with marks in them is cut into pieces."""

    def __init__(self, report: Report) -> None:
        self.report, form = report, report.form
        self.cells = {
            table.at(row, column): (f"{table.key}.{number}", table.single)
            for table in report.tables
            for row in table.rows.leaves
            for number, column in enumerate(table.columns.leaves)
        }
        self.columns = {".".join(at): column for at, column in self.cells.items()}
        facts = [f"report.{name}" for name in FACTS]
        texts = ["prose.preface", *(f"prose.{key}" for key in form.texts)]
        self.names = [*facts, *texts, *self.columns]
        always = {"report.organ", *(f"prose.{section.key}" for section in form.sections)}
        self.optional = {*facts, *texts} - always
        keys = {table.key for table in form.tables}
        self.heads = [s.key for s in form.sections if s.tables and s.key not in keys]

    def cut(self, text: str) -> Iterator[Piece]:
        """The pieces of a text."""
        for key in self.heads:  # a header that stands only where something does under it
            if head := re.search(rf"\[{key}\]\n(?:{_LINE})+\n", text):
                yield from self._lines(text[: head.start()])
                inner = list(self._lines(head[0]))
                names = [self._name(line) for line in re.findall(_LINE, head[0])]
                yield {"when": names, "pieces": inner}
                text = text[head.end() :]
        yield from self._lines(text)

    def _lines(self, text: str) -> Iterator[Piece]:
        """With the lines apart that stand only where they say something, and those of a choice."""
        at = 0
        wanted = rf"^(?:{_LINE}|(?P<choice>{'|'.join(CHOICES)}) .*\n)"
        for found in re.finditer(wanted, text, re.MULTILINE):
            choice, name = found["choice"], self._name(found[0])
            if not choice and name not in self.optional:
                continue
            yield from self._values(text[at : found.start()])
            at = found.end()
            if choice:
                lines = {value: self._choose(choice, value) for value in ("", *CHOICES[choice])}
                yield {"choice": f"report.{choice}", "lines": lines}
            else:
                yield {"when": [name], "pieces": list(self._values(found[0]))}
        yield from self._values(text[at:])

    def _values(self, text: str) -> Iterator[Piece]:
        at = 0
        for found in _PLACE.finditer(text):
            if at < found.start():
                yield text[at : found.start()]
            at = found.end()
            name = self._name(found[0])
            if name in self.columns:
                column, left = self.columns[name]
                yield {"cell": name, "column": column, "left": left}
            elif name.startswith("report.") or name == "prose.preface":
                yield {"fact": name}
            else:
                yield {"text": name}
        if at < len(text):
            yield text[at:]

    def _name(self, text: str) -> str:
        """The name of the first place in a text, or ''."""
        found = _PLACE.search(text)
        return self.names[int(found[1] or found[2])] if found else ""

    def _choose(self, fact: str, value: str) -> str:
        """The line of [report] for a value of a fact."""
        content = Content(self.report.organ, self.report.year, {fact: value})
        lines = write_report(self.report.form, content).splitlines(keepends=True)
        return next(line for line in lines if line.startswith(f"{fact} "))
