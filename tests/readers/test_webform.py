"""A form of ours that somebody has filled is read by the names of its fields."""

from __future__ import annotations

import pytest

from reportctl.readers.source import SourceTable
from reportctl.readers.webform import is_webform, read_webform

PAGE = """<!DOCTYPE html>
<html lang="zh-CN" class="webform"><main data-year="2024" data-edition="2021">
<input name="report.organ" value="云溪镇人民政府">
<select name="report.level"><option value="county"><option value="township" selected></select>
<textarea name="prose.overview">
第一段。

第二段。</textarea>
<table><tr><td>行政许可<td><input data-kind="count" name="a.b.person" value=" 1,204 ">
<td><input data-kind="count" name="a.b.total"></table>
{}</main></html>"""


def test_a_page_is_known_by_its_beginning():
    assert is_webform(PAGE)
    assert not is_webform("<!DOCTYPE html>" + " " * 600 + PAGE)
    assert not is_webform('<html lang="zh-CN">')


def test_figures_are_named_cells_with_their_lines_and_a_blank_is_one_too():
    (table,) = read_webform(PAGE, "a.html").blocks
    assert isinstance(table, SourceTable)
    assert [(c.name, c.text, c.spot.line) for (c,) in table.rows] == [
        ("a.b.person", "1,204", 9),
        ("a.b.total", "", 10),
    ]


def test_two_fields_of_one_name_that_differ_are_both_kept():
    same = '<input data-kind="count" name="a.b.person" value=" 1,204 ">'
    other = same.replace("1,204", "7")
    for more, text in ((same, "1,204"), (other, "1,204 \n 7")):
        (table,) = read_webform(PAGE.format(more), "a.html").blocks
        assert isinstance(table, SourceTable)
        assert table.rows[0][0].text == text


def test_everything_else_is_a_fact():
    assert dict(read_webform(PAGE, "a.html").names) == {
        "report.year": "2024",
        "report.edition": "2021",
        "report.organ": "云溪镇人民政府",
        "report.level": "township",
        "prose.overview": "第一段。\n\n第二段。",
    }


@pytest.mark.parametrize(
    ("rest", "told"),
    [
        ("", []),
        (
            "<table><tr><td class=value>5</td><td class=total>5</td></table>",
            ["表单里有 2 格是格式以外的行"],
        ),
        ("<table><tr><td class=value> </td></table>", []),
        ('<script id="form-data">{"inferred": ["a"]}</script>', ["有 1 格是按合计推算的"]),
        ('<script id="form-data">{"proofread": ["a", "b"]}</script>', ["有 2 段文字是扫描识别的"]),
        ('<script id="form-data">not JSON</script>', []),
    ],
)
def test_what_only_the_report_file_has_a_place_for_is_told(rest, told):
    doubts = read_webform(PAGE.replace("{}", rest), "a.html").doubts
    assert [doubt.partition("，")[0] for doubt in doubts] == told
