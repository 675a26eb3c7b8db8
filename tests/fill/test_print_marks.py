"""The day, the hour, the page and the address that a program prints beside a title."""

from __future__ import annotations

import pytest

from reportctl.fill.print_marks import behind_print_marks, is_print_mark, without_print_marks


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("11/28/26, 9:44 AM 云岭县司法局2023年年报", "云岭县司法局2023年年报"),
        ("2024/1/5 上午10:12 云岭县司法局2023年年报", "云岭县司法局2023年年报"),
        ("云岭县司法局2023年年报 2024年1月5日星期五", "云岭县司法局2023年年报"),
        ("云岭县司法局 第 1 页，共 4 页", "云岭县司法局"),
        ("第1页/共4页", ""),
        ("1 of 4 January 5, 2024", ""),
        ("https://www.yunling.gov.cn/2022/0105/c2022.html 1/4", ""),
        ("file:///D:/2022/%E5%B9%B4%E6%8A%A5.html", "年报"),
        ("D:\\2022\\年报汇总\\2023年报.docx", "2023年报"),
        ("2022-2023年", "2022-2023年"),
        ("2023年1月1日至12月31日", "2023年1月1日至12月31日"),
    ],
)
def test_what_stands_beside_a_title_goes_and_a_period_stays(text: str, left: str) -> None:
    assert without_print_marks(text) == left


def test_a_day_behind_a_title_stays() -> None:
    assert behind_print_marks("5/1/24, 9:44 PM 年报 2024-01-05") == "年报 2024-01-05"


def test_a_line_of_nothing_but_marks_is_no_day_and_no_figure() -> None:
    marks = ("1 / 1", "第 3 页，共 5 页", "https://www.a.example/t1.html 2/4", "2024/1/5 10:12")
    assert all(map(is_print_mark, marks))
    assert not any(map(is_print_mark, ("2024年1月5日", "12", "共3件", "办结率1/3以上", "")))
