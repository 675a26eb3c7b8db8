"""One zip installs without a network; each target gets what its own machine wants."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def load(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module  # a record asks for its module
    spec.loader.exec_module(module)
    return module


bundle = load(ROOT / "scripts" / "bundle.py")
install = load(ROOT / "scripts" / "bundled" / "install.py")
TARGETS = {target.name: target for target in bundle.TARGETS}
LOCK = """\
# by a program
both==1.0 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
    # via reportctl
colour==0.4 ; sys_platform == 'win32' \\
    --hash=sha256:cc
old==2.0 ; python_full_version < '3.12' and platform_machine != 'aarch64' \\
    --hash=sha256:dd
"""


def names(lock):
    return [line.split("==")[0] for line in lock.splitlines() if "==" in line]


def test_every_system_and_python_is_a_target():
    assert len(TARGETS) == 9
    assert {"windows-x64-3.11", "linux-x64-3.12", "linux-arm64-3.13"} <= set(TARGETS)


@pytest.mark.parametrize(
    ("target", "wanted"),
    [
        ("windows-x64-3.11", ["both", "colour", "old"]),
        ("windows-x64-3.13", ["both", "colour"]),
        ("linux-x64-3.11", ["both", "old"]),
        ("linux-arm64-3.11", ["both"]),
    ],
)
def test_a_target_gets_what_its_machine_wants(target, wanted):
    lock = bundle.lock_for(LOCK, TARGETS[target])
    assert names(lock) == wanted
    assert ";" not in lock
    assert "    --hash=sha256:aa \\\n    --hash=sha256:bb\n" in lock


def test_every_entry_of_the_lock_is_understood():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    windows, linux = (
        names(bundle.lock_for(lock, TARGETS[n])) for n in ("windows-x64-3.12", "linux-x64-3.12")
    )
    assert set(windows) - set(linux) == {"colorama"}
    assert set(windows) == set(names(lock))


def test_the_same_files_give_the_same_zip_with_checksums(tmp_path):
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    (wheels / "a-1-py3-none-any.whl").write_bytes(b"PK")
    files = list(bundle.members(wheels))
    sums = dict(files)["SHA256SUMS"].decode()
    assert f"{hashlib.sha256(b'PK').hexdigest()}  wheels/a-1-py3-none-any.whl\n" in sums
    assert len(sums.splitlines()) == len(files) - 1
    for name in ("one.zip", "two.zip"):
        bundle.write(tmp_path / name, files)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_the_installers_say_first_which_python_and_where_from():
    made = dict(bundle.installers())
    windows = made["安装.bat"].decode("gbk")
    assert windows.count("\r\n") == windows.count("\n")
    after = {"安装.bat": "install.py", "安装.sh": "exec", "先看这里.txt": "解开"}
    for name, then in after.items():
        told = made[name].decode("gbk" if name == "安装.bat" else "utf-8")
        assert told.index("Python 3.11、3.12 或 3.13") < told.index(then)
        assert "https://www.python.org/downloads/" in told


def test_another_python_and_a_damaged_file_are_told(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(install, "HERE", tmp_path)
    digest = hashlib.sha256(b"x").hexdigest()
    (tmp_path / "SHA256SUMS").write_text(f"{digest}  a\n{digest}  b\n", encoding="utf-8")
    (tmp_path / "a").write_bytes(b"x")
    (tmp_path / "b").write_bytes(b"y")
    assert install.main() == 1
    assert "安装包不完整，请重新拷贝：b" in capsys.readouterr().out
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    assert install.main() == 1
    assert "需要 64 位的 Python 3.11、3.12 或 3.13" in capsys.readouterr().out


@pytest.mark.slow
def test_the_linux_half_installs_in_an_empty_place_without_an_index(tmp_path):
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    machine = "arm64" if os.uname().machine == "aarch64" else "x64"
    out = tmp_path / "off.zip"
    bundle.main([str(out), "--only", f"linux-{machine}-{version}"])
    with zipfile.ZipFile(out) as package:
        package.extractall(tmp_path)
    bare = {
        "PATH": os.pathsep.join([str(Path(sys.base_prefix) / "bin"), "/usr/bin", "/bin"]),
        "HOME": str(tmp_path / "home"),
        "LANG": "C.UTF-8",
        # nobody answers there
        **dict.fromkeys(("http_proxy", "https_proxy", "ALL_PROXY"), "http://127.0.0.1:9"),
    }
    place = tmp_path / "a b" / "reportctl"
    done = subprocess.run(
        ["sh", str(tmp_path / "reportctl" / "安装.sh"), str(place)],
        env=bare,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "装好了" in done.stdout
    shutil.copy(ROOT / "samples" / "2021.toml", tmp_path / "2021.toml")
    for words in (["validate", "2021.toml"], ["render", "2021.toml", "--pdf", "--docx"]):
        command = [str(place / "bin" / "reportctl"), *words]
        ran = subprocess.run(command, cwd=tmp_path, env=bare, capture_output=True, check=False)
        assert ran.returncode == 0, ran.stderr.decode()
    assert (tmp_path / "2021.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.slow
@pytest.mark.parametrize("python", bundle.PYTHONS)
def test_every_wheel_of_the_windows_half_is_there(tmp_path, python):
    target = TARGETS[f"windows-x64-{python}"]
    bundle.fetch(target, tmp_path)
    lock = bundle.lock_for((ROOT / "requirements.lock").read_text(encoding="utf-8"), target)
    files = {file.name.split("-")[0].replace("_", "-").lower() for file in tmp_path.iterdir()}
    assert files == {name.replace("_", "-").lower() for name in names(lock)}
    assert all(file.suffix == ".whl" for file in tmp_path.iterdir())
