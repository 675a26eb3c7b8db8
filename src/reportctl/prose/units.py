"""Whether the unit of a figure can count what it is told of."""

from __future__ import annotations

from functools import cache

from reportctl.prose.figures import Figure
from reportctl.prose.lexicon import lexicon, listed
from reportctl.prose.topics import Rows, Topic
from reportctl.schema.form import Form

_PIECES = frozenset(listed("unit", "pieces"))
_YEARS, _LINES = range(1901, 2100), 10000
"""A number without a unit may be a year, or the number of a telephone: 12345."""


def miscounted(figure: Figure, topic: Topic, form: Form) -> str:
    """Why a figure's unit cannot count its topic, or ''."""
    money = topic.key == "fee" or _in_money(topic.readings, form)
    if money != (figure.unit == "元"):
        return "金额没有写单位" if money else "这个数不以元计"
    if figure.unit in _PIECES and _is_published(topic, form):
        # 公布行政许可28项: so many pieces of information, or kinds in a catalogue
        return f"文件、决定不以“{figure.unit}”计"
    unsure = not figure.unit and (figure.value in _YEARS or figure.value >= _LINES)
    return "没有量词" if unsure else ""


def _is_published(topic: Topic, form: Form) -> bool:
    """Whether a topic is of documents or decisions, which are published themselves."""
    known = lexicon(form)
    return bool(topic.readings) and known.owner(topic.readings) not in known.contexts


@cache
def _in_money(readings: tuple[Rows, ...], form: Form) -> bool:
    keys = {row for rows in readings for row in rows}
    found = (form.rows[key] for key in keys if key in form.rows)
    return any(
        table.holds(row, column) == "money"
        for table, row in found
        for column in table.columns.leaves
    )
