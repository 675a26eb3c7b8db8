"""Adds up what was read, only to say where a misread is likely; no figure is ever changed."""

from __future__ import annotations

from collections.abc import Mapping

from reportctl.fill.reading import Placed
from reportctl.schema.form import At, Form, Sum

_MOST = 12


def doubts(form: Form, cells: Mapping[At, Placed], older: frozenset[str]) -> list[str]:
    """Rows and columns whose parts do not add up to their printed total, in Chinese."""
    found = []
    for each in form.sums:
        total = cells.get(each.total)
        parts = _parts(each, older)
        if total is None or total.value is None or not all(part in cells for part in parts):
            continue
        values = [cells[part].value for part in parts]
        added = sum(value or 0 for value in values)
        if any(value is not None for value in values) and added != total.value:
            where = "各列" if each.along == "row" else "各行"
            name = "·".join(tuple(form.trail(each.total))[-2:])
            found.append(
                f"{total.spot}“{name}”写的是 {total.value}，{where}相加是 {added}，请对照原文"
            )
    more = len(found) - _MOST
    return found[:_MOST] + ([f"另有 {more} 处合计与各项之和不符，请对照原文"] if more > 0 else [])


def _parts(each: Sum, older: frozenset[str]) -> list[At]:
    """The parts, with a row of an older edition in the place of the rows that followed it."""
    parts: list[At] = []
    for part in each.parts:
        above = next((key for key in older if part.row.startswith(f"{key}.")), None)
        at = At(above, part.column) if above else part
        if at not in parts:
            parts.append(at)
    return parts
