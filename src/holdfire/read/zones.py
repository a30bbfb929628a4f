"""The zones that news copy names, and what is known of their offsets."""

import re
from datetime import UTC, timedelta, timezone, tzinfo

ZONES = {
    "gmt": 0, "utc": 0, "z": 0, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3, "est": -5,
    "edt": -4, "eat": 3, "wat": 1, "cat": 2, "ist": 5.5, "pst": -8, "pdt": -7, "cst": -6, "ict": 7,
    "wib": 7, "pht": 8, "npt": 5.75, "pkt": 5, "trt": 3, "get": 4, "amt": 4, "azt": 4, "bst": 1,
    "ast": 3,
}  # fmt: skip
"""Hours from UTC of the zone names that news copy prints."""
STATED = re.compile(
    r"(?<=\d)Z\b|\b(?:" + "|".join(z.upper() for z in ZONES) + r")\b(?:\s?[+-]\d{1,2})?|"
    r"\b(?:local|[A-Z][a-z]{2,20} time)\b"
)


def offset_of(zone: str) -> float | None:
    """Hours from UTC of a zone that the words state by name ("stated: GMT"); None: not known."""
    made, _ = zone_of(zone, UTC, "")
    named = re.match(r"stated: ([A-Za-z]+)", zone)
    known = named is not None and named.group(1).lower() in ZONES
    shift = made.utcoffset(None) if known else None
    return None if shift is None else shift.total_seconds() / 3600


def zone_of(words: str, default: tzinfo, basis: str) -> tuple[tzinfo, str]:
    """The zone that words state, and how they do; else the default, and what that rests on."""
    stated = STATED.search(words)
    if stated is None:
        return default, basis
    named = re.match(r"([A-Za-z]+)\s?([+-]\d{1,2})?", stated.group())
    name = named.group(1).lower() if named else ""
    if name in ZONES:
        shift = int(named.group(2)) if named and named.group(2) else 0
        offset = timedelta(hours=ZONES[name] + shift)
        if abs(offset) < timedelta(hours=24):
            return timezone(offset), f"stated: {stated.group()}"
    return default, f"stated: {stated.group()}; offset by {basis}"
