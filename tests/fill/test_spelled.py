from __future__ import annotations

import pytest

from reportctl.fill.spelled import spell
from reportctl.schema.load import load_form

*_, THREE, FOUR = load_form(2021).tables
CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
TALL = "\n商业\n企业\n科研\n机构\n社会\n公益\n组织\n法律\n服务\n机构\n其\n他"
HALVES = "结果\n维持\n结果\n纠正\n其他\n结果\n尚未\n审结\n总计"


def spelled(text: str, table=THREE) -> tuple[bool, bool]:
    """Whether the columns have the form's order, and whether that rests on what is laid out."""
    found = spell([line.split() for line in text.split("\n")], table)
    assert found.touched
    return found.ordered, found.laid_out


def test_labels_in_pieces_that_come_one_after_the_other_have_the_forms_order():
    head = f"{CORNER}\n申请人情况\n自然\n人\n法人或其他组织 总\n计{TALL}"
    assert spelled(head) == (True, False)
    other = head.replace("\n商业\n企业", "").replace("\n其\n他", "\n商业\n企业\n其\n他")
    assert not spelled(other)[0]


@pytest.mark.parametrize(
    ("upper", "lower", "ordered"),
    [
        ("社会公益 法律服 其", "组织 务机构 他", True),
        ("法律服 社会公益 其", "务机构 组织 他", False),
        ("社会公益 法律服 其", "务机构 组织 他", False),
        ("社会公益 法律服 其", "组织 他", False),
        ("社会公益 法律服 其 小计", "组织 务机构 他", False),
    ],
)
def test_labels_broken_over_lines_keep_the_order_of_each_line(upper, lower, ordered):
    head = f"申请人情况\n自然人 法人或其他组织 总计\n商业企业 科研机构 {upper}\n{lower}"
    assert spelled(head)[0] is ordered


@pytest.mark.parametrize(
    ("upper", "ordered"),
    [
        ("自然人 法人或其他组织 总计", True),
        ("自然人 总计 法人或其他组织", False),
        ("总计 自然人 法人或其他组织", False),
        # the heading is lost: the total may stand left of what was under it
        ("自然人 总计", False),
    ],
)
def test_a_total_that_stands_before_a_heading_is_not_the_last_column(upper, ordered):
    assert spelled(f"{CORNER}\n申请人情况\n{upper}{TALL}")[0] is ordered


def test_words_sorted_by_their_height_say_less_of_their_order():
    head = f"申请人情况\n法人或其他组织\n{CORNER}\n自然人\n总计{TALL}"
    assert spelled(head) == (True, True)
    # in the order of a table's rows the same words have other columns before 自然人
    assert not spelled(f"{CORNER}\n申请人情况\n法人或其他组织\n自然人\n总计{TALL}")[0]


def test_a_label_that_a_merged_cell_says_again_is_the_same():
    rows = [f"{CORNER} 申请人情况", f"{CORNER} 自然人 法人或其他组织 总计"]
    rows += [f"{CORNER} 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计"]
    assert spelled("\n".join(rows)) == (True, False)


def test_the_head_of_table_four_says_its_labels_three_times():
    above = "行政复议 行政诉讼"
    assert spelled(f"{above}\n{HALVES}\n未经复议直接起诉 复议后起诉\n{HALVES}\n{HALVES}", FOUR)[0]
    short, rest = "结果 结果 其他 尚未", "维持 纠正 结果 审结"
    wide = f"{above}\n未经复议直接起诉 复议后起诉\n{short}\n总计 {short} {short}\n{rest} 总计 总计"
    assert spelled(f"{wide}\n{rest} {rest}", FOUR)[0]
    assert not spelled(f"{above}\n{HALVES}\n未经复议直接起诉 复议后起诉\n{HALVES}", FOUR)[0]


def test_words_that_are_no_pieces_of_columns_say_nothing_of_them():
    assert not spell([["（三）不予", "公开"], ["三、本年度办理结果"], [CORNER]], THREE).touched
