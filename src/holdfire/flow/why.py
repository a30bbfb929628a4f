"""From any id or mark of a brief down to quoted words in a capture."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from holdfire.record import CaptureClass

from . import saving

Row = dict[str, Any]  # rows are parsed JSON


@dataclass
class Node:
    """A line of the evidence tree and what it rests on."""

    text: str
    below: list["Node"] = field(default_factory=list)


def why(folder: Path, wanted: str) -> Node:
    """The evidence tree of an id, a prefix of one, or a mark (A1)."""
    body, records = saving.load(folder)
    book = _Book(folder, body, records)
    return book.node(saving.found(book.ids(), wanted))


def show(folder: Path, wanted: str) -> list[tuple[str, str]]:
    """The blocks of a capture (id, its prefix, or its letter in the brief): kind and text."""
    body, _ = saving.load(folder)
    captures: list[Row] = list(body["captures"])  # type: ignore[call-overload]  # parsed JSON
    texts: list[Row] = list(body["texts"])  # type: ignore[call-overload]  # parsed JSON
    letters = {t["letter"]: t["capture"] for t in texts}
    one = letters.get(wanted) or saving.found([c["id"] for c in captures], wanted)
    row = next(c for c in captures if c["id"] == one)
    text = saving.captured(folder, one)
    return [(b["kind"], text[b["start"] : b["end"]]) for b in row["blocks"]]


_RULE = "rule {} (docs/rules.md)"


_NAMED = 6
"""Files of a search record that are named; the rest are counted."""


_FORCED = ("R-ROLL-1", "R-WORD-1", "R-WORD-2", "R-WORD-3")
"""Rules that fire on incidents each of which gives the word alone."""
_ON_WATCH = ("R-COVER", "R-WORD-5", "R-WORD-6", "R-TIME-9")
"""Rules that fire on who was looking, or on nobody having looked."""

_FACTS = 4
"""Records shown under one rule; a finding lists every incident further down."""


class _Book:
    def __init__(self, folder: Path, body: Row, records: list[Row]) -> None:
        self.folder, self.body = folder, body
        self.rows: dict[str, Row] = {r["id"]: r for r in records}
        self.marks: dict[str, Row] = {s["mark"]: s for s in body["spans"]}
        self.searches: dict[str, Row] = {s["id"]: s for s in body["searches"]}
        self.matches: dict[str, Row] = {m["id"]: m for f in body["findings"] for m in f["matches"]}
        self.origins: dict[str, Row] = {o["id"]: o for o in body["origins"]}
        self.clauses: dict[str, Row] = {
            c["id"]: r for r in records if r["kind"] == "reading" for c in r["clauses"]
        }
        self.zero: dict[str, Row] = {s["mark"]: s for s in body["searches"]}
        self.findings: dict[str, Row] = {f["id"]: f for f in body["findings"]}
        self.incidents: dict[str, Row] = {i["id"]: i for i in body["incidents"]}
        self.claims: dict[str, Row] = {c["id"]: c for c in body.get("claims", ())}
        self.sentences: dict[str, Row] = {s["id"]: s for s in _sentences(body)}

    def ids(self) -> Iterable[str]:
        for group in (
            self.marks,
            self.searches,
            self.zero,
            self.matches,
            self.origins,
            self.clauses,
            self.sentences,
            self.findings,
            self.incidents,
            self.claims,
            self.rows,
        ):
            yield from group

    def node(self, one: str) -> Node:
        """The tree below one id."""
        for group, build in (
            (self.marks, self.mark),
            (self.searches, self.search),
            (self.zero, self.blank),
            (self.matches, self.match),
            (self.origins, self.origin),
            (self.clauses, self.row),
            (self.sentences, self.sentence),
            (self.findings, self.finding),
            (self.incidents, self.incident),
            (self.claims, self.claim),
            (self.rows, self.row),
        ):
            if one in group:
                return build(group[one])
        return Node(one)

    def words(self, capture: str, start: int, end: int) -> Node:
        row = self.rows.get(capture, {})
        text = saving.captured(self.folder, capture)
        words = " ".join(text[start:end].split())
        if CaptureClass.SECONDARY in row.get("classes", ()):
            quoted = words if CaptureClass.NOTED in row["classes"] else f"“{words}”"
            name, where = str(row["file"]).removeprefix("deal: "), row.get("url") or "no address"
            return Node(f"{quoted} — {name}, {where}: source not captured")
        sha = str(row.get("sha256", ""))[:12]
        return Node(f"“{words}” — {row.get('file', capture)}, {start}–{end}, sha256 {sha}…")

    def mark(self, s: Row) -> Node:
        row = self.rows.get(s["capture"], {})
        what = "a coder’s note" if CaptureClass.NOTED in row.get("classes", ()) else "quoted words"
        return Node(f"{s['mark']}: {what}", [self.words(s["capture"], s["start"], s["end"])])

    def search(self, s: Row) -> Node:
        named = [str(self.rows.get(c, {}).get("file", c)) for c in s["captures"]]
        files = ", ".join(named[:_NAMED]) + (
            f" and {len(named) - _NAMED} more" if named[_NAMED:] else ""
        )
        what = f"{s['question']}, {s['blocks']} blocks of {files}, method {s['method']}"
        return Node(f"{s['mark']}: search record {s['id']} — {what}: nothing found")

    def blank(self, s: Row) -> Node:
        same = [x for x in self.searches.values() if x["mark"] == s["mark"]]
        return Node(f"{s['mark']}: read whole, nothing found", [self.search(x) for x in same])

    def origin(self, o: Row) -> Node:
        below = [self.row(self.rows[c]) for c in o["captures"] if c in self.rows]
        return Node(f"{o['id']}: origin {o['name']}, {len(below)} text(s)", below)

    def sentence(self, s: Row) -> Node:
        marks = list(dict.fromkeys(m for p in s["pieces"] for m in p["marks"] if m in self.marks))
        asked = list(dict.fromkeys(x for p in s["pieces"] for x in p["searches"]))
        rules = list(dict.fromkeys(r for p in s["pieces"] for r in p["rules"]))
        below = [self.mark(self.marks[m]) for m in marks]
        below += [self.search(self.searches[x]) for x in asked]
        return Node(f"{s['id']}: {s['text']}", below + [Node(_RULE.format(r)) for r in rules])

    def finding(self, f: Row) -> Node:
        below = [Node(_RULE.format(r), self.fired(r, f)) for r in f["rules"]]
        below += [Node(f"coverage: {f['coverage']}"), Node(f"confidence: {f['confidence']}")]
        if f["reading"] in self.rows:
            below.append(self.row(self.rows[f["reading"]]))
        below += [self.match(m) for m in f["matches"]]
        below += [Node(_flip(x)) for x in f["flips"]]
        day = f" on {f['day']}" if f["day"] else ""
        return Node(
            f"{f['id']}: {f['word']}{day}, option {f['option'] or 'all'} — {f['why']}", below
        )

    def fired(self, rule: str, f: Row) -> list[Node]:
        """What a rule of a finding fired on: quoted words, or the search that found nothing."""
        if rule.startswith(_ON_WATCH):
            return self.watched() or self.told(rule)
        near = [m["incident"] for m in f["matches"] if m["scope"] != "no"]
        forcing = [i for alone in f["forced"] for i in alone] if rule in _FORCED else []
        named = forcing or near or [m["incident"] for m in f["matches"]]
        hit = [self.incidents[i] for i in dict.fromkeys(named) if i in self.incidents]
        shown = [self.incident(i) for i in hit[:_FACTS]]
        if hit[_FACTS:]:
            shown.append(Node(f"and {len(hit) - _FACTS} more incidents, below"))
        own = [self.row(self.rows[f["reading"]])] if f["reading"] in self.rows else []
        return shown or own or self.told(rule)

    def watched(self) -> list[Node]:
        """Reports of having seen nothing, and the searches for somebody who watched."""
        quiet = [r for r in self.rows.values() if r["kind"] == "report" and r["absence"]]
        asked = [s for s in self.searches.values() if "watch" in s["question"].casefold()]
        found = [*map(self.row, quiet[:_FACTS]), *map(self.search, asked[:_FACTS])]
        return found or [self.search(s) for s in list(self.searches.values())[:1]]

    def told(self, rule: str) -> list[Node]:
        """The words and searches of the sentences of the brief that cite a rule."""
        cited = [s for s in self.sentences.values() if any(rule in p["rules"] for p in s["pieces"])]
        marks = [m for s in cited for p in s["pieces"] for m in p["marks"] if m in self.marks]
        asked = [x for s in cited for p in s["pieces"] for x in p["searches"]]
        return [
            *(self.mark(self.marks[m]) for m in dict.fromkeys(marks[:_FACTS])),
            *(self.search(self.searches[x]) for x in dict.fromkeys(asked[:_FACTS])),
        ]

    def match(self, m: Row) -> Node:
        tests = [Node(f"{t['name']}: {t['answer']} — {t['reason']}") for t in m["tests"]]
        below = (
            [self.incident(self.incidents[m["incident"]])]
            if m["incident"] in self.incidents
            else []
        )
        return Node(f"{m['id']}: in scope? {m['scope']}", tests + below)

    def incident(self, i: Row) -> Node:
        below = [self.row(self.rows[r]) for r in i["reports"] if r in self.rows]
        return Node(
            f"{i['id']}: {i['conduct']}, {i['standing']}, {len(i['origins'])} origin(s)", below
        )

    def claim(self, c: Row) -> Node:
        about = f" about {c['about']}" if c["about"] else ""
        told = f"{c['id']}: {c['kind']} by {c['by'] or 'an unnamed voice'}{about}, in no finding"
        return Node(told, [self.words(c["capture"], c["start"], c["end"])])

    def row(self, r: Row) -> Node:
        below = [
            self.words(str(s.get("capture") or r.get("capture") or r["id"]), s["start"], s["end"])
            for s in _spans(r)
        ]
        label = (
            (r.get("speaker") or r.get("holder") or {}).get("name", "")
            if r["kind"] in ("statement", "reading")
            else ""
        )
        return Node(f"{r['id']}: {r['kind']} {label}".rstrip(), below)


def _flip(flip: Row) -> str:
    facts = "; ".join(a["text"] for a in flip["facts"])
    return f"would become {flip['word']} with {flip['size']}: {facts}"


def _spans(r: Row) -> list[Row]:
    if r["kind"] == "statement":
        return [*(r["source"] or []), *(r["cue"] or []), *r["content"]]
    if r["kind"] == "reading":
        found = [{**q["span"], "capture": q["capture"]} for c in r["clauses"] for q in c["quotes"]]
        return [s for n, s in enumerate(found) if s not in found[:n]]
    return [r["span"]] if "span" in r else []


def _sentences(body: Row) -> Iterable[Row]:
    yield from body["preface"]
    for section in body["sections"]:
        for item in section["items"]:
            if "pieces" in item:
                yield item
                continue
            for cell in (*item["heads"], *(c for row in item["rows"] for c in row)):
                if "pieces" in cell:
                    yield cell
