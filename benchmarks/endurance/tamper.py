"""Bytes of a case changed behind its back: `python benchmarks/endurance/tamper.py`.

Single bytes of the ledger and of the blobs, drawn at random, and what a forger might do. `verify`
must find each and name the row or the file. What it cannot find without a witness is told as such:
whoever can write the whole folder can write the whole record anew, seal and all; only a time stamp,
or the last link noted elsewhere, shows that.
"""

import argparse
import random
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

if not __package__:
    sys.path[:0] = [str(Path(__file__).resolve().parents[2]), "src"]

from benchmarks.endurance.ground import Ground, inputs, table
from holdfire.errors import BadInput
from holdfire.flow.proving import Proof, prove
from holdfire.store.checking import Verdict
from holdfire.store.ledger import INSERT, SELECT, link
from holdfire.store.seals import Seal, seal_of

LEDGER, SEAL = "ledger.sqlite", "ledger.seal"
CUTS = (0, 1, 50, 99)
"""Where the ledger is cut off, in hundredths of its length."""


def told(proof: Proof) -> list[str]:
    """What `verify` prints beside its notes and its last line."""
    return [line for line in proof.lines() if not line.startswith(("note", "whole", "NOT whole"))]


def flipped(data: bytes, rng: random.Random) -> tuple[bytes, int]:
    """The same bytes but for one, and where that is."""
    at = rng.randrange(len(data))
    other = data[at] ^ rng.randrange(1, 256)
    return data[:at] + bytes([other]) + data[at + 1 :], at


def flips(case: Path, file: Path, rng: random.Random) -> tuple[int, list[str]]:
    """Change one byte of a file, verify, and put the file back: where, and what was said."""
    data = file.read_bytes()
    file.chmod(0o644)
    changed, at = flipped(data, rng)
    file.write_bytes(changed)
    try:
        return at, told(prove(case))
    finally:
        for extra in case.glob(f"{LEDGER}-*"):
            extra.unlink()
        file.write_bytes(data)


def singles(ground: Ground, case: Path, rng: random.Random, number: int) -> list[list[object]]:
    """So many single bytes of the ledger, and as many of blobs; lines of the table."""
    ledger = case / LEDGER
    blobs = sorted(p for p in (case / "blobs").rglob("*") if p.is_file())
    lines: list[list[object]] = []
    for name, files in (("ledger", [ledger]), ("blob", blobs)):
        found, named, rows = 0, 0, 0
        for _ in range(number):
            file = rng.choice(files)
            at, said = flips(case, file, rng)
            words = " ".join(said)
            found += bool(said)
            rows += "first broken link: row" in words
            named += file.name in words or "first broken link: row" in words
            if not said or (file.name not in words and "row" not in words):
                ground.fail(f"byte {at} of {file.name} changed, and verify said: {words!r}")
        more = f"{found} found, {named} named" + (f", {rows} of them by row" if rows else "")
        lines.append([f"one byte of a {name}, {number} times", "found", more])
    return lines


@dataclass(frozen=True)
class Forgery:
    """Something done to a case; `seen` where verify must find it, and the words it must use."""

    name: str
    do: Callable[[Path], None]
    words: str
    seen: bool = True


def unlocked(case: Path) -> sqlite3.Connection:
    """The ledger with nothing in the way of a change."""
    database = sqlite3.connect(case / LEDGER)
    for name in ("no_update", "no_delete", "no_replace"):
        database.execute(f"DROP TRIGGER {name}")
    return database


def _closed(database: sqlite3.Connection) -> None:
    database.commit()
    database.close()


def drop_last(case: Path) -> None:
    """The last row deleted."""
    database = unlocked(case)
    database.execute("DELETE FROM entries WHERE seq = (SELECT max(seq) FROM entries)")
    _closed(database)


def drop_middle(case: Path) -> None:
    """A row from the middle deleted."""
    database = unlocked(case)
    database.execute("DELETE FROM entries WHERE seq = (SELECT max(seq) / 2 FROM entries)")
    _closed(database)


def edit(case: Path) -> None:
    """Another name behind a row, nothing computed again."""
    database = unlocked(case)
    database.execute("""UPDATE entries SET "by" = 'somebody' WHERE seq = 3""")
    _closed(database)


def rechain(case: Path) -> None:
    """Another name behind a row, and every digest after it computed again."""
    database = unlocked(case)
    previous = ""
    for raw in database.execute(f"{SELECT} ORDER BY seq").fetchall():
        row = [*raw]
        if row[0] == 3:
            row[6] = "somebody"
        row[-2] = previous or row[-2]
        previous = row[-1] = link(tuple(row))
        asked = 'UPDATE entries SET "by" = ?, previous = ?, digest = ? WHERE seq = ?'
        database.execute(asked, (row[6], row[-2], row[-1], row[0]))
    _closed(database)


def reseal(case: Path) -> None:
    """The seal made anew over whatever the ledger holds now."""
    database = sqlite3.connect(case / LEDGER)
    head = database.execute("SELECT seq, digest FROM entries ORDER BY seq DESC LIMIT 1").fetchone()
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    image = database.serialize()
    database.close()
    seal_of(image, (int(head[0]), str(head[1])), 1).write(case / SEAL)


def both(*steps: Callable[[Path], None]) -> Callable[[Path], None]:
    """One after the other."""

    def do(case: Path) -> None:
        for step in steps:
            step(case)

    return do


def _blobs(case: Path) -> Iterator[Path]:
    yield from sorted(p for p in (case / "blobs").rglob("*") if p.is_file())


def swap(case: Path) -> None:
    """Two blobs under each other's names."""
    one, two, *_ = _blobs(case)
    spare = one.with_name("spare")
    one.rename(spare)
    two.rename(one)
    spare.rename(two)


def seal_edited(case: Path) -> None:
    """A seal that says one row less."""
    seal = Seal.read(case / SEAL)
    assert seal is not None
    text = (case / SEAL).read_text(encoding="utf-8")
    (case / SEAL).write_text(text.replace(f"{seal.seq}", f"{seal.seq - 1}", 1), encoding="utf-8")


def cut(hundredths: int) -> Callable[[Path], None]:
    """The ledger cut off there."""

    def do(case: Path) -> None:
        data = (case / LEDGER).read_bytes()
        (case / LEDGER).write_bytes(data[: len(data) * hundredths // 100])

    return do


def hidden(case: Path) -> None:
    """A table of somebody else's in the ledger."""
    database = sqlite3.connect(case / LEDGER)
    database.execute("CREATE TABLE notes (x)")
    _closed(database)


def longer(case: Path) -> None:
    """Bytes after the end of the ledger."""
    with (case / LEDGER).open("ab") as file:
        file.write(b"more")


def put_behind(case: Path) -> None:
    """A row put at the end with a right link, as a program of one's own might."""
    database = sqlite3.connect(case / LEDGER)
    last = database.execute(f"{SELECT} ORDER BY seq DESC LIMIT 1").fetchone()
    raw = (last[0] + 1, "issue", "iss_forged", "x", last[4], "", "", "{}", "", last[-1], "")
    database.execute(INSERT, (*raw[:-1], link(raw)))
    _closed(database)


def forgeries() -> Iterator[Forgery]:
    """What a forger might do, and whether it must be seen."""
    for at in CUTS:
        yield Forgery(f"ledger cut off at {at} %", cut(at), LEDGER)
    yield Forgery("ledger deleted", lambda c: (c / LEDGER).unlink(), LEDGER)
    yield Forgery("bytes after the ledger's end", longer, LEDGER)
    yield Forgery("a table added to the ledger", hidden, LEDGER)
    yield Forgery("seal deleted", lambda c: (c / SEAL).unlink(), SEAL)
    yield Forgery("seal edited", seal_edited, "sealed")
    yield Forgery("seal of nothing", lambda c: (c / SEAL).open("wb").close(), SEAL)
    yield Forgery("a blob deleted", lambda c: next(_blobs(c)).unlink(), "is gone")
    yield Forgery("two blobs swapped", swap, "is damaged")
    yield Forgery("a row edited", edit, "row 3,")
    yield Forgery("a row edited, sealed anew", both(edit, reseal), "row 3,")
    yield Forgery("a middle row dropped", drop_middle, "a row is missing")
    yield Forgery("the last row dropped", drop_last, "its end was cut off")
    yield Forgery("a row edited, chain recomputed", rechain, "sealed")
    yield Forgery("a row put behind, rightly linked", put_behind, "", seen=False)
    yield Forgery("the last row dropped, sealed anew", both(drop_last, reseal), "", seen=False)
    yield Forgery("chain recomputed, sealed anew", both(rechain, reseal), "", seen=False)


def forged(ground: Ground, case: Path) -> list[list[object]]:
    """Every forgery on a copy of its own; lines of the table."""
    lines: list[list[object]] = []
    for forgery in forgeries():
        copy = case.with_name("forged")
        shutil.copytree(case, copy)
        forgery.do(copy)
        said = told(prove_or(copy))
        shutil.rmtree(copy)
        words = said[0] if said else "nothing"
        if bool(said) != forgery.seen or forgery.words not in " ".join(said):
            ground.fail(f"{forgery.name}: verify said {words}")
        limit = "found" if forgery.seen else "needs a witness outside"
        lines.append([forgery.name, limit, words.replace(str(copy), "CASE")[:90]])
    return lines


def prove_or(case: Path) -> Proof:
    """What `verify` proves; a case that cannot even be opened is a fault told in one sentence."""
    try:
        return prove(case)
    except BadInput as error:
        verdict = Verdict(
            rows=0, blobs=0, head=(0, ""), broken=None, faults=(str(error),), notes=()
        )
        return Proof(verdict, ())


def main(arguments: list[str] | None = None) -> int:
    """Change, verify, print the table; 1 where anything went unseen that must be seen."""
    parser = argparse.ArgumentParser(description="Change bytes of a case and verify it.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--number", type=int, default=50, help="bytes of each kind")
    wanted = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        ground = Ground(Path(folder))
        case, source = ground.folder / "case", inputs(ground.folder / "inputs", 20)
        for command in (("new", case), ("add", case, source), ("run", case), ("brief", case, "-q")):
            ground.run(*command)
        if said := told(prove(case)):
            ground.fail(f"verify finds in a sound case: {said}")
        lines = singles(ground, case, random.Random(wanted.seed), wanted.number)
        lines += forged(ground, case)
        table(["what was done", "expected", "verify says"], lines)
    return int(bool(ground.failures))


if __name__ == "__main__":
    sys.exit(main())
