"""Parts lines into which a page was glued: section titles, labels and figures inside a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from reportctl.fill.figures import plain
from reportctl.fill.lines import Line, Piece
from reportctl.schema.form import Form, Section, Table

_LONG = 60
"""Characters below which a line is a cell or a title of its own."""
_FEWEST = 3
"""Labels with figures behind them in a line that holds a table."""
_SECTIONS = 2
_FIGURES = re.compile(r"[0-9０-９][0-9０-９\s,，.\-—/]*")
_NUMBERS = "一二三四五六"
_BETWEEN = r"[^0-9A-Za-z㐀-鿿]{0,3}"
_TITLE = re.compile(r".{4,60}?(?:政府信息公开|政务公开)(?:工作)?年度(?:工作)?报告")


def part_glued(lines: Sequence[Line], form: Form) -> list[Line]:
    """The lines, each that holds several parts of a report as one line for each of them."""
    found: list[Line] = []
    for line in lines:
        lone = line.lone if not line.table else None
        if lone is None or len(lone.text) < _LONG:
            found.append(line)
            continue
        parts = [text for text in _parts(lone.text, form) if text.strip()]
        if len(parts) < _FEWEST:
            found.append(line)
        else:
            found += [
                line._replace(pieces=(Piece(text.strip(), lone.spot, 0, 1),)) for text in parts
            ]
    return found


def _parts(text: str, form: Form) -> Iterator[str]:
    """The parts of a line that holds the figures of a table, or nothing."""
    cuts = list(_sections(text, form))
    if len(cuts) < _SECTIONS:
        tables = (list(_labels(text, s.tables)) for s in form.sections if s.tables)
        yield from next(filter(_is_table, tables), [])
        return
    ends = [start for _, start, _ in cuts[1:]] + [len(text)]
    inner = [
        list(_labels(text[behind:end], section.tables)) if section.tables else [text[behind:end]]
        for (section, _, behind), end in zip(cuts, ends, strict=True)
    ]
    if not any(map(_is_table, inner)):
        return
    before = text[: cuts[0][1]]
    title = _TITLE.match(before)
    yield from (title[0], before[title.end() :]) if title else (before,)
    for (_, start, behind), parts in zip(cuts, inner, strict=True):
        yield text[start:behind]
        yield from parts


def _is_table(parts: Sequence[str]) -> bool:
    """Whether figures stand right behind several of the labels."""
    return sum(bool(_FIGURES.fullmatch(part.strip())) for part in parts) >= _FEWEST


def _sections(text: str, form: Form) -> Iterator[tuple[Section, int, int]]:
    """Where the sections begin in a line, in their order: the title's start and end."""
    at = 0
    for number, section in enumerate(form.sections):
        for match in _title(section, number).finditer(text, at):
            yield section, match.start(), match.end()
            at = match.end()
            break


@cache
def _title(section: Section, number: int) -> re.Pattern[str]:
    names = [title.split("、", 1)[-1] for title in (section.title, *section.also)]
    any_of = "|".join(_loose(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"{_NUMBERS[number]}\s*[、.．]\s*(?:{any_of})")


def _labels(text: str, tables: Sequence[Table]) -> Iterator[str]:
    at = 0
    for match in _known(tuple(tables)).finditer(text):
        yield text[at : match.start()]
        yield match[0]
        at = match.end()
    yield text[at:]


@cache
def _known(tables: tuple[Table, ...]) -> re.Pattern[str]:
    """Every printed text of these tables, a longer one before a shorter one."""
    texts = {t for table in tables for t in (table.caption, table.corner, table.spanner) if t}
    texts |= {
        text
        for table in tables
        for axis in (table.rows, table.columns)
        for heading in axis.headings
        for text in (heading.label, *heading.also)
        if text
    }
    ordered = sorted(texts, key=len, reverse=True)
    return re.compile("|".join(_loose(text) for text in ordered))


def _loose(text: str) -> str:
    """A label as a pattern, with any marks and spaces between its letters."""
    found, gap = "", ""
    for char in plain(text):
        if not char.isalnum():
            gap = _BETWEEN if not found[-1:].isdecimal() else r"[^0-9A-Za-z㐀-鿿]{1,3}"
            continue
        found += (gap or (r"\s*" if found else "")) + re.escape(char)
        gap = ""
    return (r"[(（]?" if plain(text)[:1] == "(" else "") + found + r"[)）”\"」]*"
