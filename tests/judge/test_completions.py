"""No definite word that some completion of the unknowns contradicts, by going over all of them.

A cell *corresponds*, in a completed docket, to the cell of the same reading, clause (and meaning of
a fork), actor and day, the clause settled along the cell's option: its start and end made instants
that the option allows. The cell of no one day corresponds to all days of that settled clause. A
reading corresponds to itself, with each clause settled along one option and each fork along one of
its meanings.
"""

from itertools import islice, product

from hypothesis import assume

from holdfire.judge import judge, roll_up
from holdfire.record import Tri, Word
from holdfire.record.settling import options

from .completing import completions
from .making import B, U, cases, law
from .small import at

MOST = 1500
"""Completions up to which a cell's are gone over; a case with more is passed by."""
CONFIRMATIONS = ("coverage", "starts", "turns", "origins_of_accuser")


def contradicted(case):
    """The cells with a definite word that some completion of the unknowns contradicts."""
    cells = judge(case)
    for voice in case.readings:
        for clause in voice.clauses:
            for option in options(case, clause, voice.id):
                mine = [
                    c for c in cells
                    if (c.reading, c.clause, c.option) == (voice.id, clause.id, option.label)
                    and c.word is not U
                ]  # fmt: skip
                if mine:
                    yield from against(case, voice, clause, option, mine)


def against(case, voice, clause, option, mine):
    """The completions that give a cell another word. A day on which the pause, once its ends are
    settled, was not in force for an instant has no cell, so no word that could contradict: a first
    or last day that may belong to it or not is *holding* under R-TIME-9 as long as it may."""
    whole = islice(completions(case, voice, ((clause, option),)), MOST + 1)
    for n, done in enumerate(whole):
        assume(n < MOST)
        found = judge(done)
        for cell in mine:
            actors = {f.actor for f in found}
            actor = cell.actor if cell.actor else next(iter(actors), None)
            days = {f.day: f.word for f in found if f.actor == actor}
            after = days.get(cell.day) if cell.day else max(days.values(), key=list(Word).index)
            if after is not cell.word and not (after is None and outside(done, cell)):
                yield cell, done, after


def outside(done, cell):
    """Whether the settled pause leaves out the whole day, or binds nobody in its own reading."""
    (voice,) = done.readings
    (clause,) = voice.clauses
    (option,) = options(done, clause, voice.id)
    day = at(int(cell.day[-2:]))
    unbound = all(done.free(voice, a) for a in done.bound(clause))
    return unbound or option.window.covers(day) is Tri.NO


@law(cases(happened=2, most=1), examples=60)
def test_no_completion_contradicts_a_cell(case):
    assert next(contradicted(case), None) is None


def chosen(case, voice):
    """Every way to take one meaning of each clause, and one option of each, all with one start
    where the clauses give none of their own."""
    groups: dict = {}
    for clause in voice.clauses:
        ways = [(clause, o) for o in options(case, clause, voice.id)]
        groups.setdefault(clause.id, []).extend(ways)
    return product(*groups.values())


def one_start(voice, done, pair):
    """Whether the clauses without a start of their own begin together."""
    (sure,) = done.readings
    own = [any(p.when for p in c.start) for c, _ in pair]
    begun = {c.start[0].when for c, mine in zip(sure.clauses, own, strict=True) if not mine}
    return len(begun) < 2


REFINED = {
    (B, Word.PARTLY),  # breached still, and what held can then be named
    (B, Word.COLLAPSED),  # a denunciation turns out to lie before the end
    (Word.PARTLY, Word.COLLAPSED),
}


def misjudged(case, rolled=None):
    """The readings whose definite word some completion contradicts."""
    for found in rolled or roll_up(case, judge(case)):
        voice = next(v for v in case.readings if v.id == found.reading)
        if found.word in (U, Word.UNCONFIRMED) or not voice.clauses:
            continue
        whole = (
            done
            for pair in chosen(case, voice)
            for done in completions(case, voice, pair)
            if one_start(voice, done, pair)
        )
        for n, done in enumerate(islice(whole, MOST + 1)):
            assume(n < MOST)
            (after,) = roll_up(done, judge(done))
            if after.word is not found.word and (found.word, after.word) not in REFINED:
                yield found, done, after


def presupposed(found, after):
    """Who says that it is no longer bound holds the pause to be in force (R-ROLL-4): completions in
    which it had ended by then, or not begun, are not what was said."""
    return Word.COLLAPSED in (found.word, after.word)


@law(cases(happened=2, most=1), examples=40)
def test_no_completion_contradicts_a_reading(case):
    found = ((f, after) for f, _, after in misjudged(case))
    assert next(((f, a) for f, a in found if not presupposed(f, a)), None) is None
