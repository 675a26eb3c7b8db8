"""Whether the unit of a figure can count what it is told of."""

from __future__ import annotations

from functools import cache

from reportctl.prose.figures import Figure
from reportctl.prose.topics import Rows, Topic
from reportctl.schema.form import Form

_YEARS, _LINES = range(1901, 2100), 10000
"""A number without a unit may be a year, or the number of a telephone: 12345."""


def miscounted(figure: Figure, topic: Topic, form: Form) -> str:
    """Why a figure's unit cannot count its topic, or ''."""
    money = topic.key == "fee" or _in_money(topic.readings, form)
    if money != (figure.unit == "元"):
        return "金额没有写单位" if money else "这个数不以元计"
    unsure = not figure.unit and (figure.value in _YEARS or figure.value >= _LINES)
    return "没有量词" if unsure else ""


@cache
def _in_money(readings: tuple[Rows, ...], form: Form) -> bool:
    keys = {row for rows in readings for row in rows}
    found = (form.rows[key] for key in keys if key in form.rows)
    return any(
        table.holds(row, column) == "money"
        for table, row in found
        for column in table.columns.leaves
    )
