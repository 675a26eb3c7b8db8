"""The changes of the form, each saved at once; what is asked when the file is not as it was."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import OptionList, Static

from reportctl.finding import Failure
from reportctl.schema.form import At
from reportctl.tui.frame import Frame
from reportctl.tui.outline import Target
from reportctl.tui.table import Table
from reportctl.tui.text_edit import TextEdit


class Choice(ModalScreen[str]):
    """What happened, and what can be done; the answer is the key of one of the choices.

    Escape gives the first, which is the one that loses nothing.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "first", show=False)]

    def __init__(self, told: str, choices: Mapping[str, str]) -> None:
        super().__init__()
        self._told, self._choices = told, choices

    def compose(self) -> ComposeResult:
        """The sentence above, the choices below."""
        with Vertical(id="choice"):
            yield Static(self._told, markup=False)
            yield OptionList(*(Content(words) for words in self._choices.values()))

    def on_mount(self) -> None:
        """Choose with the arrows and Enter."""
        self.query_one(OptionList).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer."""
        self.dismiss(list(self._choices)[event.option_index])

    def action_first(self) -> None:
        """Answer with the first choice."""
        self.dismiss(next(iter(self._choices)))


PAUSE = 1.0
"""Seconds without a key after which a text is saved."""
WATCH = 2.0
"""Seconds between two looks at whether another program changed the file."""


class Saving(Frame):
    """The frame of the form, each change of which is saved."""

    def on_mount(self) -> None:
        """Watch the file, and the pauses in typing."""
        self.set_interval(WATCH, self.watch_disk)
        self._pause: Timer | None = None

    def write(self, cells: Mapping[At, str]) -> None:
        """Put texts into cells, with the totals that follow them, and save."""
        first = next(iter(cells))
        if self.draft.write(Target(self.draft.home[first], first), cells):
            self._after(f"填入 {len(cells)} 格" if len(cells) > 1 else "")

    def flush(self) -> None:
        """Write the text that was typed, and save."""
        if not self.waiting:
            return
        self.waiting = False
        text = self.query_one(TextEdit)
        text.mark_saved()
        if self.draft.write_text(self.item, text.text):
            self._after("")
        self.show_head()

    def leave_item(self) -> bool:
        """Write what is being typed; False where it cannot stand in its cell."""
        self.flush()
        self.draft.leave()
        return self.query_one(Table).commit()

    def _after(self, words: str) -> None:
        """Show what a change made of the report, and whether it is on the disk."""
        self.refresh_form()
        if not self.draft.trouble:
            self.show_message(" ".join(filter(None, (words, time.strftime("已保存 %H:%M:%S")))))
        elif self.draft.changed_on_disk():
            self._ask_about_disk()
        else:
            self.show_message(f"{self.draft.trouble}（改动还在屏幕上，处理后按 Ctrl+S 再存）")

    def on_text_area_changed(self) -> None:
        """Wait for a pause in typing."""
        self.waiting = self.item.prose and self.query_one(TextEdit).edited
        if self.waiting:
            if self._pause:
                self._pause.stop()
            self._pause = self.set_timer(PAUSE, self.flush)
        self.show_head()
        self.show_bar()

    def on_descendant_blur(self) -> None:
        """Write the text when its editor is left."""
        self.flush()
        self.draft.leave()

    # -- the file on the disk

    def watch_disk(self) -> None:
        """Take in what another program wrote, where nothing is being typed here."""
        if not self.query(Table):  # the form is being left, or a question is before it
            return
        busy = self.waiting or self.query_one(Table).line is not None
        if busy or self.draft.unsaved or not self.draft.changed_on_disk():
            return
        self._reload(keep=False, words="文件被别的程序改过，已换成新内容；先前的撤销记录已清除")

    def _ask_about_disk(self) -> None:
        if isinstance(self.screen, Choice):
            return
        if self.draft.path.exists():
            told = (
                f"{self.draft.path.name} 被别的程序改过，刚才这一处改动没有写进去，也没有覆盖它。"
            )
            choices = {
                "keep": "读入新内容，再写上我刚才的改动",
                "drop": "读入新内容，不要我刚才的改动",
            }
        else:
            told = f"{self.draft.path.name} 被删除或者移走了，刚才这一处改动没有写进去。"
            choices = {"anew": "按屏幕上的内容重新写一份", "later": "先不写，我去找回文件"}
        self.ask(told, choices, self._answer_about_disk)

    def ask(
        self, told: str, choices: Mapping[str, str], then: Callable[[str | None], None]
    ) -> None:
        """Put a question, which nothing that was struck before it answers."""
        self.push_screen(Choice(told, choices), then)
        self.drop_waiting()

    def _answer_about_disk(self, answer: str | None) -> None:
        if answer == "anew":
            self.draft.write_anew()
            self._after("")
        elif answer in ("keep", "drop"):
            kept = "并写上了刚才的改动" if answer == "keep" else "没有写刚才的改动"
            self._reload(keep=answer == "keep", words=f"已读入新内容，{kept}；撤销记录已清除")

    def _reload(self, *, keep: bool, words: str) -> None:
        try:
            self.draft.reload(keep=keep)
        except Failure as failure:
            self.show_message(f"不能读入新内容：{failure}")
            return
        self.waiting = False
        self._after("")
        if not self.draft.trouble:
            self.show_message(words)
