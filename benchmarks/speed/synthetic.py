"""As many reports on one invented pause as are wanted.

    python benchmarks/speed/synthetic.py N FOLDER --seed S

Parties, people, outlets and events are invented; only the place names are real, so that places can
be found. The same number and seed give the same texts.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

NOTE = "Written for this example: an invented pause between invented parties."
FIRST, DAYS = date(2033, 5, 2), 45
"""The day of the announcement, a Monday; and how many days are told of."""
TOWNS = (
    "Liepaja Ventspils Jelgava Jurmala Saldus Kuldiga Talsi Tukums Dobele Bauska Ogre Cesis "
    "Valmiera Sigulda Jekabpils Rezekne Daugavpils Klaipeda Palanga Kretinga Plunge Telsiai "
    "Mazeikiai Siauliai Taurage Silute Kursenai Birzai Panevezys Utena Parnu Haapsalu Viljandi "
    "Valga Rakvere Paide Tartu Kuressaare Kaunas Alytus"
).split()
PAPERS = "Courier Herald Gazette Observer Lantern Messenger Mirror Record".split()
WIRES = ("Skerry Press", "Tern News Agency", "Holm Wire")
LEAGUE, ASSEMBLY = "Tidewater League", "Inland Assembly"
FIRST_NAMES = (
    "Ada Bruno Carla Dagne Emils Freda Gunta Harald Inese Janis Karin Lauri Marta Nils Oskars "
    "Paula Raimo Sanna Teodor Ulla Viktors Wanda"
).split()
LAST_STARTS = "Orre Vast Kaln Tam Silla Rud Ozol Linde Purv Saar Vel Nor Brand Egl Har".split()
LAST_ENDS = "lund rik meer berg ste bach te krantz ik mets dre kaste vik isk maste vald".split()
TARGETS = (
    "grain store, tram depot, power substation, school, apartment block, bus station, fuel depot, "
    "market hall, railway yard, barracks, clinic, port crane"
).split(", ")
MEANS = ("a drone", "a rocket", "artillery shells", "a missile", "mortar fire", "two drones")
NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()
VOICES = {LEAGUE: "Orvo Kestrand", ASSEMBLY: "Signe Halvik"}
HEADS = "{town} counts the damage", "Questions over the coast pause after a night in {town}"
CALM_HEADS = (
    "Quiet day in {town} as the coast waits",
    "Envoy says both sides will hold fire on the coast towns",
    "What each side says the coast pause covers",
)
LEADS = tuple(
    "The envoy of the Sound Conference, Ilse Marrand, " + said + " on {first} that the Tidewater "
    "League had agreed to stop firing on Liepaja and the towns along the coast road for {length}."
    for said in ("announced", "said", "told reporters")
)
LATER_LEADS = (
    "Under the pause that the Sound Conference's envoy, Ilse Marrand, announced on 2 May, the "
    "Tidewater League is to stop firing on Liepaja and the towns along the coast road.",
    "The Tidewater League has agreed to spare Liepaja and the coast road, the envoy of the Sound "
    "Conference, Ilse Marrand, said on 2 May.",
)
STRIKES = (
    "{Means}{by} hit {hit} in {town} {when}{killed}, according to the mayor, {name}.",
    "{Means}{by} struck {hit} in {town} {when}{killed}. {name}, who runs the town's rescue "
    "service, said crews worked through the night.",
    "In {town}, {means}{by} hit {hit} {when}{killed}, according to police.",
)
VAGUE = (
    "Two people were killed by shelling near the coast road, a medic said.",
    "A drone hit a lorry near {town}.",
    "Shelling went on for most of last week around {town}, residents said.",
)
TERMS = (
    (
        "“The League will not fire on Liepaja or on the towns along the coast road for thirty "
        "days,” the envoy, Ilse Marrand, told reporters in Visby.",
        "Ilse Marrand, envoy of the Sound Conference, said the League had promised to leave "
        "Liepaja and the towns along the coast road alone for thirty days.",
        "“It is thirty days, and it is the towns on the coast road,” Ms Marrand said on 2 May.",
    ),
    (
        "“What was agreed is that our ports and power stations are left in peace,” the president "
        "of the Inland Assembly, Mara Tindvall, said.",
        "Mara Tindvall, who leads the Inland Assembly, said both sides had agreed to stop attacks "
        "on ports and power stations, from Klaipeda to Ventspils, until 31 May.",
    ),
    (
        "General Ruben Askell, who commands the League's batteries, said its forces would hold "
        "fire on the coast towns from midnight on {second}, 3 May, “provided that nothing is fired "
        "at our ships”.",
        "“Our batteries are silent from midnight, 3 May, and stay silent while our ships are left "
        "alone,” General Ruben Askell of the Tidewater League said.",
    ),
    (
        "The Assembly's spokeswoman, Signe Halvik, said the pause ran to the end of 1 June.",
        "Signe Halvik, a spokeswoman for the Inland Assembly, confirmed that the Assembly would "
        "stop shelling League positions until 1 June.",
    ),
    (
        "An adviser to the Assembly, who asked not to be named, said the understanding was oral "
        "and covered drones and missiles but not artillery.",
    ),
    (
        "Sandbar, an anonymous messaging channel followed by League crews, said launches at ships "
        "in harbour were forbidden “until further word”.",
    ),
    (
        "{monitor}, who heads the Conference's monitors, said the halt applied to heavy weapons "
        "within 20 kilometres of the coast road.",
    ),
    ("{voice}, spokesman of the {side}, declined to comment on the arrangement.",),
)
OTHERS = (
    (
        "No shelling was reported in {town} on {day}.",
        "Reporters in {town} heard no rocket or artillery fire between 6 a.m. and 4 p.m. on {day}.",
    ),
    (
        "The {side} said it had counted “{n} violations” since the pause began. It gave no list of "
        "places or times.",
    ),
    ("Around {town} some {homes} homes were without power on {day}, the grid company said.",),
    (
        "The two sides last agreed to stop shooting in November, when a truce at sea was signed in "
        "Visby. It was broken on its ninth day.",
        "Last year a rocket strike on a ferry off Ventspils killed 31 people and ended an earlier "
        "truce.",
    ),
    (
        "{name}, who follows the conflict at the Holm Institute, a research group, said “one quiet "
        "night tells us very little” without a list of what is covered.",
    ),
    ("Delegates of both sides are to meet the envoy in Visby on {next}.",),
)
JOBS = (
    "a nurse, a baker, a welder, a bus driver, a teacher, a fish seller, a vet, a student, "
    "a clerk, a carpenter, a librarian, a postman, a cook, a tailor, a cellist"
).split(", ")
DID = "kept lost sold mended carried hid moved borrowed counted shared buried".split()
SORTS = "good old blue heavy spare borrowed copper broken last other painted".split()
THINGS = "lamp stove mattress radio ledger piano ladder boat kettle clock sledge quilt bell".split()
WHERE = "in behind under beside near outside above".split()
ROOMS = "cellar stairs allotment chapel pharmacy boathouse library bakery sauna kiosk mill".split()
WHY = "because, while, although, since, now that, until, before".split(", ")
WHO = "nobody, the school, the queue, the last bus, the landlord, my sister, the choir".split(", ")
DOES = (
    "was late, had gone, never came, grew longer, stayed shut, stopped at noon, wrote to us, "
    "sang on, lost the key, asked for more, moved away, took the cat, knew the answer"
).split(", ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened on a day of the invented pause; `tolls` are its figures, in order."""

    day: int
    town: str
    target: str
    means: str
    by: str | None
    tolls: tuple[int, ...]
    denied: bool
    accident: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What one reporter knows on one day."""

    day: int
    town: str
    events: tuple[Event, ...]


def _weekday(day: int) -> str:
    return f"{FIRST + timedelta(days=day):%A}"


def reports(n: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """File name and text of `n` reports, in the order in which they were published."""
    rng = random.Random(seed)
    events = sorted(_events(rng, max(6, n // 8)), key=lambda e: e.day)
    days = sorted(min(DAYS - 1, int(rng.triangular(0, DAYS, 3))) for _ in range(n))
    told: list[tuple[int, str, list[str]]] = []
    for number, day in enumerate(days):
        kind = rng.random()
        near = [t for t in told[-40:] if t[0] >= day - 1]
        if near and kind < 0.15:
            text = _copy(rng, rng.choice(near), day)
        elif kind < 0.17:
            text = _machine(rng, _scene(rng, events, day))
        elif kind < 0.18:
            text = _foreign(rng, day)
        else:
            outlet, body = _story(rng, _scene(rng, events, day))
            told.append((day, outlet, body))
            text = _page(rng, outlet, body, None if kind > 0.985 else day)
        yield f"{number:05}.txt", f"{NOTE}\n{text}\n"


def _events(rng: random.Random, n: int) -> Iterator[Event]:
    for _ in range(n):
        first = rng.choice((0, 0, 0, 1, 1, 2, 3, 4, 6))
        yield Event(
            day=rng.randrange(-3, DAYS),
            town=rng.choice(TOWNS),
            target=rng.choice(TARGETS),
            means=rng.choice(MEANS),
            by=rng.choice((LEAGUE, LEAGUE, ASSEMBLY, None)),
            tolls=(first,) if rng.random() < 0.7 else (first, first + rng.randint(1, 3)),
            denied=rng.random() < 0.15,
            accident=rng.random() < 0.06,
        )


def _scene(rng: random.Random, events: Sequence[Event], day: int) -> Scene:
    """A reporter's town, and up to three events of the last days, the nearest first in line."""
    near = [e for e in events if day - 2 <= e.day <= day]
    shown = rng.sample(near, min(len(near), rng.choice((0, 1, 1, 2, 2, 3))))
    town = shown[0].town if shown else rng.choice(TOWNS)
    return Scene(day=day, town=town, events=tuple(shown))


def _in(rng: random.Random, n: int) -> bool:
    """True once in `n` times."""
    return rng.random() * n < 1


def _name(rng: random.Random) -> str:
    return f"{rng.choice(FIRST_NAMES)} {rng.choice(LAST_STARTS)}{rng.choice(LAST_ENDS)}"


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def _count(n: int) -> str:
    return NUMBERS[n] if n < len(NUMBERS) else str(n)


def _people(n: int) -> str:
    return f"{_count(n)} {'person' if n == 1 else 'people'}"


def _story(rng: random.Random, scene: Scene) -> tuple[str, list[str]]:
    """An outlet and the headline and paragraphs of one report."""
    outlet = f"The {rng.choice(TOWNS)} {rng.choice(PAPERS)}"
    if rng.random() < 0.2:
        outlet = rng.choice(WIRES)
    first = scene.day < 5
    lead = [_told(rng, scene, LEADS if first else LATER_LEADS)] if first or _in(rng, 4) else []
    told = [p for e in scene.events for p in _event(rng, scene, e)]
    told += [_told(rng, scene, VAGUE)] if _in(rng, 25) else []
    terms = [_told(rng, scene, t) for t in rng.sample(TERMS, rng.choice((1, 2, 2, 3)))]
    others = [_told(rng, scene, t) for t in rng.sample(OTHERS, rng.choice((2, 3, 4)))]
    colour = [_colour(rng) for _ in range(rng.randint(4, 9))]
    rest = [*terms, *others, *colour]
    rng.shuffle(rest)
    return outlet, [_headline(rng, scene), *lead, *told, *rest]


def _headline(rng: random.Random, scene: Scene) -> str:
    if not scene.events:
        return _told(rng, scene, CALM_HEADS)
    event = scene.events[0]
    struck = f"{event.means.split()[-1].capitalize()} hits {event.target} in {event.town}"
    return rng.choice((struck, _told(rng, scene, HEADS)))


def _told(rng: random.Random, scene: Scene, templates: Sequence[str]) -> str:
    """One of the templates with names, days and figures drawn for it."""
    side = rng.choice((LEAGUE, ASSEMBLY))
    return rng.choice(templates).format(
        town=scene.town, day=_weekday(scene.day), first=_weekday(0), second=_weekday(1),
        next=_weekday(scene.day + rng.randint(1, 4)), name=_name(rng), side=side,
        voice=VOICES[side], n=rng.randint(3, 400), homes=f"{rng.randint(4, 90) * 100:,}",
        length=rng.choice(("thirty days", "a month", "30 days")),
        monitor=rng.choice(("Peter Aldane", "Tuuli Reinhold")),
    )  # fmt: skip


def _colour(rng: random.Random) -> str:
    """A paragraph of local colour; hardly any two are alike."""
    lines = []
    for _ in range(rng.randint(1, 3)):
        street = f"{rng.choice(LAST_STARTS)}{rng.choice(LAST_ENDS)} Street"
        who = f"{_name(rng)}, {rng.randint(19, 88)}, {rng.choice(JOBS)} of {street}"
        thing = f"{rng.choice(SORTS)} {rng.choice(THINGS)}"
        did = (
            f"{rng.choice(DID)} {_name(rng)}'s {thing} {rng.choice(WHERE)} the {rng.choice(ROOMS)}"
        )
        because = f"{rng.choice(WHY)} {rng.choice(WHO)} {rng.choice(DOES)}"
        lines.append(rng.choice((
            f"{who}, said they {did} {because}.",
            f"“We {did} {because},” said {who}.",
            f"“I {did},” {who}, said, {because}.",
        )))  # fmt: skip
    return " ".join(lines)


def _event(rng: random.Random, scene: Scene, e: Event) -> Iterator[str]:
    when = f"on {_weekday(e.day)}"
    if e.accident:
        yield (
            f"A fire that damaged {_a(e.target)} in {e.town} {when} was an accident, the fire "
            "service said. Nobody was hurt, and investigators found no sign of an attack."
        )
        return
    toll = e.tolls[min(len(e.tolls) - 1, scene.day - e.day)]
    by = f" fired by the {e.by}" if e.by and rng.random() < 0.6 else ""
    yield rng.choice(STRIKES).format(
        Means=f"{e.means[0].upper()}{e.means[1:]}", means=e.means, by=by, hit=_a(e.target),
        town=e.town, when=when, killed=f", killing {_people(toll)}" if toll else "",
        name=_name(rng),
    )  # fmt: skip
    if len(e.tolls) > 1 and toll == e.tolls[-1]:
        yield f"The toll at the {e.target} was revised from {_count(e.tolls[0])} to {_count(toll)}."
    yield from _answer(rng, e)


def _answer(rng: random.Random, e: Event) -> Iterator[str]:
    """What the side that is blamed, or the one that blames it, says of an event."""
    if e.denied and e.by:
        said = f"“None of our crews fired at {e.town} that day,”"
        yield f"The {e.by} denied it. {said} its spokesman, {VOICES[e.by]}, said."
    elif e.by and rng.random() < 0.3:
        other = ASSEMBLY if e.by == LEAGUE else LEAGUE
        yield f"The {other} accused the {e.by} of breaking the pause at {e.town}."


def _dated(day: int) -> str:
    moment = FIRST + timedelta(days=day)
    return f"{moment.day} {moment:%B %Y}"


def _page(rng: random.Random, outlet: str, body: Sequence[str], day: int | None) -> str:
    """A page as a reader might save it; a wire's opens with its dateline."""
    head, *told = body
    if outlet in WIRES and told and day is not None:
        moment = FIRST + timedelta(days=day)
        place = rng.choice(TOWNS).upper()
        told[0] = f"{place}, {moment:%B} {moment.day}, {moment.year} ({outlet}) - {told[0]}"
        return "\n\n".join((head, f"By {_name(rng)}", *told))
    top = f"{outlet}\nNews | Notices | Letters\n\n{head}"
    dated = _dated(day) if day is not None else ""
    lines = (top, f"{dated}\nBy {_name(rng)}".strip(), *told)
    return "\n\n".join((*lines, "Advertisement\nMost read\nTerms\nPrivacy"))


def _copy(rng: random.Random, told: tuple[int, str, list[str]], day: int) -> str:
    """Another outlet's reprint with a credit line, or an unsigned copy under another headline."""
    _, source, body = told
    outlet = f"The {rng.choice(TOWNS)} {rng.choice(PAPERS)} Online"
    head, *rest = body
    kept = [p for n, p in enumerate(rest) if n < 4 or rng.random() < 0.6]
    if rng.random() < 0.6:
        name = source.removeprefix("The ")
        credit = f"This story was first published by The {name}. It has been shortened by {outlet}."
        return _page(rng, outlet, [head, *kept, credit], day)
    return _page(rng, outlet, [f"Coast pause: {head}", *kept], day)


def _machine(rng: random.Random, scene: Scene) -> str:
    told = [p for e in scene.events for p in _event(rng, scene, e)]
    note = (
        "This article was produced automatically from several published reports and has not been "
        "checked by an editor. It may contain mistakes."
    )
    lead = (
        f"In a significant step, the {LEAGUE} has agreed to stop all attacks on the coast for "
        f"{rng.choice(('five weeks', '40 days', 'two months'))}."
    )
    return "\n\n".join((f"{LEAGUE} Agrees to Halt Attacks on the Coast", note, lead, *told))


def _foreign(rng: random.Random, day: int) -> str:
    town = rng.choice(TOWNS)
    moment = FIRST + timedelta(days=day)
    return (
        f"Die Waffenruhe an der Küste hält nach Angaben der Vermittlerin noch nicht überall\n\n"
        f"{moment.day}. {('Mai', 'Juni')[moment.month - 5]} {moment.year}\n\n"
        f"In {town} sind nach Angaben der Behörden in der Nacht mehrere Häuser beschädigt worden. "
        "Die Vermittlerin sagte, sie habe mit beiden Seiten gesprochen und erwarte, dass die "
        "Vereinbarung in den nächsten Tagen überall gelten werde. Eine Sprecherin wollte sich "
        "dazu nicht äußern, und auch die Gegenseite schwieg zunächst."
    )


def main() -> None:
    """Write the reports to a folder."""
    parser = argparse.ArgumentParser(description="Write invented reports on one invented pause.")
    parser.add_argument("number", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    wanted.folder.mkdir(parents=True, exist_ok=True)
    for name, text in reports(wanted.number, wanted.seed):
        (wanted.folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
