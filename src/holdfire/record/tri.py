"""Yes, no, and the honest third answer."""

from enum import StrEnum


class Tri(StrEnum):
    """Three-valued truth (Kleene): `&` keeps the weakest link, `|` the strongest."""

    NO = "no"
    UNCLEAR = "unclear"
    YES = "yes"

    def __and__(self, other: "Tri") -> "Tri":
        order = list(Tri)
        return min(self, other, key=order.index)

    def __or__(self, other: "Tri") -> "Tri":
        order = list(Tri)
        return max(self, other, key=order.index)
