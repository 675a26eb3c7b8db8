"""What was found before is told again only while nothing has changed on which it depends."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.rules.base import lay_over, right_report

from reportctl.cli import cache, checking, settings_file
from reportctl.cli.cache import build
from reportctl.cli.digests import digest
from reportctl.cli.results import NAME
from reportctl.cli.start import run
from reportctl.cli.validate import SEVERAL
from reportctl.report.load import load


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The reports of a place, two years of each organ; results are kept beside them."""
    monkeypatch.setenv("REPORTCTL_CACHE", str(tmp_path / "kept"))
    (tmp_path / "units" / ".git").mkdir(parents=True)
    for number in range(SEVERAL):
        for year in (2021, 2022):
            file = tmp_path / "units" / f"{number:02}" / f"{year}.toml"
            file.parent.mkdir(exist_ok=True)
            values = {
                "report.organ": f"第{number}镇人民政府",
                "report.date": f"{year + 1}年3月1日",
                "overview.text": said(number * 10 + year),
                "problems.text": said(number * 10 + year + 5),
            }
            file.write_text(lay_over(right_report(year), values), encoding="utf-8")
    yield tmp_path / "units"
    _forget()


def said(seed: int) -> str:
    """A text that nobody else has."""
    dice = random.Random(seed)
    words = ["".join(chr(dice.randrange(0x4E00, 0x5E00)) for _ in range(20)) for _ in range(12)]
    return f"{'。'.join(words)}。"


def _forget() -> None:
    """As a new process knows nothing of settings."""
    for name in ("_settings_in", "_look_at", "_read"):
        getattr(settings_file, name).cache_clear()


@pytest.fixture
def check(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[list[str], int]]:
    """The findings as FILE:CODE, and how many files were read as TOML for them."""
    read: list[Path] = []
    monkeypatch.setattr(checking, "load", lambda path: read.append(path) or load(path))

    def checked(*words: str) -> tuple[list[str], int]:
        read.clear()
        _forget()
        run(["validate", str(folder), "--format", "json", *words])
        told: dict[str, Any] = json.loads(capsys.readouterr().out)
        found = [
            f"{'/'.join(Path(one['file']).parts[-2:])}:{finding['code']}"
            for one in told["files"]
            for finding in one["findings"]
        ]
        return found, len(read)

    return checked


def test_what_has_not_changed_is_not_read_again_and_told_to_the_byte(
    folder: Path, capsys: pytest.CaptureFixture[str], check: Callable[..., Any]
) -> None:
    for number, lines in enumerate(
        ({"disputes.review": [9, 1, 0, 0, 0]}, {"overview.text": "全年收到申请7件。"})
    ):
        file = folder / f"{number:02}" / "2022.toml"
        file.write_text(lay_over(file.read_text("utf-8"), lines), encoding="utf-8")
    told = []
    for words in (["--no-cache"], [], [], ["--format", "text"]):
        run(["validate", str(folder), "--format", "json", *words][:6])
        told.append(capsys.readouterr().out)
    assert told[0] == told[1] == told[2]
    assert check() == (check("--no-cache")[0], 0)


CHANGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "content": (
        lambda units: _set(units / "00/2022.toml", {"disputes.review": [9, 1, 0, 0, 0]}),
        "00/2022.toml:T304",
    ),
    "last year's report": (
        lambda units: _set(
            units / "00/2021.toml", {"applications.carried_out": [5, 0, 0, 0, 0, 0, 5]}
        ),
        "00/2022.toml:X201",
    ),
    "settings": (
        lambda units: (units / "reportctl.toml").write_text('deadline = "01-31"\n'),
        "00/2022.toml:R651",
    ),
    "a waiver": (
        lambda units: _add(units / "00/2022.toml", 'rule = "T301"\nreason = "核对过"'),
        "00/2022.toml:M902",
    ),
}


def _set(file: Path, values: dict[str, Any]) -> None:
    file.write_text(lay_over(file.read_text("utf-8"), values), encoding="utf-8")


def _add(file: Path, waiver: str) -> None:
    file.write_text(f"{file.read_text('utf-8')}\n[[waivers]]\n{waiver}\n", encoding="utf-8")


def test_a_report_that_moves_to_another_units_folder_is_checked_anew(
    folder: Path, check: Callable[..., Any]
) -> None:
    names = [f"第{number}镇人民政府" for number in range(3)]
    (folder / "reportctl.toml").write_text(f"units = {json.dumps(names)}\n", encoding="utf-8")
    (folder / "00").rename(folder / names[0])
    assert "L709" not in str(check()[0])
    (folder / names[0]).rename(folder / names[1])
    assert f"{names[1]}/2022.toml:L709" in check()[0]


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_noticed(name: str, folder: Path, check: Callable[..., Any]) -> None:
    change, code = CHANGES[name]
    before, _ = check()
    assert not any(one.startswith(code) for one in before)
    change(folder)
    after, read = check()
    assert any(one.startswith(code) for one in after)
    assert read
    assert after == check("--no-cache")[0]


def test_last_years_report_is_missed_and_found_again(
    folder: Path, check: Callable[..., Any]
) -> None:
    this, last = folder / "00/2022.toml", folder / "00/2021.toml"
    _set(last, {"applications.carried_out": [5, 0, 0, 0, 0, 0, 5]})
    assert "00/2022.toml:X201" in check()[0]
    last.rename(folder / "00/old.bak")
    assert "00/2022.toml:X201" not in check()[0]
    (folder / "00/old.bak").rename(last)
    assert "00/2022.toml:X201" in check()[0]
    this.rename(folder / "00/2022年.toml")
    assert "00/2022年.toml:X201" in check()[0]


def test_a_part_that_changes_is_noticed(folder: Path, check: Callable[..., Any]) -> None:
    whole = folder / "00/2022.toml"
    part = folder / "01/2022.toml"
    sha = __import__("hashlib").sha256(part.read_bytes()).hexdigest()
    text = f'\n[[parts]]\norgan = "第1镇人民政府"\nfile = "../01/2022.toml"\ndigest = "{sha}"\n'
    whole.write_text(whole.read_text("utf-8") + text, encoding="utf-8")
    before, _ = check()
    part.write_text(part.read_text("utf-8") + "# seen\n", encoding="utf-8")
    after, _ = check()
    assert after == check("--no-cache")[0]
    assert after != before


def test_the_rules_asked_for_and_the_day_are_noticed(
    folder: Path, check: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    _set(folder / "00/2022.toml", {"disputes.review": [9, 1, 0, 0, 0]})
    _add(folder / "00/2022.toml", 'rule = "T304"\nreason = "核对过"\nuntil = "2030-01-01"')
    assert "00/2022.toml:T304" in check()[0]
    assert "00/2022.toml:T304" not in check("--select", "C")[0]
    assert "00/2022.toml:M904" not in check()[0]

    class Later(date):
        @classmethod
        def today(cls) -> date:
            return date(2031, 1, 1)

    monkeypatch.setattr("reportctl.rules.waivers.date", Later)
    monkeypatch.setattr(cache, "date", Later)
    found, read = check()
    assert "00/2022.toml:M904" in found
    assert read <= 2


def test_another_program_finds_anew(
    folder: Path, check: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    check()
    assert check()[1] == 0
    assert build() == build()
    monkeypatch.setattr(cache, "build", lambda: digest(b"a later build"))
    assert check()[1] == SEVERAL * 2


def test_a_copy_that_comes_or_goes_is_noticed(folder: Path, check: Callable[..., Any]) -> None:
    copied = {"problems.text": said(0)}
    for unit in ("03", "04"):
        _set(folder / unit / "2022.toml", copied)
    assert {"03/2022.toml:X208", "04/2022.toml:X208"} <= set(check()[0])
    _set(folder / "04/2022.toml", {"problems.text": said(1)})
    assert "03/2022.toml:X208" not in check()[0]
    _set(folder / "04/2022.toml", copied)
    assert {"03/2022.toml:X208", "04/2022.toml:X208"} <= set(check()[0])


def test_no_cache_leaves_nothing_and_a_settings_file_says_where_it_lies(
    folder: Path, check: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = folder.parent / "kept"
    check("--no-cache")
    assert not kept.exists()
    check()
    assert (kept / NAME).is_file()
    monkeypatch.delenv("REPORTCTL_CACHE")
    (folder / "reportctl.toml").write_text('cache = "here"\n', encoding="utf-8")
    assert not any(":M90" in one for one in check()[0])
    assert (folder / "here" / NAME).is_file()


def test_a_broken_file_of_results_is_as_none(folder: Path, check: Callable[..., Any]) -> None:
    found, read = check()
    kept = folder.parent / "kept" / NAME
    with closing(sqlite3.connect(kept)) as file, file:
        file.execute("UPDATE results SET value = substr(value, 1, 40)")
    assert check() == (found, read)
    kept.write_bytes(b"no database at all" * 100)
    assert check() == (found, read)
