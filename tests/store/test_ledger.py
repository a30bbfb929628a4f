"""The ledger, on both engines: what is put there stays, in order, each row hung on the last."""

import hashlib
import json
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.errors import BadInput
from holdfire.record import Entry, Kind
from holdfire.store import Blobs, verify
from holdfire.store import postgres as postgres_room
from holdfire.store import sqlite as sqlite_room
from tests.helpers import LAW
from tests.store.cases import START, Clock, entry, opened, writer


def test_a_case_begins_empty(place):
    with opened(place) as ledger:
        assert ledger.head() == (0, "0" * 64)
        assert ledger.counts() == {}
        assert list(ledger.scan()) == []
        assert ledger.get(Kind.LOOK, "look_a") is None
        assert ledger.put([]) == ()


def test_what_is_put_comes_back_as_it_was(place):
    said = Entry(
        kind=Kind.DECISION, id="decision_1", subject="cap_1 💥 “Hafen”", method="cli/1",
        body='{"why":"zweimal\\n"}', by="A. Vel", blobs=("a" * 64, "b" * 64),
    )  # fmt: skip
    with opened(place) as ledger:
        (row,) = ledger.put([said])
        assert (row.seq, row.at, row.entry, row.previous) == (1, START, said, "0" * 64)
        assert ledger.get(Kind.DECISION, "decision_1") == row
        assert ledger.head() == (1, row.digest)
    with opened(place, create=False, readonly=True) as ledger:
        assert list(ledger.scan()) == [row]


def test_the_chain_is_the_formula_of_the_page(place):
    """docs/storage.md gives the formula; here it is worked with nothing of ours."""
    with opened(place) as ledger:
        first = entry("a", blobs=("c" * 64,), by="Ana Vel")
        rows = ledger.put([first, entry("b", body='{"é":"💥"}')])
    previous = "0" * 64
    for row in rows:
        e = row.entry
        said = [
            previous, row.seq, e.kind.value, e.id, e.subject, "2031-03-05T12:00:00.000000+00:00",
            e.method, e.by, e.body, list(e.blobs),
        ]  # fmt: skip
        text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
        assert row.previous == previous
        assert row.digest == hashlib.sha256(text.encode()).hexdigest()
        previous = row.digest


def test_putting_twice_adds_nothing(place):
    some = [entry("a"), entry("b"), entry("a")]
    with opened(place) as ledger:
        assert [r.entry.id for r in ledger.put(some)] == ["look_a", "look_b"]
        head = ledger.head()
        assert ledger.put(some) == ()
        assert ledger.head() == head
        assert [r.seq for r in ledger.put([entry("b"), entry("c")])] == [3]
        assert ledger.put([replace(entry("c", Kind.ISSUE), id="look_c")])[0].seq == 4


def test_time_never_goes_backwards(place):
    clock = Clock()
    with opened(place, clock=clock) as ledger:
        ledger.put([entry("a")])
        clock.on(days=-3)
        (row,) = ledger.put([entry("b")])
        assert row.at == START
        clock.on(days=3, seconds=1)
        (row,) = ledger.put([entry("c")])
        assert row.at == START + timedelta(seconds=1)
        clock.now = START.replace(tzinfo=None)
        with pytest.raises(ValueError, match="zone"):
            ledger.put([entry("d")])
        assert ledger.head()[0] == 3


def test_rows_are_found_by_kind_subject_time_and_number(place):
    clock = Clock()
    with opened(place, clock=clock) as ledger:
        for n in range(6):
            kind = Kind.LOOK if n % 2 else Kind.CAPTURE
            ledger.put([entry(str(n), kind, subject="east" if n < 4 else "west")])
            clock.on(hours=1)

        def seqs(*args, **more):
            return [r.seq for r in ledger.scan(*args, **more)]

        assert seqs() == [1, 2, 3, 4, 5, 6]
        assert seqs(Kind.LOOK) == [2, 4, 6]
        assert seqs(Kind.LOOK, subject="east") == [2, 4]
        assert seqs(subject="west") == [5, 6]
        assert seqs(known_at=START + timedelta(hours=2)) == [1, 2, 3]
        assert seqs(known_at=START - timedelta(microseconds=1)) == []
        assert seqs(Kind.CAPTURE, after=1) == [3, 5]
        assert seqs(Kind.ISSUE) == []
        assert ledger.counts() == {Kind.CAPTURE: 3, Kind.LOOK: 3}
        assert ledger.has(Kind.LOOK, ["look_1", "look_2", "capture_2"]) == {"look_1"}


def test_ids_are_found_by_how_they_begin(place):
    names = ["cap_ab1", "cap_ab2", "cap_aB", "cap_a%", "cap_a_", "dec_ab", "cap_é"]
    with opened(place) as ledger:
        ledger.put([replace(entry(n), id=n) for n in names])
        assert ledger.starting("cap_ab") == ["cap_ab1", "cap_ab2"]
        assert ledger.starting("cap_a%") == ["cap_a%"]
        assert ledger.starting("cap_a_") == ["cap_a_"]
        assert ledger.starting("cap_é") == ["cap_é"]
        assert ledger.starting("x") == []
        assert ledger.starting("") == sorted(names)


def test_a_scan_tells_what_was_there_when_it_began(place):
    """More rows than one page, and one put for each row seen."""
    with opened(place) as ledger:
        ledger.put([entry(f"{n:04}") for n in range(1100)])
        seen = 0
        for row in ledger.scan():
            seen += 1
            assert row.seq == seen
            if seen % 100 == 0:
                ledger.put([entry(f"more-{seen}")])
        assert seen == 1100
        assert ledger.head()[0] == 1111
        assert len(ledger.has(Kind.LOOK, [f"look_{n:04}" for n in range(2000)])) == 1100


@pytest.mark.parametrize("name", ["id", "subject", "method", "by", "body"])
@pytest.mark.parametrize("bad", ["a\0b", chr(0xD83D), chr(0xDC80)])
def test_what_no_database_keeps_is_refused(place, name, bad):
    with opened(place) as ledger:
        with pytest.raises(BadInput, match=f"the {name} of look"):
            ledger.put([entry("a"), replace(entry("b"), **{name: bad})])
        assert ledger.head()[0] == 0
        assert ledger.get(Kind.LOOK, bad) is None
        assert ledger.has(Kind.LOOK, [bad]) == set()
        assert ledger.starting(bad) == []
        assert list(ledger.scan(subject=bad)) == []


def test_a_blob_is_named_by_its_hash(place):
    with opened(place) as ledger, pytest.raises(ValueError, match="SHA-256"):
        ledger.put([entry("a", blobs=("ABC",))])


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE entries SET body = 'x'", "DELETE FROM entries", "UPDATE entries SET seq = seq + 9",
        "INSERT OR REPLACE INTO entries SELECT 1, kind, id, 'x', at, method, \"by\", body, blobs, "
        "previous, digest FROM entries",
        "TRUNCATE entries",
    ],
)  # fmt: skip
def test_the_database_itself_refuses_a_change(place, change):
    with opened(place) as ledger:
        ledger.put([entry("a")])
        with pytest.raises(BadInput):
            ledger._run(change)
        assert next(ledger.scan()).entry == entry("a")


def test_a_reader_cannot_write_and_must_find_a_ledger(place):
    with pytest.raises(BadInput, match=r"there is no ledger .*holdfire new"):
        opened(place, create=False)
    with pytest.raises(BadInput, match=r"there is no ledger .*holdfire new"):
        opened(place, readonly=True, create=False)
    opened(place).close()
    with (
        opened(place, readonly=True, create=False) as ledger,
        pytest.raises(BadInput, match=r"read-?only"),
    ):
        ledger.put([entry("a")])


def test_a_ledger_of_another_version_is_refused(place, monkeypatch):
    with opened(place) as ledger:
        cls = type(ledger)
    later = (*cls.steps, lambda run: run("CREATE TABLE later (x TEXT)"))
    later[-1].__name__ = "m002"
    with monkeypatch.context() as patch:
        patch.setattr(cls, "steps", later)
        with pytest.raises(BadInput, match="older version"):
            opened(place, readonly=True)
        with opened(place) as ledger:
            assert ledger.schema() == 2
            names = ledger._fetch("SELECT number, name FROM migrations ORDER BY number")
            assert [tuple(n) for n in names] == [(1, "m001"), (2, "m002")]
    with pytest.raises(BadInput, match="newer version"):
        opened(place)


def test_a_migration_that_fails_leaves_nothing(place, monkeypatch):
    with opened(place) as ledger:
        cls = type(ledger)

    def m002(run):
        run("CREATE TABLE half (x TEXT)")
        run("CREATE TABLE half (x TEXT)")

    with monkeypatch.context() as patch:
        patch.setattr(cls, "steps", (*cls.steps, m002))
        with pytest.raises(BadInput):
            opened(place)
    with opened(place) as ledger:
        assert ledger.schema() == 1
        with pytest.raises(BadInput):
            ledger._run("SELECT * FROM half")


def test_an_error_in_a_put_undoes_it(place, monkeypatch):
    with opened(place) as ledger:
        ledger.put([entry("a")])
        real = type(ledger)._insert

        def stopped(self, rows):
            real(self, rows)
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(type(ledger), "_insert", stopped)
            with pytest.raises(KeyboardInterrupt):
                ledger.put([entry("b")])
        assert ledger.head()[0] == 1
        assert ledger.put([entry("b")])[0].seq == 2


def test_a_busy_ledger_says_so(place, monkeypatch):
    monkeypatch.setattr(sqlite_room, "BUSY", 1)
    monkeypatch.setattr(postgres_room, "BUSY", 1)
    with opened(place) as one, opened(place) as other:
        with one._writing(), pytest.raises(BadInput, match="another command has been writing"):
            other.put([entry("a")])
        assert other.put([entry("a")])


def test_two_processes_at_once_lose_nothing(place):
    """They also make the ledger at once: neither is in the other's way."""
    both = [writer(place, who, 200) for who in ("east", "west")]
    for process in both:
        process.communicate(timeout=60)
    assert [p.returncode for p in both] == [0, 0]
    with opened(place, create=False, readonly=True) as ledger:
        rows = list(ledger.scan())
    assert [r.seq for r in rows] == list(range(1, 401))
    assert {r.entry.id for r in rows} == {f"{w}-{n}" for w in ("east", "west") for n in range(200)}
    assert verify(place, Blobs("none")).sound


FIELDS = {
    "kind": "'issue'", "id": "'look_z'", "subject": "'other'", "method": "'test/2'",
    "at": "'2031-03-05T12:00:01.000000+00:00'", '"by"': "'B. Orr'", "body": "'{\"n\":2}'",
    "blobs": f"'{'d' * 64}'", "previous": f"'{'e' * 64}'", "digest": f"'{'f' * 64}'", "seq": "99",
}  # fmt: skip


@pytest.mark.parametrize("column", FIELDS)
def test_one_changed_field_is_found_and_the_row_named(place, column):
    with opened(place) as ledger:
        ledger.put([entry(n) for n in "abcde"])
        for trigger in ("no_update", "no_change ON entries"):
            try:
                ledger._run(f"DROP TRIGGER {trigger}")
            except BadInput:
                continue
        change = f"{column} = {FIELDS[column]}"
        ledger._run(f"UPDATE entries SET {change} WHERE id = 'look_c'")  # noqa: S608 - ours
    broken = verify(place, Blobs("none")).broken
    assert broken is not None
    # A row renumbered to the end leaves the gap where it stood.
    assert broken.seq == (4 if column == "seq" else 3)
    assert broken.id == {"seq": "look_d", "id": "look_z"}.get(column, "look_c")


def test_a_removed_row_is_found(place):
    with opened(place) as ledger:
        ledger.put([entry(n) for n in "abcde"])
        for trigger in ("no_delete", "no_change ON entries"):
            try:
                ledger._run(f"DROP TRIGGER {trigger}")
            except BadInput:
                continue
        ledger._run("DELETE FROM entries WHERE seq = 2")
    verdict = verify(place, Blobs("none"))
    assert verdict.broken is not None
    assert (verdict.broken.seq, verdict.broken.what[:15]) == (3, "it follows row ")
    assert not verdict.sound


IDS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=6)
PUTS = st.lists(st.lists(st.tuples(st.sampled_from(Kind), IDS), max_size=4), max_size=5)


@settings(LAW, max_examples=40)
@given(PUTS)
def test_any_puts_leave_each_entry_once_in_order_and_sound(tmp_path, puts):
    """On SQLite only, in a folder of its own each time: the law is of the shared class."""
    path = tmp_path / uuid4().hex / "ledger.sqlite"
    path.parent.mkdir()
    expected: list[Entry] = []
    for some in puts:
        with opened(path) as ledger:
            entries = [Entry(kind=k, id=i, subject=i[::-1], body="{}") for k, i in some]
            added = [r.entry for r in ledger.put(entries)]
        fresh = [e for e in dict.fromkeys(entries) if e not in expected]
        assert added == fresh
        expected += fresh
    with opened(path) as ledger:
        assert [r.entry for r in ledger.scan()] == expected
    verdict = verify(path, Blobs(path.parent))
    assert verdict.sound
    assert (verdict.rows, verdict.notes) == (len(expected), ())
