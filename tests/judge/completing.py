"""Every way the unknowns of a small case may turn out: its completions.

A completion settles what nobody has settled: when the window began and ended, where and what an
area or a target means, who is bound, whether a condition is met, an exception applies or a release
took effect, and of each incident its day, place, actor, targets, means, deed and cause. It adds no
evidence (standing, origins, who alleges) and no coverage, and takes away none.
"""

from dataclasses import replace
from datetime import timedelta
from itertools import chain, combinations, product

from holdfire.judge.scope import match
from holdfire.record import Cause, Deed, Ending, Precision, Tri, Turning, When
from holdfire.record.dockets import Bench
from holdfire.record.settling import SUM, options

from .making import KS, LS, MS, agent
from .small import LAND, at, part

TICK = timedelta(microseconds=1)
DAYS = range(7, 14)
"""The days of the window and one on either side."""
HOURS = (6, 18)
INSIDE = {"country": (KS, LS, MS), "region": (KS, LS), "settlement": ()}


def point(instant):
    return When(earliest=instant, latest=instant, precision=Precision.MINUTE, basis="settled")


def instants(when, ending, *, start):
    """The instants an end of a window may turn out to be, each the first or last that is inside."""
    first, last = when.earliest, when.latest
    after, before = (last + TICK, first) if start else (first - TICK, last)
    if ending is Ending.INCLUSIVE:
        return (before,) if start else (last,)
    if ending is Ending.EXCLUSIVE:
        return (after,)
    return tuple(dict.fromkeys((first if start else last, first + (last - first) / 2, after)))


def windows(clause, option):
    """The pairs of a first and a last instant (None: no end) that an option may turn out to be."""
    start, end = option.window.start, option.window.end
    back = start.basis == SUM and start.when is not None and len(clause.end) == 1
    days = next((p.days for f in (clause.end, clause.duration) for p in f if p.days), 0.0)
    if start.when is None:
        begins = (*(at(d, 0).earliest for d in DAYS), at(10, 12).earliest)
    else:
        begins = instants(start.when, start.ending, start=True)
    for begun in begins:
        for ended in _ends(end, begun, days):
            if back and ended:
                yield ended + TICK * (ended.microsecond > 0) - timedelta(days=days), ended
            elif ended is None or ended >= begun:
                yield begun, ended


def _ends(end, begun, days):
    if end.basis.endswith(SUM):
        return (begun + timedelta(days=days) - TICK,)
    if end.when is not None:
        return instants(end.when, end.ending, start=False)
    return (None,) if end.ending is Ending.OPEN else (*(at(d, 12).earliest for d in (9, 11)), None)


def settled(case, voice, clause, option, events):
    """The clause as it may turn out under an option, once the incidents are settled."""
    fields = {f: tuple(_parts(f, clause)) for f in ("area", "targets", "means", "conduct", "bound")}
    fields["condition"] = tuple(_conditions(clause))
    for begun, ended in dict.fromkeys(windows(clause, option)):
        begin = part("settled", when=point(begun), ending=Ending.INCLUSIVE)
        close = (part("settled", when=point(ended), ending=Ending.INCLUSIVE),) if ended else ()
        fixed = replace(clause, start=(begin,), end=close, duration=())
        for values in product(*fields.values()):
            sure = replace(fixed, **dict(zip(fields, values, strict=True)))
            yield from _excused(case, voice, sure, events)


def _parts(name, clause):
    """What the parts of a field may mean; the field as it is where its words are plain."""
    parts = clause.parts(name)
    if name == "area" and not parts and not clause.targets:
        return [(part("Aland", place=LAND),), (part("M", place=MS),)]
    if name == "conduct" and not parts:
        return [(part("x", classes=c),) for c in (("any",), ("overflight",))]
    if name == "bound" and not parts:
        return [(part("North"),), (part("South"),)]
    meant = {"area": _areas, "targets": _targets, "means": _means, "conduct": _acts}
    each = [meant[name](p) if name in meant else [(p,)] for p in parts]
    return [tuple(chain.from_iterable(way)) for way in product(*each)]


def _areas(given):
    if given.open:
        towns = [part(p.name, place=p) for p in (LS, MS)]
        sets = chain.from_iterable(combinations(towns, n) for n in range(3))
        return [(part("K", place=KS), *more) for more in sets]
    if given.metonym:
        return [(replace(given, metonym=False),), (part("Aland", place=LAND),)]
    if given.shape:
        return [(replace(given, shape=s),) for s in ("wide", "n")]
    if given.place is None:
        return [(replace(given, place=p),) for p in (KS, MS)]
    return [(given,)]


def _targets(given):
    if given.classes and not given.open:
        return [(given,)]
    return [(replace(given, classes=(c,), open=False),) for c in ("energy", "market")]


def _means(given):
    return (
        [(given,)]
        if given.classes
        else [(replace(given, classes=(c,)),) for c in ("drone", "ship")]
    )


def _acts(given):
    known = set(given.classes)
    return [(given,)] if known else [(replace(given, classes=(c,)),) for c in ("any", "overflight")]


def _conditions(clause):
    """Met or not, where the parts do not say so."""
    answers = {p.met for p in clause.condition}
    if not clause.condition or answers & {Tri.YES, Tri.NO}:
        return [clause.condition]
    return [(replace(clause.condition[0], met=met),) for met in (Tri.YES, Tri.NO)]


def mark(event):
    """A class of target that this incident alone has, once settled: what is excused by name."""
    return f"mark-{event.id}"


def _excused(case, voice, clause, events):
    """Each way an exception in words, or a release, may let off some of the incidents."""
    wordy = [p for p in clause.exceptions if p.place is None and not p.classes]
    kept = tuple(p for p in clause.exceptions if p not in wordy)
    sets = [()]
    if wordy:
        sets = list(chain.from_iterable(combinations(events, n) for n in range(len(events) + 1)))
    plain = replace(clause, exceptions=kept, release=(), reciprocity=())
    freed = _freed(case, voice, plain, events) if clause.release or clause.reciprocity else ()
    for let in sets:
        for more in {(), tuple(freed)}:
            off = tuple(dict.fromkeys(mark(e) for e in (*let, *more)))
            excuse = (part("excused", classes=off),) if off else ()
            yield replace(plain, exceptions=(*kept, *excuse))


def _freed(case, voice, clause, events):
    """The settled incidents that come after a deed of another that breaks the same words."""
    (option,) = options(case, clause, voice.id)
    bench = Bench(case, voice, clause, None)
    broke = [
        e for e in events
        if all(t.answer is Tri.YES for t in match(bench, option, e).tests if t.name != "actor")
    ]  # fmt: skip
    return [
        e for e in events
        if any(_side(case, b) != _side(case, e) and b.when.latest < e.when.earliest for b in broke)
    ]  # fmt: skip


def _side(case, event):
    return case.name(event.actor.name or "")


def happened(event, treated):
    """The incident as it may turn out; what the holder's own account settles stays as it is."""
    axes = {"when": _whens(event.when), "actor": _actors(event), "cause": _causes(event)}
    if not treated:
        axes["place"] = _places(event.place)
        axes["target_classes"] = [event.target_classes] if event.target_classes else [
            ("energy",), ("market",), ("military",)
        ]  # fmt: skip
        axes["means"] = [event.means] if event.means else [("drone",), ("missile",)]
        deeds = {Deed.ATTACK: (Deed.STRIKE, Deed.GROUND), Deed.OTHER: (Deed.STRIKE, Deed.MOVEMENT)}
        axes["deed"] = deeds.get(event.deed, (event.deed,))
    for values in product(*axes.values()):
        sure = replace(event, **dict(zip(axes, values, strict=True)))
        named = sure.target_classes
        yield replace(sure, target_classes=(*named, mark(event)) if named else named)


def _whens(when):
    first = when.earliest if when and when.earliest else at(DAYS[0]).earliest
    last = when.latest if when and when.latest else at(12).latest
    if first == last:
        return [when]
    return [at(d, h) for d in range(first.day, last.day + 1) for h in HOURS]


def _places(place):
    if place is None:
        return [KS, LS, MS]
    return list(INSIDE[place.precision]) or [place]


def _actors(event):
    known = event.actor.name and event.actor.basis not in ("implied", "unstated")
    if event.actor.name == "Band":
        return [agent("North"), agent("Outsider")]
    return [event.actor] if known else [agent("North"), agent("South"), agent("Outsider")]


def _causes(event):
    return [Cause.ATTACK, Cause.ACCIDENT] if event.cause is Cause.UNKNOWN else [event.cause]


def turned(turns, bound):
    """What became of the arrangement: when, and whether a suspension, or a denunciation by somebody
    bound, undid it."""
    ways = []
    for turn in (t for t in turns if t.kind is not Turning.EXTENDED):
        dated = [replace(turn, when=w) for w in _turn_times(turn)]
        own = turn.actor is None or turn.actor in bound or "both sides" in bound
        soft = turn.kind is Turning.SUSPENDED or (turn.kind is Turning.DENOUNCED and own)
        kept = [(t,) for t in dated] if turn.kind is not Turning.SUSPENDED else [()]
        gone = [(t, replace(t, kind=Turning.SUPERSEDED)) for t in dated] if soft else []
        ways.append([*kept, *gone])
    return [tuple(chain.from_iterable(way)) for way in product(*ways)]


def _turn_times(turn):
    if turn.when is None:
        return [at(d, 12) for d in (8, 10, 12)]
    return [point(i) for i in dict.fromkeys((turn.when.earliest, turn.when.latest))]


def completions(case, voice, chosen):
    """The dockets in which all is settled, the clauses along the options chosen for them."""
    treated = {i for r, i in case.treated if r == voice.id}
    ways = [list(happened(e, e.id in treated)) for e in case.incidents]
    bound = {b for c, _ in chosen for b in case.bound(c)}
    base = replace(case, confirmed=case.confirmed or dict.fromkeys(("North", "South"), Tri.UNCLEAR))
    for turns, events in product(turned(case.turns, bound), product(*ways)):
        whole = replace(base, turns=turns, incidents=events)
        for clauses in product(*(settled(whole, voice, c, o, events) for c, o in chosen)):
            done = replace(whole, readings=(replace(voice, clauses=clauses),))
            if not treated or not _belied(case, done, chosen):
                yield done


def _belied(case, done, chosen):
    """Whether a completion leaves out what the holder's own account treats as under the pause."""
    (voice,) = done.readings
    for (clause, option), sure in zip(chosen, voice.clauses, strict=True):
        (fixed,) = options(done, sure, voice.id)
        asked = Bench(case, voice, clause, None), Bench(done, voice, sure, None)
        for told, event in zip(case.incidents, done.incidents, strict=True):
            if (voice.id, told.id) in case.treated:
                before, after = match(asked[0], option, told), match(asked[1], fixed, event)
                if any(_out(after, n) and not _out(before, n) for n in TREATED):
                    return True
    return False


def _out(found, name):
    return found.test(name).answer is Tri.NO


TREATED = ("place", "target", "conduct")
