"""A file is written whole or not at all, and never over a change that was not seen."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reportctl.document import save as module
from reportctl.document.save import Snapshot, read_bytes, save
from reportctl.finding import Failure
from reportctl.readers.limits import most


def only(path: Path, data: bytes) -> bool:
    """Whether the folder holds this file with these bytes and nothing else."""
    return path.read_bytes() == data and list(path.parent.iterdir()) == [path]


def test_a_new_file(tmp_path: Path):
    path = tmp_path / "2021.toml"
    assert save(path, b"new", None) == Snapshot.of(b"new")
    assert only(path, b"new")
    (tmp_path / "plain").write_bytes(b"")
    assert path.stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_file_as_it_was_read(tmp_path: Path):
    path = tmp_path / "2021.toml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    data, since = read_bytes(path)
    assert data == b"old"
    since = save(path, b"new", since)
    save(path, b"newer", since)
    assert only(path, b"newer")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def refused(path: Path, since: Snapshot | None) -> str:
    with pytest.raises(Failure) as failure:
        save(path, b"new", since)
    message = str(failure.value)
    assert "\n" not in message
    assert str(path) in message
    return message


def test_a_file_that_changed_is_left(tmp_path: Path):
    path = tmp_path / "2021.toml"
    path.write_bytes(b"other")
    assert "读取之后它被别的程序改过" in refused(path, Snapshot.of(b"old"))
    assert only(path, b"other")


def test_a_file_that_went_away_is_not_made_anew(tmp_path: Path):
    path = tmp_path / "2021.toml"
    assert "被删除或移走" in refused(path, Snapshot.of(b"old"))
    assert not list(tmp_path.iterdir())


def test_a_file_that_exists_is_overwritten_only_by_force(tmp_path: Path):
    path = tmp_path / "2021.toml"
    path.write_bytes(b"old")
    assert "--force" in refused(path, None)
    assert only(path, b"old")
    save(path, b"new", None, force=True)
    assert only(path, b"new")


def test_a_link_stays_a_link(tmp_path: Path):
    (tmp_path / "real").mkdir()
    target, link = tmp_path / "real" / "2021.toml", tmp_path / "link.toml"
    target.write_bytes(b"old")
    link.symlink_to(target)
    save(link, b"new", Snapshot.of(b"old"))
    assert link.is_symlink()
    assert only(target, b"new")


def test_a_ring_of_links(tmp_path: Path):
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert "无法保存" in refused(tmp_path / "a", None)


def test_places_where_no_file_can_be(tmp_path: Path):
    (tmp_path / "file").write_bytes(b"")
    assert "这是文件夹" in refused(tmp_path, None)
    assert "没有文件夹" in refused(tmp_path / "none" / "2021.toml", None)
    assert "无法保存" in refused(tmp_path / "file" / "2021.toml", None)
    assert "不是普通文件" in refused(Path(os.devnull), None)
    assert "文件名太长" in refused(tmp_path / ("x" * 300), None)


def test_a_file_marked_read_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "2021.toml"
    path.write_bytes(b"old")
    # root, who may run the tests, is refused nothing
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert "文件是只读的" in refused(path, Snapshot.of(b"old"))
    assert only(path, b"old")


@pytest.mark.parametrize(
    ("call", "number", "said"),
    [
        ("open", errno.EACCES, "没有权限"),
        ("open", errno.EROFS, "磁盘是只读的"),
        ("fsync", errno.ENOSPC, "磁盘已满"),
        ("replace", errno.EPERM, "没有权限"),
        ("replace", errno.EIO, "系统说"),
    ],
)
def test_what_the_system_refuses(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    call: str,
    number: int,
    said: str,
):
    path = tmp_path / "2021.toml"
    path.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(os, call, refuse)
    assert said in refused(path, Snapshot.of(b"old"))
    monkeypatch.undo()
    assert only(path, b"old")


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_ctrl_c_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    call: str,
):
    path = tmp_path / "2021.toml"
    path.write_bytes(b"old")

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, call, interrupt)
    with pytest.raises(KeyboardInterrupt):
        save(path, b"new", Snapshot.of(b"old"))
    assert only(path, b"old")


def test_a_change_while_it_is_written_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "2021.toml"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", lambda _: path.write_bytes(b"other"))
    assert "被别的程序改过" in refused(path, Snapshot.of(b"old"))
    assert only(path, b"other")


KILLED = """
import os, sys, time
from pathlib import Path
from reportctl.document.save import save

def stop(_):
    print("written", flush=True)
    time.sleep(60)

os.fsync = stop
path = Path(sys.argv[1])
save(path, b"new" * 1000, None, force=True)
"""


def test_a_kill_in_the_middle_leaves_the_old_file_whole(tmp_path: Path):
    path = tmp_path / "2021.toml"
    path.write_bytes(b"old")
    command = [sys.executable, "-c", KILLED, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
        assert writer.stdout
        assert writer.stdout.readline() == b"written\n"
        writer.kill()
    assert path.read_bytes() == b"old"
    left = [one for one in tmp_path.iterdir() if one != path]
    assert len(left) == 1
    module._temporary_files.cache_clear()
    save(path, b"new", Snapshot.of(b"old"))
    assert only(path, b"new")


def test_a_living_writer_keeps_its_temporary_file(tmp_path: Path):
    path = tmp_path / "2021.toml"
    path.write_bytes(b"old")
    command = [sys.executable, "-c", KILLED, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
        assert writer.stdout
        assert writer.stdout.readline() == b"written\n"
        module._temporary_files.cache_clear()
        save(path, b"new", Snapshot.of(b"old"))
        assert len(list(tmp_path.iterdir())) == 2
        writer.kill()


LATE = """
import os, sys
from pathlib import Path
from reportctl.document import save as module
from reportctl.finding import Failure

path, word = Path(sys.argv[1]), sys.argv[2].encode()
_, since = module.read_bytes(path)
print("read", flush=True)
sys.stdin.readline()
replace = os.replace
def late(*names):
    import time
    time.sleep(0.3)
    replace(*names)
os.replace = late
try:
    module.save(path, word, since)
except Failure:
    sys.exit(2)
"""


def test_of_two_writers_the_later_one_learns_of_it(tmp_path: Path):
    path = tmp_path / "2021.toml"
    path.write_bytes(b"old")
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", LATE, str(path), word],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        for word in ("one", "two")
    ]
    for writer in writers:
        assert writer.stdout
        assert writer.stdout.readline() == b"read\n"
    for writer in writers:
        assert writer.stdin
        writer.stdin.write(b"\n")
        writer.stdin.close()
    assert sorted(writer.wait() for writer in writers) == [0, 2]
    assert path.read_bytes() in (b"one", b"two")
    assert list(tmp_path.iterdir()) == [path]
    for writer in writers:
        assert writer.stdout
        writer.stdout.close()


def test_a_temporary_file_is_for_nobody_else_until_it_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    seen: list[int] = []
    copy_rights = module._copy_rights

    def look(path: Path, temporary: str, old: os.stat_result | None) -> None:
        seen.append(stat.S_IMODE(Path(temporary).stat().st_mode))
        copy_rights(path, temporary, old)

    monkeypatch.setattr(module, "_copy_rights", look)
    save(tmp_path / "2021.toml", b"new", None)
    assert seen == [0o600]


def test_a_hard_link_that_is_parted_is_told(tmp_path: Path):
    path = tmp_path / "2021.toml"
    path.write_bytes(b"old")
    (tmp_path / "copy.toml").hardlink_to(path)
    module.NOTES.clear()
    save(path, b"new", Snapshot.of(b"old"))
    assert [f"{path} 另有 1 个硬链接，那里仍是写入以前的内容"] == module.NOTES
    save(path, b"newer", Snapshot.of(b"new"))
    assert len(module.NOTES) == 1
    module.NOTES.clear()


def test_an_owner_that_cannot_be_kept_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "2021.toml"
    path.write_bytes(b"old")
    stands = path.stat()
    other = os.stat_result((*stands[:4], stands.st_uid + 1, *stands[5:10]))

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, "no")

    monkeypatch.setattr(os, "chown", refuse)
    monkeypatch.setattr(module, "_writable", lambda *_: other)
    module.NOTES.clear()
    save(path, b"new", Snapshot.of(b"old"))
    assert [f"{path} 原来属于别的用户或者组，写入以后属于现在的用户"] == module.NOTES
    module.NOTES.clear()


def test_many_writers_leave_one_whole_file(tmp_path: Path):
    path = tmp_path / "2021.toml"
    path.write_bytes(b"")
    script = (
        "import sys; from pathlib import Path; from reportctl.document.save import save\n"
        "for _ in range(50): save(Path(sys.argv[1]), sys.argv[2].encode() * 9999, None, force=True)"
    )
    writers = [
        subprocess.Popen([sys.executable, "-c", script, str(path), letter]) for letter in "ab"
    ]
    while any(writer.poll() is None for writer in writers):
        found = path.read_bytes()
        assert found in (b"", b"a" * 9999, b"b" * 9999)
        time.sleep(0.001)
    assert [writer.returncode for writer in writers] == [0, 0]
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for path, said in ((tmp_path, "这是文件夹"), (tmp_path / "none", "没有这个文件")):
        with pytest.raises(Failure, match=said):
            read_bytes(path)

    def refuse(_: Path) -> bytes:
        raise PermissionError(errno.EACCES, "no")

    (tmp_path / "2021.toml").touch()
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(Failure, match="没有权限"):
        read_bytes(tmp_path / "2021.toml")


def test_a_pipe_is_refused_at_once(tmp_path: Path):
    os.mkfifo(tmp_path / "2021.toml")
    with pytest.raises(Failure, match="是管道或设备"):
        read_bytes(tmp_path / "2021.toml")


def test_a_huge_file_is_refused_without_reading_it(tmp_path: Path):
    with (tmp_path / "2021.toml").open("wb") as file:
        file.truncate(most("own_file") + 1)
    with pytest.raises(Failure, match="超过 16 MB"):
        read_bytes(tmp_path / "2021.toml")


def test_a_folder_that_cannot_be_synced_is_no_failure(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    def refuse(_: Path) -> None:
        raise OSError(errno.EINVAL, "no")

    real = os.open
    monkeypatch.setattr(
        os, "open", lambda path, *rest: refuse(path) if path == tmp_path else real(path, *rest)
    )
    assert module.save(tmp_path / "2021.toml", b"new", None)
    assert only(tmp_path / "2021.toml", b"new")
