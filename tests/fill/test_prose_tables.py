"""Tables in the text of a source become tables of the text, those of the form never."""

import pytest
from tests.fill import printing as p

from reportctl.fill.place import place
from reportctl.readers import text
from reportctl.schema.form import At
from reportctl.schema.load import load_form

FORM = load_form(2021)
VALUES = {at: str(number + 11) for number, at in enumerate(FORM.cells)}


def paste(body):
    return place(text.read(body.encode(), "report.md"))


def page(overview="本机关依法公开。", note=""):
    grids = p.grids(FORM, VALUES)
    rows = "\n".join(p.as_bars(table) for table in grids["applications"])
    return (
        f"# 舞泉镇2022年政府信息公开工作年度报告\n## 一、总体情况\n{overview}\n"
        f"## 三、收到和处理政府信息公开申请情况\n{rows}\n\n{note}\n"
        "## 五、存在的主要问题及改进情况\n人手不足。\n## 六、其他需要报告的事项\n无。\n"
    )


TABLE = "| 渠道 | 条数 |\n| --- | --- |\n| 网站 | 30 |\n| 合计 | 30 |"


def test_a_table_of_the_text_is_kept_as_one():
    reading = paste(page(f"公开如下：\n\n{TABLE}\n\n以上。"))
    assert reading.prose["overview"] == f"公开如下：\n\n{TABLE}\n\n以上。"
    assert not reading.left_out


def test_it_is_kept_beside_the_tables_of_the_form_too():
    reading = paste(page(note=f"渠道如下：\n\n{TABLE}"))
    assert reading.prose["applications.note"] == f"渠道如下：\n\n{TABLE}"
    assert (
        reading.cells[At("applications.received", "person")].written
        == VALUES[At("applications.received", "person")]
    )
    assert not reading.left_out


@pytest.mark.parametrize("label", ["行政许可", "予以公开", "一、本年新收政府信息公开申请数量"])
def test_a_table_that_names_a_row_of_the_form_is_no_text(label):
    reading = paste(page(f"| 事项 | 条数 |\n| --- | --- |\n| {label} | 30 |\n| 网站 | 2 |"))
    assert "|" not in reading.prose.get("overview", "")


@pytest.mark.parametrize(
    ("table", "text"),
    [
        ("| 年度 | 2021 | 2022 |\n| --- | --- | --- |\n| 新收 | 30 | 48 |", True),
        ("| 年度 | 新收 |\n| --- | --- |\n| 2022年 | 48 |\n| 2021年 | 30 |", True),
        ("| 年度 | 2021 | 48 |\n| --- | --- | --- |\n| 新收 | 30 | 48 |", False),
        ("| 结转下年度继续办理 | 2021 | 2022 |\n| --- | --- | --- |\n| 新收 | 30 | 48 |", False),
    ],
)
def test_a_table_by_years_is_none_of_the_form(table, text):
    reading = paste(page(note=table))
    assert bool(reading.prose.get("applications.note")) is text
    assert bool(reading.left_out or reading.unread) is not text


def test_links_of_a_site_are_no_table_of_the_text():
    reading = paste(page("本机关依法公开。\n\n| 网站地图 | 关于 |\n| 联系我们 | 版权所有 |"))
    assert reading.prose["overview"] == "本机关依法公开。"
