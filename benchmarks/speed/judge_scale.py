"""The judge on a million incidents, against a bare pass that compares times with windows.

    python benchmarks/speed/judge_scale.py [INCIDENTS]

Four years of incidents, about one in a hundred inside any window, ten readings of one pause, one
process. Limits: at most 4 times the bare pass; memory flat (ten times the incidents outside the
windows, the same peak); one more incident in a case of 100,000 judged in 1/500 of the whole.
"""

import gc
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from holdfire.judge import Docket, Sitting, roll_up
from holdfire.record import (
    Agent,
    Cause,
    Clause,
    Deed,
    Incident,
    Naming,
    Part,
    Place,
    Precision,
    Reading,
    Span,
    Standing,
    Status,
    Tri,
    When,
)

SLOWER, ONE_MORE, HEAVIER = 4.0, 1 / 500, 1.15
FIRST = datetime(2028, 1, 1, tzinfo=UTC)
HOURS = 4 * 365 * 24
PAUSE = FIRST + timedelta(days=700)
TOWNS = [
    Place(name=f"Town {n}", precision="settlement", country="XA", admin1=str(n % 20))
    for n in range(200)
]
LAND = Place(name="Aland", precision="country", country="XA")
SIDES = ("North", "South")


def hours() -> list[When]:
    """Every hour of the four years, as the time of an incident."""
    found = []
    for n in range(HOURS):
        at = FIRST + timedelta(hours=n)
        found.append(When(earliest=at, latest=at, precision=Precision.HOUR, basis="hour"))
    return found


def incidents(count: int, *, inside: int | None = None) -> Iterator[Incident]:
    """So many incidents at random; with `inside`, so many in the pause and the rest outside it."""
    draw = random.Random(7)
    whens = hours()
    first = int((PAUSE - FIRST).total_seconds() // 3600)
    for n in range(count):
        hour = draw.randrange(HOURS)
        if inside is not None:
            hour = first + draw.randrange(14 * 24) if n < inside else draw.randrange(first - 48)
        yield Incident(
            id=f"inc_{n:016x}", reports=("rpt",), origins=(f"o{n % 7}",), cause=Cause.ATTACK,
            deed=(Deed.STRIKE, Deed.SHELLING)[n % 2],
            actor=Agent(name=SIDES[n % 2], basis="stated"),
            place=TOWNS[draw.randrange(200)], when=whens[hour], targets=(),
            target_classes=(("energy",), ("market",), ())[n % 3], means=(), killed=None,
            injured=None, standing=(Standing.REPORTED, Standing.CORROBORATED)[n % 2], spans=(),
        )  # fmt: skip


def part(words: str, **more: object) -> Part:
    span = Span(capture="cap", start=0, end=0, words=words)
    return Part(value=words, status=Status.QUOTED, span=span, **more)  # type: ignore[arg-type]


def readings() -> tuple[Reading, ...]:
    """Ten accounts of one pause of about a week, with different starts, ends, places and sides."""
    made = []
    for n in range(10):
        start = PAUSE + timedelta(days=n % 4)
        end = start + timedelta(days=7 + n % 4)
        area = (part("Town 3", place=TOWNS[3]) if n % 2 else part("Aland", place=LAND),)
        targets = (part("power plants", classes=("energy",)),) if n % 3 == 0 else ()
        edges = [
            When(earliest=e, latest=e, precision=Precision.HOUR, basis="") for e in (start, end)
        ]
        clause = Clause(
            id="c1", kind="prohibit", bound=(part("North"),),
            conduct=(part("attacks", classes=("force",)),), area=area, targets=targets,
            start=(part("start", when=edges[0]),), end=(part("end", when=edges[1]),),
        )  # fmt: skip
        made.append(
            Reading(
                id=f"r{n}",
                holder=f"Holder {n}",
                naming=Naming.NAMED,
                role="",
                affiliation=None,
                statements=(),
                clauses=(clause,),
            )
        )
    return tuple(made)


def docket(happened: object) -> Docket:
    return Docket(
        readings=readings(), incidents=happened, coverage=(), starts=(), aliases={},  # type: ignore[arg-type]
        treated=frozenset(), confirmed=dict.fromkeys(SIDES, Tri.YES),
        origins_of_accuser=frozenset(), as_of=FIRST + timedelta(hours=HOURS),
    )  # fmt: skip


def bare(happened: list[Incident]) -> float:
    """Seconds of a pass that only compares each time with each window."""
    windows = [
        (c.start[0].when.earliest, c.end[0].when.latest)  # type: ignore[union-attr]
        for r in readings()
        for c in r.clauses
    ]
    begun = time.perf_counter()
    found = 0
    for incident in happened:
        when = incident.when
        for start, end in windows:
            if when.latest >= start and when.earliest <= end:  # type: ignore[operator, union-attr]
                found += 1
    return time.perf_counter() - begun


def whole(happened: list[Incident]) -> tuple[float, Sitting]:
    """Seconds to judge everything, and the sitting."""
    begun = time.perf_counter()
    sitting = Sitting(docket(happened))
    cells = sitting.findings()
    roll_up(sitting.docket, cells, sitting)
    return time.perf_counter() - begun, sitting


def peak(count: int) -> float:
    """MiB at the most while judging a stream of so many, 10,000 of them inside."""
    command = [sys.executable, __file__, "--peak", str(count)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def one_more(count: int) -> float:
    """The share of a whole judgement that one more incident inside takes."""
    happened = list(incidents(count))
    taken, sitting = whole(happened)
    extra = list(incidents(220, inside=220))[20:]
    begun = time.perf_counter()
    for incident in extra:
        sitting.add(incident)
    each = (time.perf_counter() - begun) / len(extra)
    print(f"{count:,} incidents judged in {taken:.2f} s, one more in {each * 1000:.3f} ms")
    return each / taken


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    happened = list(incidents(count))
    gc.freeze()  # the incidents are the harness's: the collector need not go over them
    base = min(bare(happened) for _ in range(3))
    taken, sitting = whole(happened)
    ratio = taken / base
    share = len(sitting.kept) / count
    print(f"{count:,} incidents, {share:.1%} inside: bare pass {base:.2f} s, judged {taken:.2f} s")
    print(f"  ratio {ratio:.2f}, limit {SLOWER}")
    del happened, sitting
    small, large = peak(100_000), peak(count)
    print(f"  peak {small:.0f} MiB for 100,000 incidents, {large:.0f} MiB for {count:,}")
    part_of = one_more(100_000)
    print(f"  1/{1 / part_of:,.0f}, limit 1/500")
    return int(ratio > SLOWER or large / small > HEAVIER or part_of > ONE_MORE)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--peak"]:
        sit = Sitting(docket(incidents(int(sys.argv[2]), inside=10_000)))
        roll_up(sit.docket, sit.findings(), sit)
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        sys.exit()
    sys.exit(main())
