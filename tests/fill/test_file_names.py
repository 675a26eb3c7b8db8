"""Which organ the name of a file or a folder means."""

from __future__ import annotations

from pathlib import PurePath

import pytest

from reportctl.fill.file_names import organ_in_name, other_organ_in_name, tell_file, tell_folders


@pytest.mark.parametrize(
    ("name", "organ"),
    [
        ("丹溪县民政局-2023", "丹溪县民政局"),
        ("2023年丹溪县民政局年报", "丹溪县民政局"),
        ("2023丹溪县民政局（定稿）", "丹溪县民政局"),
        ("丹溪县_民政局_2023", "民政局"),
        ("丹溪县民政局2023年政府信息公开工作年度报告", "丹溪县民政局"),
        ("松坪镇2023年度年报终稿", "松坪镇"),
        ("全县2023", ""),  # no one organ
        ("各部门", ""),
        ("乡镇-2023", ""),
        ("县直部门2023", ""),
        ("2023年政府信息公开工作年度报告", ""),
        ("report-2023", ""),
        ("20240118", ""),
    ],
)
def test_the_organ_of_a_name(name, organ):
    assert organ_in_name(name) == organ


@pytest.mark.parametrize(
    ("name", "organ", "other"),
    [
        ("丹溪县民政局-2023", "丹溪县教育局", "丹溪县民政局"),
        ("民政局2023", "丹溪县教育局", "民政局"),
        ("丹溪县民政局-2023", "丹溪县人民政府", "丹溪县民政局"),
        ("丹溪县人民政府-2023", "丹溪县民政局", "丹溪县人民政府"),
        ("松坪镇-2023", "丹溪县桂源镇人民政府", "松坪镇"),
        ("丹溪县_民政局-2023", "丹溪县教育局", "民政局"),
        ("丹溪县教育局（教育工委）-2023", "丹溪县教育局", ""),  # both names of one organ
        ("丹溪县民政局（民政工委）-2023", "丹溪县教育局", "民政工委"),
        ("人社局2023", "丹溪县人力资源和社会保障局", ""),  # in short
        ("丹溪卫健委2023", "丹溪县卫生健康委员会", ""),
        ("县府办-2023", "丹溪县人民政府办公室", ""),
        ("松坪镇政府2023", "丹溪县松坪镇人民政府", ""),
        ("高新区2023", "丹溪高新技术产业开发区管理委员会", ""),
        ("报送丹溪县教育局2023", "丹溪县教育局", ""),
    ],
)
def test_another_organ_than_the_reports(name, organ, other):
    assert other_organ_in_name(name, organ) == other


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("来稿/丹溪县民政局/年报.html", "文件夹“丹溪县民政局”说的是丹溪县民政局"),
        ("来稿/民政局/2022年/年报.html", "说的是民政局；文件夹“2022年”说的是2022年"),
        ("来稿/2022年度年报/年报.html", "文件夹“2022年度年报”说的是2022年"),
        ("2021/丹溪县教育局/a.html", "文件夹“2021”说的是2021年"),
        ("2022/丹溪县教育局2023/a.html", ""),  # the nearest folder counts
        ("来稿/丹溪县/年报.html", ""),  # a county's holds its units'
        ("来稿/丹溪县人民政府/年报.html", ""),
        ("来稿/政务公开办/年报.html", ""),  # who collects them
        ("来稿/乡镇街道/a.html", ""),
        ("来稿/委办局/a.html", ""),
        ("来稿/乡镇/a.html", ""),
        ("来稿/镇街/a.html", ""),
        ("来稿/医院/a.html", ""),
        ("来稿/县直单位/a.html", ""),
        ("年报培训会/a.html", ""),
        ("来稿/教育局/年报.html", ""),
        ("来稿/各部门/年报.html", ""),
        ("2024年/年报.html", ""),  # in the year after they are collected
        ("2022年培训/年报.html", ""),  # of something else
        ("20220118/年报.html", ""),
        ("年报.html", ""),
    ],
)
def test_the_folder_of_a_source(source, told):
    lines = tell_folders(PurePath(source), "丹溪县教育局", 2023)
    found = "；".join(line.partition("，报告按")[0] for line in lines)
    assert found.endswith(told)
    assert bool(found) is bool(told)


def test_a_towns_folder_holds_its_offices():
    assert not list(tell_folders(PurePath("松坪镇/a.html"), "松坪镇财政所", 2023))


@pytest.mark.parametrize(
    ("file", "other"),
    [
        ("2023年丹溪县民政局年报.html", "丹溪县民政局"),
        ("民政局.pdf", "民政局"),
        ("2023丹溪县民政局（定稿）.docx", "丹溪县民政局"),
        ("丹溪县人民政府.html", ""),  # whose site it was on
        ("丹溪县教育局（教育工委）.html", ""),
        ("执法局.html", "执法局"),
        ("乡镇.html", ""),
        ("政务公开培训会.html", ""),
    ],
)
def test_the_name_of_a_source(file, other):
    told = [line.partition("，")[0] for line in tell_file(PurePath(file), "丹溪县教育局")]
    assert told == ([f"文件名“{file}”说的是{other}"] if other else [])


def test_the_end_of_an_organs_name_is_its_own():
    assert not list(tell_file(PurePath("执法局.html"), "丹溪县城市管理综合行政执法局"))
