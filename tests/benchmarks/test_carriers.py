from __future__ import annotations

from random import Random

import pytest
from benchmarks.carriers import CARRIERS, FORM, Tally, as_pdf, draw, plant, report, worn
from PIL import Image

from reportctl.fill.reading import Placed
from reportctl.fill.sums import tell_sums
from reportctl.readers.source import Spot


@pytest.mark.parametrize("seed", range(5))
def test_the_figures_of_a_report_add_up_until_a_fault_is_planted(seed):
    values = draw(Random(seed))
    placed = {at: Placed(at, int(v), v, Spot(), v) for at, v in values.items()}
    assert not tell_sums(FORM, placed, frozenset())
    assert plant(values, Random(seed)) != values


def test_dice_of_one_name_give_one_report():
    assert report(Random("a 1")) == report(Random("a 1"))


@pytest.mark.parametrize("name", [name for name in CARRIERS if "pdf" not in name])
def test_no_carrier_of_text_gives_a_wrong_cell(name):
    tally = Tally(name, CARRIERS[name], 4)
    assert not [line for seed in range(5000, 5004) for line in tally.add(seed)]
    first, kinds = str(tally).split("\n")
    assert first.split()[-8:][0] == "4"
    assert all(kind.strip()[-1] == "%" for kind in kinds.split(";"))


def test_a_wrong_cell_is_told_with_its_carrier_and_seed():
    other = CARRIERS["tabs"](report(Random("other")), Random("other"))
    first, *_ = Tally("lost", lambda *_: other, 1).add(7)
    assert first.startswith("lost 7 disclosure.")


def test_the_modes_of_pdftotext_read_the_same_pages():
    assert as_pdf(draw(Random(1))) is as_pdf(draw(Random(1)))


def test_a_seed_gives_one_worn_picture():
    first, again, other = (
        worn(Image.new("RGB", (200, 300), "white"), 1.0, 0.6, Random(seed)).tobytes()
        for seed in (1, 1, 2)
    )
    assert first == again != other
