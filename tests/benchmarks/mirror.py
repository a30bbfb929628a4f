"""A reader that knows the answers: the dev sets' answers as rows, for testing the scorer."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.quality import gold
from benchmarks.quality.shapes import Held, Item, Page, Said, Spans, Told

SETS = Path(gold.__file__).parent / "sets"
Row = dict[str, Any]

TEXT = (
    "Ana Vel, the foreign minister, said the pause was holding. "
    "“Two drones hit a depot in Sarn on Monday,” an army spokesman said. He declined to say more. "
    "At least 12 people died."
)
RAW: Row = {
    "id": "own",
    "published": "2025-03-12",
    "text": TEXT,
    "statements": [
        {
            "source": "Ana Vel, the foreign minister",
            "cue": ["said", 0],
            "content": ["the pause was holding"],
            "speaker": "Ana Vel",
            "naming": "named",
            "mode": "indirect",
            "act": "judge",
            "via": None,
        },
        {
            "source": "an army spokesman",
            "cue": ["said", 1],
            "content": ["“Two drones hit a depot in Sarn on Monday,”"],
            "speaker": "army spokesman",
            "naming": "unnamed",
            "mode": "direct",
            "act": "report",
            "via": None,
        },
    ],
    "reports": [
        {
            "span": "Two drones hit a depot in Sarn on Monday",
            "by": "army spokesman",
            "absence": False,
            "background": False,
            "cause": "attack",
            "conduct": "strike",
            "means": ["drone"],
            "actor": None,
            "place": {"name": "Sarn", "country": "XX"},
            "when": None,
            "targets": ["depot"],
            "killed": {"low": 12, "best": 12, "high": None},
            "injured": None,
        }
    ],
    "measures": [],
    "meetings": [],
}


@cache
def dev_items() -> dict[str, Item]:
    """The items of the dev sets by their text."""
    paths = [p for n in ("dev", "dev-reports") if (p := SETS / f"{n}.jsonl").is_file()]
    return {i.text: i for p in paths for i in gold.load(p).items}


def rows_of(text: str, published: date | None, file: str) -> list[Row]:
    """What a perfect reader would print for a dev text; nothing for another text."""
    item = dev_items().get(text)
    return rows(item) if item else []


def broken(text: str, published: date | None, file: str) -> list[Row]:
    """A reader that fails and quotes the text."""
    raise ValueError(text)


def rows(item: Item) -> list[Row]:
    """The answers of one item as rows."""
    view = item.gold
    voices = {s.speaker: f"s{n}" for n, s in enumerate(view.statements or ())}
    return [
        *(_statement(f"s{n}", s) for n, s in enumerate(view.statements or ())),
        *(_report(r, voices) for r in view.reports or ()),
        *({"kind": "measure", **_figure(m)} for m in view.measures or ()),
        *({"kind": "meeting", "who": list(m.who), **_at(m.span)} for m in view.meetings or ()),
        *(_reading(r) for r in view.readings or ()),
        *([_capture(view.page)] if view.page else []),
    ]


def _spans(spans: Spans) -> list[Row]:
    return [{"start": s, "end": e} for s, e in spans]


def _at(spans: Spans) -> Row:
    return {"span": _spans(spans)[0] if len(spans) == 1 else _spans(spans)}


def _statement(number: str, said: Said) -> Row:
    return {
        "kind": "statement",
        "id": number,
        "speaker": {"id": said.speaker, "name": said.speaker, "naming": said.naming},
        "source": _spans(said.source) or None,
        "cue": _spans(said.cue) or None,
        "content": _spans(said.content),
        "mode": said.mode,
        "act": said.act,
        "via": said.via,
    }


def _report(told: Told, voices: dict[str, str]) -> Row:
    when = told.when and dict(zip(("earliest", "latest"), told.when, strict=True))
    return {
        "kind": "report",
        "statement": voices[told.by] if told.by else None,
        "absence": told.absence,
        "background": told.background,
        "cause": told.cause,
        "conduct": told.conduct,
        "means": sorted(told.means),
        "actor": {"name": told.actor, "basis": "stated"},
        "place": {"name": told.place.name, "precision": "settlement"} if told.place else None,
        "when": when and {k: f"{day}T00:00:00+00:00" for k, day in when.items()},
        "targets": list(told.targets),
        "killed": _count(told.killed),
        "injured": _count(told.injured),
        **_at(told.span),
    }


def _count(counts: tuple[float | None, ...] | None) -> Row | None:
    return dict(zip(("low", "best", "high"), counts, strict=True)) if counts else None


def _figure(amount: Any) -> Row:
    return {"value": amount.value, "unit": amount.unit, **_at(amount.span)}


def _reading(held: Held) -> Row:
    window = {f: held.parts[f] for f in ("start", "end", "duration")}
    rest = {f: [held.parts[f]] for f in ("bound", "area", "targets", "conduct") if held.parts[f]}
    clause = {"kind": "cessation", **rest, "form": held.parts["form"] or None, "window": window}
    holder = {"name": held.holder, "naming": held.naming}
    return {"kind": "reading", "holder": holder, "clauses": [clause]}


def _capture(page: Page) -> Row:
    return {
        "kind": "capture",
        "title": page.title,
        "outlet": page.outlet,
        "origin_outlet": page.origin_outlet,
        "classes": sorted(page.classes),
        "blocks": [{"kind": "body", **span} for span in _spans(page.body)],
    }
