"""Flips are true, and no smaller set of facts does, where words fork and ends are open."""

from dataclasses import replace

from hypothesis import assume
from hypothesis import strategies as st

from holdfire.judge import judge, roll_up
from holdfire.record import Cause, Deed, Word
from holdfire.record.settling import options

from .acting import acted_out, proper
from .making import DOCKET, ORDER, PROXY, B, D, H, U, happenings, law, voices
from .small import docket

LEFT = ("kind", "release", "reciprocity")


@st.composite
def single(draw, many=(1,), most=2):
    """A reading of one clause, perhaps forked, and an incident or two."""
    voice = draw(voices(most=most, clauses_=1, without=LEFT))
    events = tuple(draw(happenings(f"i{n}", most=most)) for n in range(draw(st.sampled_from(many))))
    told = {
        k: draw(st.sampled_from((v[0], *v)))
        for k, v in DOCKET.items()
        if k in ("coverage", "starts")
    }
    accused = draw(st.sampled_from((frozenset(), *DOCKET["origins_of_accuser"])))
    return docket(voice, incidents=events, origins_of_accuser=accused, **told, **PROXY)


def breached(case):
    return roll_up(case, judge(case))[0].word in (B, Word.PARTLY)


@law(single(), examples=120)
def test_flips_of_a_reading_breach_it_and_no_smaller_set_does(case):
    assume(not known(case))
    (rolled,) = roll_up(case, judge(case))
    for flip in (f for f in rolled.flips if f.incident):
        assert untrue(case, flip) is None


def untrue(case, flip):
    """Where a flip to breached is wrong: all its facts do not do, or fewer do."""
    if not breached(acted_out(case, flip, flip.facts)):
        return flip.facts
    fewer = (less for less in proper(flip.facts) if not shared(flip, less))
    return next((less for less in fewer if breached(acted_out(case, flip, less))), None)


def shared(flip, less):
    """Smaller sets that leave out which arm of a fork is meant: see test_defects.py."""
    return any(f.field == "option" for f in flip.facts) and not any(
        f.field == "option" for f in less
    )


def vague(clause):
    """Whether it is open which acts, or which means, a clause forbids."""
    parts = (*clause.conduct, *clause.means)
    return not clause.conduct or any(
        set(p.classes) - {"force", "any"} or not p.classes for p in parts
    )


def forked(case):
    """Whether some clause has more than one option."""
    (voice,) = case.readings
    return any(len(options(case, c, voice.id)) > 1 for c in voice.clauses)


def known(case):
    """Cases of the defects in test_defects.py: drop the line whose test passes."""
    (voice,), (event, *_) = case.readings, case.incidents
    return (
        any(not c.bound for c in voice.clauses)  # nobody named on either side
        or (event.cause is Cause.UNKNOWN and any(map(vague, voice.clauses)))  # conduct hides cause
        or (event.cause is Cause.UNKNOWN and event.deed is Deed.OTHER)
        or any(p.place or p.classes for c in voice.clauses for p in c.exceptions)  # asked twice
    )


def word_of_day(case, cell):
    """The worst word of a clause for an actor on a day, whichever option is the true one; a day
    that some option leaves out is not known to be in force."""
    (voice,) = case.readings
    place = (cell.day, cell.clause, cell.actor)
    said = [f.word for f in judge(case) if (f.day, f.clause, f.actor) == place]
    ways = [o for c in voice.clauses for o in options(case, c, voice.id)]
    return max(said, key=ORDER.index) if len(said) == len(ways) else U


@law(single(many=(0, 1)), examples=80)
def test_flips_of_a_day_lighten_it_and_no_smaller_set_does(case):
    """Facts that make a day holding, or holding as disputed, under whichever option is true."""
    assume(not known_of_days(case))
    for cell in judge(case):
        for flip in (f for f in cell.flips if f.word in (H, D) and f.facts):
            assert unlit(case, cell, flip) is None


def unlit(case, cell, flip):
    """Where a flip of a day is wrong: all its facts do not do, or fewer do."""
    flip = replace(flip, option=cell.option, incident=next((i.id for i in case.incidents), None))
    if word_of_day(acted_out(case, flip, flip.facts), cell) is not flip.word:
        return flip.facts
    return next(
        (less for less in proper(flip.facts)
         if word_of_day(acted_out(case, flip, less), cell) is flip.word),
        None,
    )  # fmt: skip


def spans(when):
    """Whether something may have been on more than one day."""
    return when is not None and when.known and when.earliest.date() != when.latest.date()


def known_of_days(case):
    """The same for the flips of days."""
    (voice,) = case.readings
    (clause, *more) = voice.clauses
    return (
        more
        or (case.incidents and known(case))
        or any(p.open or p.metonym or not p.place for p in clause.area)  # can nobody watch it?
        or len(clause.end) > 1
        or not (clause.area or clause.targets)  # no place to watch, and either would settle scope
        or (case.incidents and not any(p.when for p in clause.start))  # it asks for two starts
        or (case.incidents and len(clause.start) > 1)
        or any(not (i.when and i.when.known) or spans(i.when) for i in case.incidents)  # which day?
        or len(case.bound(clause)) > 1  # acted out by North alone
        or any(c.means or c.classes for c in case.coverage)  # what is learnt of targets adds to it
    )
