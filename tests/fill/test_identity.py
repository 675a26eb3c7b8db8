from __future__ import annotations

import pytest

from reportctl.fill.identity import Whose, check_identity, compare_organs
from reportctl.fill.reading import Reading
from reportctl.finding import Failure
from reportctl.schema.load import load_form


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("清水镇", "清水镇人民政府", "same"),
        ("清水镇政府", "清水镇人民政府", "same"),
        ("清水街道", "清水街道办事处", "same"),
        ("清水 镇人民政府", "清水镇人民政府", "same"),
        ("甲县清水镇人民政府", "清水镇", "alike"),
        ("甲县人民政府办公室", "甲县人民政府", "alike"),
        ("甲县水务局", "水务局", "alike"),
        ("清水镇", "清河镇", "other"),
        ("甲县水务局", "乙县水务局", "other"),
        ("甲县水务局", "甲县水利局", "other"),
        ("甲县", "甲县水务局", "other"),
        ("政府", "清水镇人民政府", "other"),
    ],
)
def test_names_of_one_organ(one, other, likeness):
    assert compare_organs(one, other) == compare_organs(other, one) == likeness


def reading(organ: str = "清水镇", year: int | None = 2022, edition: int = 2021) -> Reading:
    return Reading(load_form(edition), organ, year)


OURS = Whose("清水镇人民政府", 2022, 2021, "2022.toml")


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
