"""Files are read once for a lot; what is no file is no content."""

from __future__ import annotations

import os
from pathlib import Path

from reportctl.cli.digests import digest, digest_file, forget_files, read_once


def test_a_file_is_read_anew_when_its_lot_is_over(tmp_path: Path) -> None:
    file = tmp_path / "2021.toml"
    file.write_bytes(b"one")
    assert (read_once(str(file)), digest_file(file)) == (b"one", digest(b"one"))
    file.write_bytes(b"two")
    assert digest_file(file) == digest(b"one")
    forget_files()
    assert digest_file(file) == digest(b"two")


def test_what_is_not_there_is_told_from_what_cannot_be_read(tmp_path: Path) -> None:
    assert digest_file(tmp_path / "none.toml") == digest_file(tmp_path) == b""
    assert digest_file(tmp_path / ("x" * 300)) == digest_file("a\0b") == b"?"


def test_nobody_is_waited_for_who_fills_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "2020.toml")
    assert digest_file(tmp_path / "2020.toml") == b"?"
