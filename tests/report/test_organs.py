"""Which names are one organ's."""

from __future__ import annotations

import pytest

from reportctl.report.organs import (
    compare_organs,
    complete_organ,
    county_apart,
    find_missing,
    find_owner,
    leaves_out_place,
    same_organ,
)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("宿迁市", "宿迁市人民政府", True),
        ("洪泽区人民政府", "淮安市洪泽区人民政府", True),
        ("舞泉镇", "舞泉镇人民政府", True),
        ("宿迁市", "宿迁市公安局", False),
        ("甲县人民政府", "乙县人民政府", False),
        ("", "乙县人民政府", False),
        ("", "", False),
        ("林业局", "园林业局", False),
        ("甲县人民政府办公室", "甲县人民政府", False),
        ("舞泉镇政府", "舞泉镇", True),
        ("县财政局", "青岚县财政局", True),
        ("县财政局", "青岚市财政局", False),
        ("东关街道", "青岚县人民政府东关街道办事处", True),
        ("青岚县东关街道", "青岚县人民政府东关街道办事处", True),
        ("西关街道", "青岚县人民政府东关街道办事处", False),
        ("青岚县", "青岚县人民政府东关街道办事处", False),
        ("旗山镇", "红旗山镇", False),
    ],
)
def test_whose_names_are_one(one, other, same):
    assert same_organ(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "left_out"),
    [
        ("县财政局", "青岚县财政局", True),
        ("青岚县人民政府", "县人民政府", True),
        ("县财政局", "县财政局", False),
        ("旗山镇", "红旗山镇", False),
        ("市桥街道办事处", "新市桥街道办事处", False),
        ("林业局", "园林业局", False),
    ],
)
def test_which_names_differ_by_a_places_own_name(one, other, left_out):
    assert leaves_out_place(one, other) is left_out


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("清水镇", "清水镇人民政府", "same"),
        ("清水镇政府", "清水镇人民政府", "same"),
        ("清水街道", "清水街道办事处", "same"),
        ("清水 镇人民政府", "清水镇人民政府", "same"),
        ("甲县清水镇人民政府", "清水镇", "place"),
        ("甲县人民政府办公室", "甲县人民政府", "office"),
        ("甲县水务局", "水务局", "place"),
        ("清水镇", "清河镇", "other"),
        ("甲县水务局", "乙县水务局", "other"),
        ("青岚财政局", "青岚县财政局", "short"),
        ("县人社局", "青岚县人力资源和社会保障局", "short"),
        ("市发改委", "甲市发展和改革委员会", "short"),
        ("市卫健委", "甲市发展和改革委员会", "other"),
        ("旗山镇", "红旗山镇", "other"),
        ("甲县", "甲乙县", "other"),
        ("甲县水务局", "甲县水利局", "other"),
        ("甲县", "甲县水务局", "other"),
        ("政府", "清水镇人民政府", "other"),
        ("甲县水", "水", "other"),
        ("松江经开区", "松江经济技术开发区管理委员会", "short"),
        ("经开区", "松江经济技术开发区管理委员会", "short"),
        ("经开区", "松江高新技术产业开发区管理委员会", "other"),
        ("白石经开区", "松江经济技术开发区管理委员会", "other"),
        ("松江新区", "松江新区管理委员会", "same"),
        ("松江新区", "松江高新技术产业开发区管理委员会", "other"),
        ("河东区", "河东新区管理委员会", "other"),
        ("河东区人民政府", "河东区管委会", "other"),
        ("东湖区", "松江东湖高新区管委会", "other"),
        ("物流区", "松江国际物流园区管理委员会", "short"),
        ("物流区", "松江市物流区管委会", "place"),
        ("物流区", "松江空港园区管理委员会", "other"),
        ("高新区社会发展局", "松江高新区社会发展局", "short"),
        ("白石高新区社会发展局", "松江高新区社会发展局", "other"),
        ("高新区社会发展局", "松江经开区社会发展局", "other"),
        ("国家卫生健康委", "国家卫生健康委员会", "short"),
        ("国家卫生健康委", "国家发展和改革委员会", "other"),
        ("市卫生健康委", "松江市卫生健康委员会", "short"),
        ("松江市税务局", "国家税务总局松江市税务局", "short"),
        ("松江市政府办", "松江市人民政府办公室", "same"),
        ("市国资委", "松江市人民政府国有资产监督管理委员会", "short"),
    ],
)
def test_names_of_one_organ(one, other, likeness):
    assert compare_organs(one, other) == compare_organs(other, one) == likeness


@pytest.mark.parametrize(
    ("name", "others", "organ"),
    [
        ("县财政局", ("青岚县财政局", "", "青岚县财政局"), "青岚县财政局"),
        ("县财政局", ("青岚县财政局", "白石县财政局"), "县财政局"),
        ("县财政局", ("青岚县民政局",), "县财政局"),
        ("舞泉镇", ("青岚县舞泉镇",), "舞泉镇"),
    ],
)
def test_the_full_name_of_an_organ(name, others, organ):
    assert complete_organ(name, others) == organ


def test_who_of_a_list_is_missing():
    there = ("云溪镇", "青岚县水务局", "柳林镇政府")
    listed = ("云溪镇人民政府", "水务局", "柳林镇人民政府", "教育局", "教育局")
    assert find_missing(listed, there) == ["教育局"]
    assert find_missing(there, listed) == []


@pytest.mark.parametrize(
    ("folder", "organ", "owner"),
    [
        ("甲镇", "甲镇人民政府", ""),
        ("甲镇人民政府", "乙镇", "甲镇"),
        ("青岚县甲镇", "乙镇", "甲镇"),
        ("2023", "乙镇", ""),
        ("", "乙镇", ""),
        ("丙县", "丙县教育局", ""),
        ("丙县", "教育局", ""),
        ("甲镇", "甲镇司法所", ""),
        ("丙县财政局", "丙县教育局", "丙县财政局"),
    ],
)
def test_whose_folder_it_is_where_it_is_not_the_organs(folder, organ, owner):
    assert find_owner(folder, organ, ["甲镇", "乙镇", "丙县人民政府", "丙县财政局"]) == owner


@pytest.mark.parametrize(
    ("name", "organ", "place"),
    [
        ("白石县民政局", "青岚县人民政府", "白石县"),
        ("松江市白石县云溪镇人民政府", "松江市青岚县人民政府", "白石县"),
        ("白石区税务局", "青岚县", "白石区"),
        ("青岚县民政局", "松江市青岚县人民政府", ""),
        ("松江市公安局青岚分局", "青岚县人民政府", ""),
        ("县民政局", "青岚县人民政府", ""),
        ("城区街道办事处", "青岚县人民政府", ""),
        ("红旗镇人民政府", "青岚县人民政府", ""),
        ("白石经济开发区管委会", "青岚县人民政府", ""),
        ("白石县民政局", "松江市人民政府", ""),  # counties are a city's units
    ],
)
def test_a_unit_that_names_another_county(name, organ, place):
    assert county_apart(name, organ) == place
