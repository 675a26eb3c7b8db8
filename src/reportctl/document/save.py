"""Reading and writing a file whole: atomically, and never over a change that was not seen."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import IO

from reportctl.document.locking import hold, locked
from reportctl.finding import Failure
from reportctl.readers.limits import What, Work
from reportctl.record import NamedTuple

NOTES: list[str] = []
"""What a person should know of the files that were written; whoever has the last word tells it."""
_STRAY = r"[0-9a-f]{8}\.tmp"
"""How the name of a file ends that is being written."""
_REASONS = {
    errno.ENOENT: "没有这个文件或文件夹，请检查路径",
    errno.EEXIST: "已有同名的文件，请换一个名字",
    errno.ENOTDIR: "路径中有一段不是文件夹，请检查路径",
    errno.EISDIR: "这是文件夹，请写出文件名",
    errno.EACCES: "没有权限，或文件正被 WPS 等程序打开；请关闭后重试，或换一个文件夹",
    errno.EPERM: "没有权限；请换一个文件夹，或请管理员授权",
    errno.EROFS: "所在的磁盘是只读的，请换一个文件夹",
    errno.ENOSPC: "磁盘已满；请清出空间后重试，原文件没有变动",
    errno.EFBIG: "超过了系统允许的文件大小；请换一个磁盘后重试，原文件没有变动",
    errno.EDQUOT: "磁盘配额已用完；请清出空间后重试，原文件没有变动",
    errno.ENAMETOOLONG: "文件名太长，请换一个短的",
    errno.ELOOP: "链接绕成了圈，请检查路径",
}


class Snapshot(NamedTuple):
    """A file as it was when it was read or written."""

    data: bytes
    """All its bytes: a report is small, and a digest would cost more to import than they take."""

    @classmethod
    def of(cls, data: bytes) -> Snapshot:
        """Of a file that holds these bytes."""
        return cls(data)


def read_bytes(path: Path, limit: What = "own_file") -> tuple[bytes, Snapshot]:
    """The bytes of a file and how it was; raises Failure where it cannot be read.

    A pipe or device is refused, for reading it may never end, and a file beyond the `limit`.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
            raise Failure(f"无法读取 {path}：是管道或设备，不是文件，请写明文件名")
        Work(str(path)).check(limit, status.st_size)
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        raise Failure(f"无法读取 {path}：{reason(error)}") from error
    return data, Snapshot.of(data)


def make_folder(path: Path) -> None:
    """Make a folder and those above it, where they are not there; raises Failure."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Failure(f"无法建立文件夹 {path}：{reason(error)}") from error


def save(path: Path, data: bytes, since: Snapshot | None, *, force: bool = False) -> Snapshot:
    """Write a file whole or not at all, and say how it is now.

    `since` is the file as it was read, or None for a new one. Raises Failure, and leaves the old
    file as it was, where the file has changed since, where a new one exists already, and where it
    cannot be written. `force` writes over whatever is there. A link stays a link; the mode stays,
    and so does the owner where the system allows it; `NOTES` tells what could not be kept.
    """
    with replace_whole(path, None if force else Expected(since)) as file:
        file.write(data)
    return Snapshot.of(data)


class Expected(NamedTuple):
    """What must stand where a file is written."""

    since: Snapshot | None
    """The file as it was read; None where there was none."""


@contextmanager
def replace_whole(path: Path, expected: Expected | None = None) -> Iterator[IO[bytes]]:
    """A file to write into, which takes the place of `path` when it is whole; as `save` else.

    Check and replacement are one step under a lock of the folder: of two programs that write the
    same file, the later one learns of it.
    """
    temporary: str | None = None
    try:
        target = path.resolve()
        old = _writable(path, target)
        clear_strays(target)
        file, temporary = _open_beside(target)
        with file:
            yield file
            file.flush()
            _copy_rights(path, temporary, old)
            os.fsync(file.fileno())
            if os.name == "nt":  # an open file cannot be renamed there
                file.close()
            with locked(target.parent):
                if expected:
                    _check_unchanged(path, target, expected.since)
                os.replace(temporary, target)  # noqa: PTH105 - both are known as strings
                temporary = None
                _sync_folder(target.parent)
    except (OSError, RuntimeError) as error:
        raise Failure(f"无法保存 {path}：{reason(error)}") from error
    finally:
        if temporary:
            with suppress(OSError):
                os.unlink(temporary)  # noqa: PTH108 - known as a string


def clear_strays(target: Path) -> None:
    """Delete what writers of this file left when they were killed; a living one holds its own."""
    for stray in _strays(target):
        with suppress(OSError):
            handle = os.open(stray, os.O_RDWR)
            try:
                free = hold(handle)
                if free and os.name != "nt":
                    stray.unlink()
            finally:
                os.close(handle)
            if free and os.name == "nt":
                stray.unlink()


def _strays(target: Path) -> list[Path]:
    begin = f".{target.name[:60]}."
    return [
        path
        for path in _temporary_files(target.parent)
        if path.name.startswith(begin) and re.fullmatch(_STRAY, path.name[len(begin) :])
    ]


@cache
def _temporary_files(folder: Path) -> tuple[Path, ...]:
    """What was there when this program first wrote into the folder: it may write thousands."""
    return tuple(path for path in folder.iterdir() if path.name.endswith(".tmp"))


def _writable(path: Path, target: Path) -> os.stat_result | None:
    """The stat of the file that is there, or None; raises Failure where it is no file to write."""
    try:
        old = target.stat()
    except FileNotFoundError:
        if not target.parent.is_dir():
            raise Failure(f"无法保存 {path}：没有文件夹 {target.parent}，请先建立它") from None
        return None
    if stat.S_ISDIR(old.st_mode):
        raise IsADirectoryError(errno.EISDIR, "", str(path))
    if not stat.S_ISREG(old.st_mode):
        raise Failure(f"无法保存 {path}：这不是普通文件，请换一个文件名")
    if not os.access(target, os.W_OK):
        raise Failure(f"无法保存 {path}：文件是只读的；请去掉只读属性，或另存为别的文件")
    return old


def _check_unchanged(path: Path, target: Path, since: Snapshot | None) -> None:
    try:
        now = Snapshot.of(target.read_bytes())
    except FileNotFoundError:
        if since:
            raise Failure(f"没有保存 {path}：读取之后它被删除或移走了；请找回后重新运行") from None
        return
    if not since:
        raise Failure(f"没有写入 {path}：文件已经存在；请换一个文件名，确要覆盖请加 --force")
    if now != since:
        raise Failure(f"没有保存 {path}：读取之后它被别的程序改过；请重新运行，以新内容为准")


def _open_beside(target: Path) -> tuple[IO[bytes], str]:
    """A new hidden file in the same folder, for nobody else's eyes, and held by this program."""
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    while True:
        name = str(target.with_name(f".{target.name[:60]}.{os.urandom(4).hex()}.tmp"))
        with suppress(FileExistsError):
            handle = os.open(name, flags, 0o600)
            hold(handle)
            if os.name == "nt" or os.fstat(handle).st_nlink:
                return open(handle, "wb"), name  # noqa: PTH123 - closed by the caller
            os.close(handle)  # another run took it for a stray before it was held


def _copy_rights(path: Path, temporary: str, old: os.stat_result | None) -> None:
    """Give the new file the mode and the owner of the old one, or the mode of any new file."""
    if old is None:
        mask = os.umask(0o077)
        os.umask(mask)
        Path(temporary).chmod(0o666 & ~mask)
        return
    owner = (old.st_uid, old.st_gid)
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(temporary, *owner)
        now = Path(temporary).stat()
        if (now.st_uid, now.st_gid) != owner:
            NOTES.append(f"{path} 原来属于别的用户或者组，写入以后属于现在的用户")
    Path(temporary).chmod(stat.S_IMODE(old.st_mode))
    if old.st_nlink > 1:
        NOTES.append(f"{path} 另有 {old.st_nlink - 1} 个硬链接，那里仍是写入以前的内容")


def _sync_folder(folder: Path) -> None:
    """Have the new name itself on the disk; Windows knows no such thing."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def reason(error: OSError | RuntimeError | ValueError) -> str:
    """Why the system refused, in Chinese, with what to do."""
    number = error.errno if isinstance(error, OSError) else errno.ELOOP
    return _REASONS.get(number or 0) or f"系统说“{error}”；请检查路径和磁盘"
