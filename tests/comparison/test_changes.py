"""What is subtracted from what, and what counts as another."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportctl.comparison.changes import Change, RowChange, Share
from reportctl.schema.form import At


def change(status, old, new, **how):
    at = At("applications.received", "person")
    return Change(at, "自然人", "count", total=False, status=status, old=old, new=new, **how)


@pytest.mark.parametrize(
    ("status", "old", "new", "delta", "percent"),
    [
        ("changed", 4, 5, 1, 25.0),
        ("near", 4, 2, -2, -50.0),
        ("changed", 0, 5, 5, None),  # nothing is a part of nothing
        ("changed", -4, -2, 2, 50.0),
        ("changed", None, 5, None, None),
        ("beside", 4, 5, None, None),
        ("new", None, 5, None, None),
        ("changed", Decimal("0.1"), Decimal("0.3"), Decimal("0.2"), 200.0),
    ],
)
def test_only_figures_of_the_same_thing_are_subtracted(status, old, new, delta, percent):
    made = change(status, old, new)
    assert made.delta == delta
    assert made.percent == (None if percent is None else pytest.approx(percent))


@pytest.mark.parametrize(
    ("made", "differs", "moved"),
    [
        (change("same", 1, 1), False, False),
        (change("changed", 1, 2), True, True),
        (change("sum", 3, 3), False, False),
        (change("new", None, 0), True, False),  # the form differs, no figure does
        (change("old", 2, None), True, True),
        (change("unread", None, None, old_written="?", new_written="?"), False, False),
        (change("unread", None, 3, old_written="?", new_written="3"), True, True),
    ],
)
def test_what_differs_and_what_moved(made, differs, moved):
    assert (made.differs, made.moved) == (differs, moved)
    assert RowChange("k", "行", (), (change("same", 1, 1), made)).differs is differs


def test_shares_are_told_in_points():
    share = Share("k", "予以公开", (1, 4), (1, 2))
    assert (share.old_percent, share.new_percent, share.points) == (25.0, 50.0, 25.0)
    assert share._replace(old=None).points is None
