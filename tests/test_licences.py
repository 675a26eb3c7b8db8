"""Every package that comes with reportctl is under a licence that lets it be handed on."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROWS = dict(
    re.findall(r"(?m)^\| ([\w.-]+) \| (.+) \|$", (ROOT / "docs/licences.md").read_text("utf-8"))
)
FREE = ("MIT", "BSD", "ISC", "PSF", "Apache", "HPND")


def test_every_locked_package_is_listed() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert set(re.findall(r"(?m)^([\w.-]+)==", lock)) == ROWS.keys() - {"package", "---"}


def test_every_licence_is_free() -> None:
    assert {
        name: word
        for name, word in ROWS.items()
        if name not in {"package", "---"} and not word.startswith(FREE)
    } == {}
