"""What a model says of a line of letters becomes a text with its other readings."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from reportctl.finding import Failure
from reportctl.readers import scan_text
from reportctl.readers.scan_text import NOTHING, Readings, Recogniser

LETTERS = ["1", "3", "8", "l", "件", "(", "（"]
"""Of the classes 1 to 7; class 0 is none, the last is a space."""


def recogniser(*steps: dict[str, float]) -> Recogniser:
    """One whose model sees these letters in every line, with the share of each."""
    classes = ["", *LETTERS, " "]
    shares = np.zeros((1, len(steps), len(classes)), np.float32)
    for at, step in enumerate(steps):
        for letter, share in step.items():
            shares[0, at, classes.index(letter)] = share
    meta = SimpleNamespace(custom_metadata_map={"character": "\n".join(LETTERS)})
    found = Recogniser()
    vars(found)["_session"] = SimpleNamespace(
        get_modelmeta=lambda: meta,
        get_inputs=lambda: [SimpleNamespace(name="x")],
        run=lambda _names, given: [np.repeat(shares, len(given["x"]), axis=0)],
    )
    return found


LINE = np.full((20, 60, 3), 255, np.uint8)
NONE = {"": 1.0}


def read(*steps: dict[str, float]) -> Readings:
    (found,) = recogniser(*steps).read([LINE])
    return found


def test_a_letter_told_twice_without_a_gap_is_one():
    assert read({"3": 1.0}, {"3": 1.0}).text == "3"
    assert read({"3": 1.0}, NONE, {"3": 1.0}).text == "33"


def test_other_letters_are_told_with_their_share():
    found = read({"3": 0.7, "8": 0.3}, NONE, {"1": 1.0})
    assert [(text, round(share, 2)) for text, share in found.texts] == [("31", 0.7), ("81", 0.3)]
    assert found.doubtful == ("3",)
    assert found.confidence == pytest.approx(0.7)


def test_in_a_figure_letters_that_look_alike_are_one_and_beside_words_they_are_not():
    assert read({"1": 0.5, "l": 0.5}).texts[0] == ("1", 1.0)
    assert read({"l": 0.6, "1": 0.4}, NONE, {"件": 1.0}).text == "l件"


def test_beside_words_a_bracket_is_the_same_however_wide():
    assert read({"(": 0.6, "（": 0.4}, NONE, {"件": 1.0}).texts[0] == ("（件", 1.0)


def test_nothing_is_a_certain_blank():
    assert read(NONE) == NOTHING
    assert (NOTHING.text, NOTHING.confidence) == ("", 1.0)
    assert (Readings(()).text, Readings(()).confidence) == ("", 0.0)


def test_lines_of_any_width_keep_their_order():
    wide = np.full((20, 900, 3), 255, np.uint8)
    found = recogniser({"3": 1.0}).read([wide, LINE, wide])
    assert [one.text for one in found] == ["3", "3", "3"]
    assert recogniser({"3": 1.0}).read([]) == []


def test_without_the_model_one_line_says_what_to_install(monkeypatch):
    monkeypatch.setattr(scan_text, "find_spec", lambda _: None)
    assert not scan_text.is_installed()
    with pytest.raises(Failure, match=r"pip install 'reportctl\[scan\]'"):
        Recogniser().read([LINE])
