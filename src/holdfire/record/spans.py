"""A place in a captured text and the words that stand there."""

from dataclasses import dataclass

from holdfire.errors import SpanMismatch


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """Offsets in Unicode code points of the captured text, end exclusive, with the exact words."""

    capture: str
    start: int
    end: int
    words: str

    def verify(self, text: str) -> None:
        """Raise SpanMismatch unless the stored words equal the slice of `text`."""
        if not 0 <= self.start < self.end <= len(text) or text[self.start : self.end] != self.words:
            raise SpanMismatch(
                f"{self.capture}: the words {self.words[:60]!r} do not stand at "
                f"{self.start}-{self.end}; read the capture again"
            )

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character of the same capture."""
        same = self.capture == other.capture
        return same and self.start < other.end and other.start < self.end
