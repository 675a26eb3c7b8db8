"""The values of a report file are counted before a report is made of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportctl.document.toml import parse
from reportctl.finding import Failure
from reportctl.report.load import build

FACTS = '[report]\norgan = "云溪镇人民政府"\nyear = 2021\n'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[[waivers]]\nrule = "T301"\n' * 1_001, r"\[\[waivers\]\] 超过 1000 段"),
        ('[[applications.extra]]\nlabel = "甲"\n' * 501, "格式以外的行超过 500 行"),
        ('[[parts]]\norgan = "甲"\n' * 5_001, r"\[\[parts\]\] 超过 5000 段"),
        (f'[overview]\ntext = "{"字" * 400_001}"', "各部分文字超过 400000 字"),
        (f'[[waivers]]\nreason = "{"字" * 4_001}"', "正文以外有一处文字超过 4000 字"),
        (f"[x]\n{'k' * 4_001} = 1", "正文以外有一处文字超过 4000 字"),
        (f'signature = "{"字" * 401}"', "机关名称或者标题超过 400 字"),
    ],
)
def test_more_than_any_report_has_is_refused(text, told):
    with pytest.raises(Failure, match=rf"^2021\.toml：{told}，请|^2021\.toml：{told}，不像"):
        build(parse(FACTS + text), Path("2021.toml"))


def test_a_large_report_is_read():
    text = FACTS + '[overview]\ntext = "' + "收到申请12件。" * 5_000 + '"\n'
    text += '[[parts]]\norgan = "甲"\n' * 1_000
    built = build(parse(text), Path("2021.toml"))
    assert built.report
    assert len(built.report.parts) == 1_000
