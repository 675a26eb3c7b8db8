"""From what was read to what is written: a new report file, or one that is there already."""

from __future__ import annotations

from collections.abc import Collection

from reportctl.document.document import Document
from reportctl.document.edit import literal
from reportctl.document.strings import quote
from reportctl.fill.merge import Kept, merge, put_text
from reportctl.fill.reading import Reading
from reportctl.fill.recognise import level_of
from reportctl.record import NamedTuple
from reportctl.report.figures import UNREAD
from reportctl.report.report import ExtraRow, Report
from reportctl.report.skeleton import Content
from reportctl.schema.form import At


def content_of_reading(reading: Reading, organ: str, year: int, level: str = "") -> Content:
    """The content of a new file; organ, year and level as the caller settled them.

    The title is kept only where it is not the one that organ and year make.
    """
    facts = {
        "level": level or reading.level or level_of(organ) or "",
        "scope": reading.scope or "",
        "title": "" if reading.title == usual_title(organ, year) else reading.title,
        "preface": reading.preface,
        "signature": reading.signature,
        "date": reading.date,
    }
    return Content(
        organ,
        year,
        {key: text for key, text in facts.items() if text},
        cells=dict.fromkeys(reading.missing, UNREAD) | reading.written,
        prose=reading.prose,
        extras=tuple(
            ExtraRow(extra.table, extra.label, extra.after, extra.written)
            for extra in reading.extras
        ),
        older=reading.older,
        proofread=reading.proofread & {*reading.prose, *(["preface"] if reading.preface else [])},
        inferred=reading.inferred,
    )


class Put(NamedTuple):
    """A report file after a source was put into it."""

    document: Document
    kept: tuple[Kept, ...]
    lost: tuple[str, ...]
    """Rows of the source that have no place in the file, each as it stands in the source."""


def put_reading(document: Document, report: Report, reading: Reading, *, force: bool) -> Put:
    """Everything that was read, where the file is blank; with `force` over what stands there."""
    prose = {"preface": reading.preface} if reading.preface else {}
    merged = merge(document, report, reading.written, {**prose, **reading.prose}, force=force)
    document, kept = merged.document, list(merged.kept)
    for key, label in (("signature", "落款"), ("date", "成文日期")):
        text, here = getattr(reading, key), getattr(report, key)
        if text and here and text != here and not force:
            kept.append(Kept(label, here, text))
        elif text and text != here:
            document = put_text(document, ("report", key), quote(text))
    free = {at for at in reading.inferred if force or not _stands(report, at)}
    document = _mark_inferred(document, free)
    known = {extra.label for extra in report.extras}
    lost = [f"“{e.label}”：{'、'.join(e.written)}" for e in reading.extras if e.label not in known]
    for key in sorted(reading.older - report.older):
        row = [placed.written for at, placed in reading.cells.items() if at.row == key]
        lost.append(f"“{key}”只有一行：{'、'.join(row)}")
    return Put(document, tuple(kept), tuple(lost))


def _stands(report: Report, at: At) -> bool:
    cell = report.cells.get(at)
    return cell is not None and cell.value is not None and not cell.computed


def _mark_inferred(document: Document, cells: Collection[At]) -> Document:
    """The file with these cells in its list of those that rest on sums."""
    if not cells:
        return document
    table = document.values.get("reading")
    listed = table.get("inferred", []) if isinstance(table, dict) else []
    keys = sorted({*map(str, listed), *(".".join(at) for at in cells)})
    return put_text(document, ("reading", "inferred"), literal(keys))


def usual_title(organ: str, year: int) -> str:
    """The title that a report has unless its file says otherwise."""
    return f"{organ}{year}年政府信息公开工作年度报告"
