"""Worked examples: when a pause binds."""

from holdfire.record import Ending, Tri, Turn, Turning
from holdfire.record.settling import options, phase

from .example_book import Book, cells, daily, pause, starts_of, struck, timed, word_by
from .small import at, docket, part, reading, start

BOOK = Book()
MONDAY = (start("Monday", at(8)),)
UNTIL = part("until 10 March", when=at(10))
THROUGH = part("through 10 March", when=at(10))
BEFORE = part("before 10 March", when=at(10))
TWO_DAYS = part("for two days", days=2.0)


def status(**more):
    """Where North's pause stands in time at the as-of."""
    given = more.pop("given", None) or pause()
    voice = reading(given)
    case = docket(voice, **more)
    return phase(case, options(case, given, voice.id)[0], "North").value


def eighth(ending):
    return part("8 March", when=at(8), ending=ending)


def turn(kind, day, until=None):
    return Turn(kind=Turning(kind), actor="North", when=at(day), until=until)


@BOOK.shows(
    "R-TIME-1",
    "Words: “from 8 March”. Another speaker says Monday. Judged by *from 8 March* alone.",
)
def own_start():
    return starts_of(pause(), starts=MONDAY)


@BOOK.shows(
    "R-TIME-1",
    "The words give no start; another speaker says Monday. Judged twice: by *Monday*, and by "
    "*unknown*.",
)
def starts_of_others():
    return starts_of(pause(start=None), starts=MONDAY)


@BOOK.shows("R-TIME-2", "Nobody gives a start. A strike on 10 March: *unclear*.")
def no_start():
    return (timed(pause(start=None), at(10)),)


@BOOK.shows(
    "R-TIME-3",
    "Words: “from 8 March, for two days”, not saying whether 8 March counts. The end lies "
    "somewhere in 10 March. A strike on 9 March: *inside*; on 10 March: *unclear*; on 11 March: "
    "*outside*.",
)
def two_days_from_a_day():
    given = pause(duration=TWO_DAYS)
    return tuple(timed(given, at(day)) for day in (9, 10, 11))


@BOOK.shows(
    "R-TIME-3",
    "The same two days, and 8 March is known to count: they run out as 10 March begins. A strike "
    "on 9 March: *inside*; at noon on 10 March: *outside*.",
)
def two_days_from_a_first_instant():
    given = pause(start=eighth(Ending.INCLUSIVE), duration=TWO_DAYS)
    return timed(given, at(9)), timed(given, at(10, 12))


@BOOK.shows(
    "R-TIME-3",
    "The same two days, with 8 March counted. A strike on 10 March, hour not known: *outside*. "
    "With 8 March left out (“after 8 March”), a strike on 10 March: *inside*.",
)
def two_days_and_a_whole_day():
    return tuple(
        timed(pause(start=eighth(how), duration=TWO_DAYS), at(10))
        for how in (Ending.INCLUSIVE, Ending.EXCLUSIVE)
    )


@BOOK.shows(
    "R-TIME-4",
    "A strike on 10 March. Words: “until 10 March”: *unclear*. With “through 10 March”: *inside*. "
    "With “before 10 March”: *outside*. With “until 10 March”, coded `inclusive`: *inside*.",
)
def last_day():
    coded = part("until 10 March", when=at(10), ending=Ending.INCLUSIVE)
    return tuple(timed(pause(end=end), at(10)) for end in (UNTIL, THROUGH, BEFORE, coded))


@BOOK.shows(
    "R-TIME-4",
    "Words: “until the talks end”. A strike on 7 March, before the start: *outside*; on 10 March: "
    "*unclear*.",
)
def end_without_a_date():
    given = pause(end=part("until the talks end"))
    return timed(given, at(7)), timed(given, at(10))


@BOOK.shows(
    "R-TIME-4",
    "Words: “from 8 March”. A strike on 8 March: *unclear*. Where the day is known to be taken "
    "in: *inside*; to be left out: *outside*.",
)
def first_day():
    ways = (pause(), *(pause(start=eighth(e)) for e in (Ending.INCLUSIVE, Ending.EXCLUSIVE)))
    return tuple(timed(given, at(8)) for given in ways)


@BOOK.shows(
    "R-TIME-5",
    "Words: “from 8 March”, and no end. A strike on 12 March: *inside*. Words: “from 8 March, "
    "temporarily”: *inside* too.",
)
def no_end():
    vague = pause(duration=part("temporarily"))
    return timed(pause(), at(12)), timed(vague, at(12))


@BOOK.shows(
    "R-TIME-6",
    "On 12 March, a pause from 20 March is *not in force*; one from 8 March is *in force*; one "
    "from 8 March through 10 March has *expired*; one from 8 March that North has not confirmed: "
    "*unknown*.",
)
def status_in_time():
    ahead, over = pause(start=part("from 20 March", when=at(20))), pause(end=THROUGH)
    silent = status(confirmed={"North": Tri.UNCLEAR})
    return status(given=ahead), status(), status(given=over), silent


@BOOK.shows(
    "R-TIME-6",
    "A corroborated strike on 10 March, the pause running on: *breached*. The pause has since "
    "expired: still *breached*.",
)
def conduct_stands_apart():
    hit = (struck(when=at(10)),)
    return daily(pause(), incidents=hit)[0], daily(pause(end=THROUGH), incidents=hit)[0]


@BOOK.shows(
    "R-TIME-7", "A pause from 20 March, seen on 12 March: nothing to judge, so *undetermined*."
)
def no_day_yet():
    ahead = pause(start=part("from 20 March", when=at(20)))
    return (word_by("R-TIME-7", ahead, day=None),)


@BOOK.shows(
    "R-TIME-8",
    "A corroborated strike “on 9 or 10 March”. 9 March: *undetermined*; 10 March: *undetermined*; "
    "its own cell, without a day: *breached*.",
)
def not_fixed_to_a_day():
    hit = (struck(when=at(9, last=10)),)
    return tuple(daily(pause(), day=day, incidents=hit)[0] for day in (9, 10, None))


@BOOK.shows(
    "R-TIME-9",
    "Nothing happened and K was watched. From 8 March, the word of 10 March: *holding*. With no "
    "start known: *undetermined*.",
)
def surely_begun():
    unknown = word_by("R-TIME-9", pause(start=None))
    return daily(pause())[0], unknown


@BOOK.shows(
    "R-TIME-9",
    "Words: “until 10 March”; nothing happened. 10 March: *holding*, for the pause had not ended "
    "before that day; after it there is nothing to judge: the last day with a word is "
    "*2031-03-10*.",
)
def last_day_with_a_word():
    days = [f.day for f in cells(pause(end=UNTIL))]
    return daily(pause(end=UNTIL))[0], str(days[-1])


BACK = "2031-03-08, by arithmetic, back from “until 10 March”"


@BOOK.shows(
    "R-TIME-10",
    f"Words: “for two days, until 10 March”, and no start. Judged by the start *{BACK}*, and by "
    "*unknown*.",
)
def counted_back():
    return starts_of(pause(start=None, end=UNTIL, duration=TWO_DAYS))


@BOOK.shows(
    "R-TIME-10",
    "The same words, announced on 10 March. A strike on 9 March, by the announcement: *outside*; "
    "by the start counted back: *inside*.",
)
def before_the_announcement():
    given = pause(start=None, end=UNTIL, duration=TWO_DAYS)
    told = {"starts": (start("the announcement", at(10)),)}
    ways = ("the announcement", BACK)
    return tuple(timed(given, at(9), under=label, **told) for label in ways)


@BOOK.shows(
    "R-TURN-1",
    "Words: “through 10 March”. A strike on 11 March: *outside*. North extends the pause until 20 "
    "March: *inside*.",
)
def extended():
    given, longer = pause(end=THROUGH), turn("extended", 10, until=at(20))
    return timed(given, at(11)), timed(given, at(11), turns=(longer,))


@BOOK.shows(
    "R-TURN-2",
    "The pause is superseded on 10 March. A strike on 9 March: *inside*; on 11 March: *outside*. "
    "Status: *superseded*.",
)
def superseded():
    gone = {"turns": (turn("superseded", 10),)}
    return *(timed(pause(), at(day), **gone) for day in (9, 11)), status(**gone)


@BOOK.shows(
    "R-TURN-2",
    "North suspends the pause on 9 March. A strike on 10 March: *unclear*; status: *suspended*. "
    "It resumes on 11 March; a strike on 12 March: *inside*; status: *in force*.",
)
def suspended_and_resumed():
    off = {"turns": (turn("suspended", 9),)}
    again = {"turns": (turn("suspended", 9), turn("resumed", 11))}
    before = timed(pause(), at(10), **off), status(**off)
    return *before, timed(pause(), at(12), **again), status(**again)


@BOOK.shows(
    "R-TURN-2",
    "North denounces the pause on 9 March. A strike on 10 March: *unclear*; status: *denounced*.",
)
def denounced():
    off = {"turns": (turn("denounced", 9),)}
    return timed(pause(), at(10), **off), status(**off)
