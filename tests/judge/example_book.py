"""Worked examples of the rules: the line that the page shows, and the check that works it out.

What stands between asterisks in a line is what the program answers; the check gives those answers
in the same order. `late` says why the program does not do yet what the line says.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from holdfire.judge import judge, roll_up
from holdfire.judge.scope import match
from holdfire.record import Agent, Standing
from holdfire.record.dockets import Bench
from holdfire.record.settling import options

from .small import K, at, clause, coverage, docket, incident, part, reading

CORROBORATED, CONFIRMED, DENIED = Standing.CORROBORATED, Standing.CONFIRMED, Standing.DENIED
FROM_8 = part("from 8 March", when=at(8))
IN_K = part("K", place=K)
ENERGY = part("power plants", classes=("energy",))
WATCHED = (coverage(8, last=12),)
LATE = " (The program does not do this yet.)"


@dataclass(frozen=True)
class Example:
    """One line of the page under its rule, and what works out its answers."""

    rule: str
    text: str
    answers: Callable[[], tuple[str, ...]]
    late: str = ""

    @property
    def line(self):
        return f"- **{self.rule}** {self.text}{LATE if self.late else ''}"


@dataclass
class Book:
    """The examples of some rules, in the order they were written."""

    examples: list[Example] = field(default_factory=list)

    def shows(self, rule, text, *, late=""):
        """The function below this line works out the answers of the text."""

        def kept(answers):
            self.examples.append(Example(rule, text, answers, late))
            return answers

        return kept


def pause(**fields):
    """North does not attack, in K, from 8 March; every field can be told otherwise."""
    return clause(**{"area": IN_K, "start": FROM_8, **fields})


def agent(name, basis="stated"):
    return Agent(name=name, basis=basis)


def found(given, happened, *, under=None, **more):
    """One incident held against one clause, under the option of that label or the first."""
    voice = reading(given)
    case = docket(voice, **more)
    actor = case.bound(given)[0]
    ways = options(case, given, voice.id)
    option = next(o for o in ways if under in (None, o.label))
    return match(Bench(case, voice, given, actor), option, happened)


def asked(test, given, happened, **more):
    """The answer of one test of one incident."""
    return found(given, happened, **more).test(test).answer.value


def in_scope(given, happened, **more):
    """Whether the clause bears on the incident: the weakest of its tests."""
    return found(given, happened, **more).scope.value


def timed(given, when, **more):
    """Inside the window, outside it, or unclear."""
    answer = asked("time", given, incident(when=when), **more)
    return {"yes": "inside", "no": "outside"}.get(answer, answer)


def starts_of(given, **more):
    """The starts that a clause is judged by."""
    voice = reading(given)
    return tuple(o.label for o in options(docket(voice, **more), given, voice.id))


def cells(*clauses, **more):
    """The findings of one reading: K was watched, unless told otherwise."""
    return judge(docket(reading(*clauses), **{"coverage": WATCHED, **more}))


def daily(*clauses, day=10, **more):
    """The word of a day of March (None: of what is not fixed to a day) and the rules that gave it.

    Where several clauses are judged, of the last.
    """
    iso = None if day is None else f"2031-03-{day:02}"
    cell = [f for f in cells(*clauses, **more) if f.day == iso][-1]
    return cell.word.value, cell.rules


def word_by(rule, *clauses, **more):
    """The word of a day, which that rule gave."""
    word, rules = daily(*clauses, **more)
    assert rule in rules, rules
    return word


def rolled(*readings, **more):
    """The findings of whole readings."""
    case = docket(*readings, **{"coverage": WATCHED, **more})
    return roll_up(case, judge(case))


def reading_by(rule, *clauses, **more):
    """The word of a reading of these clauses, which that rule gave."""
    (only,) = rolled(reading(*clauses), **more)
    assert rule in only.rules, only.rules
    return only.word.value


def struck(**more):
    """A corroborated strike: by North, on K, on 10 March, unless told otherwise."""
    return incident(**{"standing": CORROBORATED, **more})
