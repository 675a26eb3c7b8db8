"""Dask over files: the findings of the command, and nothing lost with a worker."""

from __future__ import annotations

import os
from pathlib import Path

import dask
import pytest
from benchmarks.make_reports import write_reports
from tests.checked import check_files

from reportctl import cluster
from reportctl.cli.checking import Against
from reportctl.cli.files import walk_reports
from reportctl.cluster import Task, check, partitions
from reportctl.finding import Failure


def test_an_organs_years_stay_together_and_last_years_file_is_known():
    paths = ["a/2021.toml", "a/2022.toml", "b/2022.toml", "c/x.toml", "c/2024.toml"]
    assert list(partitions(paths, 2)) == [
        [Task("a/2021.toml", None), Task("a/2022.toml", "a/2021.toml")],
        [Task("b/2022.toml", None), Task("c/x.toml", None), Task("c/2024.toml", None)],
    ]


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reports")
    write_reports(folder, 45, seed=3, share=0.5)
    return folder


def told(frame) -> set[tuple]:
    """Findings as (file, code, line), those on copied text aside: each partition sees its own."""
    return {
        (Path(row.file).as_posix(), row.code, row.line)
        for row in frame.itertuples()
        if row.code not in {"X208", "X209"}
    }


@pytest.mark.slow
def test_the_findings_are_those_of_the_command(reports):
    frame = check(f"{reports}/*/*/20??.toml", partition=9)
    assert frame.npartitions > 2
    by_command = {
        (Path(one.path).as_posix(), finding.code, finding.place.line)
        for one in check_files(list(walk_reports([reports])), Against())
        for finding in one.findings
        if finding.code not in {"X208", "X209"}
    }
    assert told(frame.compute(scheduler="synchronous")) == by_command
    assert by_command


def test_cells_are_exact(reports):
    frame = check(f"{reports}/*/*/2022.toml", rows="cells").compute(scheduler="synchronous")
    assert len(frame) == 15 * 200
    assert str(frame.dtypes["value"]).startswith("decimal128")


@pytest.mark.slow
def test_a_worker_that_dies_loses_nothing(reports, tmp_path, monkeypatch):
    """The first worker that meets a partition kills itself once; all findings come all the same."""
    from dask.distributed import Client, LocalCluster

    flag = tmp_path / "died"
    whole = told(check(f"{reports}/*/*/20??.toml", partition=9).compute(scheduler="synchronous"))

    def die_once(frame):
        try:
            os.close(os.open(flag, os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            return frame
        os._exit(1)

    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 3}),
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as local,
        Client(local),
    ):
        frame = check(f"{reports}/*/*/20??.toml", partition=9)
        found = frame.map_partitions(die_once, meta=frame).compute()
    assert flag.exists()
    assert told(found) == whole


def test_no_file_is_a_failure(tmp_path):
    with pytest.raises(Failure, match="没有文件"):
        check(f"{tmp_path}/*.toml")
    assert cluster.PARTITION > 1
