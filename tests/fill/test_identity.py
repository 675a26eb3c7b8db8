from __future__ import annotations

from pathlib import Path

import pytest

from reportctl.document.toml import parse
from reportctl.fill.identity import Identity, check_identity, check_options
from reportctl.fill.reading import Reading
from reportctl.finding import Failure
from reportctl.report.load import build
from reportctl.report.report import Report
from reportctl.schema.load import load_form


def reading(organ: str = "清水镇", year: int | None = 2022, edition: int = 2021) -> Reading:
    return Reading(load_form(edition), organ, year)


OURS = Identity("清水镇人民政府", 2022, 2021, "2022.toml")


@pytest.mark.parametrize(
    ("theirs", "names"),
    [
        (reading("清河镇"), ("清河镇", "清水镇人民政府")),
        (reading(year=2023), ("2023", "2022")),
        (reading(edition=2019), ("2019", "2021")),
    ],
)
def test_a_source_of_another_is_refused_by_both_names_unless_accepted(theirs, names):
    with pytest.raises(Failure) as failure:
        check_identity("页.html", theirs, OURS, accept=False)
    assert all(name in str(failure.value) for name in (*names, "--accept-other"))
    (told,) = check_identity("页.html", theirs, OURS, accept=True)
    assert all(name in told for name in names)


@pytest.mark.parametrize(
    ("theirs", "count"),
    [(reading(), 0), (reading("", None), 0), (reading("甲县清水镇"), 1)],
)
def test_what_is_not_named_is_taken_and_what_is_doubtful_told(theirs, count):
    assert len(check_identity("页.html", theirs, OURS, accept=False)) == count


def test_a_name_in_short_is_doubtful_and_no_other_organs():
    ours = OURS._replace(organ="青岚县财政局")
    (told,) = check_identity("页.html", reading("青岚财政局"), ours, accept=False)
    assert told.endswith("当作同一个，请核对")


def test_a_file_is_named_apart_from_what_it_says():
    for origin, said in (("2022.toml", "2022.toml 的是 2022"), ("--year", "--year 的是 2022")):
        with pytest.raises(Failure, match=said):
            check_identity("页", reading(year=2023), OURS._replace(origin=origin), accept=False)


def test_options_that_name_another_than_the_file_are_refused():
    facts = "organ = '清水镇人民政府'\nyear = 2022\nedition = 2021"
    report = load_report(f"{facts}\nlevel = 'township'")
    check_options(report, "清水镇", 2022, "township")
    for organ, year, level, told in (
        ("清河镇", None, "", "--organ 写的机关是 清河镇，2022.toml 的是 清水镇人民政府"),
        ("", 2020, "", "--year 写的年度是 2020，2022.toml 的是 2022"),
        ("", None, "county", "--level 写的层级是 county，2022.toml 的是 township"),
    ):
        with pytest.raises(Failure, match=told):
            check_options(report, organ, year, level)
    with pytest.raises(Failure, match=r"2022.toml 没有写，没有改动；.*--set report.level=county"):
        check_options(load_report(facts), "", None, "county")


def load_report(facts: str) -> Report:
    report = build(parse(f"[report]\n{facts}\n"), Path("2022.toml")).report
    assert report
    return report
