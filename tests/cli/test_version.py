from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version

from reportctl.cli.start import run
from reportctl.cli.version import ENGINES, installed


def test_the_program_its_editions_and_its_engines_are_named(capsys) -> None:
    assert run(["--version"]) == 0
    first, forms, engines = capsys.readouterr().out.splitlines()
    assert first.startswith("reportctl ")
    assert forms == "格式：2019 年版、2021 年版"
    assert all(f"{name} {version(name)}" in engines for name in ENGINES)


def test_a_package_that_is_not_there_is_told(capsys, monkeypatch) -> None:
    monkeypatch.setattr("reportctl.cli.version.ENGINES", ("no-such-engine",))
    run(["-V"])
    assert "no-such-engine 没有安装" in capsys.readouterr().out


def test_names_are_those_of_the_index() -> None:
    assert installed()["python-docx"] == version("python-docx")


def test_nothing_slow_is_imported() -> None:
    line = "import sys; from reportctl.cli.start import run; run(['-V']); print(*sys.modules)"
    said = subprocess.run([sys.executable, "-c", line], capture_output=True, text=True, check=True)
    names = set(said.stdout.splitlines()[-1].split())
    assert names.isdisjoint({"typing", "pathlib", "tomllib", "typer", "importlib.metadata"})
