from __future__ import annotations

import pytest

from reportctl.fill.identity import Identity, check_identity
from reportctl.fill.reading import Reading
from reportctl.finding import Failure
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
