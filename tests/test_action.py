"""action.yml and the pre-commit hooks do what they say, run as their hosts run them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from tests.rules.base import lay_over, right_report

ROOT = Path(__file__).parents[1]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"] if "name" in step}
WRONG = {"disputes.review": [10, 1, 0, 0, 0]}


@pytest.fixture
def repository(tmp_path):
    """A repository with a right report, a wrong one, a note and a command on its path."""
    git(tmp_path, "init", "-q")
    (tmp_path / "a b").mkdir()
    (tmp_path / "2020.toml").write_text(right_report(2020), encoding="utf-8")
    (tmp_path / "a b" / "2021.toml").write_text(lay_over(right_report(), WRONG), encoding="utf-8")
    (tmp_path / "notes-2021.txt").write_text("note\n", encoding="utf-8")
    command = tmp_path / ".bin" / "reportctl"
    command.parent.mkdir()
    lines = ["#!/bin/sh", f'exec "{sys.executable}" -m reportctl "$@"', ""]
    command.write_text("\n".join(lines), encoding="utf-8")
    command.chmod(0o755)
    return tmp_path


def git(folder, *words):
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


def around(folder, **more):
    path = os.pathsep.join([str(folder / ".bin"), os.environ["PATH"]])
    return {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT / "src"), **more}


def step(name, folder, **inputs):
    """A step as a runner runs it: inputs only through the environment."""
    given = {key: str(one["default"]) for key, one in ACTION["inputs"].items()} | inputs
    told = STEPS[name]
    env = {
        key: given[value[len("${{ inputs.") : -len(" }}")]] for key, value in told["env"].items()
    }
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", told["run"]],
        cwd=folder,
        env=around(folder, **env),
        capture_output=True,
        text=True,
        check=False,
    )


def test_no_input_is_put_into_a_script():
    for told in STEPS.values():
        assert "${{" not in told["run"]


def test_the_marks_and_the_list_are_those_of_the_repository(repository):
    listed = step("SARIF", repository)
    assert listed.returncode == 0, listed.stderr  # the check fails the job, not the list
    told = json.loads((repository / "reportctl.sarif").read_text(encoding="utf-8"))
    results = told["runs"][0]["results"]
    places = [one["locations"][0]["physicalLocation"]["artifactLocation"] for one in results]
    assert {place["uri"] for place in places} == {"a%20b/2021.toml"}
    done = step("check", repository)
    assert done.returncode == 1
    assert "::error file=a b/2021.toml,line=" in done.stdout


def test_words_of_an_input_are_words(repository):
    done = step("check", repository, paths="a b\n", arguments="--select\nF,$(touch hit)\n")
    assert done.returncode == 2
    assert not (repository / "hit").exists()
    assert step("check", repository, paths="2020.toml", arguments="--select\nT").returncode == 0
    assert step("SARIF", repository, paths="none", sarif="x.sarif").returncode != 0


def test_the_page_shows_the_action_with_inputs_that_it_has():
    page = (ROOT / "docs" / "checking.md").read_text(encoding="utf-8")
    (flow,) = (
        yaml.safe_load(block)
        for block in re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
        if "runs-on" in block
    )
    (used,) = (s for s in flow["jobs"]["check"]["steps"] if "reportctl" in s.get("uses", ""))
    assert set(used.get("with", {})) <= set(ACTION["inputs"])
    assert ACTION["inputs"]["sarif"]["default"] == "reportctl.sarif"


@pytest.mark.slow
def test_the_hooks_run_under_pre_commit(repository):
    hooks = [{**hook, "language": "system"} for hook in HOOKS]
    config = {"repos": [{"repo": "local", "hooks": hooks}]}
    (repository / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    git(repository, "add", "2020.toml", "a b", "notes-2021.txt")

    def commit(hook):
        done = subprocess.run(
            [sys.executable, "-m", "pre_commit", "run", hook, "--verbose"],
            cwd=repository,
            env={
                **around(repository, PRE_COMMIT_HOME=str(repository / ".cache"), NO_COLOR="1"),
                "PYTHONPATH": os.pathsep.join(
                    filter(None, (str(ROOT / "src"), os.environ.get("PYTHONPATH")))
                ),
            },
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr

    code, told = commit("reportctl")
    assert code == 1, told
    assert "a b/2021.toml:" in told
    assert "T304" in told
    assert "检查了 2 个文件" in told  # the note is none, and both are one run
    code, told = commit("reportctl-fix")
    assert "files were modified by this hook" in told
    git(repository, "add", "a b")
    assert commit("reportctl")[0] == 0
    shutil.rmtree(repository / ".cache", ignore_errors=True)
