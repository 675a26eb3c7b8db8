"""What is published is whole: built, installed where nothing else is, and put to its main job."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
"""Builds and installs; the second stage does it."""

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "reportctl"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The folder with the sdist, and the wheel that was built out of it."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def installed(built, tmp_path_factory):
    """The command of an environment that has the wheel, and of ours the libraries alone."""
    folder = tmp_path_factory.mktemp("venv")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    (site,) = folder.glob("lib/python3*/site-packages")
    (wheel,) = built.glob("*.whl")
    install = [sys.executable, "-m", "pip", "--python", str(folder / "bin" / "python"), "install"]
    done = subprocess.run(
        [*install, "-q", "--no-index", "--no-deps", str(wheel)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    # the environment's own packages come first, so ours gives the libraries and not the program
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib"))
    return folder / "bin"


def run(installed, *words, cwd):
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        [installed / words[0], *words[1:]],
        cwd=cwd,
        env=plain,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_wheel_has_every_file_of_the_package(built):
    (wheel,) = built.glob("*.whl")
    packed = set(zipfile.ZipFile(wheel).namelist())
    ours = {
        f"reportctl/{file.relative_to(PACKAGE).as_posix()}"
        for file in PACKAGE.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert ours <= packed


def test_the_sdist_has_what_building_testing_and_reading_want(built):
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as packed:
        names = {name.partition("/")[2] for name in packed.getnames()}
    assert {
        *("pyproject.toml", "LICENSE", "README.md", "README.zh.md", "CONTRIBUTING.md"),
        *("scripts/test", "requirements-dev.lock", ".ci/run", "samples/2021.toml"),
        *("tests/conftest.py", "benchmarks/start.py", "docs/design.md"),
    } <= names


def test_an_installed_program_does_its_main_job(installed, tmp_path):
    where = run(installed, "python", "-c", "import reportctl; print(reportctl.__file__)", cwd="/")
    assert Path(where.stdout.strip()).is_relative_to(installed.parent)
    report = tmp_path / "2021.toml"
    report.write_bytes((ROOT / "samples" / "2021.toml").read_bytes())
    checked = run(installed, "reportctl", "validate", "2021.toml", cwd=tmp_path)
    told = (
        "接着运行 reportctl render 2021.toml --pdf\n"
        "编 2022 年度的，运行 reportctl init 2022.toml --previous 2021.toml\n"
    )
    assert (checked.returncode, checked.stderr) == (0, told)
    printed = run(installed, "reportctl", "render", "2021.toml", "--pdf", cwd=tmp_path)
    assert printed.returncode == 0, printed.stderr
    assert (tmp_path / "2021.pdf").read_bytes().startswith(b"%PDF")
