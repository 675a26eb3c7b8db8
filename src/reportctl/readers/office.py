"""Has LibreOffice turn a file of an older or another office program into one that is read here.

It runs as a process of its own with a profile of its own in a folder that is gone afterwards: no
macro is run, no link followed, nothing fetched, and a clock ends it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from reportctl.finding import Failure
from reportctl.readers import docx, xlsx
from reportctl.readers.limits import Work, most
from reportctl.readers.office_doubts import find_doubts
from reportctl.readers.package import Package
from reportctl.readers.source import Source

_PROGRAMS = ("soffice", "libreoffice")
_ELSEWHERE = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
"""Where it lies where no path leads to it."""
_KINDS = {
    ".doc": ("旧版 Word 或 WPS 文档", ".docx"),
    ".rtf": (" RTF 文件", ".docx"),
    ".odt": (" OpenDocument 文档", ".docx"),
    ".ods": (" OpenDocument 表格", ".xlsx"),
}
"""By the ending under which it is handed over: what it is called, and what is made of it."""
_SETTING = '<item oor:path="/org.openoffice.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'  # noqa: E501
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", 3),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Writer/Content/Update", "Link", 0),
    ("Office.Calc/Content/Update", "Link", 0),
    # what would be fetched all the same is asked of a port at which nobody answers
    ("Inet/Settings", "ooInetProxyType", 2),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", 9),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", 9),
    ("Inet/Settings", "ooInetNoProxy", ""),
)


def read(data: bytes, name: str) -> Source:
    """What is read of the file that LibreOffice makes of it.

    Raises Failure where there is no LibreOffice, with what to save it as, and where it makes none.
    """
    ending = _ending(data, name)
    word, wanted = _KINDS[ending]
    program = _program()
    if not program:
        raise Failure(
            f"{name}：是{word}，请用 WPS 或 Office 打开后“另存为” {wanted}（装有 LibreOffice 时可直接读入）"  # noqa: E501
        )
    made = _convert(program, data, name, ending, wanted)
    source = docx.read(made, name) if wanted == ".docx" else xlsx.read(made, name)
    found = "、".join(find_doubts(data, ending, Work(name)))
    told = f"是{word}，由 LibreOffice 转换后读入，里面的{found}可能和原来不同，请对照原件"
    return source._replace(doubts=(told, *source.doubts) if found else source.doubts)


def _ending(data: bytes, name: str) -> str:
    """The ending under which LibreOffice knows the file."""
    if data.startswith(b"{\\rtf"):
        return ".rtf"
    if data.startswith(b"PK"):
        kind = Package(data, Work(name)).read("mimetype")  # packed anew it may stand anywhere
        return ".ods" if kind.endswith(b".spreadsheet") else ".odt"
    return ".doc"


def _program() -> str:
    found = filter(None, map(shutil.which, _PROGRAMS))
    return next(found, next((each for each in _ELSEWHERE if Path(each).is_file()), ""))


def _convert(program: str, data: bytes, name: str, ending: str, wanted: str) -> bytes:
    """The bytes of the file that it makes. Raises Failure where it makes none, or too large a one.

    The file is handed over under a name of our own, so that nothing in its name is an option.
    """
    work = Work(name)
    with TemporaryDirectory(prefix="reportctl-", ignore_cleanup_errors=True) as folder:
        given = Path(folder, f"report{ending}")
        given.write_bytes(data)
        profile = Path(folder, "profile")
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_profile(), encoding="utf-8")
        out = Path(folder, "out")
        line = [
            program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore",
            "--nolockcheck", "--convert-to", wanted[1:], "--outdir", str(out), str(given),
        ]  # fmt: skip
        _run(line, folder, work)
        made = out / f"report{wanted}"
        if not made.is_file():
            word, _ = _KINDS[ending]
            raise Failure(
                f"{name}：LibreOffice 没有打开这份{word}（可能已损坏或设有密码），"
                f"请用 WPS 或 Office 打开后“另存为” {wanted}"
            )
        work.check("file", made.stat().st_size)
        return made.read_bytes()


def _profile() -> str:
    items = "".join(_SETTING.format(*each) for each in _SETTINGS)
    return (
        '<?xml version="1.0" encoding="UTF-8"?><oor:items '
        'xmlns:oor="http://openoffice.org/2001/registry">' + items + "</oor:items>"
    )


def _run(line: list[str], folder: str, work: Work) -> None:
    """Run it within the limits of time and of the size of what it writes, and end it."""
    passed = {key: os.environ[key] for key in ("PATH", "LANG", "SYSTEMROOT") if key in os.environ}
    child = subprocess.Popen(  # noqa: S603 - a program that the user installed
        line,
        cwd=folder,
        env={**passed, "HOME": folder, "TMPDIR": folder, "TEMP": folder, "TMP": folder},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    _confine(child.pid)
    try:
        child.wait(most("office_seconds"))
    except subprocess.TimeoutExpired:
        raise work.too_much("office_seconds") from None
    finally:
        _end(child)


if sys.platform == "linux":
    import resource
    import signal

    def _confine(process: int) -> None:
        """Set how large a file it may write; its children have the same limit."""
        with suppress(OSError, ValueError):
            resource.prlimit(process, resource.RLIMIT_FSIZE, (most("file"), most("file")))

    def _end(child: subprocess.Popen[bytes]) -> None:
        """End it and what it began."""
        with suppress(OSError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()

else:

    def _confine(process: int) -> None:
        """There is no such limit."""

    def _end(child: subprocess.Popen[bytes]) -> None:
        """End it."""
        child.kill()
        child.wait()
