"""The file of results: two runs at once, its bounds, what may be copies."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from reportctl.cli.checking import Kept
from reportctl.cli.neighbours import Suspect
from reportctl.cli.results import NAME, Basis, Results, Store
from reportctl.rules.rule import Alike, Span


def test_two_runs_at_once_keep_what_both_found(tmp_path: Path) -> None:
    place = Store(tmp_path, b"build")

    def keep(run: int) -> None:
        results = Results(place)
        for number in range(200):
            data = f"{run} {number}".encode()
            results.keep(Path("a"), data, Basis(b"", (), ""), Kept(None, None, again=True))
            if number % 20 == 0:
                results.write()
        results.write()
        results.trim()

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(keep, range(3)))
    results = Results(place)
    for run_ in range(3):
        for number in range(200):
            assert results.find(Path("a"), f"{run_} {number}".encode(), b"", "")
    results.trim()


def test_the_file_of_results_stays_within_bounds_and_the_older_half_goes(tmp_path: Path) -> None:
    results = Results(Store(tmp_path, b"build"))
    for number in range(400):
        basis = Basis(b"", tuple((f"{n}" * 100, b"") for n in range(10, 20)), "")
        results.keep(Path("a"), str(number).encode(), basis, Kept(None))
    results.write()
    size = (tmp_path / NAME).stat().st_size
    results.trim(size // 2)
    assert (tmp_path / NAME).stat().st_size < size * 0.7
    left = Results(Store(tmp_path, b"build"))
    assert left.find(Path("a"), b"0", b"", "") is None
    assert left.find(tmp_path / "a", b"399", b"", "")
    left.trim()


def test_what_may_be_copies_is_kept_as_it_was_found(tmp_path: Path) -> None:
    same = Alike(Span("overview", 3, 120), "乙镇的报告", 0.4, own=False, paragraphs=(1, 2))
    found = {0: [Suspect("overview", (1,), 1, (same,))], 7: [Suspect("problems", (), 0, ())]}
    results = Results(Store(tmp_path, b"build"))
    results.keep_suspects(b"these files", found)
    results.write()
    assert results.find_suspects(b"these files") == found
    assert results.find_suspects(b"other files") is None
    assert Results(Store(tmp_path, b"later build")).find_suspects(b"these files") is None
