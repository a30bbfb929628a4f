"""Scores of statements: spans, detection, and who says it how."""

from .names import same_name, same_speaker
from .shapes import Said, Spans
from .spans import Rank, dice, overlap_sum, pair, trim
from .tally import Tally

ROLES = ("source", "cue", "content")
HALF = 0.5


def score(tally: Tally, gold: list[Said], found: list[Said], text: str) -> None:
    """Add one item's statements."""
    _spans(tally, gold, found, text)
    pairs = paired(gold, found)
    tally.detection("statement", len(pairs), len(found), len(gold))
    _by_mode(tally, gold, {i for i, _ in pairs})
    checked = [checks(gold[i], found[j]) for i, j in pairs]
    for name in ("speaker", "naming", "mode", "act", "via"):
        tally.share(name, [c[name] for c in checked])
    _relays(tally, [(gold[i].via, found[j].via) for i, j in pairs])
    tally.add("right speaker", sum(c["speaker"] for c in checked), len(gold), len(gold))


def paired(gold: list[Said], found: list[Said]) -> list[tuple[int, int]]:
    """Pairs whose contents share at least half, ties settled by the sources.

    Where a side has no content (a bare refusal) the cues are compared in its place.
    """

    def rank(i: int, j: int) -> Rank | None:
        g, f = gold[i], found[j]
        both = bool(g.content and f.content)
        score = dice(g.content, f.content) if both else dice(g.cue, f.cue)
        return (score, dice(g.source, f.source)) if score >= HALF else None

    return pair(len(gold), len(found), rank)


def checks(gold: Said, found: Said) -> dict[str, bool]:
    """Which parts of a pair are right, spans aside."""
    return {
        "speaker": same_speaker(gold.speaker, gold.naming, found.speaker, found.naming),
        "naming": gold.naming == found.naming,
        "mode": gold.mode == found.mode,
        "act": gold.act == found.act,
        "via": same_name(gold.via, found.via),
    }


def _spans(tally: Tally, gold: list[Said], found: list[Said], text: str) -> None:
    mine, theirs = _triples(gold, text), _triples(found, text)
    for at, role in enumerate(ROLES):
        g, f = {t[at] for t in mine} - {()}, {t[at] for t in theirs} - {()}
        tally.f1(f"{role} exact F1", len(g & f), len(f), len(g))
        tally.f1(f"{role} overlap F1", overlap_sum(sorted(g), sorted(f)), len(f), len(g))
    tally.f1("triple exact F1", len(mine & theirs), len(theirs), len(mine))


def _triples(said: list[Said], text: str) -> set[tuple[Spans, ...]]:
    return {tuple(trim(getattr(s, r), text) for r in ROLES) for s in said}


def _by_mode(tally: Tally, gold: list[Said], met: set[int]) -> None:
    for mode in ("direct", "mixed", "indirect"):
        tally.share(f"found, {mode}", [i in met for i, g in enumerate(gold) if g.mode == mode])


def _relays(tally: Tally, vias: list[tuple[str | None, str | None]]) -> None:
    hit = sum(bool(g and f and same_name(g, f)) for g, f in vias)
    tally.f1("via given F1", hit, sum(bool(f) for _, f in vias), sum(bool(g) for g, _ in vias))
