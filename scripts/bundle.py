"""One zip with the wheels of every target, an installer for each system, and checksums.

Wheels are those of requirements.lock, by their hashes: `pip download` takes them from its own
index for machines of another kind. What the lock wants on one system only is decided here, for pip
reads such marks by the machine that it runs on.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from packaging.markers import Marker

ROOT = Path(__file__).parents[1]
BUNDLED = ROOT / "scripts" / "bundled"
PYTHONS = ("3.11", "3.12", "3.13")
DATE = (1980, 1, 1, 0, 0, 0)


class System(NamedTuple):
    """A kind of machine."""

    name: str
    platforms: tuple[str, ...]
    """Tags of wheels that run on it, as pip names them."""
    sys_platform: str
    platform_system: str
    machine: str
    os_name: str


SYSTEMS = (
    System("windows-x64", ("win_amd64",), "win32", "Windows", "AMD64", "nt"),
    *(
        System(
            f"linux-{short}",
            # glibc 2.28 is that of Kylin V10, UOS 20 and Debian 10
            tuple(f"{tag}_{machine}" for tag in ("manylinux_2_28", "manylinux2014")),
            "linux",
            "Linux",
            machine,
            "posix",
        )
        for short, machine in (("x64", "x86_64"), ("arm64", "aarch64"))
    ),
)


class Target(NamedTuple):
    """A kind of machine with a version of Python."""

    system: System
    python: str

    @property
    def name(self) -> str:
        """Such as `linux-x64-3.12`."""
        return f"{self.system.name}-{self.python}"

    def wants(self, marker: str) -> bool:
        """Whether a mark of the lock is true on it."""
        system = self.system
        return Marker(marker).evaluate(
            {
                "sys_platform": system.sys_platform,
                "platform_system": system.platform_system,
                "platform_machine": system.machine,
                "os_name": system.os_name,
                "python_version": self.python,
                "python_full_version": f"{self.python}.0",
                "implementation_name": "cpython",
                "platform_python_implementation": "CPython",
            }
        )


TARGETS = tuple(Target(system, python) for system in SYSTEMS for python in PYTHONS)


def lock_for(lock: str, target: Target) -> str:
    """The entries of a lock with hashes that a target wants, without their marks."""
    kept, wanted = [], True
    for line in lock.splitlines():
        if entry := re.match(r"([\w.-]+==[^ ;]+)(?: ; (.+?))? \\$", line):
            wanted = not entry[2] or target.wants(entry[2])
            line = f"{entry[1]} \\"  # noqa: PLW2901 - the same entry without its mark
        if wanted and not line.lstrip().startswith("#"):
            kept.append(line)
    return "\n".join(kept) + "\n"


def fetch(target: Target, folder: Path) -> None:
    """Fetch the wheels of a target; raises CalledProcessError where one is missing."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as temporary:
        wanted = Path(temporary) / "requirements.txt"
        wanted.write_text(lock_for(lock, target), encoding="utf-8")
        platforms = [word for tag in target.system.platforms for word in ("--platform", tag)]
        command = [
            *(sys.executable, "-m", "pip", "download", "--quiet", "--require-hashes", "--no-deps"),
            *("--only-binary", ":all:", "--implementation", "cp", *platforms),
            *("--python-version", target.python, "--dest", str(folder), "-r", str(wanted)),
        ]
        subprocess.run(command, check=True)


def build(folder: Path) -> Path:
    """The wheel of reportctl itself."""
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps"]
    command += ["--no-build-isolation", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run(command, check=True)
    return next(folder.glob("reportctl-*.whl"))


def members(wheels: Path) -> Iterator[tuple[str, bytes]]:
    """The files of the zip by name: installers first, then the wheels, then the checksums."""
    sums = []
    for name, data in (*installers(), *_wheels(wheels)):
        sums.append(f"{hashlib.sha256(data).hexdigest()}  {name}\n")
        yield name, data
    yield "SHA256SUMS", "".join(sums).encode()


def installers() -> Iterator[tuple[str, bytes]]:
    """What a person opens, as their system reads it: GBK with CRLF for cmd of a Chinese Windows."""
    for file in sorted(BUNDLED.glob("*.*")):
        text = file.read_text(encoding="utf-8")
        if file.suffix == ".bat":
            yield file.name, text.replace("\n", "\r\n").encode("gbk")
        else:
            yield file.name, text.encode()


def _wheels(folder: Path) -> Iterator[tuple[str, bytes]]:
    for file in sorted(folder.glob("*.whl")):
        yield f"wheels/{file.name}", file.read_bytes()


def write(out: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """The zip, the same bytes for the same files; wheels are packed already."""
    with zipfile.ZipFile(out, "w") as package:
        for name, data in files:
            info = zipfile.ZipInfo(f"reportctl/{name}", DATE)
            info.external_attr = (0o755 if name.endswith(".sh") else 0o644) << 16
            packed = name.endswith(".whl")
            info.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            package.writestr(info, data)


def main(words: Sequence[str] | None = None) -> None:
    """Fetch, build, write; the zip says what it holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", nargs="?", type=Path, default=Path("reportctl-offline.zip"))
    names = [target.name for target in TARGETS]
    parser.add_argument("--only", nargs="+", choices=names, default=names)
    asked = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as temporary:
        wheels = Path(temporary)
        build(wheels)
        for target in TARGETS:
            if target.name in asked.only:
                fetch(target, wheels)
                print(target.name)
        write(asked.out, members(wheels))
    print(f"{asked.out}: {asked.out.stat().st_size / 2**20:.0f} MB")


if __name__ == "__main__":
    main()
