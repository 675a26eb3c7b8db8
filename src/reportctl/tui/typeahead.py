"""Keys, pastes and clicks in the order in which they were made, however fast they come."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack

from textual import events
from textual.app import App

REACTION = 0.2
"""Seconds: what is struck sooner after something was refused was struck without having seen it."""
LOOKS = 4
"""So many looks at the queues find nothing before the next key is let in."""
Struck = events.Key | events.Paste | events.MouseDown | events.MouseUp
_STRUCK = (events.Key, events.Paste, events.MouseDown, events.MouseUp)


class OrderedKeys(App[None]):
    """An application that takes a key only when all that the last one set off has been done.

    The library hands keys to the widget with the focus, and what that leaves to the bindings comes
    back through a second queue: of digits and arrows sent together, the digits would come first.
    """

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[Struck] = []
        self._unseen = ExitStack()
        """Open while more keys wait: the screen is not drawn for each of them."""
        self._key = ""
        """The key that was struck last."""
        self._busy = False
        self._deaf = False
        self._last = 0.0
        """When something was refused, or the last key after that was struck."""
        self._refusal = ""

    @property
    def is_idle(self) -> bool:
        """Whether everything that was struck has had its effect."""
        return not (self._busy and self.is_running)

    async def on_event(self, event: events.Event) -> None:
        """Let one key after the other go to where the focus is then."""
        if not isinstance(event, _STRUCK) or event.is_forwarded:
            await super().on_event(event)
        elif not self._drop(event):
            self._waiting += self._without_line_feeds(event)
            if self._waiting and not self._busy:
                await self._let_in()

    def _without_line_feeds(self, event: Struck) -> list[Struck]:
        """A line feed is Enter, and nothing behind a carriage return.

        It comes from pastes, and from what was typed before the terminal was ours.
        """
        key = event.key if isinstance(event, events.Key) else ""
        after, self._key = self._key, key
        if key != "ctrl+j":
            return [event]
        return [] if after == "enter" else [events.Key("enter", "\r")]

    async def _let_in(self) -> None:
        self._busy = True
        if self._waiting[1:]:
            self._unseen.enter_context(self.batch_update())
        await super().on_event(self._waiting.pop(0))
        self.call_later(self._wait_until_idle, 0)

    async def _wait_until_idle(self, quiet: int) -> None:
        """Wait until no queue holds a message for several looks on end.

        Callbacks run between two looks, and a message that a widget has peeked at is in no queue.
        """
        await asyncio.sleep(0)
        nodes = [self, *(node for screen in self.screen_stack for node in screen.walk_children())]
        nodes += self.screen_stack
        if any(node.message_queue_size for node in nodes):
            quiet = 0
        elif quiet == LOOKS:
            self._unseen.close()
            self._busy = bool(self._waiting)
            if self._waiting:
                await self._let_in()
            return
        else:
            quiet += 1
        self.call_later(self._wait_until_idle, quiet)

    def refuse(self, why: str) -> None:
        """Say why something was not done, and forget what was struck before that could be read.

        It was meant for a screen that did not come: a figure among it would stand in a wrong cell.
        """
        self._refusal = why
        self.bell()
        self.show_message(why)
        self.drop_waiting()

    def drop_waiting(self) -> None:
        """Obey no key until there was time to see what is on the screen now."""
        self._deaf, self._last = True, events.Event().time
        if self._waiting:
            self._waiting.clear()
            self._show_dropped()

    def _drop(self, event: events.Event) -> bool:
        if not self._deaf:
            return False
        pause, self._last = event.time - self._last, event.time
        if pause >= REACTION:
            self._deaf, self._refusal = False, ""
        else:
            self._show_dropped()
        return self._deaf

    def _show_dropped(self) -> None:
        if self._refusal:
            self.show_message(f"{self._refusal}；其后连着按的键没有执行")

    def show_message(self, words: str) -> None:
        """Say what happened."""
        raise NotImplementedError
