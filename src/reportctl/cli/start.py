"""Where every command line begins and ends: the one place that exits."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Sequence
from errno import ENOSPC

from reportctl.cli.deferred import defer
from reportctl.terminal.color import wants_color
from reportctl.terminal.safe import SafeStream, plain

TYPE_CHECKING = False  # typing takes longer to import than all that `--version` needs
if TYPE_CHECKING:
    from typing import NoReturn, TextIO

STOPPED = 130
"""The exit code of a program that the user stopped with Ctrl-C."""


def main() -> NoReturn:
    """Run the command line of this process and exit with its code."""
    # a command lives a tenth of a second and drops nothing that is worth a search for cycles;
    # those that stay (the screen, --watch, many reports) switch it on again
    gc.disable()
    defer()
    _open_closed()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for name in ("SIGTERM", "SIGHUP"):  # the system stops, the line is gone: as Ctrl-C
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)
    named = bool(os.environ.get("PYTHONIOENCODING", "").partition(":")[0])
    for stream in (sys.stdout, sys.stderr):
        # Windows consoles of the offices that use this are still set to GBK; who names an encoding
        # gets it, and what it lacks as an escape: a question mark would be a cell that was not read
        encoding, errors = (None, "backslashreplace") if named else ("utf-8", "replace")
        stream.reconfigure(encoding=encoding, errors=errors)  # type: ignore[union-attr]
    code = run(sys.argv[1:])
    # the interpreter would search all that is left for cycles, twice, only to throw it away
    gc.freeze()
    sys.exit(code)


def _open_closed() -> None:
    """Open what whoever started the program has closed, or a report would get its number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115


def run(arguments: Sequence[str]) -> int:
    """Run a command line: 0 nothing wrong, 1 findings or differences, 2 cannot go on."""
    streams = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = map(_safe, streams)
    try:
        return _run_safely(arguments)
    finally:
        sys.stdout, sys.stderr = streams


def _safe(stream: TextIO) -> TextIO:
    return SafeStream(stream, color=wants_color(stream, os.environ))  # type: ignore[return-value]


def _run_safely(arguments: Sequence[str]) -> int:
    """The exit code, whatever stops the command; a bug is a traceback."""
    try:
        code = _run(arguments)
        sys.stdout.flush()
        _print_notes()
    except BrokenPipeError:  # the pipe's reader has seen enough
        _leave_stdout()
        return 0
    except KeyboardInterrupt:
        print("reportctl: 已中断；没有写到一半的文件", file=sys.stderr)
        return STOPPED
    except Exception as error:
        why = "" if os.environ.get("REPORTCTL_DEBUG") == "1" else _explain(error)
        if not why:
            raise
        return _stop(why)
    return code


def _explain(error: Exception) -> str:
    """Why the command cannot go on and what to do next, or '' for a bug."""
    from reportctl.document.save import reason
    from reportctl.finding import Failure

    if isinstance(error, OSError):
        if error.errno == ENOSPC and not error.filename:
            _leave_stdout()
            return "输出没有写完，磁盘已满"
        return f"{error.filename or '读写'}：{reason(error)}"
    return str(error) if isinstance(error, Failure) else ""


def _stop(why: str) -> int:
    """Tell in one line why the command cannot go on; 2."""
    print(f"reportctl: {plain(why)}", file=sys.stderr)
    return 2


def _run(arguments: Sequence[str]) -> int:
    if "_REPORTCTL_COMPLETE" in os.environ:  # a terminal program asks how a line goes on
        from reportctl.cli.app import show_face

        return show_face(arguments)
    name, words = next(iter(arguments), "--help"), arguments[1:]
    if name in {"-V", "--version"}:
        from reportctl.cli.version import print_version

        return print_version()
    from reportctl.cli.grammar import HELP, find_command, read_line, run_line, wants_help

    if name in HELP:
        from reportctl.cli.app import show_face

        return show_face([name])
    if name.partition("=")[0] in {"--install-completion", "--show-completion"}:
        from reportctl.cli.app import set_up_completion

        return set_up_completion(arguments)
    from reportctl.cli.options import COMMANDS

    command = find_command(name, COMMANDS)
    if wants_help(words):
        from reportctl.cli.app import show_face

        return show_face([name, "--help"])
    return run_line(command, read_line(command, words))


def _print_notes() -> None:
    """What could not be kept of a file that was written."""
    if "reportctl.document.save" not in sys.modules:
        return
    from reportctl.document.save import NOTES

    for note in NOTES:
        print(f"reportctl: {note}", file=sys.stderr)
    NOTES.clear()


def _leave_stdout() -> None:
    """Throw away what cannot be written, so that the interpreter's end does not try once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
