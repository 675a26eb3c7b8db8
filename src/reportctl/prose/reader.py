"""Reads the clauses of a sentence, figure by figure."""

from __future__ import annotations

from collections.abc import Sequence

from reportctl.prose.brackets import besides, included, limits, names, with_included
from reportctl.prose.clauses import Clause, foreign_in
from reportctl.prose.denials import all_ended, denied
from reportctl.prose.figures import Figure
from reportctl.prose.lexicon import TELLING, listed, table_of
from reportctl.prose.parts import (
    PERSONS,
    UNITS,
    by_persons,
    counts_some,
    counts_units,
    names_reason,
    note_part,
    of_some,
    of_this,
    qualifier,
)
from reportctl.prose.percent import (
    PERCENT,
    change,
    comes_first,
    compares,
    from_past,
    last_years,
    names_last,
    past,
    share,
    without_parts,
)
from reportctl.prose.reading import Reading
from reportctl.prose.slots import CASES, Filled, Slot, fill
from reportctl.prose.spread import spread, spread_shares
from reportctl.prose.state import State
from reportctl.prose.tokens import YEARS, Token
from reportctl.prose.topics import Topic
from reportctl.prose.understood import ELSEWHERE, Change, Claim, Rate, Share, Unread
from reportctl.prose.units import miscounted
from reportctl.prose.vetoes import veto
from reportctl.record import replace

_STRANGE = frozenset({"foreign", "unknown"})
_FOCUS = frozenset({"的", "的是"})  # 同比下降23.5%的是…… only tells which one is meant
_ALIKE = frozenset((*listed("unit", "info"), *listed("unit", "loose")))
_REASONS = listed("start", "reason")


class ClauseReader:
    """Makes claims of the figures of clauses; what makes none goes to `others`."""

    def __init__(self, reading: Reading) -> None:
        """Nothing is read yet."""
        self.reading = reading
        self.claims: list[Claim] = []
        self.others: list[Change | Share | Rate | Unread] = []
        self.leads: dict[int, Sequence[Token]] = {}  # before each figure, by where it begins
        self.parts: set[Figure] = set()
        """Figures of which the share is told."""
        self.paragraph = 0
        """Where it begins."""

    def read(self, clauses: Sequence[Clause], state: State, whole: Figure | None) -> None:
        """Read clauses of one depth; `whole` is the figure before their bracket."""
        reason = nothing = Clause()
        for at, clause in enumerate(clauses):
            after = clauses[at + 1] if at + 1 < len(clauses) else None
            self._clause(clause, after, state, whole, reason)
            first = clause.tokens[0].text if clause.tokens and not clause.figures else ""
            # 因涉及商业秘密，不予公开2件
            said = first.startswith(_REASONS) or names_reason(clause, state)
            reason = clause if said and clause.stop in "，," else nothing

    def _clause(
        self,
        clause: Clause,
        after: Clause | None,
        state: State,
        whole: Figure | None,
        reason: Clause,
    ) -> None:
        tokens, figures, marks = clause.tokens, clause.figures, clause.marks
        if figures and TELLING not in marks and not clause.inner and not _STRANGE.isdisjoint(marks):
            self.pass_over([clause], state)
            return
        foreign = foreign_in(tokens) if "foreign" in marks else None
        if not figures:
            state.note(clause)
            # 同比口径下（剔除批量申请），申请量为236件
            state.some = state.some or any(limits(inside) for _, inside in clause.inner)
            self.claims += all_ended(clause, self.claims, state, whole)
        self._denials(clause, foreign, state)
        before: Figure | None = None
        told = spread(tokens, figures, state) if figures and ("list", "exact") in marks else []
        previous = taken = named = 0
        gone: Sequence[Token] | None = None
        state.partly = False
        for number, at in enumerate(figures):
            figure = tokens[at].mention
            assert isinstance(figure, Figure)  # noqa: S101 - the tokenizer's own kind
            inner: list[Clause] = []
            if clause.inner:
                inner = next((inside for place, inside in clause.inner if place == at + 1), [])
            state.note_years(tokens[previous:at], marks)
            end = figures[number + 1] if number + 1 < len(figures) else len(tokens)
            if not number:
                named = state.note_actor(tokens, at, marks)
            if told and figure.unit not in PERCENT:
                elsewhen = f"“{state.elsewhen}”不是本年度" if state.elsewhen else ""
                self._claim(figure, elsewhen or told[number], state)
            elif gone is not None:
                self._gone(figure, gone, foreign, state)
                gone = None
            elif "compare" in marks and (
                start := from_past(tokens[previous:at], tokens[at + 1 : end], state)
            ):
                gone = tokens[max(named, previous) : previous + start - 1]
                state.past = figure if names_last(tokens[previous:at], state) else None
                state.than, state.offset = state.than or state.past is not None, 0
            elif not self._of_two(
                clause,
                at,
                state,
                previous=previous,
                begin=(begin := max(previous, taken)),
                before=before,
                whole=whole,
            ):
                lead = tokens[begin:at] if number else [*reason.tokens, *tokens[named:at]]
                for place, inside in clause.inner:
                    lead += included(inside) if begin < place <= at else []
                lead = [*qualifier(self.leads, before, lead), *lead]
                aside = any(begin < place <= at and names(inside) for place, inside in clause.inner)
                more = number + 1 < len(figures)
                tail = tokens[at + 1 : end]
                slot = Slot(figure, lead, tail, after, marks | reason.marks, more, aside, before)
                taken = at + 1 + self._figure(slot, inner, foreign, state)
            if inner:
                self.read(inner, replace(state, told=[*state.told]), figure)
            if figure.unit in PERSONS:
                # 一人提交多件的有4人，共提交19件
                state.counted = figure.unit
            previous, before = at + 1, figure
        self._loose_brackets(clause, state, whole)

    def _of_two(
        self,
        clause: Clause,
        at: int,
        state: State,
        *,
        previous: int,
        begin: int,
        before: Figure | None,
        whole: Figure | None,
    ) -> bool:
        """Read a figure that compares: a percentage, a change, or last year's number."""
        tokens = clause.tokens
        figure, lead = tokens[at].mention, tokens[previous:at]
        assert isinstance(figure, Figure)  # noqa: S101 - the tokenizer's own kind
        percent = figure.unit in PERCENT
        if percent and at + 1 < len(tokens) and tokens[at + 1].text in _FOCUS:
            self.others.append(Unread(figure, "说的是其中哪一个"))
        elif percent and spread_shares(clause, at):
            self.others.append(Unread(figure, "没有说各占多少的是什么"))
        elif percent and counts_some(before, lead):
            self.others.append(Unread(figure, "只是一部分"))
        elif percent or ("compare" in clause.marks and compares(lead)):
            self._compare(figure, with_included(clause, begin, at), tokens[:at], state, whole)
        elif YEARS.isdisjoint(clause.marks):
            return False
        elif last := past(figure, lead, state):
            self.claims.append(last)
        elif comes_first(figure, lead, state):
            state.past, state.than = figure, True
        else:
            return False
        return True

    def _denials(self, clause: Clause, foreign: Token | None, state: State) -> None:
        for one in denied(clause, foreign, state) if "deny" in clause.marks else ():
            if isinstance(one, Claim):
                self.claims.append(one)
            else:
                self.others.append(one)

    def _loose_brackets(self, clause: Clause, state: State, whole: Figure | None) -> None:
        """Brackets that stand behind no figure."""
        for place, inside in clause.inner:
            if not any(place == at + 1 for at in clause.figures):
                year = clause.tokens[place - 1 : place]
                alone = len(inside) == 1 and inside[0].figures == [0]
                if alone and year and year[0].offset == -1:  # 比2022年（38件）增加4件
                    inside[0].tokens[:0] = year
                    inside[0].marks.add(year[0].kind)
                    inside[0].figures[:] = [1]
                self.read(inside, replace(state, told=[*state.told]), whole)

    def _figure(
        self, slot: Slot, inner: Sequence[Clause], foreign: Token | None, state: State
    ) -> int:
        """Read one figure; gives how many tokens behind it belong to it."""
        self.leads[slot.figure.start] = slot.lead
        if state.some:
            state.widen(slot.lead)
        why = veto(slot, foreign, state)
        why = why or ("只是其中几个人的" if by_persons(state.counted, slot.lead) else "")
        first = slot.lead[0] if slot.before is not None and slot.lead else None
        if first and first.has("noun", "application") and any(t.carried for t in state.told):
            # 上年结转16件已办结，本年收到的426件申请办结400件
            why = why or "只是前一个数里的"
        filled = Filled(why) if why else fill(slot, state)
        topic = of_some(besides(filled.topic, inner, state), slot.lead, state)
        topic = of_this(topic, slot.figure, slot.lead, state)
        unit = slot.figure.unit
        if isinstance(topic, Topic) and unit in _ALIKE and state.counted == unit and not topic.part:
            # 公开信息1200条，其中申请类88条; 18个科室，办理申请的9个
            topic = "同前一个数，数的是别的"
        elif isinstance(topic, str):
            units = counts_units(slot.figure, slot.tail) or state.counted == UNITS
            state.counted = UNITS if units else unit
        self._claim(slot.figure, topic, state)
        note_part(topic, slot.lead, slot.tail, foreign, state, cases=slot.figure.unit in CASES)
        return filled.taken

    def _compare(
        self,
        figure: Figure,
        lead: Sequence[Token],
        before: Sequence[Token],
        state: State,
        whole: Figure | None,
    ) -> None:
        """A percentage or a change, and what it is told of."""
        if compares(before):
            self.others.append(change(figure, before, state))
            return
        text, figures = self.reading.text, self.reading.mentions.figures
        near = [f for f in figures if self.paragraph <= f.start < figure.start]
        earlier = without_parts(near, self.parts, figure, text)
        said = share(figure, lead, state, whole, earlier, text=text)
        self.others.append(said)
        if isinstance(said, Share) and said.part:
            self.parts.add(said.part)
        elif isinstance(said, Share) and said.topic and state.topic is None:
            # 行政复议维持率62.4%，纠错23件
            state.topic = said.topic
        elif isinstance(said, Rate) and said.applications:
            state.noun = "application"  # 依申请公开办结率100%，无结转

    def _gone(
        self, figure: Figure, lead: Sequence[Token], foreign: Token | None, state: State
    ) -> None:
        """What something that is named before, or was told last, has come to."""
        slot = Slot(figure, [*lead], [], None, state.marks, more=False, aside=False, before=None)
        why = veto(slot, foreign, state)
        topic = state.compared or "没有说是什么"
        if any(token.offset is None for token in lead):
            topic = fill(slot, state).topic
        self._claim(figure, why or topic, state)

    def _claim(self, figure: Figure, topic: Topic | str, state: State) -> None:
        """Make a claim of a figure with a topic, where its unit counts it."""
        why = topic if isinstance(topic, str) else miscounted(figure, topic, state.form)
        if not isinstance(topic, str) and topic.key == "fee":
            state.noun = "fee"
        if why or isinstance(topic, str):
            self.others.append(Unread(figure, why))
            state.last, state.past, state.unread = None, None, True
            return
        claim = Claim(
            figure.start,
            figure.end,
            figure.value,
            figure.unit,
            figure.exact,
            topic,
            state.reach,
            state.actor,
            0 if topic.carried and topic.key != "carried_out" else state.offset,
            state.plan and not topic.carried,
            zero=False,
        )
        self.claims.append(claim)
        if state.past and not claim.offset:
            if state.past.unit == claim.unit:
                self.claims.append(last_years(state.past, claim))
            state.past, state.compared = None, topic
        now = state.last
        # 今年新收12件，上年新收9件，增长……
        again = claim.offset and now and not now.offset and now.topic.readings == topic.readings
        state.than, state.last = (True, now) if again else (state.than, claim)
        state.topic = topic
        state.told.append(topic)
        table = table_of(state.form, topic.readings[0][0]) if topic.readings else None
        context = state.known.contexts.get(table.key, frozenset()) if table else frozenset()
        state.noun = next(iter(context)) if len(context) == 1 else state.noun

    def pass_over(self, clauses: Sequence[Clause], state: State) -> None:
        """Clauses in which nothing is named that the form has cells for."""
        for clause in clauses:
            joint = ("part", "joint") in clause.marks
            state.some = state.some or (joint and bool(clause.figures))
            state.note_actor(clause.tokens, len(clause.tokens), clause.marks, told=False)
            for at in clause.figures:
                figure = clause.tokens[at].mention
                assert isinstance(figure, Figure)  # noqa: S101 - the tokenizer's own kind
                self.others.append(Unread(figure, ELSEWHERE))
                units = counts_units(figure, clause.tokens[at + 1 :]) or state.counted == UNITS
                state.last, state.past, state.unread = None, None, True
                state.counted = UNITS if units else figure.unit
            if clause.figures and not _STRANGE.isdisjoint(clause.marks):
                state.noun, state.strange = "foreign", True
