"""The prose of a comparison in a terminal: what was taken out, put in, moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportctl.comparison.changes import Comparison, Mention, Op, Passage, SectionChange
from reportctl.formatters.changes.formats import Options
from reportctl.formatters.changes.words import NONE, figure, sides
from reportctl.terminal.color import QUIET, STRONG, colored
from reportctl.terminal.safe import plain
from reportctl.terminal.width import cut, pad, width
from reportctl.terminal.wrap import Run, show, wrap

OUT, IN = "31;9", "32;4"
"""Struck out in red, underlined in green: told apart without colours too."""
MOVED = "34"
CONTEXT = 14
"""Characters that are kept of unchanged text on each side of a change."""


def format_section(
    section: SectionChange, comparison: Comparison, options: Options
) -> Iterator[str]:
    """One section: its title with the similarity, then the paragraphs that changed."""
    name = colored(section.title, STRONG, color=options.color)
    alike = "" if section.similarity is None else f"  相似度 {section.similarity:.0%}"
    yield name + colored(alike, QUIET, color=options.color)
    if not section.differs and not options.every:
        told = "  没有变动" if section.passages else "  两边都没有文字"
        yield colored(told, QUIET, color=options.color)
        return
    for passages in paragraphs(section.passages):
        if any(p.kind != "same" for p in passages) or options.every:
            yield from _paragraph(passages, comparison, options)


def paragraphs(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    """The passages by paragraph of the newer text; a removed one stays with what it stood in."""
    run: list[Passage] = []
    for passage in passages:
        if run and _breaks(run, passage):
            yield run
            run = []
        run.append(passage)
    if run:
        yield run


def _breaks(run: Sequence[Passage], passage: Passage) -> bool:
    new = next((p.new_paragraph for p in reversed(run) if p.new_paragraph), None)
    olds = {p.old_paragraph for p in run if p.kind != "moved"}
    if passage.new_paragraph is None:
        return passage.old_paragraph not in olds
    return passage.new_paragraph != new if new else passage.old_paragraph not in olds


def _paragraph(
    passages: Sequence[Passage], comparison: Comparison, options: Options
) -> Iterator[str]:
    new = next((p.new_paragraph for p in passages if p.new_paragraph), None)
    old = next((p.old_paragraph for p in passages if p.old_paragraph), None)
    older, newer = sides(comparison)
    place = f"{newer}第{new}段" if new else f"{older}第{old}段"
    runs: list[Run] = []
    for passage in passages:
        runs += _runs(passage, older, options)
    yield colored(f"  {place}", QUIET, color=options.color)
    for line in wrap(runs, max(options.width, 80) - 4):
        yield "    " + show(line, color=options.color)


def _runs(passage: Passage, older: str, options: Options) -> Iterator[Run]:
    color = options.color
    if passage.kind == "same":
        if options.every:
            yield plain(passage.new), QUIET
        else:
            yield f"……（{passage.sentences}句未变）", QUIET
        return
    if passage.kind == "moved":
        what = "整段" if passage.whole else "此处"
        yield f"〔{what}由{older}第{passage.old_paragraph}段移来〕", MOVED
        if all(op == "=" for op, _ in passage.pieces):
            yield _shortened(passage.new, first=False, last=False, every=options.every), MOVED
            return
    last = len(passage.pieces) - 1
    for at, (op, text) in enumerate(passage.pieces):
        if op == "=":
            kept = _shortened(text, first=at == 0, last=at == last, every=options.every)
            yield plain(kept), MOVED if passage.kind == "moved" else ""
        else:
            yield from _edit(op, plain(text), color=color)


def _edit(op: Op, text: str, *, color: bool) -> Iterator[Run]:
    if color:
        yield text, OUT if op == "-" else IN
    else:
        yield (f"[-{text}-]" if op == "-" else f"{{+{text}+}}"), ""


def _shortened(text: str, *, first: bool, last: bool, every: bool) -> str:
    """Kept text, cut down to what shows where the change stands."""
    if every or len(text) <= CONTEXT * 2 + 6:
        return text
    left = "" if first else text[:CONTEXT]
    right = "" if last else text[-CONTEXT:]
    return f"{left}……{right}"


def format_mentions(comparison: Comparison, options: Options) -> Iterator[str]:
    """Figures of the prose that changed, beside the tables' own."""
    sections = [s for s in comparison.prose if s.mentions and options.prose(s.key)]
    if not sections:
        return
    older, newer = sides(comparison)
    yield ""
    yield colored("正文中变动的数字", STRONG, color=options.color)
    every = [m for s in sections for m in s.mentions]
    wide = min(max(width(plain(_name(m))) for m in every), 30)
    figures = max([8, *(width(said(v, m)) for m in every for v in (m.old, m.new))])
    for mention in every:
        old, new = (said(value, mention) for value in (mention.old, mention.new))
        name = pad(cut(plain(_name(mention)), wide), wide)
        line = f"  {name}  {' ' * (figures - width(old))}{old} → "
        line += new + " " * (figures - width(new))
        told, differs = beside_tables(mention, older, newer)
        remark = colored(told, "33" if differs else QUIET, color=options.color)
        if width(line) + width(told) + 2 > max(options.width, 80):
            yield line.rstrip()
            yield f"      {remark}"
        else:
            yield f"{line}  {remark}".rstrip()


def beside_tables(mention: Mention, older: str, newer: str) -> tuple[str, bool]:
    """What the tables say of the same thing, and whether the text says something else."""
    if mention.old_table is None and mention.new_table is None:
        return "", False
    tables = ((older, mention.old, mention.old_table), (newer, mention.new, mention.new_table))
    off = [name for name, said, table in tables if _off(said, table)]
    old, new = (NONE if t is None else figure(t) for _, _, t in tables)
    told = f"表中 {old} → {new}"
    return (f"{told}，{'、'.join(off)}与表不同" if off else told), bool(off)


def _off(said: str | None, table: object) -> bool:
    return said is not None and table is not None and said != str(table)


def _name(mention: Mention) -> str:
    return mention.label or "（数字）"


def said(value: str | None, mention: Mention) -> str:
    """A figure of the prose with its unit, its thousands set off."""
    if value is None:
        return "未写"
    shown = f"{int(value):,}" if value.isdecimal() else value
    return f"{shown}{mention.unit}"
