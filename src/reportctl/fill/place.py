"""From a source to a reading of the report: every figure by its labels, never by its position."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from reportctl.fill import checked_sums, named
from reportctl.fill import lines as loose
from reportctl.fill.headings import Start
from reportctl.fill.labels import fold
from reportctl.fill.prose import Ending, Text, ending, joined, preface
from reportctl.fill.reading import LeftOut, Placed, Reading
from reportctl.fill.recognise import level_of, recognise_form
from reportctl.fill.seams import mend
from reportctl.fill.sections import Outline, outline
from reportctl.fill.strips import Strip, strips
from reportctl.fill.titles import recognise_title, recognise_year, told_year
from reportctl.fill.vocabulary import vocabulary_of
from reportctl.fill.walk import Walk
from reportctl.readers.source import Source, SourceCell
from reportctl.report.report import Level, Scope
from reportctl.schema.form import At, Form


def place(source: Source) -> Reading:
    """Read a source onto the form. What has no certain place is in `left_out`, never guessed."""
    cells = named.named_cells(source)
    told = named.facts(source, cells)
    if form := named.form_of(told, cells):
        return _place_named(source, form, cells, told)
    rows = strips(source)
    form, _ = recognise_form(rows, None)
    vocabulary = vocabulary_of(form)
    found = outline(rows, form, vocabulary)
    title = recognise_title(rows[: found.first], source.title)
    year = (title.year if title else None) or recognise_year(rows[: found.first])
    overview = _overview(rows, found)
    year = year or recognise_year(overview)
    guessed = None if year else told_year([*rows[: found.first], *overview])
    year = year or guessed
    form, doubts = recognise_form(rows, year)
    if guessed:
        doubts.append(f"来源没有写明年度，按正文所说的{guessed}年读入")
    if form is not vocabulary.form:
        vocabulary = vocabulary_of(form)
        found = outline(rows, form, vocabulary)
    walk = Walk(form, vocabulary)
    walk.look_over(rows)
    texts: dict[str, list[Text]] = {section.key: [] for section in form.sections if section.prose}
    for start, block in _blocks(rows, found):
        _read(start, block, walk, texts, pages=source.kind == "pdf", whole=not found.starts)
    placed, older = walk.cells.settle()
    opening: tuple[Text, ...] = ()
    if found.starts:
        first = title.at + 1 if title else 0
        opening = preface([_text(s) for s in rows[first : found.first]], titled=first > 0)
    end = _end(form, texts, walk, title.organ if title else "")
    organ = (title.organ if title else "") or end.signature
    return Reading(
        form=form,
        organ=organ,
        year=year,
        level=level_of(organ) if organ else None,
        title=title.text if title else "",
        preface=joined(opening),
        prose={key: joined(found) for key, found in texts.items() if joined(found)},
        prose_spots={
            key: found[0].spot
            for key, found in (*texts.items(), ("preface", list(opening)))
            if found
        },
        signature=end.signature,
        date=end.date,
        cells=placed,
        left_out=tuple(walk.cells.left_out),
        extras=tuple(walk.cells.extras),
        older=older,
        doubts=(
            *source.doubts,
            *doubts,
            *found.doubts,
            *_absent(form, placed, walk),
            *walk.cells.doubts,
            *checked_sums.doubts(form, placed, older),
        ),
    )


def _overview(rows: Sequence[Strip], found: Outline) -> Sequence[Strip]:
    """The strips of the first section, where there is one."""
    cuts = [*(start.at for start in found.starts), found.end]
    return rows[cuts[0] : cuts[1]] if found.starts else ()


def _absent(form: Form, placed: Mapping[At, Placed], walk: Walk) -> Iterator[str]:
    """A line for each section of tables of which nothing at all was found."""
    for section in form.sections:
        keys = {table.key for table in section.tables}
        rows = {row for row, (table, _) in form.rows.items() if table.key in keys}
        if keys and not keys & walk.met and not any(at.row in rows for at in placed):
            yield (
                f"来源里没有找到“{section.title}”的表格（可能是图片或没有粘贴进来），"
                "请补上后再读入，或用 --set 填写"
            )


def _place_named(
    source: Source, form: Form, cells: Mapping[str, SourceCell], told: Mapping[str, str]
) -> Reading:
    """A workbook of ours: cells and prose by name, only extra rows by their labels."""
    found = list(named.place_named(form, cells))
    placed = {each.at: each for each in found if isinstance(each, Placed)}
    older = frozenset(at.row for at in placed if at.row not in form.rows)
    walk = Walk(form, vocabulary_of(form))
    homes = {each.spot.sheet: form.rows[each.at.row][0].section for each in _known(form, found)}
    rows = strips(source)
    walk.look_over(rows)
    for strip in rows:
        if strip.table:
            walk.take(strip, homes.get(strip.spot.sheet, ""))
    texts = named.prose(told)
    year = told.get("report.year", "")
    level, scope = told.get("report.level"), told.get("report.scope")
    organ = told.get("report.organ", "")
    return Reading(
        form=form,
        organ=organ,
        year=int(year) if year.isdecimal() else None,
        level=next((known for known in get_args(Level) if known == level), level_of(organ)),
        scope=next((known for known in get_args(Scope) if known == scope), None),
        title=told.get("report.title", ""),
        preface=texts.pop("preface", ""),
        prose=texts,
        prose_spots={key: cells[f"prose.{key}"].spot for key in texts if f"prose.{key}" in cells},
        signature=told.get("report.signature", ""),
        date=told.get("report.date", ""),
        cells=placed,
        left_out=tuple(each for each in found if isinstance(each, LeftOut)),
        extras=tuple(walk.cells.extras),
        older=older,
        doubts=(*source.doubts, *checked_sums.doubts(form, placed, older)),
    )


def _known(form: Form, found: Sequence[Placed | LeftOut]) -> list[Placed]:
    return [each for each in found if isinstance(each, Placed) and each.at.row in form.rows]


def _end(form: Form, texts: dict[str, list[Text]], walk: Walk, organ: str) -> Ending:
    """Takes signature, date and the page's furniture off the last section."""
    last = form.sections[-1].key
    end = ending(texts.get(last, ()), organ)
    texts[last] = list(end.body)
    walk.cells.left_out += [
        LeftOut(line.text[:80], line.spot, "在报告末尾之后，看来不是报告的内容，没有读入")
        for line in end.dropped
    ]
    return end


def _text(strip: Strip) -> Text:
    return Text(" ".join(p.text for p in strip.pieces if not p.empty), strip.spot)


def _blocks(
    rows: Sequence[Strip], found: Outline
) -> Iterator[tuple[Start | None, Sequence[Strip]]]:
    """The strips before the first section, and those of each."""
    yield None, rows[: found.first]
    cuts = [*(start.at for start in found.starts), found.end]
    for start, end in zip(found.starts, cuts[1:], strict=True):
        yield start, rows[start.at + start.heading : end]


def _read(
    start: Start | None,
    block: Sequence[Strip],
    walk: Walk,
    texts: dict[str, list[Text]],
    *,
    pages: bool,
    whole: bool,
) -> None:
    """One section: prose to its text, rows to the form; `whole` where no section was found."""
    if start is None and not whole:
        return
    section = start.section if start else None
    key = section.key if section else ""
    prose = section is not None and section.prose
    if start and start.rest and prose:
        texts[key].append(Text(start.rest, start.spot))
    rows: list[Strip] = []
    lines: list[Strip] = []
    for strip in block:
        if prose and strip.lone is not None:
            texts[key] += [Text(line, strip.spot) for line in strip.lone.text.split("\n")]
        elif not strip.table or (not prose and _speaks_alone(strip)):
            lines.append(strip._replace(table=0))
        else:
            rows += [*loose.rows(lines, walk.vocabulary, pages=pages), strip]
            lines = []
    rows += loose.rows(lines, walk.vocabulary, pages=pages)
    for row in mend(rows, walk.vocabulary):
        if not walk.take(row, key) and row.text and not whole:
            walk.cells.left_out.append(LeftOut(row.text[:80], row.spot, _why(row, prose=prose)))


def _speaks_alone(strip: Strip) -> bool:
    """Whether a row of a table is a label and its figure in one cell."""
    lone = strip.lone
    return lone is not None and lone.label and any(c.isdecimal() for c in fold(lone.text).full)


def _why(row: Strip, *, prose: bool) -> str:
    if prose:
        return "正文里的表格没有读入；如需保留，请改写成文字"
    if row.table:
        return "这一行与表格的行名都对不上，没有读入"
    return "这一段文字在表格的部分里，没有读入；如需保留，请写进第六部分"
