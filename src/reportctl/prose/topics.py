"""What a figure is about: rows and columns of the form, told from the words of its phrase."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import cache

from reportctl.prose.labels import expand, is_part, label_of, labelled, parent_of
from reportctl.prose.lexicon import Lexicon, Pattern, table_of
from reportctl.prose.meanings import decide
from reportctl.prose.phrases import Phrase
from reportctl.record import NamedTuple
from reportctl.schema.form import Form, Table

Rows = tuple[str, ...]
"""Dotted keys of rows, or of headings that stand for all rows below them; they are added up."""


class Topic(NamedTuple):
    """Something that prose gives a number of and the form has cells for."""

    key: str
    """What is done (`received`, `answered`, `fee` …), or the key of the rows' table."""
    label: str
    """What to call it in a message."""
    readings: tuple[Rows, ...] = ()
    """The rows that the wording may mean; the first is the likeliest. None for a topic without
    cells."""
    columns: tuple[str, ...] = ("total",)
    """The columns that are added up."""
    also: tuple[tuple[str, ...], ...] = ()
    """Other columns that the wording may mean instead."""
    part: bool = False
    """Whether the columns are a part of a row of which a total stands beside them."""
    carried: bool = False
    """Whether it is carried from or to another year, which is then no year that is spoken of."""


class Before(NamedTuple):
    """What was spoken of before, which a phrase may leave out."""

    noun: str = ""
    """`application`, `dispute` …; `foreign` for what the form has no cells for."""
    topic: Topic | None = None
    """The last topic of the sentence, or that of the whole whose parts are told."""
    row: str = ""
    """The row that a clause without figures named."""
    disclosure: bool = False
    """Whether the sentence speaks of disclosure."""
    tail: bool = False
    """Whether the phrase stands behind its figure."""
    heading: str = ""
    told: tuple[Topic, ...] = ()
    """The topics of the sentence so far."""
    marks: AbstractSet[object] = frozenset()
    """What the words of the sentence can mean."""
    strange: bool = False
    """Whether the sentence counts something that the form has no cells for."""
    compared: Topic | None = None
    """What was said to have grown or fallen before its number, or whose number is told next."""


def resolve(phrase: Phrase, before: Before, form: Form, known: Lexicon) -> Topic | str:
    """The topic of a phrase, or in Chinese why it has none."""
    phrase.unsure[:] = [
        one for one in phrase.unsure if not decide(one, phrase, before, form, known)
    ]
    if phrase.unsure:
        return f"“{phrase.unsure[0][1].text}”可以指几处"
    if phrase.carry:
        over = {row for table in form.tables for row in _carried_rows(table)}
        if any(row not in over for _, row in phrase.rows):
            return "结转的不是申请"
        phrase.rows.clear()
    if phrase.rows:
        return _of_rows(phrase, before, form, known)
    if phrase.total and phrase.empty:
        return _sum(before, form, known)
    noun = _noun(phrase, before)
    owner = known.owners.get(noun, "")
    spoken = known.owner(before.topic.readings) if before.topic else owner
    if phrase.acts and owner and owner == spoken and not _columns_of(phrase, owner):
        # 未办结 of applications, where it could be a result of disputes as well
        phrase.columns.clear()
    if not phrase.columns or _columns_of(phrase, owner):
        topic = _of_acts(phrase, noun, before, form, known)
        if not isinstance(topic, str) or not phrase.columns:
            return topic
    return _of_columns(phrase, before, form)


def _sum(before: Before, form: Form, known: Lexicon) -> Topic | str:
    """行政复议4件、行政诉讼2件，共6件: the rows told before, added up."""
    wholes = [topic for topic in before.told if topic.readings and topic.key != "upheld"]
    tables = {known.owner(topic.readings) for topic in wholes}
    if not wholes and before.compared:
        return before.compared
    if len(tables) != 1:
        return "没有说是什么"
    for pattern in known.patterns:
        # 新收58件，上年结转3件，合计61件
        owner = known.owner(pattern.readings)
        done = [topic.key != owner for topic in wholes]
        if "all" not in pattern.when or owner not in tables or not any(done):
            continue
        if all(done):
            return Topic(pattern.key, pattern.label, pattern.readings)
        # 答复69件，予以公开14件、部分公开4件，合计18件
        wholes = wholes[len(done) - done[::-1].index(True) :]
        break
    if not wholes:
        return "没有说是什么"
    last = wholes[-1]
    if last.part:
        table = table_of(form, last.readings[0][0])
        names = tuple(c.name for c in table.columns.leaves if c.total) if table else ()
        label = last.label.partition("“")[0]
        return last._replace(label=label, columns=names, part=False)
    rows = tuple(dict.fromkeys(row for topic in wholes for row in topic.readings[0]))
    same = {topic.columns for topic in wholes}
    if len(wholes) == 1 or len(same) > 1:
        return "没有说是什么"
    return last._replace(label="、".join(label_of(form, row) for row in rows), readings=(rows,))


def _columns_of(phrase: Phrase, table: str) -> tuple[str, ...]:
    return tuple(c.partition("@")[2] for c in phrase.columns if c.startswith(f"{table}@"))


@cache
def _carried_rows(table: Table) -> frozenset[str]:
    """The rows by which something is carried from year to year."""
    return frozenset(f"{table.key}.{key}" for key in table.carries or ())


def _of_rows(phrase: Phrase, before: Before, form: Form, known: Lexicon) -> Topic | str:
    """The topic of rows that are named."""
    found = [table for _, key in phrase.rows if (table := table_of(form, key))]
    table = found[0]
    if len({one.key for one in found}) > 1:
        return "几张表的说法连在一起"
    if "dispute" in phrase.nouns or any(
        known.owners.get(noun, table.key) != table.key for noun in phrase.alone
    ):
        return "几件事连在一起"
    if "carry" in phrase.acts and not table.carries:
        return "结转的不是申请"
    if table.key not in known.contexts and set(phrase.acts) == {"occur"}:
        return "说的是涉及它的事"
    if "decide" in phrase.acts and "dispute" in known.contexts.get(table.key, ()):
        return "复议决定、判决的件数不是案件数"
    if "pending" in phrase.acts and not table.carries:
        return "只是还没有办完的"
    if phrase.columns and not _columns_of(phrase, table.key):
        return "几张表的说法连在一起"
    groups: dict[int, list[str]] = {}
    for number, key in phrase.rows:
        groups.setdefault(number, []).append(key)
    rows: list[str] = []
    for keys in groups.values():
        deepest = max(keys, key=lambda key: (key.count("."), parent_of(form, key) in keys))
        # 因属于行政执法案卷不予公开: the reason and the outcome above it
        above = {deepest, parent_of(form, deepest)}
        if any(key not in above and not deepest.startswith(f"{key}.") for key in keys):
            return "两种说法连在一起"
        rows.append(deepest)
    if len({row.count(".") for row in rows}) > 1:
        return "一项里还有一项"
    # 行政应诉案件58件，信息公开类占四成: those of all kinds
    own = not phrase.nouns.isdisjoint({"disclosure", "application"})
    general = not own and any("应诉案件" in said for said in phrase.said.values())
    if general or not in_context(table.key, phrase, before, known):
        return "没有说与政府信息公开有关"
    return _placed(tuple(dict.fromkeys(rows)), table, phrase, before, form)


def _placed(rows: Rows, table: Table, phrase: Phrase, before: Before, form: Form) -> Topic | str:
    """Rows with the columns that are meant."""
    label = "、".join(label_of(form, row) for row in rows)
    names = expand(table, _columns_of(phrase, table.key))
    total = any(column.total for column in table.columns.leaves)
    if not names and (total or table.single):
        names = tuple(c.name for c in table.columns.leaves if c.total or table.single)
    elif not names:
        return _unplaced(rows, table, phrase, before, form)
    elif not total and len(names) > 1:
        return "几列的说法连在一起"
    carried = bool(_carried_rows(table) & set(rows))
    part = total and is_part(table, names)
    return Topic(table.key, labelled(label, table, names), (rows,), names, (), part, carried)


def _unplaced(rows: Rows, table: Table, phrase: Phrase, before: Before, form: Form) -> Topic | str:
    """Rows of which no column is told: the one that can be said, or that of the item before."""
    label = "、".join(label_of(form, row) for row in rows)
    names = [column.name for column in table.columns.leaves if column.said]
    if len(names) == 1:
        return Topic(table.key, label, (rows,), (names[0],))
    whole = all(len(phrase.said.get(row, "")) >= len(label_of(form, row)) for row in rows)
    if "publish" in phrase.acts and whole and names:
        # 主动公开行政规范性文件5件: those issued, or those in force
        return Topic(table.key, label, (rows,), (names[0],), tuple((name,) for name in names[1:]))
    topic = before.topic
    if topic and topic.key == table.key and not phrase.acts:
        return topic._replace(label=labelled(label, table, topic.columns), readings=(rows,))
    return "没有说是制发、废止还是现行有效"


def in_context(table: str, phrase: Phrase, before: Before, known: Lexicon) -> bool:
    """Whether the text is about what the table counts."""
    wanted = known.contexts.get(table)
    if wanted is None:
        spoken = before.topic is not None and before.topic.key == table
        return not before.strange or spoken or bool(phrase.acts or phrase.columns)
    if "disclosure" in wanted and before.disclosure:
        return True
    own = wanted & phrase.nouns
    if before.strange and not own and before.topic is None:
        # 公开建议答复52件，不予公开3件
        return False
    if "disclosure" in wanted and not own and "foreign" in before.marks:
        # under a heading only: 行政诉讼320件，负责人出庭应诉率98%
        return False
    return bool(own or wanted & {before.noun, before.heading})


def _noun(phrase: Phrase, before: Before) -> str:
    """What is counted; `""` where nothing is, and two things joined where several are."""
    nouns = phrase.nouns - {"disclosure"}
    return "fee" if "fee" in nouns else "+".join(sorted(nouns)) or before.noun


def _of_acts(phrase: Phrase, noun: str, before: Before, form: Form, known: Lexicon) -> Topic | str:
    """The topic of what is done: received, answered, carried over."""
    if noun == "foreign":
        return "说的不是申请"
    acts = {phrase.carry} if phrase.carry else set(phrase.acts)
    own = phrase.nouns - {"disclosure"}
    if not own and not phrase.columns and acts <= {"occur"}:
        return "没有说是什么"
    table = known.owners.get(noun, "")
    named = table_of(form, before.row)
    if not own and named and named.key != table and named.key not in known.contexts:
        # 行政许可均按期办结，即办件5件
        return "前一小句说的是别的事"
    if acts == {"occur"} and before.noun == "fee":
        # 收取信息处理费86元，涉及申请2件
        return "说的是涉及它的事"
    columns = _columns_of(phrase, table)
    topic = before.topic
    bare = not acts - {"occur"}
    if bare and columns and topic and _several(topic, before):
        return "没有说是哪一行"
    if bare and columns and topic and known.owner(topic.readings) == table:
        patterns = [Pattern(topic.key, topic.label.partition("“")[0], frozenset(), topic.readings)]
    elif bare and before.strange:
        return "前一个数说的是别的事"
    elif bare and table and before.heading in known.attributes:
        return "“依申请公开”也可以是公文的属性"
    else:
        patterns = [p for p in known.patterns if noun in p.when and p.when <= acts | {noun}]
        most = max((len(p.when) for p in patterns), default=0)
        patterns = [p for p in patterns if len(p.when) == most]
        if not patterns or (not bare and most == 1 and table):
            return "没有说是什么"
    if phrase.acts[-1:] and phrase.acts[-1] in known.others and table and not phrase.carry:
        return "动词不是收到、办理、答复一类"
    last = next((p for act in phrase.acts[::-1] for p in patterns if act in p.when), patterns[-1])
    readings = tuple(dict.fromkeys(r for p in (last, *patterns) for r in p.readings))
    of = table_of(form, readings[0][0]) if readings else None
    if of and not in_context(of.key, phrase, before, known):
        return "没有说与政府信息公开有关"
    told = Topic(last.key, last.label, readings, carried=bool(phrase.carry))
    if not columns or of is None:
        return told
    names = expand(of, columns)
    return told._replace(label=labelled(last.label, of, names), columns=names, part=True)


def _several(topic: Topic, before: Before) -> bool:
    """Whether columns may be those of several rows: 予以公开5件、部分公开3件；自然人8件."""
    wholes = {one.readings for one in before.told if not one.part and one.key == topic.key}
    return len(wholes) > 1 and not topic.part


def _of_columns(phrase: Phrase, before: Before, form: Form) -> Topic | str:
    """Columns alone mean the rows that were spoken of last: 其中维持2件."""
    topic = before.topic
    if not topic or not topic.readings:
        named = table_of(form, before.row)
        if named and _columns_of(phrase, named.key):
            return _placed((before.row,), named, phrase, before, form)
        return "没有说是哪一行"
    table = table_of(form, topic.readings[0][0])
    if _several(topic, before) and table and table.carries:
        return "没有说是哪一行"
    names = expand(table, _columns_of(phrase, table.key)) if table else ()
    if not table or not names:
        return "没有说是哪一行"
    total = any(column.total for column in table.columns.leaves)
    if len(names) > 1 and not total:
        return "几列的说法连在一起"
    label = labelled(topic.label.partition("“")[0], table, names)
    return topic._replace(label=label, columns=names, also=(), part=total)
