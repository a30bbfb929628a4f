"""A case under bad luck: killed, short of room, changed behind its back, hostile names and clocks.

Slices of what `make endurance` does at length.
"""

import errno
import json
import multiprocessing
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from benchmarks.endurance import ground, tamper
from holdfire.errors import BadInput
from holdfire.flow import intake, searching
from holdfire.flow.case import Case
from holdfire.flow.deciding import Asked
from holdfire.flow.proving import prove
from holdfire.record import Entry, Item, Kind, Ruling
from holdfire.store import index

TEXT = (
    "Written for this example: an invented pause between invented parties.\n\nThe Harbour Post\n"
    "8 June 2031\n\nShells hit Cesis, mayor says\n\nTwo shells struck mill number {0} at Cesis on "
    "Sunday, the mayor, Dace Ilmere, said.\n"
)
AT = datetime(2031, 6, 9, 8, tzinfo=UTC)


@pytest.fixture(autouse=True)
def state(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def reports(folder: Path, number: int) -> Path:
    folder.mkdir(exist_ok=True)
    for n in range(number):
        (folder / f"{n:03}.txt").write_text(TEXT.format(n), encoding="utf-8")
    return folder


@pytest.fixture
def case(tmp_path):
    """A case of three texts, read and briefed."""
    with Case.new(tmp_path / "case") as made:
        made.add([reports(tmp_path / "in", 3)])
        made.run()
        made.brief()
    return tmp_path / "case"


def texts(case: Path) -> list[dict]:
    with Case(case, readonly=True) as held:
        return held.rows("texts")


def blob_of(case: Path, kind: Kind, nth: int = 0) -> Path:
    with Case(case, readonly=True) as held:
        rows = list(held._held.ledger.scan(kind))
        return held._held.blobs.path(rows[nth].entry.blobs[0])


def forked(work) -> int:
    """A copy of this process that does one thing; its number."""
    pid = os.fork()
    if not pid:
        try:
            work()
        finally:
            os._exit(0)
    return pid


@pytest.mark.parametrize("command", ["add", "run"])
def test_a_killed_command_loses_nothing_and_completes(tmp_path, command):
    rng, source = random.Random(7), reports(tmp_path / "in", 24)
    calm, case = tmp_path / "calm", tmp_path / "case"

    def work(place: Path) -> None:
        with Case(place) as held:
            held.add([source]) if command == "add" else held.run()

    for place in (calm, case):
        with Case.new(place) as made:
            made.add([source]) if command == "run" else None
    begun = time.perf_counter()
    work(calm)
    full, known = time.perf_counter() - begun, ground.rows(case)
    for n in range(6):
        pid = forked(lambda: work(case))
        time.sleep(full * (n + rng.random()) / 6)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        assert prove(case).whole
        assert ground.rows(case)[: len(known)] == known
        known = ground.rows(case)
    work(case)
    assert ground.named(ground.rows(case)) == ground.named(ground.rows(calm))
    assert prove(case).whole
    assert not ground.unfound(case)


def test_reading_processes_end_when_their_parent_is_killed(tmp_path):
    with Case.new(tmp_path / "case") as made:
        made.add([reports(tmp_path / "in", 70)])
    child = ground.Ground(tmp_path).start("run", tmp_path / "case", "--jobs", "2")
    end = time.monotonic() + 20
    while len(list(ground._members(child.pid))) < 3 and time.monotonic() < end:
        time.sleep(0.05)
    assert len(list(ground._members(child.pid))) >= 3
    assert ground.killed(child, group=False)
    child.communicate()
    assert not ground.orphans(child.pid)
    assert prove(tmp_path / "case").whole


def test_a_reading_process_that_dies_is_told_in_a_sentence(tmp_path):
    def kill(_: object) -> None:
        for worker in multiprocessing.active_children():
            os.kill(worker.pid or 0, signal.SIGKILL)

    with Case.new(tmp_path / "case") as made:
        made.add([reports(tmp_path / "in", 100)])
        with pytest.raises(BadInput, match=r"stopped from outside .* run the same command again"):
            made.run(jobs=2, step=kill)
        before = made.due()
        assert 0 < before < 100
        assert made.run().read == before
    assert prove(tmp_path / "case").whole


def test_changed_bytes_are_found_and_named(case):
    rng, ledger = random.Random(3), case / "ledger.sqlite"
    blobs = sorted(p for p in (case / "blobs").rglob("*") if p.is_file())
    for _ in range(8):
        for file in (ledger, rng.choice(blobs)):
            _, said = tamper.flips(case, file, rng)
            assert said
            assert file.name in " ".join(said) or "first broken link: row" in said[0]
    assert prove(case).whole


def _full(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_loses_nothing(tmp_path, case, monkeypatch):
    before = ground.rows(case)
    more = reports(tmp_path / "more", 5)
    with monkeypatch.context() as patch:
        patch.setattr("holdfire.store.files.os.fchmod", _full)
        with Case(case) as held, pytest.raises(BadInput, match=r"the disk is full: .* make room"):
            held.add([more])
    with Case(case) as held:
        held._held.ledger._db.execute("PRAGMA max_page_count = 1")  # type: ignore[attr-defined]  # SQLite's own
        with pytest.raises(BadInput, match=r"the disk is full or failing .* is safe"):
            held.add([more])
    assert ground.rows(case) == before
    assert prove(case).whole
    with Case(case) as held:
        assert len(held.add([more]).new) == 2
        assert held.run().read == 2
    assert prove(case).whole


def test_a_full_disk_leaves_no_half_of_a_brief(case, monkeypatch):
    before = ground.brief(case)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", _full)
        with Case(case) as held, pytest.raises(BadInput, match="No space left"):
            held.brief()
    assert ground.brief(case) == before
    assert not list(case.rglob("*.part"))


def _closed(*_: object) -> None:
    raise sqlite3.OperationalError("attempt to write a readonly database")


@pytest.mark.parametrize("state", ["as it was", "gone", "behind"])
def test_search_answers_where_the_index_cannot_be_written(tmp_path, case, monkeypatch, state):
    if state == "gone":
        (case / "cache" / "index.sqlite").unlink()
    with monkeypatch.context() as patch:
        patch.setattr(index, "_opened", _closed)
        if state == "behind":
            with Case(case) as held:
                assert len(held.add([reports(tmp_path / "in", 4)]).new) == 1
        with Case(case, readonly=True) as held:
            found = held.search("mill")
    assert {h.capture for h in found} == {t["id"] for t in texts(case)}


def test_a_folder_that_cannot_be_written_is_told(case, monkeypatch):
    def closed(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr("holdfire.store.files.tempfile.mkstemp", closed)
    (case.parent / "new.txt").write_text(TEXT.format("new"))
    with Case(case) as held, pytest.raises(BadInput, match="use a folder that you may write to"):
        held.add([case.parent / "new.txt"])


def test_the_index_of_another_record_is_made_anew(tmp_path, case):
    with Case.new(tmp_path / "other") as other:
        other.add([reports(tmp_path / "others", 9)])
        other.add([case.parent / "case" / "deal"])
    (case / "cache" / "index.sqlite").write_bytes(
        (tmp_path / "other" / "cache" / "index.sqlite").read_bytes()
    )
    assert not ground.unfound(case)


def test_a_page_that_changes_back_and_forth_keeps_every_step(tmp_path):
    page = tmp_path / "page.txt"
    with Case.new(tmp_path / "case") as made:
        for words in ("one", "two", "one", "two"):
            page.write_text(TEXT.format(words))
            made.add([page])
        rows = [r.entry for r in made._held.ledger.scan(Kind.INTAKE)]
        states = [(t["title"], t["state"]) for t in made.rows("texts")]
    captures = [json.loads(r.body)["capture"] for r in rows]
    assert len(rows) == 4
    assert captures[0] == captures[2] != captures[1] == captures[3]
    assert [s for _, s in states] == ["replaced", "waiting"]


def test_documents_without_a_place_do_not_replace_each_other(tmp_path):
    with Case.new(tmp_path / "case") as made:
        held = made._held
        found = [Item(data=TEXT.format(n).encode(), name=f"nowhere#{n}") for n in range(3)]
        done = intake.add(held, found, intake.Given())
        assert len(done.new) == 3
        assert not done.changed
        assert [t["state"] for t in made.rows("texts")] == ["waiting"] * 3


NAMES = [
    b"a\nb.txt", b"bad\xff\xfe.txt", b"-x.txt", b"x" * 250 + b".txt", b"a#b.txt", b"pct%41.txt",
    b"tab\tq\"'.txt", b"=.txt", b"esc\x1b[31m.txt",
]  # fmt: skip


def test_names_of_files_are_no_obstacle(tmp_path):
    (tmp_path / "in").mkdir()
    for n, name in enumerate(NAMES):
        try:
            Path(os.fsdecode(os.fsencode(tmp_path / "in") + b"/" + name)).write_text(TEXT.format(n))
        except OSError:
            pytest.skip("this file system takes no such names")
    with Case.new(tmp_path / "case") as made:
        assert len(made.add([tmp_path / "in"]).new) == len(NAMES)
        for file in (tmp_path / "in").iterdir():
            file.write_text(file.read_text() + "\nIt was later confirmed.\n")
        assert len(made.add([tmp_path / "in"]).changed) == len(NAMES)
        absent = [os.fsdecode(b"no\xff.txt"), "y" * 300, "nul\0.txt"]
        assert len(made.add(absent).problems) == 3
        made.run()
        made.brief()
        assert not made.diff(AT.replace(year=2000)).decisions
    assert prove(tmp_path / "case").whole


def test_a_long_name_without_a_file_has_no_place():
    assert intake.key(Item(data=b"", name="z" * 5000), Path()) == ""


@pytest.mark.parametrize("kind", [Kind.INTAKE, Kind.CAPTURE])
@pytest.mark.parametrize("damage", ["gone", "changed"])
def test_lost_bytes_come_back_with_the_report(tmp_path, case, kind, damage):
    blob = blob_of(case, kind)
    whole = blob.read_bytes()
    blob.unlink()
    if damage == "changed":
        blob.write_bytes(b"other" + whole)
    assert blob.name in " ".join(prove(case).lines())
    rows = ground.rows(case)
    with Case(case) as held:
        if kind is Kind.CAPTURE:
            with pytest.raises(BadInput, match=blob.name):
                held.brief()
        assert held.add([tmp_path / "in"]).known == 3
    assert (blob.read_bytes(), ground.rows(case)) == (whole, rows)
    assert prove(case).whole


def test_a_lost_reading_is_made_again(case):
    blob, before = blob_of(case, Kind.EXTRACT), ground.brief(case)
    whole = blob.read_bytes()
    blob.unlink()
    with Case(case) as held:
        held.brief()
    assert (blob.read_bytes(), ground.brief(case)) == (whole, before)
    assert prove(case).whole


def test_words_that_are_gone_stop_a_run_in_a_sentence(tmp_path):
    with Case.new(tmp_path / "case") as made:
        made.add([reports(tmp_path / "in", 2)])
    blob_of(tmp_path / "case", Kind.CAPTURE).unlink()
    with Case(tmp_path / "case") as held, pytest.raises(BadInput, match="add its report again"):
        held.run()


def test_a_case_of_a_newer_version_is_refused(tmp_path):
    made = tmp_path / "case"
    Case.new(made).close()
    with Case(made) as held:
        rows = list(held._held.ledger.scan(Kind.CASE))
    body = json.dumps({"name": "case", "schema": 2})
    (made / "ledger.sqlite").unlink()
    from holdfire.store import open_ledger

    with open_ledger(made / "ledger.sqlite", clock=lambda: AT, create=True) as ledger:
        ledger.put([Entry(kind=Kind.CASE, id=rows[0].entry.id, subject="case", body=body)])
    for readonly in (True, False):
        with pytest.raises(BadInput, match="newer version of holdfire; install"):
            Case(made, readonly=readonly)


def test_a_clock_that_goes_back_hides_nothing(tmp_path):
    now = [AT]
    with Case.new(tmp_path / "case", clock=lambda: now[0]) as made:
        made.add([reports(tmp_path / "in", 1)])
        now[0] = AT - timedelta(hours=3)
        made.add([reports(tmp_path / "in", 2)])
        made.run()
        made.decide(
            made.rows("texts")[0]["id"], Asked(ruling=Ruling.RETRACT), by="Ada", reason="withdrawn"
        )
        found = made.diff(AT - timedelta(hours=1))
    assert (len(found.texts), len(found.decisions)) == (2, 1)
    assert prove(tmp_path / "case").whole


def test_a_case_moved_linked_or_relative_is_the_same(tmp_path, case, monkeypatch):
    moved = case.rename(tmp_path / "moved")
    (tmp_path / "link").symlink_to(moved)
    monkeypatch.chdir(moved)
    for place in (moved, tmp_path / "link", Path(), Path("../link")):
        with Case(place) as held:
            assert held.add([tmp_path / "in"]).known == 3
            assert len(held.search("mill")) == 3
            held.brief()
        assert prove(place).whole


def test_two_processes_may_index_the_same_texts(case):
    with Case(case) as held:
        one, two = (index.Index(held.folder.index) for _ in range(2))
        one.clear()
        for each in (one, two):
            searching.catch_up(held._held, each)
            each.close()
    assert not ground.unfound(case)


def test_names_beginning_with_a_dash_are_given_after_two(tmp_path, case):
    (tmp_path / "-x.txt").write_text(TEXT.format("x"))
    done = subprocess.run(
        [sys.executable, "-m", "holdfire", "add", "case", "--", "-x.txt"],
        cwd=tmp_path,
        env=ground.Ground(tmp_path).environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "1 new; 0 on record already\n")
