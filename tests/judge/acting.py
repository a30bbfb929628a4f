"""Acting out a flip: what a case is once a fact that a flip names is known."""

from dataclasses import replace
from itertools import chain, combinations

from holdfire.judge.flips import WATCH
from holdfire.record import Cause, Deed, Ending, Precision, Standing, Tri, Word
from holdfire.record.findings import START
from holdfire.record.settling import SUM, options

from .making import IN_K, KS, MS, WATCHED, agent
from .small import at, part


def acted_out(case, flip, facts):
    """The case once these facts are known; one reading, a clause or the arms of a fork."""
    for fact in sorted(facts, key=lambda f: f.field == "when"):
        out = next(
            (i for i in case.incidents if fact.text.startswith(f"{i.id} out of scope")), None
        )
        if out:
            case = replace(case, incidents=tuple(i for i in case.incidents if i != out))
        elif fact == WATCH:
            case = replace(case, coverage=(*case.coverage, replace(WATCHED, id="seen")))
        elif fact == START or fact.field in WINDOW:
            case = _windowed(case, flip, fact)
        else:
            case = _learnt(case, flip, fact)
    return case


def proper(facts):
    """Every smaller set of the facts."""
    return chain.from_iterable(combinations(facts, n) for n in range(len(facts)))


def _arm(case, flip):
    """The clause that the flip is about: of a fork, the arm that its option names."""
    (voice,) = case.readings
    named = [c for c in voice.clauses if c.option and flip.option.startswith(f"{c.option}; ")]
    return (named or voice.clauses)[0]


def _put(case, old, new, *, alike=()):
    """The case with a clause changed, and every clause that says the same in these fields."""
    (voice,) = case.readings

    def same(c):
        return c == old or (alike and all(getattr(c, f) == getattr(old, f) for f in alike))

    changed = {f: getattr(new, f) for f in alike}
    clauses = (
        new if c == old else replace(c, **changed) if same(c) else c for c in voice.clauses
    )  # fmt: skip
    return replace(case, readings=(replace(voice, clauses=tuple(clauses)),))


WINDOW = ("start", "end", "option", "condition")
"""Fields that are settled for the clause, whatever happened."""


def _met(case, fact):
    """The condition is met wherever its words stand."""
    (voice,) = case.readings
    told = part("met", met=Tri.YES)
    clauses = (
        replace(c, condition=(told, *(p for p in c.condition if p.met in (Tri.YES, Tri.NO))))
        if any(f"“{p.value}”" in fact.text for p in c.condition) else c
        for c in voice.clauses
    )  # fmt: skip
    return replace(case, readings=(replace(voice, clauses=tuple(clauses)),))


def _windowed(case, flip, fact):
    old = _arm(case, flip)
    event = next((i for i in case.incidents if i.id == flip.incident), None)
    if fact.field == "option":
        (voice,) = case.readings
        return replace(case, readings=(replace(voice, clauses=(old,)),))
    if fact.field == "condition":
        return _met(case, fact)
    if fact.field == "end":
        return _later(case, flip, old, fact)
    if fact == START:
        day = int(flip.day[-2:]) if flip.day else 8
        return _put(case, old, replace(old, start=_begins(at(day, 0))), alike=("start",))
    case = _chosen(case, flip, old)
    if fact.text == "that start, before it" and event:
        old = _arm(case, flip)
        day = old.start[0].when
        dated = any(f.field == "when" for f in flip.facts)
        if (
            not dated
            and event.when
            and (day.earliest == day.latest or event.when.earliest < day.earliest)
        ):
            last = event.when.latest or day.latest
            after = replace(day, earliest=last, latest=last)
            sure = replace(event, when=after)
            told = tuple(sure if i == event else i for i in case.incidents)
            case = replace(case, incidents=told)
        first = replace(day, latest=day.earliest, precision=Precision.MINUTE)
        return _put(case, old, replace(old, start=_begins(first)), alike=("start",))
    return case


def _later(case, flip, old, fact):
    """The end that the option gives turns out to lie after all that happened."""
    option = _option(case, flip, old)
    named = [p for p in old.end if p.value == option.window.end.basis]
    if len(old.end) < 2 or not named or fact.text == "an end after that day":
        alike = ("end",) if old.end else ("end", "duration")
        late = (part("later", ending=Ending.OPEN),)
        return _put(case, old, replace(old, end=late, duration=()), alike=alike)
    sure = {"when": None, "days": None, "event": None, "ending": Ending.OPEN}
    end = tuple(replace(p, **sure) if p in named else p for p in old.end)
    return _put(case, old, replace(old, end=end), alike=("end", "duration"))


def _option(case, flip, clause):
    (voice,) = case.readings
    ways = options(case, clause, voice.id)
    return next((o for o in ways if o.label == flip.option), ways[0])


def _begins(when):
    return (part("settled", when=when, ending=Ending.INCLUSIVE),)


def _chosen(case, flip, old):
    """The option of the flip is the true one: its start, and its end."""
    option = _option(case, flip, old)
    start, end = option.window.start, option.window.end
    new = replace(old, start=(part("settled", when=start.when, ending=start.ending),))
    if not end.basis.endswith(SUM):
        close = (part(end.basis, when=end.when, ending=end.ending),)
        new = replace(new, end=() if end.ending is Ending.OPEN else close, duration=())
    long = ("duration",) if any(p.days for p in old.duration) else ()
    return _put(case, old, new, alike=("start", "end", *long))


def _learnt(case, flip, fact):
    event = next((i for i in case.incidents if i.id == flip.incident), None)
    old = _arm(case, flip)
    if fact.text.startswith("which places"):
        words = {"area": tuple(_meant(old.area, flip, event, fact))}
        return _put(case, old, replace(old, **words), alike=("area",))
    more, words = LEARNT[fact.field](case, old, event, fact)
    if fact.field == "when":
        more = {"when": _inside(case, flip, old, event)}
    sure = tuple(replace(i, **more) if i == event else i for i in case.incidents)
    case = replace(case, incidents=sure)
    return _put(case, old, replace(old, **words), alike=tuple(words))


def _inside(case, flip, clause, event):
    """A moment of the incident's stretch that is in the window, if there is one; of several, one
    that is also in the windows of other options."""
    own = _option(case, flip, clause)
    (voice,) = case.readings
    ways = [own] * 9 + [o for c in voice.clauses for o in options(case, c, voice.id)]
    when = at(int(flip.day[-2:])) if flip.day else event.when
    first = when.earliest.day if when and when.earliest else 8
    last = when.latest.day if when and when.latest else 12
    spots = [at(d, h) for d in range(first, last + 1) for h in (6, 18)]
    answers = list(Tri)
    return max(spots, key=lambda w: sum(answers.index(o.window.covers(w)) for o in ways))


def _meant(area, flip, event, fact):
    """The places that are meant: with the incident's own, or, if that lets a day hold, without."""
    out = any("out of scope" in f.text for f in flip.facts)
    here = event.place if event and event.place else KS
    there = next(p for p in (KS, MS) if p != here)
    meant = part("meant", place=there if flip.word is Word.HOLDING and not out else here)
    return (meant if f"“{p.value}”" in fact.text else p for p in area)


def _area(case, clause, event, fact):
    if event.place and event.place.precision == "settlement":
        return {}, {"area": (part("there", place=event.place),)}
    return {"place": KS}, {} if IN_K in clause.area else {"area": (IN_K,)}


def _target(case, clause, event, fact):
    classes = next((p.classes for p in clause.targets if p.classes), ())
    if event.target_classes:
        return {}, {"targets": (part("those", classes=event.target_classes),)}
    more = {} if classes else {"targets": (part("those", classes=("energy",)),)}
    return {"target_classes": classes or ("energy",)}, more


def _conduct(case, clause, event, fact):
    known = event.deed if event.deed not in (Deed.OTHER, Deed.ATTACK) else Deed.STRIKE
    acts = ("force", known.value)
    if event.deed is Deed.OTHER and not any(p.classes for p in clause.conduct):
        known, acts = Deed.MOVEMENT, ("movement", "movement")  # so that no means can matter
    clear = event.deed is known
    sure = tuple(
        replace(p, classes=(clear and p.classes) or (*p.classes, *acts)) for p in clause.conduct
    )
    return {"deed": known}, {"conduct": sure or (part("acts", classes=acts),)}


def _means(case, clause, event, fact):
    named = {c for p in (*clause.means, *clause.conduct) for c in p.classes} - {
        *Deed,
        "any",
        "force",
    }
    means = tuple(sorted(named)) or event.means or ("missile",)
    sure = tuple(replace(p, classes=p.classes or means) for p in clause.means)
    return {"means": means}, {"means": sure}


def _actor(case, clause, event, fact):
    if fact.text == "who is bound?":
        return {}, {"bound": (part(event.actor.name or "North"),)}
    return {"actor": agent("North")}, {}


def _origin(case, clause, event, fact):
    return {"standing": Standing.CORROBORATED, "origins": ("o1", "o3")}, {}


def _unexcepted(case, clause, event, fact):
    kept = tuple(p for p in clause.exceptions if f"“{p.value}”" not in fact.text)
    return {}, {"exceptions": kept}


LEARNT = {
    "area": _area, "target": _target, "conduct": _conduct, "means": _means, "actor": _actor,
    "origin": _origin,
    "standing": lambda *_: ({"standing": Standing.CONFIRMED}, {}),
    "cause": lambda *_: ({"cause": Cause.ATTACK}, {}),
    "exception": _unexcepted,
    "when": lambda *_: ({}, {}),
}  # fmt: skip
