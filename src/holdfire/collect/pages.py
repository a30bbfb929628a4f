"""A page cut into lines whose kinds are known: what the fields of a capture are read from."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from holdfire.record import Block, BlockKind

from .datelines import Dateline, read_dateline
from .lines import Line


@dataclass(frozen=True)
class Page:
    """Lines and their kinds, in order."""

    text: str
    lines: tuple[Line, ...]
    kinds: tuple[BlockKind, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The lines as blocks of a capture."""
        pairs = zip(self.lines, self.kinds, strict=True)
        return tuple(Block(kind=kind, start=line.start, end=line.end) for line, kind in pairs)

    @cached_property
    def first(self) -> int:
        """The place of the first body line; the number of lines where there is none."""
        places = (p for p, kind in enumerate(self.kinds) if kind is BlockKind.BODY)
        return next(places, len(self.kinds))

    @cached_property
    def last(self) -> int:
        """The place of the last body line, or -1."""
        return max((p for p, kind in enumerate(self.kinds) if kind is BlockKind.BODY), default=-1)

    @cached_property
    def title_place(self) -> int | None:
        """The place of the last headline above the body."""
        heads = [p for p, k in enumerate(self.kinds[: self.first]) if k is BlockKind.HEADLINE]
        return heads[-1] if heads else None

    @cached_property
    def dateline(self) -> Dateline | None:
        """The dateline at the start of the first paragraph."""
        if self.first == len(self.lines):
            return None
        return read_dateline(self.lines[self.first].text)

    def of(self, *kinds: BlockKind) -> Iterator[tuple[int, Line]]:
        """Places and lines of these kinds."""
        for place, kind in enumerate(self.kinds):
            if kind in kinds:
                yield place, self.lines[place]
