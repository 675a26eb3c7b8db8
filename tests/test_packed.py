"""The program's own files are what tomllib reads, packed or not, and never what they were."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from reportctl import packed
from reportctl.packed import read_own
from reportctl.prose.lexicon import FILE as LEXICON
from reportctl.rules.terms import FILE as TERMS
from reportctl.schema.load import EDITIONS


@pytest.mark.parametrize("file", [LEXICON, TERMS, *EDITIONS.glob("*.toml")], ids=lambda f: f.name)
def test_what_is_packed_is_what_stands_in_the_file(file: Path) -> None:
    wanted = tomllib.loads(file.read_text(encoding="utf-8"))
    assert read_own(file) == wanted
    assert read_own(file) == wanted


def test_a_change_counts_at_once_and_damage_is_as_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packed.sys, "dont_write_bytecode", False)
    file = tmp_path / "words.toml"
    file.write_text('act = "收到"\n', encoding="utf-8")
    read_own(file)["act"] = "另一个"
    (kept,) = (tmp_path / "__pycache__").iterdir()
    assert read_own(file) == {"act": "收到"}
    kept.write_bytes(kept.read_bytes().replace("收".encode(), "受".encode()))
    assert read_own(file) == {"act": "收到"}
    kept.write_bytes(b"")
    assert read_own(file) == {"act": "收到"}
    file.write_text('act = "受理"\n', encoding="utf-8")
    assert read_own(file) == {"act": "受理"}


def test_a_folder_that_nobody_may_write_in_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packed.sys, "dont_write_bytecode", False)
    file = tmp_path / "words.toml"
    file.write_text("a = 1\n", encoding="utf-8")
    (tmp_path / "__pycache__").write_text("no folder")
    assert read_own(file) == {"a": 1}
