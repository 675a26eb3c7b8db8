"""The one printer of report files: aligned like the paper, each row with its printed label."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal

from reportctl.document.strings import quote
from reportctl.record import field, record
from reportctl.report.facts import FACTS
from reportctl.report.report import LEVELS, SCOPES, ExtraRow, Part, Report, Waiver
from reportctl.schema.form import At, Axis, Form, Heading, Section, Table

NEWLINE = "\n"
LISTED = "汇总时单位名单上的单位数；0 是没有名单"
"""What `listed` is."""
_NUMBER = re.compile(r"[+-]?(0|[1-9]\d*)(\.\d+)?")


@record(frozen=True, slots=True)
class Content:
    """What stands in a report file, as text; whatever is absent is left blank."""

    organ: str
    year: int
    facts: Mapping[str, str] = field(default_factory=dict)
    """Further facts of [report]: level, scope, title, preface, signature, date."""
    cells: Mapping[At, str] = field(default_factory=dict)
    """What to write in a cell: digits, ``, a stroke, an amount with its unit."""
    prose: Mapping[str, str] = field(default_factory=dict)
    """By the keys of the form's `texts`."""
    remarks: Mapping[str, str] = field(default_factory=dict)
    """Text to put in comments above a section's prose, by section key."""
    extras: Sequence[ExtraRow] = ()
    older: frozenset[str] = frozenset()
    """Headings that are written as one row, as an older edition does."""
    parts: Sequence[Part] = ()
    listed: int | None = None
    """Of a sum, how many units the list names by which it was made, as in `Report`."""
    waivers: Sequence[Waiver] = ()
    inferred: Collection[At] = ()
    """Cells that rest on sums, as in `Report`."""
    proofread: Collection[str] = ()
    """Texts that are still to be compared with a scan, as in `Report`."""


def content_of(report: Report) -> Content:
    """The content of a report that was read."""
    facts = {
        "level": report.level or "",
        "scope": report.scope or "",
        "title": report.title,
        "preface": report.preface,
        "signature": report.signature,
        "date": report.date,
    }
    return Content(
        organ=report.organ,
        year=report.year,
        facts={key: text for key, text in facts.items() if text},
        cells={at: cell.written for at, cell in report.cells.items()},
        prose={key: p.text for key, p in report.prose.items() if key != "preface"},
        extras=report.extras,
        older=report.older,
        parts=report.parts,
        listed=report.listed,
        waivers=report.waivers,
        inferred=report.inferred,
        proofread=report.proofread,
    )


def write_report(form: Form, content: Content) -> str:
    """The text of a report file; lines end in LF."""
    blocks = [f"#:schema ./{schema_name(form)}", "\n".join(_facts(form, content))]
    blocks += ["\n".join(_section(section, content)) for section in form.sections]
    reading = "\n".join(_reading(content))
    blocks += [reading] if reading else []
    blocks += [_part(part) for part in content.parts]
    blocks += [_waiver(waiver) for waiver in content.waivers]
    return "\n\n".join(blocks) + "\n"


def schema_name(form: Form) -> str:
    """The file name of the JSON Schema of an edition's report files."""
    return f"report-{form.edition}.schema.json"


def _facts(form: Form, content: Content) -> Iterator[str]:
    level, scope = content.facts.get("level", ""), content.facts.get("scope", "")
    values = {
        "organ": quote(content.organ),
        "year": str(content.year),
        "edition": str(form.edition),
        "level": quote(level),
        "scope": quote(scope),
        **({} if content.listed is None else {"listed": str(content.listed)}),
    }
    choices = "、".join(f"{key} {word}" for key, word in LEVELS.items())
    remarks = {
        "edition": form.notice,
        "level": LEVELS.get(level, choices),
        "scope": " · ".join(f"{key} {word}" for key, word in SCOPES.items()),
        "listed": LISTED,
    }
    width = max(len(key) for key in values)
    yield "[report]"
    for key, value in values.items():
        line = f"{key:<{width}} = {value}"
        yield f"{line:<{width + 16}} # {remarks[key]}" if key in remarks else line
    for key in FACTS:
        text = content.facts.get(key, "")
        if key not in values and text:
            yield f"{key:<{width}} = {prose_literal(text) if NEWLINE in text else quote(text)}"


def _section(section: Section, content: Content) -> Iterator[str]:
    if section.prose:
        head = f"[{section.key}]"
        yield f"{head:<24} # {section.title}"
        yield from _comment(section.note)
        yield from _comment(content.remarks.get(section.key, ""))
        text = content.prose.get(section.key, "")
        yield f"text = {prose_literal(text)}"
        return
    keys = list(dict.fromkeys(table.key for table in section.tables))
    before, after = (list(_around(section, name, content)) for name in ("text", "note"))
    if section.key not in keys and (before or after):
        yield from (f"[{section.key}]", *before, *after, "")
    for number, key in enumerate(keys):
        tables = [table for table in section.tables if table.key == key]
        if number == 0 and key != section.key:
            yield f"# {section.title}"
        captions = "、".join(filter(None, (table.caption for table in tables)))
        head = f"[{key}]"
        title = captions or section.title
        yield f"{head:<24} # {title}{_unit(tables)}"
        yield from before if key == section.key else ()
        yield from _rows(tables, content)
        yield from after if key == section.key else ()
        yield from _extras(key, content)
        if number < len(keys) - 1:
            yield ""
    yield from _extras(section.key, content) if section.key not in keys else ()


def _around(section: Section, name: str, content: Content) -> Iterator[str]:
    """What is printed before (`text`) or after (`note`) the tables of a section."""
    text = content.prose.get(f"{section.key}.{name}", "")
    if text.strip():
        yield f"{name} = {prose_literal(text)}"


def _reading(content: Content) -> Iterator[str]:
    """What was read with less than certainty."""
    lists = {
        "inferred": sorted(".".join(at) for at in content.inferred),
        "proofread": sorted(content.proofread),
    }
    if not any(lists.values()):
        return
    remarks = {"inferred": "按合计推算，未独立核对", "proofread": "扫描识别的文字，待校对"}
    yield "[reading]"
    for name, keys in lists.items():
        if keys:
            yield f"# {remarks[name]}；核对后删去"
            yield f"{name} = [{', '.join(quote(key) for key in keys)}]"


def _unit(tables: Sequence[Table]) -> str:
    kinds = {t.holds(r, c) for t in tables for r in t.rows.leaves for c in t.columns.leaves}
    return " · 单位：万元" if kinds == {"money"} else ""


def _rows(tables: Sequence[Table], content: Content) -> Iterator[str]:
    """The rows of one TOML table, columns under each other."""
    folded = [(table, table.as_older(content.older).rows) for table in tables]
    lines = [
        (
            row.key,
            [literal(content.cells.get(table.at(row, c), "")) for c in table.columns.leaves],
            _remark(rows, row, rows.leaves),
        )
        for table, rows in folded
        for row in rows.leaves
    ]
    single = tables[0].single
    width = max(len(key) for key, _, _ in lines)
    if not single:
        width = max(width, len("columns"))
        labels = ", ".join(quote(c.label) for c in tables[0].columns.leaves)
        yield f"{'columns':<{width}} = [{labels}]"
    columns = [max(len(cells[i]) for _, cells, _ in lines) for i in range(len(lines[0][1]))]
    for key, cells, remark in lines:
        padded = ", ".join(cell.rjust(wide) for cell, wide in zip(cells, columns, strict=True))
        value = cells[0].ljust(columns[0]) if single else f"[{padded}]"
        yield f"{key:<{width}} = {value}   # {remark}"


def _remark(rows: Axis, row: Heading, leaves: Sequence[Heading]) -> str:
    """The row's label; the headings above it stand before its first row only."""
    trail = rows.trail(row)
    before = leaves[leaves.index(row) - 1] if leaves.index(row) else None
    known = rows.trail(before) if before else ()
    return " ".join(heading.label for heading in trail if heading is row or heading not in known)


def _extras(key: str, content: Content) -> Iterator[str]:
    """The rows that the form does not have, as an array of tables."""
    for extra in content.extras:
        if extra.table == key:
            values = [_value(text) for text in extra.written]
            row = {"label": extra.label, "after": extra.after, "values": values}
            yield f"\n[[{key}.extra]]\n{_dump(row)}"


def _part(part: Part) -> str:
    """One unit whose report was added into this one."""
    return "[[parts]]\n" + _dump({"organ": part.organ, "file": part.file, "digest": part.digest})


def _waiver(waiver: Waiver) -> str:
    """A finding that somebody accepts."""
    row = {name: getattr(waiver, name) for name in ("rule", "key", "reason", "by", "until")}
    return "[[waivers]]\n" + _dump({name: text for name, text in row.items() if text})


def _dump(row: Mapping[str, object]) -> str:
    """Keys without comments or columns to align: the library's business."""
    import tomli_w

    return tomli_w.dumps(row).strip(NEWLINE)


def _value(written: str) -> int | Decimal | str:
    if not _NUMBER.fullmatch(written):
        return written
    return Decimal(written) if "." in written else int(written)


def prose_literal(text: str) -> str:
    """A text in three quotes, its first and last line on lines of their own."""
    stripped = text.strip(NEWLINE)
    return quote(f"{stripped}{NEWLINE}") if stripped else '"""\n"""'


def _comment(text: str) -> Iterator[str]:
    yield from (f"# {line}".rstrip() for line in text.split("\n") if text)


def literal(written: str) -> str:
    """Digits as a TOML number, everything else as a string; TOML allows no plus-free 007."""
    return written if _NUMBER.fullmatch(written) else quote(written)
