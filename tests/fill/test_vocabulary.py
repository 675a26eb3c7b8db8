from __future__ import annotations

import pytest

from reportctl.fill.vocabulary import Vocabulary
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
    "text",
    [
        "其中：网上申请",
        "不再处理其政府信息公开申请",
        "备注",
        "公开",
        "申请数量",
        "法提供",
        "一、上年新收政府信息公开申请数量",
        "二、前年结转政府信息公开申请数量",
        "四、结转本年度继续办理",
        "三、上年度办理结果",
        "1.本机关掌握相关政府信息",
        "（二）部分公开（含其他情形）",
        "（一）予以公开（上年）",
    ],
)
def test_what_names_no_row_for_certain(text):
    assert row(text) is None


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("disclosure.decisions", "上年处理决定数量"),
        ("disclosure.decisions", "累计处理决定数量"),
        ("disclosure.decisions", "处理决定数量（上年）"),
        ("disclosure.decisions", "本年处理决定数量（万件）"),
        ("disclosure.fees", "上年收费金额（单位：万元）"),
        ("disputes", "结果撤销"),
        ("applications", "上年申请人情况"),
    ],
)
def test_a_label_that_says_something_else_than_a_columns_is_its_rival(key: str, text: str) -> None:
    table = next(table for table in FORM.tables if table.key == key)
    assert WORDS.match(text, [table], "column") is None
    assert WORDS.is_rival(text, table, "column")


@pytest.mark.parametrize("text", ["结果", "其他结果", "申请人情况", "信息内容", "单位：件", "序号"])
def test_pieces_and_words_of_no_label_are_no_rivals(text: str) -> None:
    assert not WORDS.is_rival(text, FOUR, "column")
    assert not WORDS.is_rival(text, THREE, "column")


def test_what_follows_money_names_no_row_of_counts() -> None:
    (table,) = (t for t in FORM.tables if t.key == "disclosure.decisions" and "六" in t.caption)
    assert WORDS.match("行政处罚金额（元）", [table], "row") is None
    assert WORDS.match("行政处罚件数", [table], "row")
