"""The ledger file under bad luck: killed writers, full disks, folders that cannot be written."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import contextmanager

import pytest

from holdfire.errors import BadInput
from holdfire.store import Blobs, open_ledger, verify
from holdfire.store.ledger import no_clock
from tests.store.cases import ROOT, Clock, entry, opened, small_case, writer

AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def mount(program, *args) -> int:
    command = [shutil.which(program) or program, *map(str, args)]
    return subprocess.run(command, capture_output=True).returncode


@contextmanager
def disk(folder, size):
    """A small disk of its own at a folder; only root can have one."""
    if not AS_ROOT:
        pytest.skip("only root can mount a small disk")
    if mount("mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder):
        pytest.skip("this machine lets nobody mount a disk")
    try:
        yield folder
    finally:
        assert mount("umount", "--lazy", folder) == 0


@contextmanager
def unwritable(folder):
    """A folder made read-only, for root too."""
    if not AS_ROOT:
        folder.chmod(0o555)
        (folder / "ledger.sqlite").chmod(0o444)
        try:
            yield
        finally:
            folder.chmod(0o755)
        return
    assert mount("mount", "-o", "remount,ro", folder) == 0
    try:
        yield
    finally:
        assert mount("mount", "-o", "remount,rw", folder) == 0


@contextmanager
def own_disk(folder, size="4m"):
    if AS_ROOT:
        with disk(folder, size):
            yield
    else:
        yield


def test_what_was_acknowledged_outlasts_a_kill(tmp_path):
    """Killed at twenty moments, in one ledger that each time goes on from what it finds."""
    chance = random.Random(9)
    path = tmp_path / "ledger.sqlite"
    acknowledged: dict[str, int] = {}
    for turn in range(20):
        process = writer(path, f"w{turn}", 3000, 1 + turn % 3)
        assert process.stdout is not None
        for _ in range(chance.randrange(1, 25)):
            acknowledged[f"w{turn}"] = int(process.stdout.readline())
        process.send_signal(signal.SIGKILL)
        acknowledged[f"w{turn}"] = (
            max(map(int, process.stdout.read().split()), default=0) or (acknowledged[f"w{turn}"])
        )
        process.wait(10)
        process.stdout.close()
        verdict = verify(path, Blobs(tmp_path))
        assert (verdict.broken, verdict.faults) == (None, ())
    with opened(path, create=False) as ledger:
        rows = list(ledger.scan())
        ledger.put([entry("after")])
    there = {r.entry.id for r in rows}
    assert all(f"{w}-{n}" in there for w, count in acknowledged.items() for n in range(count))
    assert [r.seq for r in rows] == list(range(1, len(rows) + 1))
    verdict = verify(path, Blobs(tmp_path))
    assert (verdict.faults, verdict.notes) == ((), ())


def test_killed_before_the_first_row_the_ledger_is_made_after_all(tmp_path):
    """What a kill in the midst of making leaves: an empty file, or one without tables."""
    path = tmp_path / "ledger.sqlite"
    path.touch()
    with pytest.raises(BadInput, match="is no ledger"):
        opened(path, create=False)
    opened(path).close()
    other = tmp_path / "other.sqlite"
    db = sqlite3.connect(other)
    db.execute("PRAGMA journal_mode = WAL")
    db.close()
    with opened(other) as ledger:
        assert ledger.put([entry("a")])


def test_a_full_disk_adds_nothing_and_says_so(tmp_path):
    with disk(tmp_path, "300k"):
        path = tmp_path / "ledger.sqlite"
        ledger = opened(path)
        entries = [entry(f"{n}", body="x" * 5000) for n in range(1000)]
        with pytest.raises(BadInput, match=r"disk is full.*nothing of this step was added"):
            [ledger.put([one]) for one in entries]
        count = ledger.head()[0]
        assert 0 < count < 1000
        with pytest.raises(BadInput, match=r"disk is full"):
            ledger.put([entry("big", body="x" * 300_000)])
        assert ledger.head()[0] == count
        with pytest.raises(BadInput, match="disk is full"):
            ledger.close()
        verdict = verify(path, Blobs(tmp_path))
        assert (verdict.broken, verdict.faults, verdict.rows) == (None, (), count)


LIMITED = """
import resource, signal, sys
from datetime import UTC, datetime
from holdfire.errors import BadInput
from holdfire.record import Entry, Kind
from holdfire.store import open_ledger
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
ledger = open_ledger(sys.argv[1], clock=lambda: datetime.now(UTC), create=True)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
try:
    for n in range(1000):
        ledger.put([Entry(kind=Kind.LOOK, id=str(n), subject="s", body="x" * 3000)])
except BadInput as error:
    print(n)
    print(error)
"""


def test_a_file_that_may_not_grow_adds_nothing_and_says_so(tmp_path):
    path = tmp_path / "ledger.sqlite"
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-c", LIMITED, str(path)]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    count, sentence = done.stdout.splitlines()
    assert "nothing of this step was added" in sentence
    verdict = verify(path, Blobs(tmp_path))
    assert (verdict.broken, verdict.faults, verdict.rows) == (None, (), int(count))


def test_a_case_that_cannot_be_written_can_be_read(tmp_path):
    with own_disk(tmp_path):
        small_case(tmp_path)
        with unwritable(tmp_path):
            with open_ledger(tmp_path / "ledger.sqlite", clock=no_clock, readonly=True) as ledger:
                assert len(list(ledger.scan())) == 12
            assert verify(tmp_path / "ledger.sqlite", Blobs(tmp_path / "blobs")).sound
            with (
                pytest.raises(BadInput, match=r"use a folder that you may write to"),
                opened(tmp_path / "ledger.sqlite") as ledger,
            ):
                ledger.put([entry("a")])
            with pytest.raises(BadInput, match=r"cannot write .*a folder that you may write to"):
                Blobs(tmp_path / "blobs").put(b"new")
            with pytest.raises(BadInput, match=r"use a folder that you may write to"):
                opened(tmp_path / "other.sqlite")


def test_rows_left_in_the_log_are_never_passed_over_in_silence(tmp_path):
    with own_disk(tmp_path):
        path = tmp_path / "ledger.sqlite"
        process = writer(path, "w", 10)
        process.communicate(timeout=60)
        ledger = opened(path)
        ledger.put([entry("pending")])
        saved = path.with_name("ledger.sqlite-wal").read_bytes()
        ledger.close()
        path.with_name("ledger.sqlite-wal").write_bytes(saved)
        with unwritable(tmp_path), pytest.raises(BadInput, match="copy the case to a folder"):
            opened(path, readonly=True)


def test_one_ledger_may_be_open_many_times_in_one_process(tmp_path):
    path = tmp_path / "ledger.sqlite"
    with opened(path, clock=Clock()) as one, opened(path) as other:
        with opened(path, readonly=True) as reader:
            one.put([entry("a")])
            other.put([entry("b")])
            assert [r.entry.id for r in reader.scan()] == ["look_a", "look_b"]
        one.put([entry("c")])
    assert verify(path, Blobs(tmp_path)).notes == ()
