"""The marks of a brief: A1 for quoted words, A0 for a search record, the rule's id otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass

from holdfire.record import Brief, Piece, Search


@dataclass(frozen=True, slots=True)
class Marks:
    """Which mark each span and each search record of a brief has."""

    spans: dict[tuple[str, int, int], str]
    letters: dict[str, str]
    shared: dict[str, str]

    def cited(self, piece: Piece) -> list[str]:
        """The marks of the words and search records a piece rests on, each once."""
        found = [self.spans[(s.capture, s.start, s.end)] for s in piece.spans]
        return list(dict.fromkeys(found + [self.search(s) for s in piece.searches]))

    def search(self, search: Search) -> str:
        """A search record's mark: its text's letter and 0; 0.1, 0.2 … for one of many texts."""
        return self.shared.get(search.id) or f"{self.letters[search.captures[0]]}0"


def marks(brief: Brief) -> Marks:
    """The marks of a brief."""
    spans = {(c.span.capture, c.span.start, c.span.end): c.mark for c in brief.cited}
    shared = (s.id for s in _searches(brief) if len(s.captures) > 1)
    numbered = {one: f"0.{n}" for n, one in enumerate(dict.fromkeys(shared), 1)}
    return Marks(spans, {t.capture: t.letter for t in brief.texts}, numbered)


def _searches(brief: Brief) -> Iterator[Search]:
    return (s for line in brief.sentences() for p in line.pieces for s in p.searches)


def searches(brief: Brief) -> tuple[Search, ...]:
    """Every search record a brief rests on, once, by capture and then in printing order."""
    found = {s.id: s for s in _searches(brief)}
    order = {t.capture: n for n, t in reversed(tuple(enumerate(brief.texts)))}
    return tuple(sorted(found.values(), key=lambda s: order[s.captures[0]]))
