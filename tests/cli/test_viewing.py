"""`--open`: the system's own program, and no complaint where there is none."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reportctl.cli import viewing


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The command lines that were started."""
    lines: list[list[str]] = []
    monkeypatch.setattr(viewing.subprocess, "Popen", lambda line, **_: lines.append(line))
    monkeypatch.setattr(viewing.shutil, "which", lambda name: f"/usr/bin/{name}")
    return lines


def test_a_desktop_is_asked_with_the_whole_path(started, monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("DISPLAY", ":0")
    assert viewing.open_file(tmp_path / "-rf.pdf")
    assert started == [["/usr/bin/xdg-open", str((tmp_path / "-rf.pdf").resolve())]]


def test_without_a_desktop_nothing_is_started(started, monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not viewing.open_file(Path("2021.pdf"))
    assert started == []


def test_a_mac_has_open(started, monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    assert viewing.open_file(Path("2021.pdf"))
    assert started[0][0] == "/usr/bin/open"


def test_windows_opens_it_as_a_double_click_would(started, monkeypatch):
    opened: list[Path] = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(viewing.os, "startfile", opened.append, raising=False)
    assert viewing.open_file(Path("2021.pdf"))
    assert opened == [Path("2021.pdf")]


def test_windows_without_a_program_for_it(monkeypatch):
    def refuse(_file: Path) -> None:
        raise OSError(1155, "No application is associated")

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(viewing.os, "startfile", refuse, raising=False)
    assert not viewing.open_file(Path("2021.pdf"))
