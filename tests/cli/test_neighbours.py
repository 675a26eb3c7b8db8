"""Reports of a folder are compared with each other; a single file only where that is asked for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.rules.base import lay_over, right_report

from reportctl.cli import checking
from reportctl.cli.batch import Batch
from reportctl.cli.checking import Against
from reportctl.cli.start import run
from reportctl.prose.digest import DigestIndex, digest
from reportctl.report.load import load
from reportctl.rules.likeness import LIKE, sections_of

COPIED = "{0}公开内容还不够丰富，惠农补贴、集体资产等信息更新不够及时，个别干部对政府信息公开工作\
的认识不到位，业务能力有待提高。改进情况是定期梳理公开目录，对群众关注度高的事项逐项核对、限期公开，\
把政府信息公开纳入干部培训内容，共组织业务培训{1}次。\n"
OWN = "{0}着力解决基层公开渠道单一的问题，在各村设置电子公示屏，同步开通语音查询。仍然存在的不足\
在于档案数字化进度偏慢，历史文件查找费时较长，已经制定三年行动安排，明确每季度完成的卷数，由专人负责督促\
落实，邀请群众代表监督，共督促{1}次。\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for number, (organ, text) in enumerate(
        (("甲镇人民政府", COPIED), ("乙镇人民政府", COPIED), ("丙镇人民政府", OWN))
    ):
        said = text.format(organ.removesuffix("人民政府"), number + 2)
        values = {"report.organ": organ, "problems.text": said, "overview.text": "略。\n"}
        file = tmp_path / organ / "2021.toml"
        file.parent.mkdir()
        file.write_text(lay_over(right_report(), values), encoding="utf-8")
    return Path()


def told(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return [line for line in capsys.readouterr().out.splitlines() if ": 警告 X208" in line]


def test_copies_in_a_folder_are_told_on_both_sides(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["validate", str(folder), "--select", "X208"])
    lines = told(capsys)
    assert len(lines) == 2
    assert "有 100% 的文字与乙镇人民政府的报告（乙镇人民政府/2021.toml）相同：第1段" in (
        "".join(lines)
    )


def test_a_file_alone_is_compared_with_none(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = ["甲镇人民政府/2021.toml", "乙镇人民政府/2021.toml"]
    run(["validate", *files, "--select", "X208"])
    assert told(capsys) == []
    run(["validate", files[0], "--neighbours", str(folder), "--select", "X208"])
    assert len(told(capsys)) == 1


def test_another_years_report_is_no_neighbour(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = Path("乙镇人民政府/2021.toml")
    file.write_text(
        file.read_text(encoding="utf-8").replace("year    = 2021", "year    = 2022"),
        encoding="utf-8",
    )
    run(["validate", str(folder), "--select", "X208"])
    assert told(capsys) == []


def test_no_report_is_read_again_for_a_section_that_is_no_copy(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [folder / organ / "2021.toml" for organ in ("甲镇人民政府", "乙镇人民政府")]
    for path, rest in zip(paths, (OWN[3:75], OWN[75:]), strict=True):
        said = f"{COPIED.strip()}{rest.strip()}\n".format("", 2)
        path.write_text(lay_over(path.read_text("utf-8"), {"problems.text": said}), "utf-8")
    with Batch(paths, Against(), paths) as batch:
        list(batch.check())
        assert batch.crowd
        assert DigestIndex(
            batch.crowd.organs, lambda at: digest(sections_of(load(paths[at]).report)["problems"])
        ).likely(0, LIKE).texts == (1,)  # fmt: skip
        monkeypatch.setattr(checking, "load", None)
        assert list(batch.copies()) == []


def lines(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, Any]]:
    run(["validate", ".", "--format", "jsonl", *words])
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_lines_come_file_by_file_and_copies_in_a_closing_one(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    *files, closing = lines(capsys, "--select", "X20")
    assert [(one["file"], one["findings"]) for one in files] == [
        (f"{organ}人民政府/2021.toml", []) for organ in ("丙镇", "乙镇", "甲镇")
    ]
    assert (closing["file"], closing["compared"]) == (None, 3)
    assert [(one["file"], one["code"]) for one in closing["findings"]] == [
        ("乙镇人民政府/2021.toml", "X208"),
        ("甲镇人民政府/2021.toml", "X208"),
    ]
    assert all("file" in one for one in lines(capsys, "--select", "X20", "--ignore", "X208,X209"))


def test_an_accepted_copy_is_no_idle_waiver_before_the_copies_are_known(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for organ in ("甲镇人民政府", "丙镇人民政府"):
        with Path(organ, "2021.toml").open("a", encoding="utf-8") as file:
            file.write('\n[[waivers]]\nrule = "X208"\nreason = "上级统一提供"\n')
    *files, closing = lines(capsys, "--select", "X,M")
    assert all(one["findings"] == [] for one in files)
    assert [(one["file"][:2], one["code"], one["waived"]) for one in closing["findings"]] == [
        ("丙镇", "M902", None),
        ("乙镇", "X208", None),
        ("甲镇", "X208", "上级统一提供"),
    ]
    run(["validate", ".", "--format", "json", "--select", "X,M"])
    by_file = json.loads(capsys.readouterr().out)["files"]
    assert [one["code"] for each in by_file for one in each["findings"]] == ["M902", "X208", "X208"]


def test_both_names_of_one_file_are_told_and_it_is_no_copy_of_itself(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = ["甲镇人民政府/2021.toml", "甲镇人民政府/2021.toml", "丙镇人民政府"]
    run(["validate", *files, "--select", "X208"])
    assert told(capsys) == []
    run(["validate", *files, "乙镇人民政府", "--select", "X208"])
    assert len(told(capsys)) == 3
