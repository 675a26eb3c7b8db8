"""Telling what was read from a source: how much was placed, and what needs a person's eye."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from reportctl.fill.merge import Put
from reportctl.fill.reading import Reading
from reportctl.formatters.rows.columns import VERSION
from reportctl.report.figures import UNREAD
from reportctl.schema.form import At

_MOST = 20
"""Places left out for one reason that are told one by one."""
_FEW = 5
"""Texts of a page and cells of a file that are told one by one."""


def sum_up(name: str, reading: Reading) -> str:
    """The counts, then what was left out, what the form has and the source has not, and doubts."""
    return "\n".join(_lines(name, reading)) + "\n"


def _lines(name: str, reading: Reading) -> Iterator[str]:
    if reading.scant:
        yield _scant(name, reading)
    yield (
        f"{name}：{reading.organ or '机关名称不明'} {reading.year or '年度不明'}，"
        f"{reading.form.notice}格式"
    )
    yield (
        f"  放入 {reading.filled} 格，空白 {reading.blank} 格，"
        f"未读出 {len(reading.unread)} 格（记作“?”），"
        f"未放入 {len(reading.left_out)} 处，来源中没有 {len(reading.missing)} 格"
    )
    if reading.unfilled:
        yield "  还没有填：没有数字和正文" + ("，只有上年带来的数" if reading.filled else "")
    if reading.inferred:
        yield f"  其中 {len(reading.inferred)} 格按合计和平衡关系推算，未独立核对"
    alike = Counter(left.why for left in reading.left_out)
    told = Counter[str]()
    for left in reading.left_out:
        told[left.why] += 1
        if told[left.why] <= _MOST:
            yield f"  未放入 {left.spot}“{_brief(left.text)}”：{left.why}"
    for why, count in alike.items():
        if count > _MOST:
            yield f"  未放入 另有 {count - _MOST} 处，原因相同：{why}"
    silent = [at for at, left in reading.unread.items() if not left.text]
    for word, cells in (("没有读到", silent), ("来源中没有", reading.missing)):
        yield from (f"  {word} {row}" for row in _rows(reading, cells))
    for extra in reading.extras:
        yield f"  格式之外的行 {extra.spot}“{extra.label}”：{'、'.join(extra.written)}，已保留"
    for key in sorted(reading.older):
        yield f"  {key} 在来源中只有一行，按原样保留"
    for placed in reading.cells.values():
        if placed.note:
            yield f"  {placed.spot} {placed.note}"
    if reading.around:
        texts = "、".join(f"“{_brief(text, 12)}”" for text in reading.around[:_FEW])
        more = f"等 {len(reading.around)} 处" if len(reading.around) > _FEW else ""
        yield f"  网页的链接、按钮和页脚不是报告的文字，没有读入：{texts}{more}"
    for doubt in reading.doubts:
        yield f"  请核对：{doubt}"


def _scant(name: str, reading: Reading) -> str:
    count = f"{len(reading.cells)} 格，全表 {len(reading.form.cells)} 格"
    if reading.cells:
        return f"{name}：表格只读到 {count}，其余没有读到，数字是否勾稽无从判断"
    return f"{name}：没有读到表格里的数字，只有文字；请对照原文，表格可能是图片或另附文件"


def _rows(reading: Reading, cells: Sequence[At]) -> Iterator[str]:
    """The rows of these cells by their labels, with the columns where not all of a row is meant.

    A section of which nothing is there is one line.
    """
    gone_whole, gone = set(), set(cells)
    printed: dict[str, set[At]] = {}
    for at, (table, _, _) in reading.form.cells.items():
        printed.setdefault(table.section, set()).add(at)
    for section in reading.form.sections:
        own = printed.get(section.key)
        if own and own <= gone:
            gone_whole |= {at.row for at in own}
            yield f"“{section.title}”的表格，共 {len(own)} 格"
    for row in dict.fromkeys(at.row for at in cells if at.row not in gone_whole):
        table, heading = reading.form.rows[row]
        lost = [at for at in cells if at.row == row]
        whole = len(lost) == len(table.columns.leaves)
        columns = "" if whole else "的" + "、".join(_column(reading, at.column, row) for at in lost)
        yield f"“{heading.label}”{columns}"


def _column(reading: Reading, column: str, row: str) -> str:
    table, _ = reading.form.rows[row]
    return next(c.label for c in table.columns.leaves if c.name == column)


def list_kept(put: Put) -> str:
    """What of a source did not go into a file that was there, a line for each."""
    return "".join(f"{line}\n" for line in _kept(put))


def _kept(put: Put) -> Iterator[str]:
    for kept in put.kept:
        then = "请对照来源" if kept.there == UNREAD else "要覆盖请加 --force"
        there = "没有读出来的" if kept.there == UNREAD else kept.there
        yield f"未改动 {kept.label}：文件中是 {kept.here}，来源是 {there}（{then}）"
    if put.blank:
        named = "、".join(put.blank[:_FEW]) + ("等" if len(put.blank) > _FEW else "")
        yield (
            f"来源有 {len(put.blank)} 格是空白，没有改动文件里的数字：{named}"
            '（确要清空，请在文件里改成 ""）'
        )
    for row in put.lost:
        yield f"未写入 文件里没有这一行的位置 {row}；请对照原文写入文件"


def list_cells(reading: Reading) -> str:
    """Every cell with its place in the source, one a line, separated by tabs."""
    lines = ["键\t列\t写入\t原文\t位置"]
    for at, placed in reading.cells.items():
        raw = _brief(placed.raw, 40)
        lines.append(f"{at.row}\t{at.column}\t{placed.written}\t{raw}\t{placed.spot}")
    return "\n".join(lines) + "\n"


def write_json(readings: Mapping[str, Reading]) -> str:
    """The whole reading of a source as one JSON object; of several sources, a list of these.

    `column` is the printed label, null where a row holds one cell, as in every other format;
    `column_key` its key.
    """
    import json

    told = [_whole(name, reading) for name, reading in readings.items()]
    return json.dumps(told[0] if len(told) == 1 else told, ensure_ascii=False, indent=2) + "\n"


def _whole(name: str, reading: Reading) -> dict[str, object]:
    rows = {**reading.form.rows}
    for key in reading.older:  # a heading that the source writes as one row
        rows[key] = next(rows[row] for row in rows if row.startswith(f"{key}."))

    def cell(at: At) -> dict[str, object]:
        table = rows[at.row][0]
        column = next(leaf for leaf in table.columns.leaves if leaf.name == at.column)
        label = None if table.single else column.label
        return {"key": at.row, "column": label, "column_key": at.column}

    return {
        "version": VERSION,
        "source": name,
        "organ": reading.organ,
        "year": reading.year,
        "edition": reading.form.edition,
        "placed": reading.filled,
        "blank": reading.blank,
        "cells": [
            {
                **cell(at),
                "written": placed.written,
                "raw": placed.raw,
                "place": str(placed.spot),
                "note": placed.note,
            }
            for at, placed in reading.cells.items()
        ],
        "missing": [cell(at) for at in reading.missing],
        "inferred": [cell(at) for at in sorted(reading.inferred)],
        "unread": [
            {**cell(at), "place": str(left.spot), "why": left.why}
            for at, left in reading.unread.items()
        ],
        "left_out": [
            {"text": left.text, "place": str(left.spot), "why": left.why}
            for left in reading.left_out
        ],
        "extras": [
            {"table": e.table, "label": e.label, "values": e.written, "place": str(e.spot)}
            for e in reading.extras
        ],
        "around": list(reading.around),
        "doubts": list(reading.doubts),
    }


def _brief(text: str, length: int = 30) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= length else f"{flat[:length]}…"
