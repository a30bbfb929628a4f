"""Is this incident any business of that clause? Each test is answered on its own."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import reduce
from hashlib import blake2b
from operator import and_

from holdfire.record import (
    Cause,
    Clause,
    Incident,
    Match,
    Part,
    Place,
    Test,
    Tri,
    When,
    make_id,
)
from holdfire.record.dating import timed
from holdfire.record.dockets import BOTH, Bench
from holdfire.record.places import covered, member, within
from holdfire.record.settling import Option

from .deeds import conduct

_ORDER = list(Tri)
_NOT = dict(zip(_ORDER, reversed(_ORDER), strict=True))
Answer = tuple[Tri, str]


def match(bench: Bench, option: Option, incident: Incident) -> Match:
    """One incident held against one clause under one option; scope is the weakest test."""
    return Scope(bench, option).match(incident)


@dataclass(slots=True)
class Scope:
    """One clause under one option, ready for many incidents: what was answered once is kept."""

    bench: Bench
    option: Option
    freed: dict[str | None, When | None] = field(default_factory=dict)
    times: dict[When | None, Test] = field(default_factory=dict)
    rests: dict[object, tuple[Test, ...]] = field(default_factory=dict)
    key: str = ""

    def __post_init__(self) -> None:
        b = self.bench
        self.key = make_id("mtc", b.reading.id, b.clause.id, self.option.label, b.actor)

    @property
    def dates(self) -> object:
        """When it runs, by which words."""
        return self.option.window, self.bench.clause.start, self.bench.clause.end

    def time(self, when: When | None) -> Test:
        """Inside the window or not, and which end it hangs on (R-TIME-2)."""
        if when not in self.times:
            self.times[when] = timed(self.option, when)
        return self.times[when]

    def match(self, incident: Incident) -> Match:
        """One incident held against the clause."""
        name = self.bench.docket.named(incident)
        others = [w for actor, w in self.freed.items() if actor != name]
        release = [_freed(self.bench, others, incident.when)] if others else ()
        tests = (self.time(incident.when), *self.rest(incident), *release)
        made = blake2b(f"{self.key}{incident.id}".encode(), digest_size=8).hexdigest()
        return Match(
            id=f"mtc_{made}", incident=incident.id, clause=self.bench.clause.id,
            option=self.option.label, tests=tests,
        )  # fmt: skip

    def rest(self, incident: Incident) -> tuple[Test, ...]:
        """The tests other than time, which hang on what an incident is, not on which it is."""
        treated = (self.bench.reading.id, incident.id) in self.bench.docket.treated
        key = (
            incident.place, incident.target_classes, incident.deed, incident.cause,
            incident.standing, incident.means, incident.actor, treated,
        )  # fmt: skip
        if key not in self.rests:
            self.rests[key] = tuple(_rest(self.bench, incident, treated))
        return self.rests[key]


def _rest(bench: Bench, incident: Incident, treated: bool) -> Iterator[Test]:
    found = (_place(bench, incident), _target(bench, incident), *conduct(bench.clause, incident))
    place, target, *deed = (_treated(t, incident, treated) for t in found)
    yield from (place, target, *deed)
    yield from _actor(bench, bench.docket.named(incident))
    yield from _terms(bench, incident, place, target)


def _treated(test: Test, incident: Incident, treated: bool) -> Test:
    """What the words leave open, the holder's own account of it may settle (R-SCOPE-2)."""
    if treated and test.answer is Tri.UNCLEAR and incident.cause is Cause.ATTACK:
        return replace(test, answer=Tri.YES, reason="as the account itself treats it")
    return test


def _place(bench: Bench, incident: Incident) -> Test:
    """Any stated area is enough; no area beside stated targets is no limit (R-SCOPE-1)."""
    area = bench.clause.area
    if not area:
        limited = bool(bench.clause.targets)
        answer = Tri.YES if limited else Tri.UNCLEAR
        reason = "no area stated beside the targets" if limited else "no area stated"
    elif incident.place is None:
        answer, reason = Tri.UNCLEAR, "where?"
    else:
        place = incident.place
        parts = sorted(area, key=lambda p: not p.open)
        found = (_area(bench, p, place) for p in parts)
        answer, reason = max(found, key=lambda pair: _ORDER.index(pair[0]))
    return Test(name="place", answer=answer, reason=reason, field="area")


def _area(bench: Bench, part: Part, place: Place) -> Answer:
    lands = frozenset(p.place.country for p in bench.clause.area if p.place and p.place.country)
    if part.open:
        answer = member(place, part, lands)
        return answer, _phrase(answer, part.value.rpartition(" and ")[2], "one of")
    answer = covered(place, part, bench.docket.shapes)
    return answer, _phrase(answer, part.value, "in")


def _phrase(answer: Tri, words: str, how: str) -> str:
    ask = "?" if answer is Tri.UNCLEAR else ""
    return f"{'not ' if answer is Tri.NO else ''}{how} “{words}”{ask}"


def _target(bench: Bench, incident: Incident) -> Test:
    """Any stated class is enough; no targets beside a stated area is no limit (R-TARGET-1)."""
    parts = bench.clause.targets
    if not parts:
        limited = bool(bench.clause.area)
        answer = Tri.YES if limited else Tri.UNCLEAR
        reason = "no target limit stated beside the area" if limited else "no target stated"
    else:
        answer, reason = _class(parts, incident)
    return Test(name="target", answer=answer, reason=reason, field="target")


def _class(parts: tuple[Part, ...], incident: Incident) -> Answer:
    classes = sorted({c for p in parts for c in p.classes})
    words = " or ".join(classes) or f"“{parts[0].value}”"
    if set(classes) & set(incident.target_classes):
        return Tri.YES, words
    if incident.target_classes and all(p.classes and not p.open for p in parts):
        return Tri.NO, f"not {words}"
    article = "an" if words[0] in "aeiou" else "a"
    return Tri.UNCLEAR, f"{article} {words} site?" if classes else f"{words}?"


def _actor(bench: Bench, name: str | None) -> Iterator[Test]:
    """Did the one bound do it, and is it bound? Each that is open is asked (R-ACTOR-1)."""
    found = (_author(bench, name), _bound(bench, name))
    sure = found[0][0] is Tri.NO
    for answer, reason in [a for a in found if a[0] is Tri.UNCLEAR and not sure] or found[:1]:
        yield Test(name="actor", answer=answer, reason=reason, field="actor")


def _author(bench: Bench, name: str | None) -> Answer:
    """Known to be the one bound, known to be another, or not known."""
    docket, actor = bench.docket, bench.actor
    if name is None:
        return Tri.UNCLEAR, "by whom?"
    if actor is None:
        return Tri.YES, name
    if docket.acts_for(name, actor):  # R-ACTOR-4
        return Tri.UNCLEAR, f"does {actor} answer for {name}?"
    if actor != BOTH:
        same = name.casefold() == actor.casefold()
        return (Tri.YES, actor) if same else (Tri.NO, f"not by {actor}")
    if docket.free(bench.reading, name):  # R-ACTOR-3
        return Tri.NO, f"{name} has not confirmed, and is not bound in its own reading"
    return (Tri.YES, name) if name in docket.confirmed else (Tri.UNCLEAR, f"is {name} a side?")


def _bound(bench: Bench, name: str | None) -> Answer:
    """Whether that one is bound: open where the words name nobody, and R-BOUND-2."""
    who = name if bench.actor == BOTH else bench.actor
    if bench.actor is None:
        return Tri.UNCLEAR, "who is bound?"
    if bench.docket.own(bench.reading, who) and bench.docket.waits(who):
        return Tri.UNCLEAR, f"is {who} bound? It accepts on a condition"
    return Tri.YES, ""


def _terms(bench: Bench, incident: Incident, place: Test, target: Test) -> Iterator[Test]:
    """An exception or condition stated but not settled leaves it open (R-TERM-1, R-TERM-2)."""
    for part in bench.clause.exceptions:
        yield _excepted(part, list(_under(bench, part, incident, place, target)))
    if conditions := bench.clause.condition:
        words = next((p.value for p in conditions if p.met is None), conditions[0].value)
        answer = met(bench.clause)
        yield Test(name="condition", answer=answer, reason=f"“{words}”: met?", field="condition")


def met(clause: Clause) -> Tri:
    """Whether what must come first has come, as far as anybody says so; yes without a condition."""
    told = {p.met for p in clause.condition if p.met}
    if not clause.condition:
        return Tri.YES
    return told.pop() if len(told) == 1 else Tri.UNCLEAR


def _excepted(part: Part, limits: list[tuple[Tri, Test | None]]) -> Test:
    """NO: surely under the exception; open, what would settle it is asked, else its words."""
    under = reduce(and_, (answer for answer, _ in limits)) if limits else Tri.UNCLEAR
    own = Test(name="exception", answer=_NOT[under], reason=f"“{part.value}”?", field="exception")
    known = next(
        (t for answer, t in limits if t and answer is under is t.answer is Tri.UNCLEAR), own
    )
    return replace(known, name=own.name, answer=own.answer)


def _under(
    bench: Bench, part: Part, incident: Incident, place: Test, target: Test
) -> Iterator[tuple[Tri, Test | None]]:
    """Whether it lies in the place, and is of the class, that an exception names; with the test of
    the clause's own place or target, where being in scope by that settles this too."""
    docket, clause, told = bench.docket, bench.clause, incident.place
    if part.place:
        inside = any(covered(part.place, p, docket.shapes) is Tri.YES for p in clause.area)
        answer = within(told, part.place) if told else Tri.UNCLEAR
        yield answer, None if told and inside else place
    if part.classes:
        named, hit = {*part.classes}, {*incident.target_classes}
        answer = Tri.UNCLEAR if not hit else Tri.YES if named & hit else Tri.NO
        yield answer, None if any(named & {*p.classes} for p in clause.targets) else target


def _freed(bench: Bench, deeds: list[When | None], when: When | None) -> Test:
    """From the first deed of another that may be in scope, whether the bound one is still held to
    it is open (R-TERM-3)."""
    answer = Tri.YES
    for deed in deeds:
        answer &= when.before(deed) | Tri.UNCLEAR if when and deed else Tri.UNCLEAR
    words = (*bench.clause.release, *bench.clause.reciprocity)[0].value
    return Test(name="release", answer=answer, reason=f"“{words}”: free by then?", field="release")


def frees(bench: Bench, found: Match) -> bool:
    """Whether a deed may set another free: it may be in scope, but for who is bound."""
    others = (t.answer for t in found.tests if t.name not in ("actor", "release"))
    return bool(bench.clause.release or bench.clause.reciprocity) and Tri.NO not in others
