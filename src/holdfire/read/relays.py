"""One attribution as token ranges, and who passes on what somebody else says."""

from dataclasses import dataclass, replace

from .clauses import Range, right_phrase
from .contents import Pieces
from .cues import Cue
from .grammar import Line


@dataclass(frozen=True, slots=True)
class Frame:
    """Token ranges [first, last) of one attribution inside a sentence."""

    cue: Cue
    source: Range | None
    content: Pieces
    via: Range | None = None


def relays(this: Line, found: list[Frame]) -> list[Frame]:
    """'X declined to comment, according to Y': Y relays X's statement and makes none of its own."""
    kept: list[Frame] = []
    for frame in found:
        inner = [k for k in kept if _passes_on(this, frame) and _within(k, frame)]
        if inner:
            kept[kept.index(inner[-1])] = replace(inner[-1], via=frame.source)
        else:
            kept.append(frame)
    return [replace(f, via=f.via or _carrier(this, f)) for f in kept]


def _passes_on(this: Line, frame: Frame) -> bool:
    """'…, according to Y', or an agency that reports what somebody says who is named before."""
    if frame.cue.kind == "according":
        return True
    if frame.source is None or not frame.content or frame.content[0][0] > frame.source[0]:
        return False
    words = {this.low(k).rstrip(".") for k in range(*frame.source)}
    return frame.cue.lemma in ("report", "say", "quote") and bool(words & _OUTLETS)


_OUTLETS = frozenset(
    "news newspaper newspapers broadcaster television tv radio daily gazette wire herald post "
    "times press".split()
)


def _within(inner: Frame, outer: Frame) -> bool:
    low, high = outer.content[0]
    return inner.source is not None and low <= inner.source[0] and inner.cue.last < high


_CARRIED = frozenset(
    "quoted carried published cited relayed broadcast aired released distributed posted "
    "reported".split()
)


def _carrier(this: Line, frame: Frame) -> Range | None:
    """'quoted by the agency as saying', 'in a statement carried by the agency'."""
    for k in range(len(this) - 1):
        if this.low(k) in _CARRIED and this.low(k + 1) == "by":
            inside = any(a <= k < b for a, b in frame.content)
            end = right_phrase(this, k + 2)
            return (k + 2, end) if end > k + 2 and not inside else None
    return None
