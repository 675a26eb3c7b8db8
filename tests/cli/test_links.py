"""Where paths lead is what the system says of them, however many lie in one folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportctl.cli.links import each_once, real_folder, real_path


@pytest.fixture
def county(tmp_path: Path) -> Path:
    """A county with two units, one of them under a second name, and a link to the county."""
    (tmp_path / "县" / "教育局").mkdir(parents=True)
    (tmp_path / "县" / "财政局").mkdir()
    (tmp_path / "县" / "财政所").symlink_to(tmp_path / "县" / "财政局")
    (tmp_path / "区").symlink_to(tmp_path / "县")
    (tmp_path / "空").symlink_to(tmp_path / "没有")
    return tmp_path


@pytest.mark.parametrize(
    "folder", ["", "县", "县/教育局", "县/财政所", "区", "区/财政所", "空", "没有/里面"]
)
def test_a_folder_leads_where_the_system_says(county: Path, folder: str) -> None:
    named = str(county / folder)
    assert real_folder(named) == os.path.realpath(named)
    assert real_path(Path(named)) == Path(os.path.realpath(named))
    assert real_folder("/") == "/"


def test_of_two_names_of_a_file_the_later_counts(county: Path) -> None:
    files = [county / "县/财政局/2021.toml", county / "县/教育局/2021.toml"]
    for file in files:
        file.write_text("[report]\n", encoding="utf-8")
    again, link = county / "区/财政所/2021.toml", county / "县/教育局/2022.toml"
    link.symlink_to(files[0])
    assert each_once([*files, again]) == [again, files[1]]
    assert each_once([*files, link]) == [link, files[1]]
