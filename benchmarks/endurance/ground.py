"""Shared ground of the endurance runs: invented inputs, the program started, what a case holds."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path

from benchmarks.speed.synthetic import reports
from holdfire.flow.case import Case
from holdfire.flow.proving import prove

ROOT = Path(__file__).resolve().parents[2]
NOTE = "Written for this example: an invented pause between invented parties."
Rows = list[tuple[int, str, str, str]]
BRIEF = ("brief.html", "brief.md", "brief.json", "records.jsonl")


def inputs(folder: Path, number: int, seed: int = 1) -> Path:
    """Invented reports as text, and some as web pages, mail and a Telegram export."""
    folder.mkdir(parents=True)
    for name, text in reports(number, seed):
        (folder / name).write_text(text, encoding="utf-8")
    texts = list(reports(17, seed + 1000))
    for name, text in texts[:5]:
        body = "".join(f"<p>{p}</p>\n" for p in text.split("\n\n"))
        page = f"<html><head><title>Notice {name}</title></head><body><article>{body}</article>"
        (folder / f"page-{name}.html").write_text(page, encoding="utf-8")
    for name, text in texts[5:9]:
        (folder / f"mail-{name}.eml").write_bytes(_mail(name, text))
    told = [_message(number, text) for number, (_, text) in enumerate(texts[9:], 1)]
    export = {"name": "Sandbar", "type": "public_channel", "id": 7, "messages": told}
    (folder / "result.json").write_text(json.dumps(export), encoding="utf-8")
    return folder


def _mail(name: str, text: str) -> bytes:
    mail = EmailMessage()
    mail["From"] = "Desk <desk@news.example.org>"
    mail["To"] = "list@news.example.org"
    mail["Subject"] = f"Report {name}"
    mail["Date"] = "Tue, 03 May 2033 08:00:00 +0300"
    mail["Message-ID"] = f"<{name}@news.example.org>"
    mail.set_content(text, cte="8bit")
    return mail.as_bytes()


def _message(number: int, text: str) -> dict[str, object]:
    return {
        "id": number,
        "type": "message",
        "date": f"2033-05-0{number}T09:00:00",
        "from": "Sandbar",
        "from_id": "channel7",
        "text": text,
    }


@dataclass
class Ground:
    """A folder to work in; every process started here keeps its state below it."""

    folder: Path
    failures: list[str] = field(default_factory=list)

    def environment(self) -> dict[str, str]:
        """What a process of the program sees."""
        state = {"XDG_STATE_HOME": str(self.folder / "state"), "HOLDFIRE_BY": "Ada Example"}
        return {**os.environ, **state, "PYTHONPATH": str(ROOT / "src")}

    def start(self, *arguments: str | Path) -> subprocess.Popen[str]:
        """The program, in a process group of its own."""
        return subprocess.Popen(
            [sys.executable, "-m", "holdfire", *map(str, arguments)],
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def run(self, *arguments: str | Path, code: int | None = 0) -> tuple[int, str, float]:
        """The program run to its end: exit code, words, seconds. Another code is a failure."""
        begun = time.perf_counter()
        child = self.start(*arguments)
        said = " ".join(child.communicate(timeout=300))
        if code is not None and child.returncode != code:
            what = " ".join(map(str, arguments))
            self.fail(f"`{what}` ended with {child.returncode}, not {code}: {said.strip()}")
        return child.returncode, said, time.perf_counter() - begun

    def fail(self, what: str) -> None:
        """Note a failure; the run goes on."""
        self.failures.append(what)
        print(f"FAILED: {what}", flush=True)

    def check(self, case: Path, before: Rows, after: str) -> Rows:
        """The rows of a case that was hit: proved, and none of those before gone or changed."""
        for fault in faults(case):
            self.fail(f"after {after}: verify says {fault}")
        now = rows(case)
        if now[: len(before)] != before:
            self.fail(f"after {after}: rows that were on record are gone or changed")
        return now


def killed(child: subprocess.Popen[str], *, group: bool) -> bool:
    """SIGKILL a process, alone or with its group; whether it was still at work."""
    running = child.poll() is None
    if running:
        (os.killpg if group else os.kill)(child.pid, signal.SIGKILL)
    return running


def orphans(group: int, patience: float = 5.0) -> list[int]:
    """The processes of a group that are still there after so many seconds."""
    end = time.monotonic() + patience
    while (left := list(_members(group))) and time.monotonic() < end:
        time.sleep(0.05)
    return left


def _members(group: int) -> Iterator[int]:
    """Living processes of a group, as `ps` lists them."""
    listed = subprocess.run(
        ["ps", "-A", "-o", "pid=,pgid=,stat="],  # noqa: S607 - the system's own, by its usual name
        capture_output=True,
        text=True,
        check=True,
    )
    for line in listed.stdout.splitlines():
        pid, pgid, state = line.split()[:3]
        if int(pgid) == group and not state.startswith("Z"):
            yield int(pid)


def rows(case: Path) -> Rows:
    """Number, kind, id and digest of every row on record, read beside any writer."""
    asked = "SELECT seq, kind, id, digest FROM entries ORDER BY seq"
    found = _asked(case, asked) if (case / "ledger.sqlite").exists() else []
    return [(int(str(s)), str(k), str(i), str(d)) for s, k, i, d in found]


def subjects(case: Path, kind: str) -> list[str]:
    """What the rows of one kind are about."""
    return [str(s) for k, s in _asked(case, "SELECT kind, subject FROM entries") if k == kind]


def _asked(case: Path, asked: str) -> list[tuple[object, ...]]:
    """What a query gives; on a disk without room for SQLite's own files, too."""
    where = f"{(case / 'ledger.sqlite').absolute().as_uri()}?mode=ro"
    for place in (where, f"{where}&immutable=1"):
        with closing(sqlite3.connect(place, uri=True, timeout=30)) as database:
            try:
                return database.execute(asked).fetchall()
            except sqlite3.OperationalError:
                if place != where:
                    raise
    return []


def named(found: Rows, without: tuple[str, ...] = ("case",)) -> list[tuple[str, str]]:
    """Kind and id of rows, sorted; those whose ids hold a time left out."""
    return sorted((kind, id) for _, kind, id, _ in found if kind not in without)


def stored(case: Path) -> list[tuple[str, str]]:
    """Id and blobs of every row, sorted: the same for cases that hold the same, whenever made."""
    found = _asked(case, "SELECT kind, id, blobs FROM entries")
    return sorted((str(i), str(b)) for kind, i, b in found if kind != "case")


def faults(case: Path) -> list[str]:
    """Everything `verify` finds wrong; notes are none of it."""
    proof = prove(case)
    return [] if proof.whole else [x for x in proof.lines() if not x.startswith("note")]


def unfound(case: Path) -> list[str]:
    """The captures that a search for words of their own does not find."""
    lost = []
    with Case(case) as held:
        held.search("the")  # whatever it finds, it brings the index up to the record
        for row in held.rows("texts"):
            title = " ".join(str(row["title"] or "").split()[:6]).replace('"', " ")
            hits = held.search(f'"{title}"', limit=10_000) if title else []
            lost += [str(row["id"])] if title and row["id"] not in {h.capture for h in hits} else []
        with closing(sqlite3.connect(held.folder.index)) as database:
            listed = [str(c) for (c,) in database.execute("SELECT capture FROM texts")]
    whole = sorted(listed) == sorted(set(subjects(case, "capture")))
    return lost + ([] if whole else ["the index as a whole"])


def brief(case: Path) -> dict[str, bytes]:
    """The files of the brief a case holds."""
    return {n: p.read_bytes() for n in BRIEF if (p := case / "brief" / n).is_file()}


def table(heads: list[str], lines: list[list[object]]) -> None:
    """Print a table."""
    shown = [heads, *([str(c) for c in line] for line in lines)]
    wide = [max(len(line[n]) for line in shown) for n in range(len(heads))]
    for line in shown:
        print("  ".join(cell.ljust(wide[n]) for n, cell in enumerate(line)).rstrip())
