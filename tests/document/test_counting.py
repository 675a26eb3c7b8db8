"""What a TOML file asks for is counted before it is parsed."""

from __future__ import annotations

import pytest

from reportctl.document.counting import count_work
from reportctl.document.toml import read_toml
from reportctl.finding import Failure
from reportctl.readers.limits import most


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("\n" * 40_001, "超过 40000 行"),
        ("k=1\n" * 20_001, "等号超过 20000 个"),
        ("a = " + "[" * 20_001, "括号超过 20000 个"),
        ("a = [" + "1," * 40_001, "逗号超过 40000 个"),
        ("a." * 1_001 + "a = 1", "一行里的点超过 1000 个"),
        ("a.a = 1\n" * 20_001, "等号超过 20000 个"),
        ("....\n" * 5_001, "点超过 20000 个"),
    ],
)
def test_more_than_any_report_asks_for_is_refused_before_it_is_parsed(text, told, monkeypatch):
    monkeypatch.setattr("reportctl.document.toml.parse", None)
    with pytest.raises(Failure, match=rf"^2021\.toml：{told}，.*请只留下报告本身再试") as refused:
        read_toml(text.encode(), "2021.toml")
    assert "\n" not in str(refused.value)


def test_a_file_beyond_four_megabytes_is_refused(monkeypatch):
    monkeypatch.setattr("reportctl.document.toml.parse", None)
    with pytest.raises(Failure, match="超过 4 MB"):
        read_toml(b"#" * (most("report_file") + 1))


def test_dots_on_many_lines_are_no_long_key():
    count_work("http://www.gov.cn/a.html\n" * 500, "2021.toml")
