"""Is this incident any business of that clause? Five tests, each answered on its own."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from holdfire.record import Cause, Incident, Match, Part, Place, Test, Tri, make_id

from .deeds import conduct
from .docket import BOTH, UNKNOWN, Bench
from .places import fold, member, within
from .windows import Option, begun, running

_ORDER = list(Tri)
_TREATED = frozenset({"place", "target", "conduct"})


def match(bench: Bench, option: Option, incident: Incident) -> Match:
    """One incident held against one clause under one option; scope is the weakest test."""
    return matches(bench, (option,), incident)[0]


def matches(bench: Bench, ways: Iterable[Option], incident: Incident) -> list[Match]:
    """A match for each option: they differ in the test of time alone."""
    settled = [_treated(bench, incident, t) for t in _rest(bench, incident)]
    rest = (*settled, *_terms(bench, incident))
    return [_match(bench, option, incident, rest) for option in ways]


def _match(bench: Bench, option: Option, incident: Incident, rest: tuple[Test, ...]) -> Match:
    clause, actor = bench.clause.id, bench.actor
    key = make_id("mtc", bench.reading.id, clause, option.label, actor, incident.id)
    tests = (_time(option, incident), *rest)
    return Match(id=key, incident=incident.id, clause=clause, option=option.label, tests=tests)


def _rest(bench: Bench, incident: Incident) -> Iterator[Test]:
    yield _place(bench, incident)
    yield _target(bench, incident)
    yield conduct(bench.clause, incident)
    yield _actor(bench, incident)


def _treated(bench: Bench, incident: Incident, test: Test) -> Test:
    """What the words leave open, the holder's own account of it may settle (R-SCOPE-2)."""
    settled = test.name in _TREATED and (bench.reading.id, incident.id) in bench.docket.treated
    if settled and test.answer is Tri.UNCLEAR and incident.cause is Cause.ATTACK:
        return replace(test, answer=Tri.YES, reason="as the account itself treats it")
    return test


def _time(option: Option, incident: Incident) -> Test:
    """Inside the window or not, and which end it hangs on (R-TIME-2)."""
    starts, runs = begun(option, incident.when), running(option, incident.when)
    if Tri.NO in (starts, runs):
        late = starts is not Tri.NO
        reason, field = ("after the end", "end") if late else ("before the start", "start")
        return Test(name="time", answer=Tri.NO, reason=reason, field=field)
    if starts is runs is Tri.YES:
        return Test(name="time", answer=Tri.YES, reason="inside the window", field="start")
    return Test(name="time", answer=Tri.UNCLEAR, **_unsure(option, incident, starts))


def _unsure(option: Option, incident: Incident, starts: Tri) -> dict[str, str]:
    if option.window.start.when is None:
        return {"reason": "no start given", "field": "start"}
    if incident.when is None or not incident.when.known:
        return {"reason": "when?", "field": "when"}
    if starts is Tri.YES:
        return {"reason": "before or after the end?", "field": "end"}
    return {"reason": "before or after the start?", "field": "start"}


def _best(found: list[tuple[Tri, str]]) -> tuple[Tri, str]:
    return max(found, key=lambda pair: _ORDER.index(pair[0]))


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
        answer, reason = _best([_area(bench, p, place) for p in parts])
    return Test(name="place", answer=answer, reason=reason, field="area")


def _area(bench: Bench, part: Part, place: Place) -> tuple[Tri, str]:
    lands = frozenset(p.place.country for p in bench.clause.area if p.place and p.place.country)
    if part.open:
        answer = member(place, part, lands)
        return answer, _phrase(answer, part.value.rpartition(" and ")[2], "one of")
    if part.place is None:
        answer = Tri.YES if fold(place.name) == fold(part.value) else Tri.UNCLEAR
    else:
        answer = within(place, part.place)
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


def _class(parts: tuple[Part, ...], incident: Incident) -> tuple[Tri, str]:
    classes = sorted({c for p in parts for c in p.classes})
    words = " or ".join(classes) or f"“{parts[0].value}”"
    if set(classes) & set(incident.target_classes):
        return Tri.YES, words
    if incident.target_classes and all(p.classes for p in parts):
        return Tri.NO, f"not {words}"
    article = "an" if words[0] in "aeiou" else "a"
    return Tri.UNCLEAR, f"{article} {words} site?" if classes else f"{words}?"


def _actor(bench: Bench, incident: Incident) -> Test:
    """Known to be the one bound, known to be another, or not known (R-ACTOR-1)."""
    docket, name = bench.docket, incident.actor.name
    if name is None or incident.actor.basis in ("implied", "unstated"):
        answer, reason = Tri.UNCLEAR, "by whom?"
    elif bench.actor is None:
        answer, reason = Tri.UNCLEAR, "who is bound?"
    elif bench.actor == BOTH:
        answer, reason = _either(bench, docket.name(name))
    else:
        same = docket.name(name).casefold() == bench.actor.casefold()
        answer, reason = (Tri.YES, bench.actor) if same else (Tri.NO, f"not by {bench.actor}")
    return Test(name="actor", answer=answer, reason=reason, field="actor")


def _either(bench: Bench, name: str) -> tuple[Tri, str]:
    """Both sides: whoever is a party and bound (R-ACTOR-3)."""
    if bench.docket.free(bench.reading, name):
        return Tri.NO, f"{name} has not confirmed, and is not bound in its own reading"
    if bench.docket.confirmed and name not in bench.docket.confirmed:
        return Tri.UNCLEAR, f"is {name} a side?"
    return Tri.YES, name


def _terms(bench: Bench, incident: Incident) -> Iterator[Test]:
    """An exception or condition stated but not settled leaves it open (R-TERM-1, R-TERM-2)."""
    if bench.clause.exceptions:
        words = bench.clause.exceptions[0].value
        answers = [_excepted(p, incident) for p in bench.clause.exceptions]
        worst = min(answers, key=_ORDER.index)
        yield Test(name="exception", answer=worst, reason=f"“{words}”?", field="exception")
    if bench.clause.condition:
        words = bench.clause.condition[0].value
        met = bench.docket.conditions.get(bench.clause.id, Tri.UNCLEAR)
        yield Test(name="condition", answer=met, reason=f"“{words}”: met?", field="condition")


def _excepted(part: Part, incident: Incident) -> Tri:
    """YES: surely not under the exception; NO: surely under it."""
    turned = {Tri.YES: Tri.NO, Tri.NO: Tri.YES, Tri.UNCLEAR: Tri.UNCLEAR}
    if part.place and incident.place:
        return turned[within(incident.place, part.place)]
    if part.classes and incident.target_classes:
        return Tri.NO if set(part.classes) & set(incident.target_classes) else Tri.YES
    return Tri.UNCLEAR


def unknown(option: Option) -> bool:
    """Whether the option is the one nobody's words settle."""
    return option.label.split(",")[0] == UNKNOWN
