"""How much, how long and how often: the bounds of everything that is fetched."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds of one fetch. Sizes are bytes, times seconds.

    `size` holds for the bytes on the wire and again for what they unpack to; `ratio` is how many
    times larger than packed a document may unpack. `total` bounds one answer from the connection
    to the last byte. `apart` lies between two requests to one host, `delay` is the longest
    Crawl-delay kept, `patience` the longest Retry-After waited for.
    """

    size: int = 20_000_000
    ratio: int = 200
    robots: int = 500 * 1024
    connect: float = 10.0
    read: float = 20.0
    total: float = 60.0
    redirects: int = 5
    tries: int = 3
    apart: float = 1.0
    delay: float = 30.0
    patience: float = 60.0


MODEL = Limits(size=4_000_000, read=300.0, total=600.0, apart=0.0)
"""Bounds of asking a model, which thinks before it sends its first byte."""
