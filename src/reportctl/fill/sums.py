"""Says which printed totals are not the sum of what stands beside or above them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from reportctl.fill.reading import Placed
from reportctl.schema.form import At, Form, Sum

_MOST = 12
"""Sums that are told one by one."""


def tell_sums(
    form: Form,
    cells: Mapping[At, Placed],
    older: frozenset[str],
    texts: Collection[At] = (),
) -> list[str]:
    """Rows and columns whose parts do not add up to their printed total, in Chinese.

    `texts` are the figures that a workbook holds as text, which its formulas pass over: they are
    named in the place of the totals that lack nothing else.
    """
    found: list[str] = []
    passed: dict[At, None] = {}
    for each in form.sums:
        total = cells.get(each.total)
        parts = _parts(each, older)
        if total is None or total.value is None or not all(part in cells for part in parts):
            continue
        values = [cells[part].value for part in parts]
        added = sum(value or 0 for value in values)
        lacking = [p for p in parts if p in texts and cells[p].value]
        if lacking and added - sum(cells[p].value or 0 for p in lacking) == total.value:
            passed |= dict.fromkeys(lacking)
        elif any(value is not None for value in values) and added != total.value:
            where = "各列" if each.along == "row" else "各行"
            name = "·".join(tuple(form.trail(each.total))[-2:])
            found.append(
                f"{total.spot}“{name}”写的是 {total.value}，{where}相加是 {added}，请对照原文"
            )
    more = len(found) - _MOST
    return [
        *(
            f"{cells[p].spot}写的是“{cells[p].raw}”，不是数字，总计没有加上它；"
            f"请改成 {cells[p].written} 再读入"
            for p in passed
        ),
        *found[:_MOST],
        *([f"另有 {more} 处合计与各项之和不符，请对照原文"] if more > 0 else []),
    ]


def _parts(each: Sum, older: frozenset[str]) -> list[At]:
    """The parts, with a row of an older edition in the place of the rows that followed it."""
    parts: list[At] = []
    for part in each.parts:
        above = next((key for key in older if part.row.startswith(f"{key}.")), None)
        at = At(above, part.column) if above else part
        if at not in parts:
            parts.append(at)
    return parts
