"""What comes out of a report that lost its tables on the way: right, wrong, inferred, left out.

`python -m benchmarks.carriers -n 1000` prints random reports through every carrier of text, with
faults planted in one of three and random damage; `--scans 60` adds pictures. A wrong cell is a
cell that was placed as another figure than the one that is printed there; it is told with its seed
as soon as it is met. The tallies so far are printed every twenty reports; below each stands what
was right of tables three and four in reports of each kind, whole ones apart by table.
"""

from __future__ import annotations

import argparse
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, partial
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pypdfium2
from PIL import Image, ImageDraw, ImageFilter
from tests.fill import printing

from reportctl.api import render
from reportctl.document.toml import parse
from reportctl.fill.place import place
from reportctl.readers import text
from reportctl.readers.confined import read_pdf
from reportctl.readers.source import Source
from reportctl.report.load import build
from reportctl.report.skeleton import Content, write_report
from reportctl.schema.form import At, Heading, Table
from reportctl.schema.load import load_form

FORM = load_form(2021)
THREE, FOUR = FORM.tables[-2], FORM.tables[-1]
FAULTY = 1 / 3
"""The share of reports with planted faults."""
BLANK = 0.1
"""The share of reports with blank cells."""
DAMAGED = 1 / 3
"""The share of texts that lost a line, a head in one piece, or the order of their columns."""
EVERY = 20
"""Reports after which the tallies are printed."""
SIZES = {"small": (0.75, 20), "middle": (0.5, 200), "large": (0.2, 6000)}
"""The share of zeros, and the largest figure."""

PROSE = (
    "{0}要写的事不少。本年度通过门户网站、公开栏和便民服务中心公开各类信息，内容包括机构职能、财政"
    "资金、安全生产和乡村振兴，群众可以就近查阅，也可以请工作人员代为查找，全年没有收取费用。"
)

Values = dict[At, str]


class Dice(Random):
    """What draws a report, and what it did to the text of it."""

    damage = ""


def draw(dice: Random) -> Values:
    """The figures of a report that add up."""
    zeros, top = SIZES[dice.choice(list(SIZES))]
    values = dict.fromkeys(FORM.cells, 0)
    for at, (table, row, column) in FORM.cells.items():
        if not (row.total or column.total or dice.random() < zeros):
            spread = table is THREE and at.column != "person" and dice.random() < DAMAGED * 2
            values[at] = 0 if spread else int(top ** dice.random())
    for each in FORM.sums:
        if each.along == "column":
            values[each.total] = sum(values[part] for part in each.parts)
    for balance in THREE.balances:
        whole = sum(values[at] for at in balance.right)
        values[balance.left[1]] = min(whole, dice.choice((0, 0, dice.randrange(30))))
        values[balance.left[0]] = whole - values[balance.left[1]]
    for each in FORM.sums:
        if each.along == "row":
            values[each.total] = sum(values[part] for part in each.parts)
    return {at: str(value) for at, value in values.items()}


def plant(values: Values, dice: Random) -> Values:
    """The figures with faults: digits changed about, errors of nine, other figures, blanks."""
    faulty = dict(values)
    cells = [at for at in values if at.row.startswith(("applications", "disputes"))]
    for _ in range(dice.choice((1, 1, 2, 4))):
        at = dice.choice([cell for cell in cells if faulty[cell].strip("0-/")] or cells)
        digits = faulty[at]
        kind = dice.choice(("swap", "nine", "other", "digit", "blank"))
        if kind == "blank" or not digits.isdecimal():
            faulty[at] = dice.choice(("", "-", "/"))
        elif kind == "swap" and digits[1:]:
            cut = dice.randrange(len(digits) - 1)
            swapped = digits[:cut] + digits[cut + 1] + digits[cut] + digits[cut + 2 :]
            faulty[at] = str(int(swapped))
        elif kind == "nine":
            faulty[at] = str(max(0, int(digits) + 9 * dice.choice((-2, -1, 1, 2, 3, 10))))
        elif kind == "other":
            faulty[at] = str(dice.randrange(300))
        else:
            faulty[at] = str(int(digits + dice.choice("0123456789")))
    return faulty


def blank(values: Values, dice: Random) -> Values:
    """The figures with the zeros of some rows blank."""
    rows = [row for row in dict.fromkeys(at.row for at in values) if dice.random() < BLANK]
    mark = dice.choice(("", "-", "/"))
    return {at: mark if at.row in rows and v == "0" else v for at, v in values.items()}


def report(dice: Random) -> Values:
    """What one report prints."""
    values = draw(dice)
    if dice.random() < FAULTY:
        values = plant(values, dice)
    return blank(values, dice) if dice.random() < BLANK else values


def page(values: Values, between: str, rows: str, dice: Dice | None = None) -> str:
    """A whole page with this between two cells and two rows; with dice, it may be damaged."""
    grids = printing.grids(FORM, values)
    damage = dice.choice(("line", "head", "order")) if dice and dice.random() < DAMAGED else ""
    if dice:
        dice.damage = damage
    if damage == "order" and dice:
        order = permuted(THREE, dice)
        grids["applications"] = [printing.head(THREE, order) + printing.body(THREE, values, order)]

    def style(found: printing.Rows) -> str:
        cells = ([c for c in row if c.text or between == "\t"] for row in found)
        return rows.join(between.join(_torn(c, damage) for c in row) for row in cells)

    written = page_of({key: "\n".join(map(style, each)) for key, each in grids.items()})
    if damage == "line" and dice:
        lines = written.split("\n")
        del lines[dice.randrange(len(lines))]
        written = "\n".join(lines)
    return written


def permuted(table: Table, dice: Random) -> list[Heading]:
    """The columns of a table in another order, those under one heading side by side."""
    groups: dict[str, list[Heading]] = {}
    for leaf in table.columns.leaves:
        groups.setdefault(leaf.parent or leaf.key, []).append(leaf)
    shuffled = [dice.sample(group, len(group)) for group in groups.values()]
    return [leaf for group in dice.sample(shuffled, len(shuffled)) for leaf in group]


def page_of(tables: Mapping[str, str]) -> str:
    """Title, prose and these tables."""
    return printing.page(FORM, {key: [told] for key, told in tables.items()}, 2022, "")


def _torn(cell: printing.Cell, damage: str) -> str:
    half = len(cell.text) // 2
    torn = damage == "head" and cell.role == "head" and half
    return f"{cell.text[:half]}\n{cell.text[half:]}" if torn else cell.text


def _pasted(between: str, rows: str, *, whole: str | None = None) -> Callable[..., Source]:
    def make(values: Values, dice: Dice) -> Source:
        written = page(values, between, rows, dice)
        written = written if whole is None else written.replace("\n", whole)
        return text.read(written.encode(), "x.txt")

    return make


def as_pdf(values: Values, paragraphs: int = 1) -> bytes:
    """The report as a PDF of our own, with so many paragraphs in each section of prose.

    The last one is kept, to be read in several ways.
    """
    return _as_pdf(tuple(values.items()), paragraphs)


@lru_cache(1)
def _as_pdf(cells: tuple[tuple[At, str], ...], paragraphs: int) -> bytes:
    prose = {
        each.key: "\n\n".join([PROSE.format(each.title[2:])] * paragraphs)
        for each in FORM.sections
        if each.prose
    }
    told = {"level": "township"}
    content = Content("清水镇人民政府", 2022, told, cells=dict(cells), prose=prose)
    found = build(parse(write_report(FORM, content)), Path("2022.toml")).report
    if found is None:
        raise ValueError(cells)
    return render(found, "pdf")


def _pdftotext(*mode: str) -> Callable[..., Source]:
    def make(values: Values, _: Random) -> Source:
        run = subprocess.run(
            ["pdftotext", *mode, "-", "-"], input=as_pdf(values), capture_output=True, check=True
        )
        return text.read(run.stdout, "x.txt")

    return make


CARRIERS: dict[str, Callable[[Values, Dice], Source]] = {
    "glued page": _pasted("", "", whole=""),
    "glued tables": _pasted("", ""),
    "glued rows": _pasted("", "\n"),
    "spaced page": _pasted(" ", " ", whole=" "),
    "spaced rows": _pasted(" ", "\n"),
    "a cell a line": _pasted("\n", "\n"),
    "tabs": _pasted("\t", "\n"),
    "pdftotext -raw": _pdftotext("-raw"),
    "pdftotext -layout": _pdftotext("-layout"),
    "pdftotext": _pdftotext(),
}


def scan(values: Values, dice: Random, *, damage: bool) -> Source:
    """The report printed, put on the glass and read: at 200 dpi, or worn at 150 to 300."""
    dots = dice.choice((150, 200, 300)) if damage else 200
    pages = [
        page.render(scale=dots / 72).to_pil().convert("RGB")
        for page in pypdfium2.PdfDocument(as_pdf(values))
    ]
    if damage:
        tilt, blur = dice.uniform(-3, 3), dice.choice((0, 0.6, 1.0))
        pages = [worn(each, tilt, blur, dice) for each in pages]
    out = BytesIO()
    first, *others = pages
    quality = 40 if damage else 90
    first.save(out, "PDF", save_all=True, append_images=others, resolution=dots, quality=quality)
    return read_pdf(out.getvalue(), "x.pdf")


def worn(picture: Any, tilt: float, blur: float, dice: Random) -> Any:  # noqa: ANN401 - a Pillow image
    """A page askew, blurred, with noise and a red seal."""
    wide, high = picture.size
    size = wide // 5
    seal = ImageDraw.Draw(picture, "RGBA")
    left, top = dice.randrange(wide - size), dice.randrange(high - size)
    red = (200, 30, 40, 170)
    seal.ellipse((left, top, left + size, top + size), outline=red, width=max(3, size // 30))
    turned = picture.rotate(tilt, resample=Image.Resampling.BICUBIC, fillcolor="white")
    # the noise of Pillow itself is another one each time
    shades = np.random.default_rng(dice.randrange(2**32)).normal(128, 20, (high, wide))
    noise = Image.fromarray(shades.clip(0, 255).astype("uint8")).convert("RGB")
    return Image.blend(turned.filter(ImageFilter.GaussianBlur(blur)), noise, 0.06)


class Tally:
    """What came of the cells of some reports by one carrier."""

    def __init__(self, name: str, make: Callable[[Values, Dice], Source], count: int) -> None:
        self.name, self.make, self.count = name, make, count
        self.cells, self.tables = Counter[str](), Counter[str]()
        self.kinds: dict[str, Counter[bool]] = {}
        self.times: list[float] = []

    def add(self, seed: int) -> Iterator[str]:
        """The report of a seed, and a line for each wrong cell; the clock is the processor's."""
        # the three modes of pdftotext read the same pages
        named = f"{self.name.partition(' -')[0]} {seed}"
        dice, drawn = Dice(named), draw(Random(named))
        values = report(dice)
        source = self.make(values, dice)
        begun = time.process_time()
        reading = place(source)
        self.times.append(time.process_time() - begun)
        of = "damaged" if dice.damage else _kind(drawn, values)
        for at, printed in values.items():
            got = reading.cells.get(at)
            kind = "left out" if got is None else "right" if got.written == printed else "wrong"
            self.cells[kind] += 1
            self.cells["inferred"] += at in reading.inferred
            if at.row.startswith(("applications", "disputes")):
                self.tables[kind] += 1
                table = f", {at.row.partition('.')[0]}" if of == "whole" else ""
                self.kinds.setdefault(of + table, Counter())[kind == "right"] += 1
            if got and kind == "wrong":
                yield f"{self.name} {seed} {at.row}.{at.column}: {printed} → {got.written}"

    def __str__(self) -> str:
        """A line of the table."""
        cells, tables, times = self.cells, self.tables, self.times
        every = sum(cells[kind] for kind in ("right", "wrong", "left out"))
        return (
            f"{self.name:20}{len(times):6}{cells['right'] / every:8.1%}"
            f"{tables['right'] / sum(tables.values()):8.1%}{cells['wrong']:7}"
            f"{cells['inferred'] / every:9.1%}{cells['left out'] / every:9.1%}"
            f"{sum(times) / len(times):8.2f}{max(times):7.2f}\n{'':6}"
            + "; ".join(f"{k} {n[True] / n.total():.1%}" for k, n in sorted(self.kinds.items()))
        )


def _kind(drawn: Values, printed: Values) -> str:
    """What is hard of a report: planted faults, or blanks that leave no trace."""
    blank = {"", "-", "/"}
    changed = [at for at, one in printed.items() if one != drawn[at]]
    faults = any(drawn[at] != "0" or printed[at] not in blank for at in changed)
    return "faults" if faults else "blanks" if "" in printed.values() else "whole"


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", "--count", type=int, default=100, help="reports of each text carrier")
    parser.add_argument("--scans", type=int, default=0, help="reports as pictures, of each kind")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", default="", help="a part of a carrier's name")
    asked = parser.parse_args()
    tallies = [Tally(name, make, asked.count) for name, make in CARRIERS.items()] + [
        Tally(f"scan, {kind}", partial(scan, damage=kind == "damaged"), asked.scans)
        for kind in ("clean", "damaged")
    ]
    tallies = [each for each in tallies if asked.only in each.name and each.count]
    heads = ("n", "right", "3 and 4", "wrong", "inferred", "left out", "s", "most")
    most = max(each.count for each in tallies)
    for done in range(most):
        for each in tallies:
            if done < each.count:
                for line in each.add(asked.seed + done):
                    print(line, flush=True)
        if (done + 1) % EVERY == 0 or done + 1 == most:
            print(f"{'':20}" + "".join(map(str.rjust, heads, (6, 8, 8, 7, 9, 9, 8, 7))))
            print(*tallies, sep="\n", flush=True)


if __name__ == "__main__":
    main()
