from __future__ import annotations

from reportctl.fill.place import place
from reportctl.readers import text
from reportctl.readers.node_tabs import without_node_tabs

LABELS = ["行政许可", "行政处罚", "行政强制"]


def page(*rows: tuple[str, str]) -> str:
    cells = [
        *("某镇2022年政府信息公开工作年度报告", "一、总体情况", "全年公开\t信息。"),
        *("二、主动公开政府信息情况", "第二十条第（五）项", "信息内容", "本年处理决定数量"),
        *(cell for row in rows for cell in row),
        "三、收到和处理政府信息公开申请情况",
    ]
    return "\n\t\n".join(f"\t{cell}\t" for cell in cells)


def test_a_label_between_tabs_is_no_row_with_a_blank_cell():
    printed = page(("行政许可", "7"), ("第二十条第（六）项", "信息内容"))
    assert "\t" not in without_node_tabs(printed)
    cells = place(text.read(printed.encode(), "x.txt")).cells
    assert [cell.written for at, cell in cells.items() if at.row.endswith("licence")] == ["7"]


def test_tabs_between_cells_stay():
    printed = "\n".join(f"{label}\t\t" for label in LABELS * 5)
    assert without_node_tabs(printed) == printed
    assert without_node_tabs("\t甲\t\n" * 3) == "\t甲\t\n" * 3
