"""What was read from a source is told: how much was placed, what needs an eye."""

from __future__ import annotations

import json

from reportctl.fill.reading import ExtraRowRead, LeftOut, Placed, Reading
from reportctl.formatters.fill_result import list_cells, sum_up, write_json
from reportctl.readers.source import Spot
from reportctl.schema.form import At
from reportctl.schema.load import load_form

FORM = load_form(2021)
PERSON, TOTAL = At("applications.received", "person"), At("applications.received", "total")


def spot(column: int) -> Spot:
    return Spot(table=3, row=2, column=column)


def reading(**how: object) -> Reading:
    """All cells placed as 1, of which one is blank and one was not read."""
    cells = {at: Placed(at, 1, "1", spot(1), "1") for at in FORM.cells if at != TOTAL}
    cells[PERSON] = Placed(PERSON, None, "/", spot(2), "／")
    unread = {TOTAL: LeftOut("1 2", spot(8), "一格里有几个数")}
    return Reading(FORM, "云溪镇人民政府", 2024, cells=cells, unread=unread, **how)


def test_the_counts_come_first() -> None:
    assert sum_up("a.html", reading()).splitlines() == [
        f"a.html：云溪镇人民政府 2024，{FORM.notice}格式",
        "  放入 198 格，空白 1 格，未读出 1 格（记作“?”），未放入 0 处，来源中没有 0 格",
    ]


def test_everything_that_needs_an_eye_is_a_line() -> None:
    left = LeftOut("网上办理 " + "5" * 40, spot(1), "这一行没有读入")
    extra = ExtraRowRead("applications", "其中：网上", PERSON.row, ("3", "0"), spot(1))
    inferred = frozenset({PERSON})
    read = reading(left_out=(left,), extras=(extra,), doubts=("表头相近",), inferred=inferred)
    told = sum_up("a.html", read)
    assert f"  未放入 表3第2行第1列“网上办理 {'5' * 25}…”：这一行没有读入\n" in told
    assert "  格式之外的行 表3第2行第1列“其中：网上”：3、0，已保留\n" in told
    assert "  请核对：表头相近\n" in told
    assert "  其中 1 格按合计和平衡关系推算，未独立核对\n" in told


def test_places_left_out_for_one_reason_are_told_up_to_a_number() -> None:
    left = tuple(LeftOut(str(at), spot(1), "表头残缺") for at in range(25))
    told = sum_up("a.html", reading(left_out=(*left, LeftOut("甲", spot(1), "不是数"))))
    assert told.count("：表头残缺\n") == 21
    assert "  未放入 另有 5 处，原因相同：表头残缺\n" in told
    assert "“甲”：不是数\n" in told


def test_what_a_page_says_around_the_report_is_one_line() -> None:
    told = sum_up(
        "a.html", reading(around=("跳到正文", "打印", "关闭", "首页", "下载", "网站地图"))
    )
    assert "没有读入：“跳到正文”、“打印”、“关闭”、“首页”、“下载”等 6 处\n" in told
    assert json.loads(write_json({"a.html": reading(around=("打印",))}))["around"] == ["打印"]


def test_what_the_source_has_not_is_named_by_section_row_and_column() -> None:
    whole = reading()
    cells = {at: p for at, p in whole.cells.items() if not at.row.startswith("disputes.")}
    del cells[At("applications.carried_in", "legal")]
    told = sum_up("a.html", Reading(FORM, "甲", 2024, cells=cells, unread=whole.unread))
    title = FORM.section_by_key["disputes"].title
    assert f"  来源中没有 “{title}”的表格，共 15 格\n" in told
    assert "  来源中没有 “二、上年结转政府信息公开申请数量”的法律服务机构\n" in told


def test_so_little_that_nothing_can_be_said_is_said_first() -> None:
    cell = Placed(PERSON, 1, "1", spot(2), "1")
    few = sum_up("a.html", Reading(FORM, cells={PERSON: cell}))
    assert few.startswith("a.html：表格只读到 1 格，全表 200 格，其余没有读到")
    assert "a.html：机关名称不明 年度不明，" in few
    none = sum_up("a.html", Reading(FORM))
    assert none.startswith("a.html：没有读到表格里的数字，只有文字")


def test_each_cell_is_listed_with_its_place_and_as_it_stands_there() -> None:
    lines = list_cells(reading()).splitlines()
    assert lines[0] == "键\t列\t写入\t原文\t位置"
    assert "applications.received\tperson\t/\t／\t表3第2行第2列" in lines
    assert len(lines) == 1 + 199


def test_json_is_one_object_for_one_source_and_a_list_for_several() -> None:
    told = json.loads(write_json({"a.html": reading()}))
    assert (told["placed"], told["blank"]) == (198, 1)
    assert told["unread"] == [
        {
            "key": "applications.received",
            "column": "总计",
            "column_key": "total",
            "place": "表3第2行第8列",
            "why": "一格里有几个数",
        }
    ]
    two = json.loads(write_json({"a.html": reading(), "b.html": reading()}))
    assert [one["source"] for one in two] == ["a.html", "b.html"]
