"""The list of the report's sections, the list of the findings, and the line of keys."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from reportctl.finding import SEVERITIES, Finding
from reportctl.terminal.safe import plain
from reportctl.terminal.width import cut
from reportctl.tui.draft import Draft
from reportctl.tui.grid_view import Sheet, Shown
from reportctl.tui.outline import Item, grids_of
from reportctl.tui.running_totals import wrong_totals
from reportctl.tui.status import marked, say_finding, say_item

KEY_LINES = {
    "outline": "↑↓选择  Enter进入  F6切换  Ctrl+F查找  F1全部按键  Ctrl+Q退出",
    "table": "F1按键 F2修改 Delete清空 n下一问题 Ctrl+Z撤销 Ctrl+F查找 F6切换 Ctrl+Q退出",
    "text": "F1按键  F8下一问题  Ctrl+Z撤销  Ctrl+F查找  Ctrl+N下一部分  F6切换  Ctrl+Q退出",
    "findings": "↑↓选择  Enter跳到那里  F6切换  F1全部按键  Ctrl+Q退出",
}
"""The keys that matter most, by the id of what has the focus."""


def key_line(focused: str | None) -> str:
    """The keys for what has the focus."""
    return KEY_LINES.get(focused or "", KEY_LINES["outline"])


def findings_by_item(draft: Draft) -> dict[Item, list[Finding]]:
    """The open findings of each item, the gravest first, then in the order of the file."""
    found: dict[Item, list[Finding]] = {item: [] for item in draft.items}
    for finding in sorted(draft.findings, key=lambda one: SEVERITIES.index(one.severity)):
        if finding.waived is None:
            found[draft.item_of(finding)].append(finding)
    return found


def shown_table(draft: Draft, item: Item) -> Shown:
    """An item's table as it stands now."""
    return Shown(
        sheet=Sheet(grids_of(draft.report, item.key)[item.number]),
        title=item.title,
        kinds=draft.kinds,
        locked={at: why for at in draft.cells(item) if (why := draft.locked(at))},
        errors=marked(draft, item, "error"),
        warnings=marked(draft, item, "warning") | wrong_totals(draft.report),
    )


class Outline(OptionList):
    """The sections, each with how far it has come; the one that is open has a › before it."""

    def show(self, draft: Draft, current: Item) -> None:
        """Write the list anew."""
        found = findings_by_item(draft)
        room = max(self.size.width, 14) - 1
        for number, item in enumerate(draft.items):
            sign = "›" if item == current else " "
            text = Text(f"{sign}{cut(plain(item.title), room - 1)}\n", no_wrap=True)
            text.append(f"  {say_item(draft, item, found[item], room - 2)}", "dim")
            if number < self.option_count:
                self.replace_option_prompt_at_index(number, text)
            else:
                self.add_option(Option(text))
        while self.option_count > len(draft.items):
            self.remove_option_at_index(self.option_count - 1)


class Findings(OptionList):
    """The findings of the open section, one a line."""

    class Chosen(Message):
        """A finding is to be gone to."""

        def __init__(self, finding: Finding) -> None:
            super().__init__()
            self.finding = finding

    findings: Sequence[Finding] = ()

    def show(self, findings: Sequence[Finding]) -> None:
        """Write the list anew where it is another one."""
        if list(findings) == list(self.findings):
            return
        self.findings = tuple(findings)
        chosen = self.highlighted
        self.clear_options()
        self.add_options(
            Option(Text(plain(say_finding(one)), no_wrap=True, overflow="ellipsis"))
            for one in findings
        )
        if chosen is not None and findings:
            self.highlighted = min(chosen, len(findings) - 1)

    def step(self, forward: int) -> None:
        """Choose the next or the last finding, from the end on again from the beginning."""
        if self.findings:
            old = self.highlighted
            new = (0 if forward > 0 else -1) if old is None else old + forward
            self.highlighted = new % len(self.findings)
            self.post_message(self.Chosen(self.findings[self.highlighted]))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the finding."""
        event.stop()
        self.post_message(self.Chosen(self.findings[event.option_index]))
