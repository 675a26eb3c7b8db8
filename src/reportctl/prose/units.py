"""Whether the unit of a figure can count what it is told of."""

from __future__ import annotations

from functools import cache

from reportctl.prose.figures import Figure
from reportctl.prose.topics import Rows, Topic
from reportctl.schema.form import Form

_YEARLIKE = 1900
"""A number without a unit from here on may be a year."""


def miscounted(figure: Figure, topic: Topic, form: Form) -> str:
    """Why a figure's unit cannot count its topic, or ''."""
    money = topic.key == "fee" or _in_money(topic.readings, form)
    if money != (figure.unit == "元"):
        return "金额没有写单位" if money else "这个数不以元计"
    return "没有量词" if not figure.unit and figure.value > _YEARLIKE else ""


@cache
def _in_money(readings: tuple[Rows, ...], form: Form) -> bool:
    keys = {row for rows in readings for row in rows}
    found = (form.rows[key] for key in keys if key in form.rows)
    return any(
        table.holds(row, column) == "money"
        for table, row in found
        for column in table.columns.leaves
    )
