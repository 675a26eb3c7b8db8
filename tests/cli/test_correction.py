"""Whether a report that comes again says what the one that is there says."""

from functools import cache
from pathlib import Path

from tests.rules.base import lay_over, right_report

from reportctl.cli.correction import compare_with, say_there
from reportctl.report.load import load


def put(file: Path, **values: object) -> Path:
    text = lay_over(right_report(), {key.replace("__", "."): v for key, v in values.items()})
    file.write_text(text, encoding="utf-8")
    return file


def test_figures_and_texts_are_counted_and_white_space_is_none(tmp_path):
    old = put(tmp_path / "old.toml", disclosure__decisions__licence="?")
    new = put(tmp_path / "new.toml", disclosure__decisions__licence=3, overview__text="全年平稳。")
    report = load(new).report
    told = f"和 {old} 里有 1 格、1 部分文字不同（那里有 1 格没有读出来）"
    assert compare_with(old, report) == (told, True)
    put(old, disclosure__decisions__licence=3, overview__text="全年 平稳。\n")
    assert compare_with(old, report) == (f"和 {old} 里的一样", False)


def test_a_file_that_is_no_report_is_not_compared(tmp_path):
    (tmp_path / "old.toml").write_text("[report]\n", encoding="utf-8")
    told, differs = compare_with(tmp_path / "old.toml", load(put(tmp_path / "new.toml")).report)
    assert told.endswith("已经有了，它有错，没有比较")
    assert not differs


def test_a_report_that_several_sources_meet_is_read_once(tmp_path):
    old = put(tmp_path / "old.toml")
    there = cache(load)
    new = load(put(tmp_path / "new.toml", disclosure__decisions__licence=3)).report
    told = [say_there(old, new, source, "--force", there) for source in ("a.html", "b.html")]
    assert "--from a.html --force" in told[0]
    assert "--from b.html --force" in told[1]
    assert there.cache_info().misses == 1
