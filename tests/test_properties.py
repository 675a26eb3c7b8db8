"""What holds for every report, whatever stands in it."""

from __future__ import annotations

import random
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.checked import check_files
from tests.filled import contents, published, report_of
from tests.rules.base import lay_over, right_report

from reportctl.cli import batch
from reportctl.cli.batch import Against
from reportctl.comparison.compare import compare
from reportctl.document.toml import parse
from reportctl.fill.fix import fix
from reportctl.report.adding import add_extras, add_up, older_of
from reportctl.report.load import build
from reportctl.report.skeleton import Content, write_report
from reportctl.schema.load import load_form

often = settings(
    deadline=None,
    max_examples=15,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
PATH = Path("2021.toml")


@often
@given(contents(), st.booleans())
def test_what_is_fixed_needs_no_fixing_and_prose_is_never_touched(
    made: tuple[int, Content],
    blanks: bool,  # noqa: FBT001 - given by position
) -> None:
    text = write_report(load_form(made[0]), made[1])
    once = fix(parse(text), PATH, blanks_to_zero=blanks)
    twice = fix(once.document, PATH, blanks_to_zero=blanks)
    assert not twice.fixes
    assert twice.document.data == once.document.data
    before, after = (build(each, PATH).report for each in (parse(text), once.document))
    assert before
    assert after
    assert {key: one.text for key, one in after.prose.items()} == {
        key: one.text for key, one in before.prose.items()
    }
    assert (after.organ, after.year, after.title) == (before.organ, before.year, before.title)


@often
@given(published())
def test_a_report_does_not_differ_from_itself(made: tuple[int, Content]) -> None:
    report = report_of(*made)
    found = compare(report, report)
    assert not found.differs
    assert not [cell for cell in found.cells if cell.differs]


@often
@given(published(), published())
def test_what_differs_one_way_differs_the_other_way(
    one: tuple[int, Content], other: tuple[int, Content]
) -> None:
    old, new = report_of(*one), report_of(*other)
    if old.form is not new.form:
        return
    there = {(cell.at, cell.column): cell for cell in compare(old, new).cells}
    back = {(cell.at, cell.column): cell for cell in compare(new, old).cells}
    assert there.keys() == back.keys()
    for at, cell in there.items():
        assert (cell.old, cell.new) == (back[at].new, back[at].old), at
        assert cell.differs == back[at].differs, at


@often
@given(st.lists(contents(), min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_a_sum_does_not_depend_on_the_order_of_its_units(
    made: list[tuple[int, Content]], chance: random.Random
) -> None:
    form = load_form(made[0][0])
    units = [report_of(*each) for each in made if each[0] == made[0][0]]
    shuffled = chance.sample(units, len(units))
    older = older_of(units)
    assert older_of(shuffled) == older
    one, other = (add_up(form, each, older) for each in (units, shuffled))
    assert {at: added.value for at, added in one.items()} == {
        at: added.value for at, added in other.items()
    }
    assert sorted(row.written for row in add_extras(units)[0]) == sorted(
        row.written for row in add_extras(shuffled)[0]
    )


def test_what_is_found_depends_on_no_order_and_no_number_of_processes(
    tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setattr(batch, "MANY", 2)
    paths = []
    for number in range(9):
        values = {"report.organ": f"云溪镇{number}所", "disputes.review": [number % 3, 0, 0, 0, 1]}
        paths.append(tmp_path / f"{number}-2021.toml")
        paths[-1].write_text(lay_over(right_report(), values), encoding="utf-8")
    wanted = list(check_files(paths, Against(jobs=1), paths))
    assert any(one.findings for one in wanted)
    shuffled = random.Random(7).sample(paths, len(paths))
    for order, jobs in ((shuffled, 1), (shuffled, 2), (paths, 2)):
        found = list(check_files(order, Against(jobs=jobs), order))
        assert [one.path for one in found] == [str(path) for path in order]
        assert sorted(found, key=lambda one: one.path) == wanted, (order, jobs)
