"""Why a figure is not looked at."""

from __future__ import annotations

import pytest
from tests.prose.spoken import slot, state

from reportctl.prose.clauses import foreign_in
from reportctl.prose.vetoes import veto


def why(text: str, **how: object) -> str:
    given = slot(text)
    return veto(given, foreign_in([*given.lead, *given.tail]), state(**how))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("收到申请12件", ""),
        ("收到申请12场", "“场”不是申请、案件、文件的量词"),
        ("收到申请1.2件", "数的不是整件"),
        ("立案12件", "“立案”不是表格里的事"),
        ("较上年12件", "“较”之后的数是用来比较的"),
        ("平均收到申请12件", "“平均”之后的数不是合计"),
        ("没有答复的申请12件", "说的是没有做的"),
        ("未按期答复申请12件", "说的是没有按时做的"),
        ("答复上年申请12件", "不是本年度的"),
        ("办理上年结转申请12件", ""),
        ("2019年收到申请12件", "不是本年度的"),
        ("收到申请12件的单位有3家", "说的是哪些单位"),
        ("其中12件申请因涉及多部门", "只是其中几件"),
        ("有12件申请经协商", "只是其中几件"),
        ("处理中有12件申请与信访交织", "只是其中几件"),
        ("对12件申请", "只是拿来做别的事的"),
        ("有12件经批准后改为部分公开", "说的是经过什么办的"),
        ("以自然人为主的申请12件", "“为主的”只是一部分"),
        ("通过网站办理行政处罚12件", "只是一种渠道的数"),
        ("在网站共发布行政处罚12件", ""),
        ("在网站发布行政处罚信息12条", "是信息的条数"),
        ("发布行政处罚信息12条、环评瓦西信息5条", "是信息的条数"),
        ("发布行政处罚信息12条，环评瓦西信息5条", "是信息的条数"),
        ("发布行政处罚信息12条、行政许可信息5条", "是信息的条数"),
        ("申请人对12件不予公开决定不服", "说的是对什么不服"),
        ("制定规章2部，报县政府审议", "还没有定下来"),
        ("制定规范性文件2件，报县政府备案", ""),
        ("牵头制定规范性文件2件", "“牵头”只是一部分"),
        ("通过“信用云溪”公示行政处罚12条", "只是一种渠道的数"),
        ("结转的申请中有12件已答复", "只是其中几件"),
    ],
)
def test_a_figure_is_not_looked_at_and_why(text, told):
    assert why(text) == told


def test_what_was_said_before_may_speak_against_it():
    assert why("收到申请12件", elsewhen="上半年") == "“上半年”不是本年度"
    assert why("收到申请12件", some=True) == "承前只是一部分"
