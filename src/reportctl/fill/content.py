"""From what was read to what is written: the content of a new report file."""

from __future__ import annotations

from reportctl.fill.reading import Reading
from reportctl.fill.recognise import level_of
from reportctl.report.report import ExtraRow
from reportctl.report.skeleton import Content


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
        cells=reading.written,
        prose=reading.prose,
        extras=tuple(
            ExtraRow(extra.table, extra.label, extra.after, extra.written)
            for extra in reading.extras
        ),
        older=reading.older,
    )


def usual_title(organ: str, year: int) -> str:
    """The title that a report has unless its file says otherwise."""
    return f"{organ}{year}年政府信息公开工作年度报告"
