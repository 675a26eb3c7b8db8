"""`fill` at a terminal: the whole report on one screen, saved after each change."""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType

from reportctl.finding import Failure
from reportctl.report.figures import write_figure
from reportctl.terminal.safe import plain
from reportctl.tui.draft import Beside, Draft
from reportctl.tui.help import TextScreen, write_keys
from reportctl.tui.outline import Target, locate, offset_of
from reportctl.tui.panes import Findings
from reportctl.tui.running_totals import add, sums_of
from reportctl.tui.saving import Choice, Saving
from reportctl.tui.search import Search
from reportctl.tui.table import END, Table
from reportctl.tui.text_edit import TextEdit

STOPPED = 130
"""The exit code of a form that the system ended, as of one that Ctrl-C stops."""
KEYS = {
    "f1": "help",
    "f3": "last_text",
    "f6": "pane(1)",
    "shift+f6": "pane(-1)",
    "ctrl+n": "item(1)",
    "ctrl+pagedown": "item(1)",
    "ctrl+p": "item(-1)",
    "ctrl+pageup": "item(-1)",
    "f8": "finding(1)",
    "shift+f8": "finding(-1)",
    "ctrl+f": "search",
    "ctrl+s": "save",
    "ctrl+b": "fold",
    "ctrl+q": "quit",
    "f10": "quit",
}
"""Keys that work wherever one is; `screen/help.py` tells them."""
COMMANDS = {"n": "finding(1)", "N": "finding(-1)", "?": "help", "=": "add_up"}
"""Characters that are commands in a table, where they begin no figure."""


def run(path: Path, beside: Beside | None = None) -> int:
    """Edit a report file at the terminal; 0, or 130 where the system ended it.

    Raises Failure where there is no such file, where it cannot be edited, and where the last
    change could not be saved.
    """
    if not path.exists():
        raise Failure(f"没有 {path}；请先运行 reportctl init {path} --organ 机关名称")
    app = FillApp(Draft(path, beside))
    app.run()
    if app.draft.unsaved:
        raise Failure(f"最后的改动没有写入 {path}：{app.draft.trouble}")
    return app.return_code or 0


class FillApp(Saving):
    """The form with its keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, action, show=False, priority=True) for key, action in KEYS.items()),
        Binding("ctrl+z", "undo", show=False),
        Binding("ctrl+y", "redo", show=False),
        Binding("escape", "leave_pane", show=False),
    ]

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - the library's signature
    ) -> bool | None:
        """Let no key of the form work while a question or a list is before it."""
        ours = {name.partition("(")[0] for name in KEYS.values()} | {"undo", "redo", "leave_pane"}
        return not (action in ours and len(self.screen_stack) > 1)

    def on_mount(self) -> None:
        """Leave the form with all that was entered where the system ends it or the line is gone."""
        for name in ("SIGTERM", "SIGHUP"):
            with suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                asyncio.get_running_loop().add_signal_handler(getattr(signal, name), self._stop)

    def _stop(self) -> None:
        """Save the text that is being typed, but no figure before Enter: of 14 it may be the 1."""
        self.flush()
        for table in self.query(Table):
            table.line = None
        self.draft.save()
        self.exit(return_code=STOPPED)

    def action_save(self) -> None:
        """Save now."""
        if self.leave_item():
            self.draft.save()
            self._after("")

    def action_undo(self) -> None:
        """Take the last change back, and show where it was."""
        self._go_back(redo=False)

    def action_redo(self) -> None:
        """Make it again."""
        self._go_back(redo=True)

    def on_text_edit_exhausted(self, event: TextEdit.Exhausted) -> None:
        """Go on undoing where the text's own undo ends."""
        self._go_back(redo=event.redo)

    def _go_back(self, *, redo: bool) -> None:
        table = self.query_one(Table)
        table.line = None
        self.flush()
        target = self.draft.redo() if redo else self.draft.undo()
        if target is None:
            self.show_message("没有可以重做的了" if redo else "没有可以撤销的了")
            return
        self._after("已重做" if redo else "已撤销")
        self.go(target)

    def action_item(self, step: int) -> None:
        """Open the next or the last section."""
        items = self.draft.items
        self.go(Target(items[(items.index(self.item) + step) % len(items)]))

    def action_pane(self, step: int) -> None:
        """To the next pane."""
        panes = ["outline", "text" if self.item.prose else "table", "findings"]
        focused = self.focused.id if self.focused else None
        at = panes.index(focused) if focused in panes else 0
        wanted = panes[(at + step) % len(panes)]
        if self.query_one(Table).commit():
            if wanted == "outline":
                self.screen.remove_class("folded")
            self.query_one(f"#{wanted}").focus()

    def action_leave_pane(self) -> None:
        """To the list of sections."""
        self.screen.remove_class("folded")
        self.query_one("#outline").focus()

    def action_fold(self) -> None:
        """Hide or show the list of sections."""
        self.screen.toggle_class("folded")
        self.call_after_refresh(self.refresh_form)

    def action_finding(self, step: int) -> None:
        """To the next or the last finding of the section."""
        self.flush()
        if not self.query_one(Findings).findings:
            self.show_message("本部分没有发现问题")
        self.query_one(Findings).step(step)

    def on_findings_chosen(self, event: Findings.Chosen) -> None:
        """Go to the cell or the characters that a finding is about."""
        finding, report = event.finding, self.draft.report
        item = self.draft.item_of(finding)
        prose = report.prose.get(item.key) if item.prose else None
        offset = offset_of(prose, finding.place) if prose else 0
        self.go(Target(item, locate(report, finding), offset))
        found = self.query_one(Findings).findings
        self.show_message(f"第 {found.index(finding) + 1} 个问题，共 {len(found)} 个")

    def action_search(self) -> None:
        """Look for rows, columns and words."""
        if self.leave_item():
            self.push_screen(Search(self.draft.report, self.draft.items), self._found)

    def _found(self, target: Target | None) -> None:
        if target:
            self.go(target)

    def action_help(self) -> None:
        """Show every key."""
        self.push_screen(TextScreen(write_keys()))

    def action_last_text(self) -> None:
        """Show what last year's report says in this section."""
        last = self.draft.beside.previous
        prose = last.prose.get(self.item.key) if last else None
        if not self.item.prose:
            self.show_message("表格里上年的数写在上面第二行")
        elif last and prose:
            text = "".join(char if char == "\n" else plain(char) for char in prose.text)
            self.push_screen(TextScreen(f"{last.year}年  {prose.title}\n\n{text}"))
        else:
            self.show_message("上年度报告里没有这段正文" if last else "同一文件夹里没有上年度报告")

    async def action_quit(self) -> None:
        """Save and leave; ask where that cannot be done."""
        if not self.leave_item():
            return
        if self.draft.save():
            self.exit()
        elif not isinstance(self.screen, Choice):
            choices = {"stay": "先不退出", "leave": "退出，丢掉没有保存的改动"}
            self.ask(self.draft.trouble, choices, self._leave_unsaved)

    def _leave_unsaved(self, answer: str | None) -> None:
        if answer == "leave":
            self.exit()

    def action_help_quit(self) -> None:
        """Say how one leaves: Ctrl+C is a habit."""
        self.show_message("退出请按 Ctrl+Q；改动已自动保存")

    def action_add_up(self) -> None:
        """Set a total to the sum of its parts, which it follows from then on."""
        at, report = self.query_one(Table).at, self.draft.report
        sums = sums_of(report, at)
        if not sums:
            self.refuse("这一格不是总计")
            return
        values = {key: cell.value for key, cell in report.cells.items()}
        total = add(values, sums[0].parts)
        self.write({at: "" if total is None else write_figure(total)})

    def on_table_moved(self, event: Table.Moved) -> None:
        """Tell the cell in words."""
        if not self.item.prose:
            self.show_bar(event.typing)

    def on_table_refused(self, event: Table.Refused) -> None:
        """Say why something was not entered."""
        self.refuse(event.why)

    def on_table_ended(self) -> None:
        """Say that there is no cell to go on to."""
        self.bell()
        self.show_message(END)

    async def on_table_asked(self, event: Table.Asked) -> None:
        """Obey a character that is a command."""
        if event.command in COMMANDS:
            await self.run_action(COMMANDS[event.command])
        else:
            self.refuse(f"“{event.command}”不是数字；F1 看全部按键")
