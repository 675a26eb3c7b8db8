"""Names of files: none over another, none over a report, whatever the reports are called."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportctl.cli.naming import OUTPUTS, name_files
from reportctl.finding import Failure
from reportctl.rendering.formats import FORMATS as PAGE_FORMATS

PARTS = st.sampled_from(["a", "A", "b", "2021", "a-2021", "x.fragment", "x", "x.charts"])
REPORTS = st.lists(
    st.builds("{}/{}/{}{}".format, PARTS, PARTS, PARTS, st.sampled_from(["", ".toml", ".md"])),
    min_size=1,
    max_size=6,
    unique=True,
).map(lambda names: [Path(name) for name in names])
FORMATS = st.lists(st.sampled_from([*OUTPUTS]), min_size=1, unique=True)


@given(REPORTS, FORMATS, st.sampled_from([None, Path("out")]))
def test_no_two_files_have_one_name(reports, formats, output):
    named = [file for each in name_files(reports, formats, output) for file in each.values()]
    folded = [str(file).casefold() for file in named]
    assert len(named) == len(reports) * len(formats)
    assert len(set(folded)) == len(folded)
    assert not {str(report).casefold() for report in reports} & set(folded)


@given(REPORTS, FORMATS)
def test_a_name_ends_as_its_format_does(reports, formats):
    for each in name_files(reports, formats, None):
        assert all(file.name.endswith(OUTPUTS[format_].suffix) for format_, file in each.items())


def test_every_format_has_a_word():
    assert set(OUTPUTS) == {*PAGE_FORMATS, "charts"}


def test_reports_of_one_name_bear_the_names_of_their_folders():
    reports = [Path("north/a/2021.toml"), Path("south/a/2021.toml"), Path("b/2020.toml")]
    made = [each["pdf"].name for each in name_files(reports, ["pdf"], Path("out"))]
    assert made == ["a-2021.pdf", "south-a-2021.pdf", "2020.pdf"]


@pytest.mark.parametrize("output", ["a.toml", "a.doc", "a.PDF.txt", "2021.html"])
def test_a_file_of_another_kind_is_refused(output):
    with pytest.raises(Failure, match="不往标准输出写"):
        name_files([Path("2021.toml")], ["md"], Path("-"))
    with pytest.raises(Failure, match=r"应以 \.pdf 结尾"):
        name_files([Path("2021.toml")], ["pdf"], Path(output))


def test_a_capital_ending_is_an_ending():
    assert name_files([Path("2021.toml")], ["pdf"], Path("A.PDF")) == [{"pdf": Path("A.PDF")}]


def test_a_file_that_is_there_cannot_be_a_folder(tmp_path):
    (tmp_path / "out").write_text("")
    with pytest.raises(Failure, match="应以"):
        name_files([Path("2021.toml")], ["pdf"], tmp_path / "out")


def test_a_mark_ends_the_names_that_are_made_and_no_other():
    reports = [Path("甲/2021.toml"), Path("乙/2021.toml")]
    marked = name_files(reports, ["pdf"], Path("out"), mark="草稿")
    assert [each["pdf"].name for each in marked] == ["甲-2021草稿.pdf", "乙-2021草稿.pdf"]
    (named,) = name_files(reports[:1], ["pdf"], Path("审.pdf"), mark="草稿")
    assert named == {"pdf": Path("审.pdf")}
