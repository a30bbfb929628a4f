"""Bytes by hash: whole or absent, whoever writes them and whatever happens meanwhile."""

import errno
import hashlib
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.errors import BadInput
from holdfire.store import Blobs
from tests.helpers import LAW
from tests.store.cases import ROOT


def files(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*") if p.is_file())


def test_bytes_lie_under_their_hash_and_cannot_be_written_over(tmp_path):
    blobs = Blobs(tmp_path / "blobs")
    sha = blobs.put(b"The ferry ran on time.")
    assert sha == hashlib.sha256(b"The ferry ran on time.").hexdigest()
    path = tmp_path / "blobs" / sha[:2] / sha
    assert blobs.path(sha) == path
    assert files(tmp_path) == [path]
    assert path.stat().st_mode & 0o777 == 0o444
    assert blobs.has(sha)
    assert blobs.get(sha) == b"The ferry ran on time."
    assert list(blobs.shas()) == [sha]
    written = path.stat().st_mtime_ns
    assert blobs.put(b"The ferry ran on time.") == sha
    assert path.stat().st_mtime_ns == written


@settings(LAW, max_examples=40)
@given(st.lists(st.binary(max_size=40), max_size=6))
def test_what_was_put_is_got(tmp_path, some):
    blobs = Blobs(tmp_path / uuid4().hex)
    shas = [blobs.put(data) for data in some]
    assert [blobs.get(sha) for sha in shas] == some
    assert list(blobs.shas()) == sorted(set(shas))


def test_many_may_be_flushed_at_once(tmp_path, monkeypatch):
    blobs = Blobs(tmp_path)
    flushed: list[object] = []
    with monkeypatch.context() as patch:
        patch.setattr("holdfire.store.files.os.fsync", flushed.append)
        patch.setattr("holdfire.store.blobs.os.sync", lambda: flushed.append("all"))
        shas = [blobs.put(b"report %d" % n, flush=False) for n in range(5)]
        assert flushed == []
        blobs.flush()
    assert flushed == ["all"]
    assert all(blobs.fault(sha) is None for sha in shas)


@pytest.mark.parametrize("sha", ["", "../../etc", "A" * 64, "a" * 63, "a" * 64 + "\n", "g" * 64])
def test_what_is_no_hash_names_no_file(tmp_path, sha):
    with pytest.raises(BadInput, match="64 hex digits"):
        Blobs(tmp_path).path(sha)


def test_a_blob_that_is_gone_is_named(tmp_path):
    blobs = Blobs(tmp_path)
    with pytest.raises(BadInput, match=f"{tmp_path}/aa/{'a' * 64} is gone; put the file back"):
        blobs.get("a" * 64)
    assert not blobs.has("a" * 64)


def test_putting_the_bytes_again_mends_a_damaged_blob(tmp_path):
    blobs = Blobs(tmp_path)
    path = blobs.path(blobs.put(b"whole"))
    path.chmod(0o644)
    path.write_bytes(b"whol")
    assert blobs.fault(path.name) is not None
    blobs.put(b"whole")
    assert blobs.get(path.name) == b"whole"
    assert blobs.fault(path.name) is None


SAME = """
import sys
from holdfire.store import Blobs
for n in range(100):
    Blobs(sys.argv[1]).put(b"the same report %d" % n)
"""


def test_two_processes_may_write_the_same_bytes(tmp_path):
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-c", SAME, str(tmp_path)]
    both = [subprocess.Popen(command, env=env) for _ in range(2)]
    assert [p.wait(60) for p in both] == [0, 0]
    blobs = Blobs(tmp_path)
    assert len(files(tmp_path)) == 100
    assert all(blobs.fault(sha) is None for sha in blobs.shas())


def test_what_killed_writers_leave_is_swept_once_it_is_old(tmp_path):
    blobs = Blobs(tmp_path)
    kept = blobs.path(blobs.put(b"kept"))
    now = datetime(2031, 3, 5, tzinfo=UTC)
    for name, age in ((".old.part", 61), (".young.part", 59)):
        part = kept.with_name(name)
        part.write_bytes(b"half")
        when = (now - timedelta(minutes=age)).timestamp()
        os.utime(part, (when, when))
    assert list(blobs.shas()) == [kept.name]
    assert blobs.sweep(now) == 1
    assert {p.name for p in files(tmp_path)} == {kept.name, ".young.part"}


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
@pytest.mark.parametrize("call", ["fsync", "fdopen"])
def test_a_full_disk_leaves_nothing_and_says_so(tmp_path, monkeypatch, code, call):
    def full(*args):
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patch:
        patch.setattr(f"holdfire.store.files.os.{call}", full)
        with pytest.raises(BadInput, match=r"the disk is full: .* make room"):
            Blobs(tmp_path).put(b"no room for this")
    assert files(tmp_path) == []


LIMITED = """
import resource, signal, sys
from holdfire.errors import BadInput
from holdfire.store import Blobs
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))
try:
    Blobs(sys.argv[1]).put(b"x" * 200_000)
except BadInput as error:
    print(error)
"""


def test_a_file_that_does_not_fit_leaves_nothing(tmp_path):
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-c", LIMITED, str(tmp_path)]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    assert "the disk is full" in done.stdout
    assert files(tmp_path) == []


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "blobs").write_bytes(b"a file in the way")
    with pytest.raises(BadInput, match=r"cannot write .*use a folder that you may write to"):
        Blobs(tmp_path / "blobs").put(b"x")
