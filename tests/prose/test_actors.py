"""Whose work a clause tells."""

from __future__ import annotations

import pytest

from reportctl.prose.actors import is_of_another_place, is_short_for
from reportctl.prose.statements import claims, understand
from reportctl.schema.load import load_form

FORM = load_form(2021)


@pytest.mark.parametrize(
    ("text", "organ", "whose"),
    [
        ("市卫健委全年政府信息公开申请受理12件。", "云溪市卫生健康委员会", "own"),
        ("高新区管委会收到政府信息公开申请12件。", "云溪高新技术产业开发区管理委员会", "own"),
        ("云溪县住房和城乡建设局政府信息公开申请12件。", "云溪县住房和城乡建设局", "own"),
        ("云溪海关收到政府信息公开申请12件。", "云溪海关", "own"),
        ("我关收到政府信息公开申请12件。", "云溪海关", "own"),
        ("分局收到政府信息公开申请12件。", "云溪市生态环境局青山分局", "own"),
        ("2021年我分局收到政府信息公开申请12件。", "云溪市生态环境局青山分局", "own"),
        ("各分局收到政府信息公开申请12件。", "云溪市生态环境局青山分局", "other"),
        ("分局收到政府信息公开申请12件。", "云溪市生态环境局", "other"),
        ("云溪海关下属白塔海关收到政府信息公开申请12件。", "云溪海关", "other"),
        ("隶属海关收到政府信息公开申请12件。", "云溪海关", "other"),
        ("苏木收到政府信息公开申请12件。", "云溪旗白音苏木人民政府", "office"),
        ("各苏木收到政府信息公开申请12件。", "云溪旗人民政府", "other"),
        ("县审计局收到政府信息公开申请12件。", "云溪县住房和城乡建设局", "other"),
        ("答复市本级政府信息公开申请12件。", "云溪市人民政府", "office"),
        ("总局收到政府信息公开申请12件。", "国家湖泊总局", "own"),
        ("公开县政府及县政府办公室行政规范性文件12件。", "云溪县人民政府", "own"),
        ("市人防办系统收到政府信息公开申请12件。", "云溪市人民防空办公室", "other"),
        ("总局直属单位收到政府信息公开申请12件。", "国家湖泊总局", "other"),
        ("中心收到政府信息公开申请12件。", "云溪市粮食储备中心", "own"),
        ("市人防办收到政府信息公开申请12件。", "云溪市人民防空办公室", "own"),
        ("县人防办收到政府信息公开申请12件。", "云溪市人民防空办公室", "other"),
        ("云溪市2021年收到政府信息公开申请12件。", "云溪市人民政府", "own"),
        ("云溪县各级行政机关收到政府信息公开申请12件。", "云溪县人民政府", "own"),
        ("县政府办及各乡镇、各部门全年收到政府信息公开申请12件。", "云溪县人民政府", "own"),
        ("县政府办收到政府信息公开申请12件。", "云溪县人民政府", "office"),
    ],
)
def test_whose_figure_it_is(text: str, organ: str, whose: str) -> None:
    (claim,) = understand(text, 2021, FORM, organ=organ).claims
    assert claim.reach == whose


def test_who_received_them_is_no_unit_that_the_next_figures_are_of() -> None:
    text = "收到政府信息公开申请12件，均由党政办受理，其中自然人申请9件。"
    assert [claim.reach for claim in claims(text, 2021, FORM)] == ["own", "own"]


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("县教育局高度重视公开工作，收到政府信息公开申请12件。", "other"),
        ("青山镇畅通渠道，收到政府信息公开申请12件。", "other"),
        ("交警大队开展培训3次，收到政府信息公开申请12件。", "other"),
        ("青山区招商局主动对接，收到政府信息公开申请12件。", "other"),
        ("公安、民政等系统做好衔接，收到政府信息公开申请12件。", "other"),
        ("申请量前三的为青山镇、柳河镇、白塔镇，共收到政府信息公开申请12件。", "other"),
        ("县教育局高度重视，全县收到政府信息公开申请12件。", "own"),
        ("认真落实县委、县政府要求，收到政府信息公开申请12件。", "own"),
        ("推进乡村振兴领域公开，收到政府信息公开申请12件。", "own"),
        ("打破工作格局，收到政府信息公开申请12件。", "own"),
    ],
)
def test_the_unit_that_a_clause_begins_with_is_meant_by_the_next(text: str, whose: str) -> None:
    (claim,) = understand(text, 2021, FORM, organ="云溪县人民政府").claims
    assert claim.reach == whose


@pytest.mark.parametrize(
    ("name", "organ", "short"),
    [
        ("县水利局", "云溪县水利局", True),
        ("市卫健委", "云溪市卫生健康委员会", True),
        ("望湖街道", "云溪市临江区望湖街道办事处", True),
        ("县林业局", "云溪县水利局", False),
        ("市局", "云溪市生态环境局青山分局", False),
        ("青山分局", "云溪市生态环境局青山分局", True),
        ("县政府", "云溪县水利局", False),
    ],
)
def test_a_short_name_keeps_the_order_of_the_characters(
    name: str, organ: str, *, short: bool
) -> None:
    assert is_short_for(name, organ) == short


@pytest.mark.parametrize(
    ("name", "another"),
    [("县税务局", False), ("市税务局", True), ("税务局", False)],
)
def test_a_name_begins_with_the_level_of_its_place(name: str, *, another: bool) -> None:
    assert is_of_another_place(name, "国家税务总局云溪县税务局") == another
