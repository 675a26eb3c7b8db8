"""Whether a figure counts only some of what its noun names."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.prose.spoken import clauses, tokens

from reportctl.prose.figures import Figure
from reportctl.prose.parts import (
    by_persons,
    coordinated,
    counts_some,
    narrowed,
    strange_noun,
    tells_attributes,
    without_channel,
)
from reportctl.prose.statements import understand
from reportctl.schema.load import load_form

FORM = load_form(2021)


def figure(unit: str) -> Figure:
    return Figure(0, 1, Decimal(10), unit, exact=True)


@pytest.mark.parametrize(
    ("unit", "lead", "some"),
    [
        ("日", "内答复", True),
        ("家", "企业提出", True),
        ("家", "、申请", False),
        ("件", "答复", False),
    ],
)
def test_the_figure_before_may_say_how_soon_or_by_how_many(unit, lead, some):
    assert counts_some(figure(unit), tokens(lead)) is some
    assert not counts_some(None, tokens(lead))


def test_what_those_did_who_were_counted_before():
    assert by_persons("人", tokens("提出申请"))
    assert not by_persons("件", tokens("提出申请"))
    assert not by_persons("人", tokens("申请"))


def test_how_something_was_told_is_no_part_of_what_was():
    told = without_channel(tokens("通过政府网站公布行政许可"))
    assert "".join(token.text for token in told).endswith("行政许可")
    assert "网站" not in "".join(token.text for token in told)
    plain = tokens("公布行政许可")
    assert without_channel(plain) is plain


@pytest.mark.parametrize(
    ("lead", "goes_on"), [("、部分公开", True), ("部分公开", False), ("、收到", False)]
)
def test_words_may_go_on_with_a_list(lead, goes_on):
    assert coordinated(tokens(lead)) is goes_on


@pytest.mark.parametrize(
    ("lead", "narrow"),
    [("网上申请", True), ("瓦西申请", True), ("申请", False), ("收到申请", False)],
)
def test_some_of_the_applications_only(lead, narrow):
    assert narrowed(tokens(lead)) is narrow


def test_a_noun_of_its_own():
    assert strange_noun(tokens("瓦西申请"), [])
    assert not strange_noun(tokens("收到申请"), [])


@pytest.mark.parametrize(
    ("said", "organ", "read"),
    [
        ("作出林草行政处罚12件。", "云溪省林业和草原局", True),
        ("作出医保领域行政处罚12件。", "云溪市医疗保障局", True),
        ("作出林业行政处罚12件。", "云溪省林业和草原局", False),
        ("作出规划行政处罚12件。", "云溪市自然资源和规划局", False),
        ("作出消防行政处罚12件。", "云溪市医疗保障局", False),
    ],
)
def test_what_an_organ_does_is_named_in_short(said, organ, read):
    assert bool(understand(said, 2023, FORM, organ=organ).claims) is read


def test_disputes_of_all_kinds_are_no_disputes_about_disclosure():
    for said in (
        "各类政府信息公开行政诉讼12件。",
        "行政诉讼12件，其中政府信息公开的均已审结。",
        "各类行政诉讼12件，均依法应诉，政府信息公开答复未被纠正。",
    ):
        understood = understand(said, 2023, FORM)
        assert bool(understood.claims) is said.startswith("各类政府"), said


@pytest.mark.parametrize(
    ("text", "tells"),
    [("主动公开121条、依申请公开128条", True), ("主动公开121条", False), ("收到申请12件", False)],
)
def test_attributes_of_documents_are_no_applications(text, tells):
    assert tells_attributes(clauses(text)) is tells


@pytest.mark.parametrize(
    "text",
    [
        "（二）依申请公开。政府信息公开行政复议3件，相关案件办结5件。",
        "（二）依申请公开。因政府信息公开引发的行政复议、行政诉讼，共办理5件。",
        "（二）依申请公开。没有发生政府信息公开行政诉讼。收到相关申请5件。",
        "（二）依申请公开。收到政府信息公开申请9件，引发行政复议3件，提交答复5件。",
    ],
)
def test_what_is_done_behind_disputes_is_no_application(text):
    told = {
        claim.value: claim.topic.readings[0][0] for claim in understand(text, 2021, FORM).claims
    }
    assert not told.get(Decimal(5), "").startswith("applications")


def test_applications_named_behind_disputes_are_read():
    text = "（二）依申请公开。没有发生政府信息公开行政诉讼。办结政府信息公开申请5件，结转2件。"
    found = understand(text, 2021, FORM).claims
    assert [claim.topic.key for claim in found if not claim.zero] == ["answered", "carried"]
