"""Makes folders of reports for the benchmarks: seeded, realistic, with a known share of faults.

`python -m benchmarks.make_reports FOLDER -n 1000` writes `FOLDER/县/机关/年.toml`, three years of
each organ that go on from each other, and `FOLDER/planted.jsonl`: one line for each fault, with
the file, its kind and the codes of which one at least must be found.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

from benchmarks.planting.compose import later_draft
from benchmarks.planting.draft import Draft
from benchmarks.planting.figures import SIZES
from benchmarks.planting.measure import KINDS

YEARS = (2021, 2022, 2023)
SHARE = 0.2
"""How many of the reports get one fault."""
FIRST = "云清临北南青白金石柳松梅桃榆枫荷兰竹桂槐"
SECOND = "溪河江湖山岗泉坪林原田桥塘滩湾口坝坡岭沟"
TOWNS = (
    *(("{}镇人民政府", "township", "我镇"), ("{}乡人民政府", "township", "我乡")),
    ("{}街道办事处", "street", "街道"),
)
BUREAUS = (
    *("教育局", "财政局", "民政局", "司法局", "水利局", "审计局", "统计局", "卫生健康局"),
    *("农业农村局", "交通运输局", "应急管理局", "市场监督管理局", "自然资源局"),
    *("住房和城乡建设局", "发展和改革委员会"),
)

Organ = tuple[str, str, str]
"""Name, level, and what it calls itself."""


def organs(dice: Random) -> Iterator[tuple[str, Organ]]:
    """Invented organs without end, with the county of each: its bureaus, then its towns."""
    counties: set[str] = set()
    while True:
        county = f"{dice.choice(FIRST)}{dice.choice(SECOND)}{'县' if dice.random() < 0.7 else '区'}"
        if county in counties:
            # the names of places are used up some day, and begin to be told apart by a province
            county = f"{dice.choice(FIRST)}{dice.choice(SECOND)}州{county}"
        if county in counties:
            continue
        counties.add(county)
        for bureau in BUREAUS:
            me = "我委" if bureau.endswith("委员会") else "我局"
            yield county, (f"{county}{bureau}", "department", me)
        towns = dice.sample([f"{a}{b}" for a in FIRST for b in SECOND], 20)
        for town in towns:
            name, level, me = dice.choice(TOWNS)
            yield county, (f"{county}{name.format(town)}", level, me)


def make_reports(
    count: int, seed: int = 0, share: float = SHARE
) -> Iterator[tuple[Path, str, dict[str, object] | None]]:
    """So many reports: path, text, and the fault that was planted in it, if one was.

    A report goes on from the right one of the year before, so that a fault never hands itself on.
    """
    return islice(_all(Random(f"reports {seed}"), share), count)


def _all(dice: Random, share: float) -> Iterator[tuple[Path, str, dict[str, object] | None]]:
    for county, organ in organs(dice):
        size = dice.choice(SIZES)
        last: Draft | None = None
        for year in YEARS:
            draft = later_draft(organ, year, size, last, dice)
            path = Path(county, organ[0], f"{year}.toml")
            # dice of its own: the other reports are the same whatever is planted in this one
            own = Random(f"{path} {dice.random()}")
            faulty, fault = _plant(draft, own) if own.random() < share else (draft, None)
            yield path, faulty.text(), fault and {"file": path.as_posix(), **fault}
            last = draft


def _plant(draft: Draft, dice: Random) -> tuple[Draft, dict[str, object] | None]:
    """The report with one fault of some kind for which it has a place."""
    kinds = [kind for kind in KINDS if kind.year is None and not kind.size]
    for kind in dice.sample(kinds, len(kinds)):
        try:
            planted = kind.plant(draft, dice)
        except (IndexError, KeyError):  # the kind wants what this form or report has not
            continue
        # what is written into the settings of a county stands in no report file
        if planted and planted.settings == draft.settings:
            return planted, {"kind": kind.name, "codes": list(kind.expected)}
    return draft, None


def write_reports(folder: Path, count: int, seed: int = 0, share: float = SHARE) -> int:
    """Write them below a folder, with `planted.jsonl`; how many faults there are."""
    faults = []
    for path, text, fault in make_reports(count, seed, share):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        if fault:
            faults.append(fault)
    lines = [json.dumps(fault, ensure_ascii=False) + "\n" for fault in faults]
    (folder / "planted.jsonl").write_text("".join(lines), encoding="utf-8")
    return len(faults)


def main() -> None:
    """Read the command line and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("-n", "--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--share", type=float, default=SHARE, help="faulty reports, 0 to 1")
    asked = parser.parse_args()
    faults = write_reports(asked.folder, asked.count, asked.seed, asked.share)
    print(f"{asked.count} reports, {faults} faults: {asked.folder / 'planted.jsonl'}")


if __name__ == "__main__":
    main()
