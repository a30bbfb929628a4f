"""MUC-4, tst1 and tst2: templates made of what the program reads, scored as in 1992."""

import gzip
import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache

from benchmarks.quality.adapter import READER, Row, Task
from benchmarks.quality.corpus import data_folder
from benchmarks.quality.tally import Figure, Tally, figures
from training.corpora import rows

from .data import Confused, Outside, absent, digest
from .muc4_fill import COUNTRIES, templates
from .muc4_score import CONFIDENCE, TYPE, Template, all_templates, mixed

PARTS = ("muc4/muc4_tst1.jsonl.gz", "muc4/muc4_tst2.jsonl.gz")
PLACES = ("muc4/taskdoc/containing-areas-part1.v5.gz", "muc4/taskdoc/containing-areas-part2.gz")
_OPENS = re.compile(r"(?:^|[.!?]\W*\s\W*|\n\s*|\]\s*)$")
CASES = "polnear/polnear_train.jsonl.gz"
SHOWN = (TYPE, "date", "location", CONFIDENCE, "perp_individual", "perp_org", "phys_tgt_id",
         "hum_tgt_name", "hum_tgt_desc", "hum_tgt_effect")  # fmt: skip
_HEADER = re.compile(
    r"^.{0,60}?\b(\d{1,2} [A-Z]{3}) ?(\d{2})\b(?:.{0,250}?\[TEXT\]|[^\[]{0,150}\[[^\]]+\])", re.S
)
_ENDS = re.compile(r"(?:ed|ing|ly|ness|tion|ists?)$")
"""Endings of common words, which a name that other texts lack seldom has."""


def attacks() -> Outside | str:
    """Both parts; a text is the report after its header, in upper and lower case."""
    if gone := absent(*PARTS, *PLACES, CASES):
        return gone
    items = [r for part in PARTS for r in rows(data_folder() / part)]
    bodies = [body(i["text"]) for i in items]
    days = [dateline(i["text"]) for i in items]

    def given(answers: list[list[Row]]) -> list[list[Template]]:
        told = zip(items, bodies, answers, days, strict=True)
        return [templates(b, a, d, _paths(i["text"])) for i, b, a, d in told]

    def measured(answers: list[list[Row]]) -> dict[str, Figure]:
        found = zip(given(answers), items, days, strict=True)
        return figures([tally_of(g, i["templates"], _line(d)) for g, i, d in found])

    def confused(answers: list[list[Row]]) -> Confused:
        found = zip(given(answers), items, days, strict=True)
        return sum((mixed(g, i["templates"], _line(d)) for g, i, d in found), Counter())

    tasks = [
        Task(b, d, i["id"], reader=READER) for i, b, d in zip(items, bodies, days, strict=True)
    ]
    return Outside(digest(*PARTS, *PLACES, CASES), tasks, measured, confused)


def tally_of(given: list[Template], keys: list[Template], line: str) -> Tally:
    """The row ALL TEMPLATES, and some of its slots."""
    tally = Tally()
    slots = all_templates(given, keys, line)
    hit, possible, actual = (sum(c[n] for c in slots.values()) for n in range(3))
    tally.add("recall", hit, possible, int(possible))
    tally.add("precision", hit, actual, int(actual))
    tally.f1("F", hit, actual, int(possible))
    for slot in SHOWN:
        tally.f1(f"{slot.replace('_', ' ')} F", slots[slot][0], slots[slot][2], slots[slot][1])
    return tally


def dateline(text: str) -> date | None:
    """The day in the header."""
    found = _HEADER.search(text)
    try:
        return datetime.strptime(f"{found[1]} {found[2]}", "%d %b %y").date() if found else None
    except ValueError:
        return None


def _line(day: date | None) -> str:
    return f"{day:%d %b %y}".upper() if day else ""


def body(text: str) -> str:
    """What follows the header, its lines joined, in the case other texts use for each word."""
    found = _HEADER.search(text)
    words = re.sub(r"\n(?=\S)", " ", text[found.end() if found else 0 :]).strip()
    return titled(truecased(words, _lower()), {*_places(), *COUNTRIES.values()})


def truecased(text: str, lower: frozenset[str]) -> str:
    """Common words small but where a sentence starts; short ones in brackets as they are."""

    def cased(match: re.Match[str]) -> str:
        word, before = match.group(), text[max(0, match.start() - 9) : match.start()]
        if before.endswith(("'", "’")) and len(word) < 3:
            return word.lower()
        if before.endswith(("[", "(")) and len(word) < 7:
            return word
        small = word.lower() in lower or _ENDS.search(word.lower())
        return word.lower() if small and not _OPENS.search(before) else word.capitalize()

    return re.sub(r"[A-Za-z]+", cased, text)


def titled(text: str, names: Iterable[str]) -> str:
    """Names of several words with their capitals."""
    several = sorted((n for n in names if " " in n), key=len, reverse=True)
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, several))})\b", re.I)
    return pattern.sub(lambda m: m.group().title(), text)


@cache
def _lower() -> frozenset[str]:
    """Words that other texts write small more often than not."""
    small: Counter[str] = Counter()
    for row in rows(data_folder() / CASES):
        for word in re.findall(r"(?<=[a-z,] )[A-Za-z]+", row["text"]):
            small[word.lower()] += 1 if word.islower() else -1
    return frozenset(w for w, n in small.items() if n > 0)


@cache
def _places() -> dict[str, str]:
    """The way down to each place of the task's own list, by its name; under "" none."""
    made: dict[str, str] = {}
    for path in reversed(PLACES):
        with gzip.open(data_folder() / path, "rt", errors="replace") as lines:
            for line in lines:
                found = re.match(r"[A-Z][A-Z ]+: [^*]*\)", line)
                if found:
                    name = re.sub(r" \([^)]*\)$", "", found.group().split(": ")[-1])
                    made.setdefault(name, found.group())
    return made


def _paths(text: str) -> dict[str, str]:
    """The same, with the country named most in a text for what names no place."""
    named = Counter({c: text.count(c) for c in COUNTRIES.values()})
    most, times = named.most_common(1)[0]
    return {**_places(), **({"": most} if times else {})}
