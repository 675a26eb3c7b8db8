"""From a source to a reading of the report: every figure by its labels, never by its position."""

from __future__ import annotations

from collections.abc import Sequence

from reportctl.document.source import Source
from reportctl.fill import lines as loose
from reportctl.fill import sums
from reportctl.fill.labels import Vocabulary
from reportctl.fill.prose import Text, ending, joined, preface
from reportctl.fill.reading import LeftOut, Reading
from reportctl.fill.recognise import level_of, recognise_form, recognise_title
from reportctl.fill.sections import Start, starts
from reportctl.fill.strips import Strip, strips
from reportctl.fill.walk import Walk
from reportctl.schema.form import Form, Section


def place(source: Source) -> Reading:
    """Read a source onto the form. What has no certain place is in `left_out`, never guessed."""
    rows = strips(source)
    draft, _ = recognise_form(rows, None)
    title = recognise_title(_before(rows, draft), source.title)
    form, doubts = recognise_form(rows, title.year if title else None)
    vocabulary = Vocabulary(form)
    found = starts(rows, form, vocabulary)
    walk = Walk(form, vocabulary)
    walk.look_over(rows)
    texts: dict[str, list[Text]] = {section.key: [] for section in form.sections if section.prose}
    for start, block in _blocks(rows, found):
        _read(start, block, walk, texts, source, whole=not found)
    cells, older = walk.cells.settle()
    first = found[0].at if found else len(rows)
    head = [_text(strip) for strip in rows[(title.at + 1 if title else 0) : first]]
    opening = preface(head, titled=bool(title and title.at >= 0))
    last = form.sections[-1].key
    end = ending(texts.get(last, ()), title.organ if title else "")
    texts[last] = list(end.body)
    walk.cells.left_out += [
        LeftOut(line.text[:80], line.spot, "在报告末尾之后，看来不是报告的内容，没有读入")
        for line in end.dropped
    ]
    organ = (title.organ if title else "") or end.signature
    return Reading(
        form=form,
        organ=organ,
        year=title.year if title else None,
        level=level_of(organ) if organ else None,
        title=title.text if title else "",
        preface=joined(opening),
        prose={key: joined(found) for key, found in texts.items() if joined(found)},
        prose_spots={key: found[0].spot for key, found in texts.items() if found},
        signature=end.signature,
        date=end.date,
        cells=cells,
        left_out=tuple(walk.cells.left_out),
        extras=tuple(walk.cells.extras),
        older=older,
        doubts=(*source.doubts, *doubts, *walk.cells.doubts, *sums.doubts(form, cells, older)),
    )


def _before(rows: Sequence[Strip], form: Form) -> Sequence[Strip]:
    """What stands before the first section, or everything."""
    found = starts(rows, form, Vocabulary(form))
    return rows[: found[0].at] if found else rows


def _text(strip: Strip) -> Text:
    return Text(" ".join(p.text for p in strip.pieces if not p.empty), strip.spot)


def _blocks(
    rows: Sequence[Strip], found: Sequence[Start]
) -> list[tuple[Start | None, list[Strip]]]:
    """The strips of each section, and those before the first."""
    cuts = [start.at for start in found]
    blocks: list[tuple[Start | None, list[Strip]]] = [(None, list(rows[: cuts[0] if cuts else None]))]
    for number, start in enumerate(found):
        end = cuts[number + 1] if number + 1 < len(cuts) else len(rows)
        blocks.append((start, list(rows[start.at + start.heading : end])))
    return blocks


def _read(
    start: Start | None,
    block: Sequence[Strip],
    walk: Walk,
    texts: dict[str, list[Text]],
    source: Source,
    *,
    whole: bool,
) -> None:
    """One section: prose to its text, rows to the form; `whole` where no section was found."""
    section: Section | None = start.section if start else None
    prose = section is not None and section.prose
    if start and start.rest and prose:
        texts[start.section.key].append(Text(start.rest, start.spot))
    pending: list[Strip] = []
    key = section.key if section else ""
    for strip in block:
        single = strip.lone is not None and (not strip.table or strip.width == 1 or prose)
        if single and prose and section:
            texts[section.key] += [Text(line, strip.spot) for line in _paragraphs(strip)]
        elif section and single and not strip.table:
            pending.append(strip)
        else:
            _flush(pending, walk, key, source)
            pending = []
            if section is None:
                if whole and strip.width > 1:
                    walk.take(strip, key)
            elif not walk.take(strip, key) and strip.text:
                walk.cells.left_out.append(
                    LeftOut(strip.text[:80], strip.spot, "这一行与表格的行名都对不上，没有读入")
                )
    _flush(pending, walk, key, source)


def _paragraphs(strip: Strip) -> list[str]:
    lone = strip.lone
    return [line for line in lone.text.split("\n") if line.strip()] if lone else []


def _flush(pending: Sequence[Strip], walk: Walk, section: str, source: Source) -> None:
    """Lines of text within a section of tables."""
    for row in loose.rows(pending, walk.vocabulary, pages=source.kind == "pdf"):
        if not walk.take(row, section) and row.text:
            walk.cells.left_out.append(
                LeftOut(row.text[:80], row.spot, "这一段文字在表格的部分里，没有读入；如需保留，请写进第六部分")
            )
