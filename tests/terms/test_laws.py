"""What must always hold: a draft loads as what it was drafted from, and every key has its line."""

import re
import tomllib
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.flow.reading import read_capture
from holdfire.record import (
    PARTS,
    Act,
    Clause,
    Deed,
    Duty,
    Ending,
    Mode,
    Naming,
    Part,
    Place,
    Precision,
    Quantity,
    Reading,
    Status,
    Tri,
    When,
)
from holdfire.terms import draft, load, toml, untouched
from holdfire.terms.keys import CLASSES, MEANS, PRECISIONS
from holdfire.terms.lines import lines
from tests.helpers import LAW, capture, examples, span, statement
from tests.terms.deals import EXAMPLE, copied, faults, texts, written

# Readings as a reader may find them

SAID = 'We will hold fire, “says” he: 🌧 at Liepaja until Friday, or \\ "so".'
TOLD = "the League would leave the ports alone for a week"
CAP = capture(f"{SAID}\tEnd.", f"Ana Vel said {TOLD}.", id="cap_9")
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=9).filter(str.strip)
SLUGS = st.from_regex(r"[a-z0-9]{1,6}", fullmatch=True)
ZONES = [UTC, ZoneInfo("Europe/Riga"), timezone(timedelta(minutes=-210)), ZoneInfo("Asia/Kolkata")]


SECONDS = st.lists(st.integers(0, 10**7), min_size=2, max_size=2).map(sorted)


@st.composite
def whens(draw):
    first = datetime(2031, 3, 1, tzinfo=draw(st.sampled_from(ZONES)))
    ends = [first + timedelta(seconds=s) for s in draw(SECONDS)]
    known = [e if draw(st.booleans()) else None for e in ends]
    precision = draw(st.sampled_from(Precision))
    told = {"basis": draw(WORDS | st.just("")), "zone": draw(WORDS)}
    return When(earliest=known[0], latest=known[1], precision=precision, **told)


PLACES = st.builds(
    Place,
    name=WORDS,
    precision=st.sampled_from(PRECISIONS),
    country=st.none() | st.just("LV"),
    admin1=st.none() | WORDS,
    lat=st.none() | st.floats(-90, 90),
    lon=st.none() | st.floats(-180, 180),
    zone=st.none() | WORDS,
    basis=WORDS | st.just(""),
)
AMOUNTS = st.builds(Quantity, n=st.floats(0, 1e9), unit=WORDS, period=st.none() | WORDS)
DAYS = st.none() | st.floats(0.01, 9999)


def listed(words):
    return st.lists(st.sampled_from(words), max_size=2).map(tuple)


MORE = {
    "area": {"place": st.none() | PLACES, "metonym": st.booleans()},
    "targets": {"classes": listed(CLASSES)},
    "means": {"classes": listed(MEANS)},
    "conduct": {"classes": listed([d.value for d in Deed])},
    "condition": {"met": st.none() | st.sampled_from(Tri)},
    "exceptions": {"classes": listed(CLASSES), "place": st.none() | PLACES},
    "duration": {"days": DAYS},
    "quantity": {"quantity": AMOUNTS},
}  # fmt: skip
ENDING = st.none() | st.sampled_from([Ending.INCLUSIVE, Ending.EXCLUSIVE, Ending.UNKNOWN])


@st.composite
def parts(draw, field):
    direct = draw(st.booleans())
    whole = span(CAP, SAID if direct else TOLD)
    low = draw(st.integers(whole.start, whole.end - 1))
    high = draw(st.integers(low + 1, whole.end))
    words = CAP.span(low, high)
    if not words.words.strip():
        words = whole
    order = [s for s in Status if s is not Status.UNSTATED]
    status = draw(st.sampled_from(order if direct else order[1:]))
    more = {k: draw(v) for k, v in MORE.get(field, {}).items()}
    if field in ("start", "end"):
        timed = draw(st.sampled_from(["when", "event", "none"]))
        more = {"when": draw(whens())} if timed == "when" else {}
        more |= {"event": draw(WORDS)} if timed == "event" else {}
        more |= {"ending": draw(ENDING), "days": draw(DAYS)}
    value = (
        draw(WORDS)
        if draw(st.booleans()) and field not in ("bound", "beneficiary")
        else words.words
    )
    return Part(value=value, status=status, span=words, open=draw(st.booleans()), **more)


@st.composite
def clauses(draw, number):
    kind = draw(st.sampled_from(Duty))
    fields = draw(st.lists(st.sampled_from(PARTS[:-1]), min_size=1, max_size=3, unique=True))
    fields += ["quantity"] if kind is Duty.NUMERIC else []
    given = {f: tuple(draw(st.lists(parts(f), min_size=1, max_size=2))) for f in fields}
    return Clause(id=f"c{number}", kind=kind.value, option=draw(WORDS | st.just("")), **given)


ANA = [
    statement(CAP, "Ana Vel", SAID, act=Act.ANNOUNCE, mode=Mode.DIRECT, source=None),
    statement(CAP, "Ana Vel", TOLD, act=Act.CONFIRM, mode=Mode.INDIRECT),
]


@st.composite
def readings(draw):
    made = []
    for n in range(draw(st.integers(1, 2))):
        duties = tuple(draw(clauses(i)) for i in range(draw(st.integers(0, 2))))
        made.append(Reading(
            id=f"rdg_{n}", holder="Ana Vel", naming=draw(st.sampled_from(Naming)),
            role=draw(WORDS | st.just("")), affiliation=draw(st.none() | WORDS),
            statements=tuple(s.id for s in ANA), clauses=duties, label=draw(WORDS | st.just("")),
            declares=draw(st.booleans()), said=draw(st.none() | whens()),
        ))  # fmt: skip
    return made


def back(folder, found, statements, captures):
    """The readings a draft of these loads as."""
    kept = {c.id: c.text for c in captures}
    files = draft(found, statements, captures)
    assert all(untouched(text) for text in files.values())
    deal = load(written(folder, files), kept.get)
    return {r.id: r for r in deal.readings}


@settings(parent=LAW, max_examples=100)
@given(readings())
def test_what_is_drafted_loads_as_it_was(tmp_path_factory, found):
    folder = tmp_path_factory.mktemp("deal")
    assert back(folder, found, ANA, [CAP]) == {r.id: r for r in found}


def test_the_readings_of_the_examples_come_back(tmp_path):
    file = examples().made.dossier
    for n, (cap, extract) in enumerate(zip(file.captures, file.extracts, strict=True)):
        again = read_capture(cap).extract
        assert extract.readings == again.readings
        found = back(tmp_path / str(n), extract.readings, extract.statements, [cap])
        assert found == {r.id: r for r in extract.readings}
    whole = back(tmp_path / "all", file.readings, file.statements, file.captures)
    assert whole == {r.id: r for r in file.readings}


def test_a_status_the_words_cannot_carry_is_lowered(tmp_path):
    loud = Part(value=TOLD, status=Status.QUOTED, span=span(CAP, TOLD))
    found = Reading(
        id="r", holder="Ana Vel", naming=Naming.NAMED, role="", affiliation=None,
        statements=tuple(s.id for s in ANA),
        clauses=(Clause(id="c", kind="prohibit", form=(loud,)),),
    )  # fmt: skip
    again = back(tmp_path, [found], ANA, [CAP])["r"].clauses[0].form
    assert again == (replace(loud, status=Status.PARAPHRASED),)


def test_a_part_that_stands_in_no_statement_is_left_out_and_told(tmp_path):
    kept = Part(value="ports", status=Status.PARAPHRASED, span=span(CAP, "ports"))
    lost = Part(value="End", status=Status.PARAPHRASED, span=span(CAP, "End"))
    whole = Clause(id="c", kind="prohibit", form=(kept, lost))
    bare = Clause(id="d", kind="prohibit", form=(lost,))
    found = Reading(
        id="r", holder="Ana Vel", naming=Naming.NAMED, role="", affiliation=None,
        statements=tuple(s.id for s in ANA), clauses=(whole, bare),
    )  # fmt: skip
    assert back(tmp_path, [found], ANA, [CAP])["r"].clauses == (replace(whole, form=(kept,)),)
    text = (tmp_path / "readings" / "ana-vel.toml").read_text("utf-8")
    assert '# left out: form "End", which stands in no statement here' in text
    assert "# left out: clause d, which rests on no words" in text


def test_a_changed_draft_is_seen():
    files = draft(examples().made.dossier.readings, ANA, [CAP])
    for text in files.values():
        assert untouched(text)
        assert not untouched(text + "\n")
        assert not untouched(text.replace("draft, not reviewed", "reviewed"))
    assert not untouched("")


# Lines

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
VALUES = st.recursive(
    TEXTS | st.integers() | st.booleans(),
    lambda v: st.lists(v, max_size=3) | st.dictionaries(TEXTS, v, max_size=3),
    max_leaves=9,
)


def ways(value, at=()):
    """The way to every key and member of a value."""
    yield at
    if isinstance(value, list | dict):
        keys = value if isinstance(value, dict) else range(len(value))
        for key in keys:
            yield from ways(value[key], (*at, key))


def inline(value):
    """A value over several lines, with marks in comments that mean nothing."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{toml.value(k)} = {inline(v)}" for k, v in value.items()) + " }"
    if isinstance(value, list):
        return "[ # [a] = {\n" + ",\n".join(map(inline, value)) + "\n]"
    return toml.value(value)


@LAW
@given(st.dictionaries(TEXTS, VALUES, max_size=4))
def test_every_key_of_a_text_has_its_line(table):
    text = "".join(f"{toml.value(k)} = {inline(v)} # a = [1]\n" for k, v in table.items())
    assert tomllib.loads(text) == table
    found = lines(text)
    assert set(found) == set(ways(table))
    for key in table:
        assert text.split("\n")[found[key,] - 1].startswith(toml.value(key))


def test_lines_of_tables_and_lists_of_tables():
    text = (
        'a.b = 1\n\n[x]\n"y z" = """\n[no]\n"""\n[[m]]\nk = 1\n[[m]]\n[[m.n]]\n'
        "k = 2031-03-05T18:00:00+02:00\n[[m.n]]\n[m.n.o]\nk = 'x'\n"
    )
    assert lines(text) == {
        (): 1, ("a",): 1, ("a", "b"): 1, ("x",): 3, ("x", "y z"): 4, ("m",): 7, ("m", 0): 7,
        ("m", 0, "k"): 8, ("m", 1): 9, ("m", 1, "n"): 10, ("m", 1, "n", 0): 10,
        ("m", 1, "n", 0, "k"): 11, ("m", 1, "n", 1): 12, ("m", 1, "n", 1, "o"): 13,
        ("m", 1, "n", 1, "o", "k"): 14,
    }  # fmt: skip


# Times and shapes


TIMES = {
    "when = 2031-03-06T24:00:00+02:00": None,
    "when = 2031-03-06T00:00:00+02:00": ("2031-03-06T00:00:00+02:00",) * 2,
    'when = 2031-03-06T00:00:00\nzone = "Europe/Riga"': ("2031-03-06T00:00:00+02:00",) * 2,
    'when = 2031-03-06\nzone = "Europe/Riga"': (
        "2031-03-06T00:00:00+02:00", "2031-03-06T23:59:59+02:00"
    ),
    'when = 2031-03-06\nzone = "unstated"': (
        "2031-03-06T00:00:00+00:00", "2031-03-06T23:59:59+00:00"
    ),
    'night = 2031-03-05\nzone = "Europe/Riga"': (
        "2031-03-05T16:00:00+02:00", "2031-03-06T08:59:59+02:00"
    ),
}  # fmt: skip


@pytest.mark.parametrize("written_as", TIMES)
def test_times_as_people_write_them(tmp_path, written_as):
    files = {
        "arrangement.toml": 'id = "t"\nname = "T"\n[[actors]]\nid = "a"\nname = "Ana Vel"\n',
        "statements/s.toml": (
            'speaker = "a"\nact = "announce"\nmode = "direct"\nsource = "not captured"\n'
            'address = "https://post.example.org/1"\nsupport = "quoted-secondary"\n'
            'words = "from then"\n'
        ),
        "readings/r.toml": (
            'holder = "a"\nstatements = ["s"]\n[[clauses]]\nid = "c"\nkind = "prohibit"\n'
            f'[[clauses.start]]\nwords = "from then"\nstatus = "quoted"\n{written_as}\n'
            'inclusive = "yes"\n'
        ),
    }  # fmt: skip
    ends = TIMES[written_as]
    if ends is None:
        with pytest.raises(Exception, match="is not valid TOML"):
            load(written(tmp_path, files), texts().get)
        return
    (part,) = load(written(tmp_path, files), texts().get).readings[0].clauses[0].start
    when = part.when
    assert when
    assert (when.earliest, when.latest) == tuple(map(datetime.fromisoformat, ends))
    assert when.basis == "from then"
    assert part.ending is Ending.INCLUSIVE


# Whatever stands in the files

FILES = sorted(p.relative_to(EXAMPLE).as_posix() for p in EXAMPLE.rglob("*.*") if p.is_file())
PIECES = [
    "[", "]]", "{", "}", "=", '"', "\n", "0", "-1", "1e400", "[[clauses]]\n", "'", ".", "nan",
    "words", "status", "[]", "{}", '""', "2031-13-01", "9999-12-31", "true", "\x00", "é", "‘", "“",
    "9" * 400, "9" * 5000, "[" * 9000, "a = " + "[" * 300 + "]" * 300,
]  # fmt: skip


@settings(parent=LAW, max_examples=300)
@given(st.sampled_from(FILES), st.integers(0, 5000), st.integers(0, 40), st.sampled_from(PIECES))
def test_no_file_breaks_the_check(tmp_path_factory, name, at, cut, piece):
    deal = copied(tmp_path_factory.mktemp("deal"))
    text = (deal / name).read_text("utf-8")
    at %= len(text)
    (deal / name).write_text(text[:at] + piece + text[at + cut :], "utf-8")
    assert all(told == told.strip() and told for told in faults(deal))


@settings(parent=LAW, max_examples=60)
@given(st.data())
def test_a_letter_changed_in_any_quote_is_told(tmp_path_factory, data):
    name = data.draw(st.sampled_from([n for n in FILES if n.startswith("readings")]))
    text = (EXAMPLE / name).read_text("utf-8")
    quotes = [m for m in re.finditer(r'words = "([^"]+)"', text)]
    quote = data.draw(st.sampled_from(quotes))
    at = data.draw(st.integers(quote.start(1), quote.end(1) - 1))
    deal = copied(tmp_path_factory.mktemp("deal"))
    (deal / name).write_text(text[:at] + "¤" + text[at + 1 :], "utf-8")
    (told,) = faults(deal)
    assert told.startswith(f"{name}, line {text[:at].count(chr(10)) + 1}: words: ")
