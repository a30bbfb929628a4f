"""Turns the lines of `holdfire read --json` for one text into the shape the answers have."""

from typing import Any

from .gold import counts
from .names import spot
from .shapes import FIELDS, Amount, Held, Page, Said, Spans, Spot, Talk, Told, View, plain_words

Row = dict[str, Any]


def view_of(rows: list[Row]) -> View:
    """Everything the reader found in one text."""
    kinds: dict[str, list[Row]] = {}
    for row in rows:
        kinds.setdefault(row["kind"], []).append(row)
    speakers = {r["id"]: _voice(r["speaker"]) for r in kinds.get("statement", ())}
    return View(
        statements=[_said(r) for r in kinds.get("statement", ())],
        reports=[_told(r, speakers) for r in kinds.get("report", ())],
        measures=[
            Amount(spans(r["span"]), r["value"], r.get("unit")) for r in kinds.get("measure", ())
        ],
        meetings=[
            Talk(spans(r["span"]), tuple(plain_words(r["who"]))) for r in kinds.get("meeting", ())
        ],
        readings=[_held(r) for r in kinds.get("reading", ())],
        page=next((_page(r) for r in kinds.get("capture", ())), None),
    )


def spans(value: Any) -> Spans:
    """One span, a list of spans, or null."""
    several = [value] if isinstance(value, dict) else value or []
    return tuple((int(s["start"]), int(s["end"])) for s in several)


def _voice(speaker: Row) -> str | None:
    return None if speaker["naming"] == "outlet" else speaker["name"]


def _said(row: Row) -> Said:
    return Said(
        source=spans(row["source"]),
        cue=spans(row["cue"]),
        content=spans(row["content"]),
        speaker=row["speaker"]["name"] or "",
        naming=row["speaker"]["naming"],
        mode=row["mode"],
        act=row["act"],
        via=next(plain_words(row["via"]), None),
    )


def _told(row: Row, speakers: dict[str, str | None]) -> Told:
    statement = row["statement"]
    return Told(
        span=spans(row["span"]),
        by=speakers.get(statement, "") if statement else None,
        absence=row["absence"],
        background=row["background"],
        cause=row["cause"],
        conduct=row["conduct"],
        means=frozenset(row["means"]),
        actor=(row["actor"] or {}).get("name"),
        place=_place(row["place"]),
        when=_days(row["when"]),
        targets=tuple(plain_words(row["targets"])),
        killed=counts(row["killed"]),
        injured=counts(row["injured"]),
    )


def _place(place: Row | None) -> Spot | None:
    return spot(place["name"], place.get("precision") or "") if place else None


def _days(when: Row | None) -> tuple[str | None, str | None] | None:
    if not when or not (when["earliest"] or when["latest"]):
        return None
    first, last = when["earliest"], when["latest"]
    return (first[:10] if first else None, last[:10] if last else None)


def _held(row: Row) -> Held:
    return Held(
        row["holder"]["name"] or "",
        row["holder"]["naming"],
        {f: " ".join(dict.fromkeys(_part(row["clauses"], f))) for f in FIELDS},
    )


def _part(clauses: list[Row], field: str) -> list[str]:
    """The wording of one part over all clauses; start, duration and end stand in the window."""
    inner = field in ("start", "duration", "end")
    sources = [(c.get("window") or {}) if inner else c for c in clauses]
    return [w for s in sources for w in plain_words(s.get(field) or [])]


def _page(row: Row) -> Page:
    body = [b for b in row["blocks"] if b["kind"] == "body"]
    return Page(
        title=row["title"],
        outlet=row["outlet"],
        origin_outlet=row["origin_outlet"],
        classes=frozenset(row["classes"]),
        body=spans(body),
    )
