"""samples/county is what its script writes; `python -m benchmarks.make_county` mends it."""

from __future__ import annotations

from benchmarks.make_county import COUNTY, MISSING, PLACE, UNITS, YEARS, files


def test_the_folder_is_what_the_script_writes():
    there = {
        file.relative_to(COUNTY).as_posix(): file.read_bytes()
        for file in COUNTY.rglob("*")
        if file.is_file()
    }
    assert there == dict(files())


def test_it_has_twelve_units_four_years_and_two_gaps():
    reports = [path for path in files() if path.startswith(PLACE)]
    assert len(reports) == len(UNITS) * len(YEARS) - len(MISSING)
