"""What the prose claims beside what the tables say: the ground of the rules of family N."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache

from reportctl.finding import ReadAs
from reportctl.prose.lexicon import table_of
from reportctl.prose.reading import read
from reportctl.prose.statements import understand
from reportctl.prose.topics import Topic
from reportctl.prose.understood import Claim, Understood
from reportctl.record import NamedTuple
from reportctl.report.report import Report
from reportctl.rules.reach import is_of_else, reach_of
from reportctl.rules.rule import Fault, Review, Span
from reportctl.schema.form import At, Table

_NUMBERING = "一二三四五六七、（）0123456789."
WAN = 10000
"""元 of one 万元: table two is in 万元, prose mostly in 元."""


class Value(NamedTuple):
    """What the tables say of a topic in one reading of its wording."""

    words: str
    """The rows and their values, for a message."""
    values: frozenset[Decimal]
    """As the total column says and as its parts add up; they differ where a total is wrong."""
    blanks: bool
    """Whether blank cells stand among them."""

    @property
    def value(self) -> Decimal:
        """The larger one: a total left at 0 is the commonest fault of the tables."""
        return max(self.values)


class Compared(NamedTuple):
    """A claim of the prose and the values that it may mean."""

    key: str
    """The section it stands in."""
    text: str
    claim: Claim
    values: tuple[Value, ...]

    @property
    def right(self) -> bool:
        """Whether one of the readings agrees with the claim."""
        return any(self.claim.value in value.values for value in self.values)

    @property
    def span(self) -> Span:
        """Where the claim stands."""
        return Span(self.key, self.claim.start, self.claim.end)

    @property
    def quote(self) -> str:
        """A short piece of the sentence."""
        return read(self.text).quote(self.claim.start, self.claim.end)

    @property
    def reading(self) -> ReadAs:
        """How it was read, for a program."""
        return reading_of(self.claim)


def reading_of(claim: Claim) -> ReadAs:
    """How a claim was read, for a program."""
    topic = claim.topic
    return ReadAs(topic.label, f"{claim.value:f}", topic.readings, topic.columns)


def statements(report: Report, key: str) -> Understood:
    """What the prose of a section says in figures."""
    return understand(report.prose[key].text, report.year, report.form, key, report.organ)


def compared(review: Review, wanted: Callable[[Topic], bool]) -> Iterator[Compared]:
    """The report's own exact figures for its own year, on topics that its form has cells for."""
    return (one for one in _compared(review.report) if wanted(one.claim.topic))


@lru_cache(maxsize=4)
def _compared(report: Report) -> tuple[Compared, ...]:
    """Those on every topic; most rules ask for some of them."""
    return tuple(
        Compared(key, prose.text, claim, values)
        for key, prose in report.prose.items()
        for claim in statements(report, key).claims
        if not (claim.plan or claim.offset) and claim.exact
        if (values := tuple(find_values(report, claim.topic)))
        and reach_of(report, claim) != "other"
        and not is_of_else(prose.text, claim)
    )


def find_values(report: Report, topic: Topic) -> Iterator[Value]:
    """The value of each reading of a topic; a reading without any filled cell has none."""
    meant = [(rows, columns) for columns in (topic.columns, *topic.also) for rows in topic.readings]
    for rows, columns in meant:
        parts = [
            _row(report, leaf, columns) for row in rows for leaf in _leaves(report.tables, row)
        ]
        if not parts or all(part is None for part in parts):
            continue
        known = [part for part in parts if part is not None]
        written, added = sum(p[0] for p in known), sum(p[1] for p in known)
        labels = [(label, sum(p[0] for p in known if p[2] == label)) for label in _labels(known)]
        said = "、".join(f"“{label}”{value}" for label, value in labels)
        several = len(labels) > 1
        yield Value(
            f"{said}，合计 {written}" if several else said,
            frozenset({Decimal(written), Decimal(added)}),
            blanks=len(known) < len(parts) or any(p[3] for p in known),
        )


@lru_cache(maxsize=1024)
def _leaves(tables: tuple[Table, ...], row: str) -> tuple[str, ...]:
    """The rows with cells that a row or a heading stands for."""
    for table in tables:
        key = row.removeprefix(f"{table.key}.")
        if key != row and key in table.rows.by_key:
            return tuple(table.row_key(leaf) for leaf in table.rows.leaves_under(key))
    return ()


def _labels(known: list[tuple[Decimal, Decimal, str, bool]]) -> list[str]:
    return list(dict.fromkeys(part[2] for part in known))


def _row(
    report: Report, row: str, columns: tuple[str, ...]
) -> tuple[Decimal, Decimal, str, bool] | None:
    """A row's value as written and as added up, its label, and whether cells of it are blank."""
    cells = report.rows.get(row, ())
    asked = [cell for cell in cells if cell.at.column in columns]
    if not asked:
        return None
    factor = WAN if asked[0].kind == "money" else 1
    filled = [cell.value for cell in asked if cell.value is not None]
    whole = _totals(report.tables, row)
    parts = [c for c in cells if c.at.column not in whole] if asked[0].at.column in whole else asked
    added = [cell.value for cell in parts if cell.value is not None]
    if not filled and not added:
        return None
    blank = len(filled) < len(asked) or (not filled and len(added) < len(parts))
    total = Decimal(sum(added)) * factor
    return (
        Decimal(sum(filled)) * factor if filled else total,
        total,
        _label(report.tables, row),
        blank,
    )


@lru_cache(maxsize=1024)
def _totals(tables: tuple[Table, ...], row: str) -> frozenset[str]:
    """The columns of a row's table that add up the others."""
    for table in tables:
        if (
            row.startswith(f"{table.key}.")
            and row.removeprefix(f"{table.key}.") in table.rows.by_key
        ):
            return frozenset(column.name for column in table.columns.leaves if column.total)
    return frozenset()


@lru_cache(maxsize=1024)
def _label(tables: tuple[Table, ...], row: str) -> str:
    """The label of a row without its number; of a row below an outcome, the outcome's."""
    for table in tables:
        heading = table.rows.by_key.get(row.removeprefix(f"{table.key}."))
        if heading and row.startswith(f"{table.key}."):
            trail = table.rows.trail(heading)
            shown = trail[:-1][1:2] or trail[-1:]
            return shown[0].label.lstrip(_NUMBERING).partition("（")[0]
    return row


def disagree(review: Review, wanted: Callable[[Topic], bool]) -> Iterator[Fault]:
    """A fault for each claim on these topics that no reading of its wording agrees with."""
    agreed: set[str] = set()
    for one in compared(review, wanted):
        claim = one.claim
        if one.right:
            agreed.add(claim.topic.label)
            continue
        if is_nothing(one) or reach_of(review.report, claim) == "office":
            continue
        if claim.topic.label in agreed and _among(one):
            continue
        larger = claim.value > max(value.value for value in one.values)
        doubtful = larger and any(value.blanks for value in one.values)
        yield Fault(
            one.span,
            _message(review.report, one),
            hint=_hint(review.report, one),
            reading=one.reading,
            milder="info" if doubtful else None,
        )


def _message(report: Report, one: Compared) -> str:
    """Where the number stands, and what the tables say in its place."""
    claim = one.claim
    if claim.topic.key == "upheld":
        others = "；".join(value.words for value in one.values)
        told = _others(table_of(report.form, claim.topic.readings[0][0]), claim.topic.columns)
        return f"正文说“{one.quote}”，表中{told}的有：{others}"
    figure = f"{claim.value:f}{claim.unit}"
    return f"正文写 {figure}（“{one.quote}”），读作{claim.topic.label}，{say(one.values)}"


def _others(table: Table | None, names: tuple[str, ...]) -> str:
    """The columns in which there should be none."""
    leaves = [c for c in table.columns.leaves if not c.total] if table else []
    if table and table.across:
        return "、".join(c.label for c in leaves if c.name in names)
    return f"{'、'.join(c.label for c in leaves if c.name not in names)}以外"


def _among(one: Compared) -> bool:
    """Whether a second figure is part of the first: 其中市本级120件; 426件申请中，县政府88件."""
    reading = read(one.text)
    clause = reading.clause(one.claim.start)
    before = reading.text[: clause.start].rstrip("，,")
    return "其中" in reading.text[max(clause.start - 4, 0) : one.claim.start] or before.endswith(
        "中"
    )


def is_nothing(one: Compared) -> bool:
    """Whether prose and table contradict each other on whether there was anything at all."""
    claim, first = one.claim, one.values[0].value
    whole = claim.topic.columns == ("total",) and not claim.value
    return (claim.zero or whole) and claim.topic.key != "upheld" and bool(first)


def say(values: tuple[Value, ...]) -> str:
    """What the tables say, for the end of a message."""
    return "表中是" + "；或者".join(dict.fromkeys(value.words for value in values))


def _hint(report: Report, one: Compared) -> str:
    """Why the two may differ, where the number itself tells."""
    claim, reading = one.claim, read(one.text)
    sentence = reading.sentence(claim.start)
    if "备案" in reading.text[sentence.start : sentence.end]:
        return "正文统计的若只是备案的案件，请写明口径；否则改成与表格一致"
    for rows in claim.topic.readings:
        leaves = [leaf for row in rows for leaf in _leaves(report.tables, row)]
        person = [report.value(At(leaf, "person")) for leaf in leaves]
        if sum(value or 0 for value in person) == claim.value and any(person):
            return "这个数与“自然人”一列相同，可能只抄了一列；应写总计"
        if len(leaves) > 1:
            first = report.cells.get(At(leaves[0], "total"))
            part = _row(report, leaves[0], claim.topic.columns)
            if first and part and claim.value in part[:2]:
                return f"这个数与“{first.label}”一行相同，可能只抄了一行；应写合计"
    return "核对后改正文或者表格，使两处一致"
