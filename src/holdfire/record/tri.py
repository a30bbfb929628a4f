"""Yes, no, and the honest third answer."""

from enum import StrEnum


class Tri(StrEnum):
    """Three-valued truth (Kleene): `&` keeps the weakest link, `|` the strongest."""

    NO = "no"
    UNCLEAR = "unclear"
    YES = "yes"

    __hash__ = str.__hash__  # Enum's own is slow, and asked for a million times

    def __and__(self, other: "Tri") -> "Tri":
        return self if _RANK[self] <= _RANK[other] else other

    def __or__(self, other: "Tri") -> "Tri":
        return self if _RANK[self] >= _RANK[other] else other


_RANK = {answer: n for n, answer in enumerate(Tri)}
