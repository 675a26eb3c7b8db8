"""Work is counted before it is done, and what is too much is said."""

from __future__ import annotations

import pytest

from reportctl.finding import Failure
from reportctl.readers import limits
from reportctl.readers.limits import LIMITS, Limit, Work, most


def test_up_to_the_limit_nothing_is_said_and_beyond_it_all():
    work = Work("年报.xlsx")
    work.count("merges", most("merges"))
    with pytest.raises(Failure, match=r"年报\.xlsx：合并的单元格超过 10000 处.*没有读入"):
        work.count("merges")


def test_one_kind_does_not_count_for_another():
    work = Work("年报.docx")
    work.count("paragraphs", most("paragraphs"))
    work.count("tables")
    work.check("depth", most("depth"))
    with pytest.raises(Failure, match="嵌套超过 200 层"):
        work.check("depth", most("depth") + 1)


def test_the_clock_is_the_processors(monkeypatch):
    monkeypatch.setitem(LIMITS, "seconds", Limit(0, "{most} 秒内没有读完"))
    monkeypatch.setattr(limits, "_GLANCE", 3)
    work = Work("年报.pdf")
    work.count("nodes")
    work.count("nodes")
    with pytest.raises(Failure, match="秒内没有读完"):
        work.count("nodes")


@pytest.mark.parametrize("what", LIMITS)
def test_every_message_says_what_to_do(what):
    assert "请" in LIMITS[what].message
    assert "{" not in str(Work("a").too_much(what))


def test_large_steps_bring_the_next_look_at_the_clock_nearer(monkeypatch):
    work = Work("x")
    monkeypatch.setattr("time.process_time", lambda: 1e9)
    work.tick()
    with pytest.raises(Failure):
        work.tick(10_000)
