"""What the judge says of some two thousand small cases, held by digest.

Whoever changes what is said, even in one reason, sees here which kind of case it changes and which
part of the answer; where that is meant, `HOLDFIRE_REFRESH=1` writes `pinned.txt` again, and the
changelog says it under Words where a word changed.
"""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from holdfire.judge import Sitting, roll_up
from holdfire.record import Finding, Tri

from .making import CLAUSE, DOCKET, GOOD, HAPPENING, IN_K, KS, MS, SHAPES, STANDINGS, WATCHED
from .small import at, clause, docket, incident, part, reading

PINNED = Path(__file__).with_name("pinned.txt")
ASPECTS = ("words", "scope", "flips", "forced", "told")
OTHER: dict[str, Any] = {
    "incidents": (),
    "coverage": (WATCHED,),
    "proxies": {"Band": "North"},
    "shapes": SHAPES,
    "aliases": {"president n": "North"},
}
FROM_8 = part("from 8 March", when=at(8))


def happening(id="i0", **more):
    plain = {"place": KS, "target_classes": ("energy",), "standing": GOOD, "origins": ("o1", "o2")}
    return incident(id, **{**plain, **more})


def words_of(**more):
    return clause(**{"area": IN_K, "start": FROM_8, **more})


EVENTS = [happening(**{f: v}) for f, values in HAPPENING.items() for v in values]
EVENTS += [happening(standing=s) for s in dict.fromkeys(STANDINGS)]


def settings() -> Iterator[dict[str, Any]]:
    yield {}
    yield from ({f: v} for f, values in DOCKET.items() for v in values)


def alone() -> Iterator[tuple[str, list]]:
    """Each value of each field of a clause, with each kind of happening."""
    for name, values in CLAUSE.items():
        for n, value in enumerate(values):
            told = reading(words_of(**{name: value}), id="r", holder="Envoy")
            yield f"{name}.{n}", [docket(told, **{**OTHER, "incidents": (e,)}) for e in EVENTS]


def settled() -> Iterator[tuple[str, list]]:
    """Each thing that a case may know beside its clauses, with every field of a clause."""
    fields = [(f, v) for f, values in CLAUSE.items() for v in values]
    told = [reading(words_of(**{f: v}), holder="North") for f, v in fields]
    for n, more in enumerate(settings()):
        rows = ({**OTHER, **events(n + k), **more} for k in range(len(told)))
        yield f"known.{n}", [docket(r, **row) for r, row in zip(told, rows, strict=True)]


def events(n: int) -> dict[str, Any]:
    """Two happenings, some of one day and some not."""
    two = (EVENTS[(n * 7) % len(EVENTS)], EVENTS[(n * 13 + 5) % len(EVENTS)])
    made = tuple(_named(e, f"i{k}") for k, e in enumerate(two))
    treated = frozenset({("r1", "i0")}) if n % 5 == 0 else frozenset()
    return {"incidents": made, "treated": treated}


def _named(event, id):
    same = {f: getattr(event, f) for f in (*HAPPENING, "standing")}
    return happening(id, **same, origins=event.origins[: 1 + (id == "i1")])


def joined() -> Iterator[tuple[str, list]]:
    """Two clauses, or two meanings of one, of every pair of fields."""
    fields = [(f, v) for f, values in CLAUSE.items() for v in values]
    for n, (name, value) in enumerate(fields):
        found = []
        for k in range(0, len(fields), 3):
            other, that = fields[(n + k + 1) % len(fields)]
            fork = k % 2 == 0
            one = words_of(**{name: value}, **({"option": "a"} if fork else {}))
            far = {} if fork else {"area": part("M", place=MS), "id": "c2"}
            two = words_of(**{**far, other: that}, **({"option": "b"} if fork else {}))
            found.append(docket(reading(one, two), **{**OTHER, **events(n + k)}))
        yield f"joined.{name}.{n}", found


def lines_of(finding: Finding) -> Iterator[tuple[str, object]]:
    """What a finding says, by aspect."""
    where = (finding.reading, finding.clause, finding.option, finding.actor, finding.day)
    yield "words", (where, finding.word, finding.rules, finding.phase, finding.why)
    for m in finding.matches:
        tests = [(t.name, t.answer, t.reason, t.field) for t in m.tests]
        yield "scope", (where, m.id, m.incident, m.clause, m.option, tests)
    for f in finding.flips:
        facts = [(x.field, x.text) for x in f.facts]
        yield "flips", (where, f.word, facts, f.incident, f.day, f.option)
    yield "forced", (where, finding.forced)
    yield "told", (finding.id, finding.confidence, finding.coverage, finding.as_of)


def digest(cases: list) -> str:
    """The digests of what is said of some cases, judged at once and going on."""
    sums = {a: hashlib.sha256() for a in ASPECTS}
    for case in cases:
        sitting = Sitting(case)
        cells = sitting.findings()
        for finding in (*cells, *roll_up(case, cells, sitting)):
            for aspect, said in lines_of(finding):
                sums[aspect].update(repr(said).encode())
    return " ".join(f"{a}={s.hexdigest()[:8]}" for a, s in sums.items())


GROUPS = {name: cases for made in (alone, settled, joined) for name, cases in made()}


def test_the_groups_hold_every_answer():
    """The cases are not all of one kind: each word and each answer comes up in them."""
    found = [
        f for cases in list(GROUPS.values())[::5] for c in cases for f in Sitting(c).findings()
    ]
    assert {f.word.value for f in found} == {
        "holding", "holding, disputed", "undetermined", "breached"
    }  # fmt: skip
    assert {m.scope for f in found for m in f.matches} >= {Tri.YES, Tri.UNCLEAR}


@pytest.mark.parametrize("name", GROUPS)
def test_what_is_said_stays(name):
    said = f"{name} {digest(GROUPS[name])}"
    if os.environ.get("HOLDFIRE_REFRESH") == "1":
        kept = PINNED.read_text("utf-8").splitlines() if PINNED.exists() else []
        rows = {line.split(" ")[0]: line for line in kept if line.split(" ")[0] in GROUPS}
        rows[name] = said
        PINNED.write_text("".join(f"{rows[n]}\n" for n in GROUPS if n in rows), "utf-8")
    assert said in PINNED.read_text("utf-8").splitlines()
