"""Rows called by what the form prints."""

from __future__ import annotations

import pytest
from tests.prose.spoken import slot, state

from reportctl.prose.printed import subject
from reportctl.prose.statements import claims
from reportctl.schema.load import load_form

FORM = load_form(2021)


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("结转下年度继续办理7件", "application"),
        ("其中没有现成信息需要另行制作7件", "application"),
        ("因属于国家秘密不予公开7件", "application"),
        ("予以公开、部分公开合计7件", "application"),
        ("重复申请7件不予处理", "application"),
        ("行政复议结果纠正7件", "dispute"),
        ("属于国家秘密7件", ""),
        ("重复申请7件", ""),
        ("受理信访举报投诉类申请7件", ""),
        ("提案结转下年度继续办理7件", ""),
        ("行政复议维持7件", ""),
        ("行政复议7件", ""),
        ("公开、部分公开7件", ""),
        ("7件", ""),
    ],
)
def test_a_printed_label_that_stands_whole_tells_the_table(text: str, noun: str) -> None:
    one = slot(text)
    assert subject(one.lead, one.tail, state()) == noun


@pytest.mark.parametrize(
    "how",
    [{"noun": "foreign"}, {"strange": True}, {"unread": True}, {"heading": "publish"}],
)
def test_behind_something_else_it_tells_nothing(how: dict[str, object]) -> None:
    one = slot("结转下年度继续办理7件")
    assert not subject(one.lead, one.tail, state(**how))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("行政诉讼结果维持7件、尚未审结5件。", ["行政诉讼“结果维持”", "行政诉讼“尚未审结”"]),
        ("全年办理提案19件。结转下年度继续办理7件。", []),
        ("审结行政复议案件319件。行政复议结果维持207件。", []),
        ("结转下年度继续办理7项。", []),
        ("办理人大建议12件，结转下年度继续办理7件。", []),
    ],
)
def test_a_paragraph_that_has_told_of_something_else_is_left_alone(
    text: str, told: list[str]
) -> None:
    assert [claim.topic.label for claim in claims(text, 2021, FORM)] == told
