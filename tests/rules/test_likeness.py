"""What a section shares with last year's report, with figures and years left aside."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.comparison.reports import make

from reportctl.report.report import Prose, Report
from reportctl.rules.likeness import LONG, find_own, sections_of

FIRST = (
    "本县认真贯彻条例，全年主动公开政府信息{n}条，其中县政府网站公布各类政策文件和办事指南，" * 3
)
SECOND = "各乡镇设立查阅点并配备专人，群众可以随时查询和复制所需的文件材料，办理时限一律压缩，" * 3
OTHER = "今年新开通网上受理的渠道，安排业务骨干逐件会商疑难件，答复文书由法制机构逐份审核把关，" * 3


def report(year: int, *paragraphs: str, key: str = "overview") -> Report:
    text = "\n".join(paragraphs)
    return replace(make(year), prose={key: Prose(key, "一、总体情况", text)})


@pytest.mark.parametrize(
    ("this", "last", "like"),
    [
        ([FIRST.format(n=35), SECOND], [FIRST.format(n=12), SECOND], True),
        ([OTHER], [FIRST.format(n=12), SECOND], None),
        ([FIRST.format(n=35), OTHER], [FIRST.format(n=12), SECOND], False),
        (["全年公开35条。"], ["全年公开35条。"], None),
    ],
)
def test_a_copy_a_paragraph_and_nothing(this, last, like):
    found = find_own(report(2024, *this), report(2023, *last))
    if like is None:
        assert found == ()
        return
    (alike,) = found
    assert (alike.share >= 0.8) is like
    assert (alike.own, alike.other) == (True, "2023年度报告")


def test_the_longest_paragraph_is_pointed_at_and_all_are_named():
    this = report(2024, FIRST.format(n=35), SECOND)
    (alike,) = find_own(this, report(2023, FIRST.format(n=12), SECOND))
    assert alike.paragraphs == (1, 2)
    text = this.prose["overview"].text[alike.span.start : alike.span.end]
    assert len(text) >= LONG


def test_a_section_that_last_year_did_not_have_and_the_preface_are_not_compared():
    assert find_own(report(2024, FIRST), report(2023, FIRST, key="problems")) == ()
    assert sections_of(report(2024, FIRST, key="preface")) == {}
