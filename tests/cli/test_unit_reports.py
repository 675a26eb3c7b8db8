"""Which units' reports are added up, and what speaks against adding them."""

from __future__ import annotations

from pathlib import Path

from tests.rules.base import lay_over, right_report

from reportctl.cli.unit_reports import (
    Unit,
    digest_of,
    doubtful,
    find_copies,
    find_mixed,
    find_twice,
    load_units,
    relative,
    suggest_names,
    unsound,
)


def put(folder: Path, name: str, organ: str, year: int = 2021, **values: object) -> str:
    file = folder / name
    file.parent.mkdir(exist_ok=True)
    text = lay_over(right_report(year), {"report.organ": organ, **values})
    file.write_text(text, encoding="utf-8")
    return str(file)


def units(*files: str) -> list[Unit]:
    return load_units(files, Path("sum.toml"), None).units


def test_a_folder_gives_the_reports_of_the_year_and_not_the_sum_itself(tmp_path: Path) -> None:
    put(tmp_path, "a.toml", "云溪镇人民政府")
    put(tmp_path, "b.toml", "柳林镇人民政府", 2020)
    put(tmp_path, "sum.toml", "青岚县人民政府")
    (tmp_path / "c.toml").write_text("[report]\nyear = \n", encoding="utf-8")
    found = load_units([str(tmp_path)], tmp_path / "sum.toml", 2021)
    assert [unit.report.organ for unit in found.units] == ["云溪镇人民政府"]
    assert found.others == ["柳林镇人民政府"]
    assert [line.startswith(f"{tmp_path / 'c.toml'}:2: ") for line in found.broken] == [True]


def test_a_file_that_is_named_for_another_year_or_is_not_there_is_broken(tmp_path: Path) -> None:
    other = put(tmp_path, "b.toml", "柳林镇人民政府", 2020)
    found = load_units([other, str(tmp_path / "none.toml")], tmp_path / "sum.toml", 2021)
    assert found.units == []
    assert "是2020年度的报告，汇总的是2021年度的" in found.broken[0]
    assert "没有这个文件" in found.broken[1]


def test_editions_must_not_be_mixed_and_no_organ_added_twice(tmp_path: Path) -> None:
    one = put(tmp_path, "a.toml", "云溪镇人民政府")
    again = put(tmp_path, "b.toml", "云溪镇 人民政府")
    other = put(tmp_path, "c.toml", "柳林镇人民政府", 2020)  # of the edition before
    assert "不能相加" in next(iter(find_mixed(units(one, other), None)))
    assert list(find_mixed(units(one), None)) == []
    assert list(find_mixed([], None)) == []
    (twice,) = find_twice(units(one, again))
    assert twice == f"云溪镇 人民政府 加了两次：{one} 和 {again}；请去掉一份"


def test_errors_of_shape_and_arithmetic_speak_against_a_unit(tmp_path: Path) -> None:
    wrong = put(tmp_path, "a.toml", "云溪镇人民政府", **{"disputes.review": [10, 1, 0, 0, 0]})
    assert [found.code for _, found in unsound(units(wrong))] == ["T304"]
    assert list(unsound(units(put(tmp_path, "b.toml", "柳林镇人民政府")))) == []


def test_a_government_and_its_office_may_be_counted_twice(tmp_path: Path) -> None:
    both = [
        put(tmp_path, f"{n}.toml", f"青岚县人民政府{end}") for n, end in enumerate(("", "办公室"))
    ]
    assert list(doubtful(units(*both))) == [
        "青岚县人民政府和青岚县人民政府办公室都在其中，请核对有没有重复计算"
    ]
    assert list(doubtful(units(both[0]))) == []


def test_a_unit_that_leaves_out_the_places_name_may_be_counted_twice(tmp_path: Path) -> None:
    names = ("青岚县财政局", "县财政局", "县民政局")
    assert list(doubtful(units(*(put(tmp_path, f"{n}.toml", n) for n in names)))) == [
        "青岚县财政局和县财政局都在其中，请核对有没有重复计算"
    ]


def test_the_station_of_a_department_may_be_counted_in_its_report(tmp_path: Path) -> None:
    names = "青岚县民政局", "青岚县民政局救助站"
    there = units(*(put(tmp_path, f"{n}.toml", n) for n in names))
    told = "青岚县民政局和青岚县民政局救助站都在其中，请核对有没有重复计算"
    assert list(doubtful(there)) == [told]
    assert list(doubtful(there, listed=True)) == []
    names = "青岚县人民政府", "青岚县民政局", "青岚县云溪镇人民政府"
    assert list(doubtful(units(*(put(tmp_path, f"{n}.toml", n) for n in names)))) == []


def test_a_unit_whose_name_is_written_in_short_may_be_counted_twice(tmp_path: Path) -> None:
    names = ("青岚县人力资源和社会保障局", "青岚县人社局", "青岚县民政局")
    assert list(doubtful(units(*(put(tmp_path, f"{n}.toml", n) for n in names)))) == [
        "青岚县人力资源和社会保障局和青岚县人社局可能是同一个单位，都加入了，请核对有没有重复计算"
    ]


def test_an_office_that_may_report_for_the_government_whose_sum_it_is(tmp_path: Path) -> None:
    organ = "青岚县人民政府"
    office = put(tmp_path, "a.toml", f"{organ}办公室", **{"report.scope": ""})
    (told,) = doubtful(units(office), organ)
    assert "没有写明是本机关的还是代表青岚县人民政府的" in told
    own = put(tmp_path, "a.toml", f"{organ}办公室", **{"report.scope": "own"})
    assert list(doubtful(units(own), organ)) == []
    assert list(doubtful(units(office), "白石市人民政府")) == []


def test_all_names_of_one_organ_are_one_unit(tmp_path: Path) -> None:
    names = ("云溪镇", "云溪镇政府")
    both = [put(tmp_path, f"{n}.toml", name) for n, name in enumerate(names)]
    (twice,) = find_twice(units(*both))
    assert twice.startswith("云溪镇政府 加了两次")
    other = put(tmp_path, "b.toml", "青岚县云溪镇人民政府")
    assert list(doubtful(units(both[0], other))) == [
        "云溪镇和青岚县云溪镇人民政府都在其中，请核对有没有重复计算"
    ]


def test_a_part_is_recorded_by_its_path_from_the_sum_and_its_digest(tmp_path: Path) -> None:
    (unit,) = units(put(tmp_path / "镇", "a.toml", "云溪镇人民政府"))
    part = unit.part(tmp_path / "sum.toml")
    assert (part.organ, part.file) == ("云溪镇人民政府", "镇/a.toml")
    assert part.digest == digest_of((tmp_path / "镇" / "a.toml").read_bytes())
    assert relative(tmp_path / "b.toml", tmp_path / "镇" / "sum.toml") == "../b.toml"


def test_a_report_without_a_figure_adds_nothing(tmp_path: Path) -> None:
    bare = tmp_path / "a.toml"
    bare.write_text("[report]\norgan = '枫湾乡'\nyear = 2021\nedition = 2021\n", encoding="utf-8")
    assert list(doubtful(units(bare))) == ["枫湾乡的报告里没有数字，没有加进什么"]


def test_a_missing_unit_that_may_be_there_under_another_name_is_told_with_it() -> None:
    there = ["青岚县教育局", "青岚县卫生健康局"]
    assert suggest_names(["青岚县教育体育局", "石桥镇"], there) == [
        "青岚县教育体育局（是不是 青岚县教育局？）",
        "石桥镇",
    ]


def test_the_same_figures_under_a_name_that_differs_in_a_character_are_a_copy(
    tmp_path: Path,
) -> None:
    names = ("白石县教育局", "白右县教育局", "白石县民政局")
    own = {f"disclosure.decisions.{key}": n for n, key in ((41, "licence"), (17, "penalty"))}
    own |= {"disclosure.decisions.coercion": 5, "disclosure.documents.norm": [7, 3, 58]}
    one, slip, other = (put(tmp_path, f"{n}.toml", n, **own) for n in names)
    (told,) = find_copies(units(one, slip, other))
    assert told.startswith(f"白石县教育局（{one}）和白右县教育局（{slip}）的名称只差一个字")
    changed = put(tmp_path, "b.toml", "白右县教育局", **{"disclosure.decisions.licence": 9})
    assert list(find_copies(units(one, changed))) == []


def test_a_department_that_sums_up_a_region_and_a_hidden_folder_are_doubtful(
    tmp_path: Path,
) -> None:
    whole = {"report.scope": "region", "report.level": "department"}
    region = put(tmp_path, "a.toml", "白石县教育局", **whole)
    hidden = put(tmp_path / ".old", "b.toml", "白石县民政局")
    first, second = doubtful(units(region, hidden))
    assert first.startswith("白石县教育局的报告写明是本行政区域汇总")
    assert second == f"{hidden} 在隐藏的文件夹里，也加入了，请核对有没有重复计算"
