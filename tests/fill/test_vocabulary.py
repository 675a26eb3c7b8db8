from __future__ import annotations

import pytest

from reportctl.fill.vocabulary import Vocabulary, fold
from reportctl.schema.load import load_form

FORM = load_form(2021)
WORDS = Vocabulary(FORM)
THREE, FOUR = FORM.tables[-2], FORM.tables[-1]


def row(text: str) -> str | None:
    match = WORDS.match(text, [THREE], "row")
    return match.word.key if match else None


def test_every_label_of_the_form_names_itself():
    for table in FORM.tables:
        for heading in table.rows.headings:
            match = WORDS.match(heading.label, [table], "row")
            assert match
            assert (match.word.key, match.tier) == (heading.key, 0)
        for heading in table.columns.headings:
            match = WORDS.match(heading.label, [table], "column")
            assert match
            assert (match.word.key, match.tier) == (heading.key, 0)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("(一) 予以公开", "outcome.granted"),
        ("（七）合计", "outcome.total"),
        ("（六）其他", "outcome.other"),
        ("3.其他", "outcome.other.rest"),
        ("3、其他", "outcome.other.rest"),
        ("本年新收", "received"),
        ("上年结转", "carried_in"),
        ("结转下年度", "carried_out"),
        ("信访、举报、投诉类申请", "outcome.declined.petition"),
        ("1.申请人无正当理由逾期不补正", "outcome.other.uncorrected"),
        ("2.逾期未缴费", "outcome.other.unpaid"),
        ("三类内部事务信息", "outcome.refused.internal"),
        ("6.属于四类过程信息", "outcome.refused.deliberative"),
        ("3.要求提供公开出版物情况", "outcome.declined.published"),
        ("三、\n本\n年\n度\n办\n理\n结\n果", "outcome"),
    ],
)
def test_a_label_as_people_write_it(text, key):
    assert row(text) == key


@pytest.mark.parametrize(
    "text", ["其中：网上申请", "不再处理其政府信息公开申请", "备注", "公开", "申请数量", "法提供"]
)
def test_what_names_no_row_for_certain(text):
    assert row(text) is None


@pytest.mark.parametrize(
    ("text", "ordinal", "short"),
    [
        ("（一）予以公开", ("c", 1), "予以公开"),
        ("1.属于国家秘密", ("d", 1), "属于国家秘密"),
        ("十二、某项", ("c", 12), "某项"),
        ("三类内部事务信息", None, "三类内部事务信息"),
        ("⑧属于行政查询事项", ("d", 8), "属于行政查询事项"),
        ("规章（设区的市应提供", None, "规章"),
        ("2021年", None, "2021年"),
    ],
)
def test_a_label_without_what_varies(text, ordinal, short):
    label = fold(text)
    assert (label.ordinal, label.short) == (ordinal, short)
