"""Reports of a folder are compared with each other; a single file only where that is asked for."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from tests.rules.base import lay_over, right_report

from reportctl.cli.neighbours import TextIndex
from reportctl.cli.start import run
from reportctl.prose.likeness import Passage

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


def text(seed: int, size: int = 400) -> str:
    dice = random.Random(seed)
    return "".join(chr(dice.randrange(0x4E00, 0x4E00 + 2000)) for _ in range(size))


def one(plain: str) -> tuple[Passage, ...]:
    return (Passage(0, len(plain), 1, plain),)


def index_of(*texts: tuple[str, str]) -> TextIndex:
    index = TextIndex()
    for number, (owner, plain) in enumerate(texts):
        index.put(f"{owner}{number}", owner, one(plain))
    return index


def test_a_copy_is_found_from_both_sides_and_nothing_else() -> None:
    index = index_of(
        *((f"镇{n}", text(n)) for n in range(30)), ("抄", text(7)[:380] + text(99, 20))
    )
    found = [index.nearest(n, 0.8) for n in range(31)]
    assert {n: near.name for n, near in enumerate(found) if near} == {7: "抄30", 30: "镇77"}


def test_the_share_is_the_whole_texts_share() -> None:
    index = index_of(("甲", text(1, 300) + text(2, 100)), ("乙", text(1, 300) + text(3, 100)))
    near = index.nearest(0, 0.7)
    assert near
    assert near.alike.share == 0.75
    assert index.nearest(0, 0.8) is None


def test_the_same_owners_texts_are_not_compared() -> None:
    index = index_of(("甲", text(1)), ("甲", text(1)))
    assert index.nearest(0, 0.8) is None
    assert list(index.same(0, 100, 3)) == []


def test_how_many_more_are_alike_is_told() -> None:
    index = index_of(*((f"镇{n}", text(1)) for n in range(5)))
    near = index.nearest(0, 0.8)
    assert near
    assert near.others == 3


def test_a_paragraph_of_few_is_told_and_common_stock_is_not() -> None:
    index = index_of(("甲", text(1, 120)), ("乙", text(1, 120)), ("丙", text(2, 120)))
    assert [(p.number, other.name) for p, other in index.same(0, 100, 3)] == [(1, "乙1")]
    assert list(index.same(0, 121, 3)) == []
    common = index_of(*((f"镇{n}", text(1, 120)) for n in range(5)))
    assert list(common.same(0, 100, 3)) == []
