"""Verify: every changed byte is found, what an interrupted command leaves is not a fault."""

import json
import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from holdfire.errors import BadInput
from holdfire.record import Kind
from holdfire.store import Blobs, verify
from holdfire.store.seals import Seal
from tests.store.cases import entry, opened, small_case, writer


@pytest.fixture
def case(tmp_path):
    """A folder with a ledger of twelve rows, its seal, and a blob for each."""
    small_case(tmp_path)
    return tmp_path


def told(case: Path):
    return verify(case / "ledger.sqlite", Blobs(case / "blobs"))


def flip(path: Path, at: int, mask: int) -> None:
    """Change one byte in place, whatever the file's mode says."""
    data = bytearray(path.read_bytes())
    data[at] ^= mask
    path.chmod(0o644)
    path.write_bytes(data)


def unused(ledger: Path) -> list[int]:
    """Offsets that carry nothing: between the cells of every b-tree page and its header."""
    data = ledger.read_bytes()
    found: list[int] = []
    size = int.from_bytes(data[16:18], "big")
    for page in range(len(data) // size):
        start = page * size
        head = start + (100 if page == 0 else 0)
        if data[head] not in (2, 5, 10, 13):
            continue
        cells = int.from_bytes(data[head + 3 : head + 5], "big")
        free = head + (12 if data[head] in (2, 5) else 8) + 2 * cells
        found += range(free, start + int.from_bytes(data[head + 5 : head + 7], "big"))
    return found


def test_a_whole_case_is_sound(case):
    verdict = told(case)
    assert (verdict.rows, verdict.blobs, verdict.head[0]) == (12, 12, 12)
    assert (verdict.broken, verdict.faults, verdict.notes) == (None, (), ())
    assert verdict.sound
    assert sorted(p.name for p in case.iterdir()) == ["blobs", "ledger.seal", "ledger.sqlite"]


def test_looking_changes_nothing(case):
    before = {p: p.read_bytes() for p in case.rglob("*") if p.is_file()}
    told(case)
    assert {p: p.read_bytes() for p in case.rglob("*") if p.is_file()} == before


def test_any_byte_of_the_ledger_that_changes_is_found(case):
    chance = random.Random(5)
    path = case / "ledger.sqlite"
    whole = path.read_bytes()
    empty = unused(path)
    places = [chance.choice(empty) for _ in range(15)] + [chance.randrange(100) for _ in range(15)]
    places += [chance.randrange(len(whole)) for _ in range(60)]
    for at in places:
        flip(path, at, 1 << chance.randrange(8))
        verdict = told(case)
        assert not verdict.sound, f"byte {at} changed and nothing was said"
        assert all("\n" not in fault for fault in verdict.faults)
        for extra in case.glob("ledger.sqlite-*"):
            extra.unlink()
        path.write_bytes(whole)
    assert told(case).sound


def test_any_byte_of_a_blob_that_changes_is_found(case):
    chance = random.Random(6)
    paths = [Blobs(case / "blobs").path(s) for s in Blobs(case / "blobs").shas()]
    for _ in range(50):
        path = chance.choice(paths)
        whole = path.read_bytes()
        flip(path, chance.randrange(len(whole)), 1 << chance.randrange(8))
        (fault,) = told(case).faults
        assert f"{path} is damaged" in fault
        path.write_bytes(whole)
    assert told(case).sound


def test_any_byte_of_the_seal_that_changes_is_found(case):
    path = case / "ledger.seal"
    whole = path.read_bytes()
    for at in range(0, len(whole), 7):
        flip(path, at, 1)
        assert not told(case).sound, whole[at : at + 1]
        path.write_bytes(whole)


def test_bytes_put_behind_the_end_are_found(case):
    path = case / "ledger.sqlite"
    with path.open("ab") as file:
        file.write(b"more")
    assert "not byte for byte" in told(case).faults[0]


def test_a_lost_blob_is_named_with_what_to_do(case):
    path = next((case / "blobs").glob("*/*"))
    path.unlink()
    assert told(case).faults == (
        f"the blob {path} is gone; put the file back from a copy of the case, or add its report "
        "again",
    )


def test_a_blob_of_no_row_is_a_note_and_half_a_file_is_nothing(case):
    blobs = Blobs(case / "blobs")
    blobs.put(b"an add that was interrupted here")
    (case / "blobs" / "ab").mkdir(exist_ok=True)
    (case / "blobs" / "ab" / ".abc.part").write_bytes(b"half")
    verdict = told(case)
    assert verdict.sound
    assert verdict.notes == ("1 blobs are named by no row, as an interrupted command leaves them",)


def test_a_ledger_cut_off_at_its_end_is_found_by_its_seal(case):
    old = case / "old.sqlite"
    shutil.copy(case / "ledger.sqlite", old)
    with opened(case / "ledger.sqlite") as ledger:
        ledger.put([entry("late")])
    old.replace(case / "ledger.sqlite")
    (fault,) = told(case).faults
    assert "ends at row 12, but was sealed at row 13" in fault


def test_a_ledger_written_anew_is_found_by_its_seal(case):
    """A forger who makes every link afresh has another head; the seal remembers the old."""
    seal = (case / "ledger.seal").read_bytes()
    (case / "ledger.sqlite").unlink()
    with opened(case / "ledger.sqlite") as ledger:
        ledger.put([entry(f"forged-{n}") for n in range(14)])
    (case / "ledger.seal").write_bytes(seal)
    assert "row 12 of" in told(case).faults[0]


def test_a_seal_that_is_gone_is_a_fault(case):
    (case / "ledger.seal").unlink()
    (fault,) = told(case).faults
    assert "ledger.seal is gone" in fault
    empty = case / "new"
    empty.mkdir()
    opened(empty / "ledger.sqlite").close()
    (empty / "ledger.seal").unlink()
    verdict = told(empty)
    assert verdict.sound
    assert "just begun" in verdict.notes[0]


def test_a_ledger_that_is_gone_or_no_ledger_is_a_fault(case, tmp_path):
    (case / "ledger.sqlite").unlink()
    assert "there is no ledger" in told(case).faults[0]
    (case / "ledger.sqlite").write_bytes(b"not a database at all" * 400)
    assert "is no ledger, or is damaged" in told(case).faults[0]
    (case / "ledger.sqlite").unlink()
    sqlite3.connect(case / "ledger.sqlite").execute("CREATE TABLE other (x)").connection.close()
    assert "is no ledger" in told(case).faults[0]


def test_rows_since_the_seal_are_a_note(case):
    """As a killed command leaves them: rows on record, the old seal, pages in the log."""
    seal = (case / "ledger.seal").read_bytes()
    ledger = opened(case / "ledger.sqlite")
    ledger.put([entry("late")])
    verdict = told(case)
    assert verdict.sound
    assert verdict.rows == 13
    assert verdict.notes[0].startswith("rows 13 to 13 were written since the last seal")
    ledger.close()
    assert told(case).notes == ()
    (case / "ledger.seal").write_bytes(seal)
    verdict = told(case)
    assert verdict.sound
    assert "since the last seal" in verdict.notes[0]


def test_two_that_close_at_once_leave_a_seal_that_fits(tmp_path):
    path = tmp_path / "ledger.sqlite"
    for turn in range(3):
        both = [writer(path, f"{who}{turn}", 20, 5) for who in ("a", "b")]
        for process in both:
            process.communicate(timeout=60)
        verdict = verify(path, Blobs(tmp_path))
        assert (verdict.faults, verdict.notes) == ((), ())


def test_whoever_closes_first_seals_what_the_other_goes_on_from(tmp_path):
    path = tmp_path / "ledger.sqlite"
    one, other = opened(path), opened(path)
    one.put([entry("a")])
    one.close()
    assert json.loads((tmp_path / "ledger.seal").read_text())["seq"] == 1
    assert verify(path, Blobs(tmp_path)).notes == ()
    other.put([entry("b")])
    other.close()
    verdict = verify(path, Blobs(tmp_path))
    assert (verdict.rows, verdict.faults, verdict.notes) == (2, (), ())


def test_an_id_that_stands_twice_is_found(tmp_path):
    """A forger drops what forbids it and makes the links anew."""
    path = tmp_path / "ledger.sqlite"
    with opened(path) as ledger:
        ledger.put([entry("a")])
        for trigger in ("no_replace", "no_update"):
            ledger._run(f"DROP TRIGGER {trigger}")
        ledger._run("CREATE TABLE again AS SELECT * FROM entries")
        ledger._run("DROP TABLE entries")
        ledger._run("ALTER TABLE again RENAME TO entries")
        ledger._insert([_copy(*next(ledger.raw()))])
    assert verify(path, Blobs(tmp_path)).faults == (f"the id look_a stands twice in {path}",)


def _copy(seq, *said):
    from holdfire.store.ledger import link

    row = (seq + 1, *said[:-2], said[-1], "")
    return (*row[:-1], link(row))


def test_every_broken_link_is_counted_and_the_first_named(case):
    with opened(case / "ledger.sqlite") as ledger:
        ledger._run("DROP TRIGGER no_update")
        ledger._run("UPDATE entries SET body = '{}' WHERE seq IN (4, 6, 9)")
        ledger.put([entry("z")])
    verdict = told(case)
    assert verdict.broken is not None
    assert (verdict.broken.seq, verdict.broken.id) == (4, "capture_003")
    assert verdict.broken.what == "its content is not what its digest was made of"
    assert verdict.faults == ("2 further links do not hold",)


def test_a_damaged_blob_is_never_handed_out(case):
    blobs = Blobs(case / "blobs")
    with opened(case / "ledger.sqlite") as ledger:
        row = next(ledger.scan(Kind.CAPTURE))
    (sha,) = row.entry.blobs
    flip(blobs.path(sha), 3, 1)
    with pytest.raises(BadInput, match="is damaged; put the file back"):
        blobs.get(sha)


def test_a_seal_reads_as_it_was_written(case):
    seal = Seal.read(case / "ledger.seal")
    assert seal is not None
    assert seal.size == (case / "ledger.sqlite").stat().st_size
    assert Seal.read(case / "none") is None
