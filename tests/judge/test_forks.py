"""Flips are true, and no smaller set of facts does, where words fork and ends are open."""

from dataclasses import replace

from hypothesis import assume
from hypothesis import strategies as st

from holdfire.judge import judge, roll_up
from holdfire.record import Word
from holdfire.record.settling import options

from .acting import acted_out, proper
from .making import DOCKET, ORDER, PROXY, B, D, H, U, happenings, law, voices
from .small import LAND, docket

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
    """Smaller sets that leave out which arm of a fork is meant. Acting out answers what is open as
    suits it best, for instance with a place that the other arm happens to take in, which the words
    do not say; where they do, test_defects.py holds that the arm is not asked."""
    return any(f.field == "option" for f in flip.facts) and not any(
        f.field == "option" for f in less
    )


def word_of_day(case, cell):
    """The worst word of a clause for an actor on a day, whichever option is the true one; a day
    that some option leaves out is not known to be in force."""
    (voice,) = case.readings
    actors = case.bound(voice.clauses[0])  # who is bound may have been learnt
    place = (cell.day, cell.clause, cell.actor if cell.actor in actors else actors[0])
    said = [f.word for f in judge(case) if (f.day, f.clause, f.actor) == place]
    ways = [o for c in voice.clauses for o in options(case, c, voice.id)]
    return max(said, key=ORDER.index) if len(said) == len(ways) else U


@law(single(many=(0, 1)), examples=80)
def test_flips_of_a_day_lighten_it_and_no_smaller_set_does(case):
    """Facts that make a day holding, or holding as disputed, under whichever option is true."""
    assume(not known_of_days(case))
    for cell in judge(case):
        for flip in (f for f in cell.flips if f.word in (H, D) and f.facts):
            assert unlit(of_arm(case, cell), cell, flip) is None


def of_arm(case, cell):
    """The case with that arm of a fork alone: its cells say what holds if it is what was meant."""
    (voice,) = case.readings
    named = tuple(c for c in voice.clauses if cell.option.startswith(f"{c.option}; "))
    return replace(case, readings=(replace(voice, clauses=named or voice.clauses),))


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


def known_of_days(case):
    """Limits of acting out, which answers what is open as suits it best: with places, acts or
    targets that somebody happened to watch; with a place for the area and what happened in it at
    once; and with North for who did it."""
    (voice,) = case.readings
    return any(
        (nowhere(clause) and any(not (i.place and i.place.exact) for i in case.incidents))
        or (len(case.bound(clause)) > 1 and any(case.named(i) is None for i in case.incidents))
        or (vague(clause) and any(c.means or c.classes for c in case.coverage))
        or (nowhere(clause) and any(c.place != LAND for c in case.coverage))
        for clause in voice.clauses
    )


def vague(clause):
    """Whether words leave it open which acts, means or targets they take in."""
    parts = (*clause.conduct, *clause.means, *clause.targets)
    return not clause.conduct or any(not p.classes for p in parts)


def nowhere(clause):
    """Whether it is open which places a clause takes in."""
    return not (clause.area or clause.targets) or any(p.unbounded for p in clause.area)
