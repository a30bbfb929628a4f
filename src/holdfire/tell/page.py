"""A brief as one self-contained HTML page: every mark opens its words in their context."""

import html
from collections.abc import Iterable, Mapping

from holdfire.record import Brief, Capture, Piece, Search, Sentence, Span, Voice

from .markdown import split_tail
from .marking import Marks, marks
from .printing import printed

_CONTEXT = 240


def page(brief: Brief, captures: Mapping[str, Capture]) -> str:
    """The page; it prints on paper and needs no script."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    loader = PackageLoader("holdfire.tell", "templates")
    env = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    mark = marks(brief)
    paper = printed(brief)
    view = _View(mark)
    template = env.get_template("brief.html.j2")
    return template.render(
        brief=brief,
        paper=paper,
        view=view,
        contexts=[_context(c.mark, c.span, captures[c.span.capture]) for c in paper.cited],
        searched=_searched(mark, paper.searches, captures),
        is_table=lambda item: not isinstance(item, Sentence),
    )


def _context(mark: str, span: Span, capture: Capture) -> dict[str, str]:
    """A span's words with what stands around them in their block."""
    block = next((b for b in capture.blocks if b.start <= span.start < b.end), None)
    low = max(block.start if block else 0, span.start - _CONTEXT)
    high = min(block.end if block else len(capture.text), span.end + _CONTEXT)
    return {
        "mark": mark,
        "file": capture.file,
        "kind": block.kind.value if block else "",
        "before": ("… " if block and low > block.start else "") + capture.text[low : span.start],
        "words": span.words,
        "after": capture.text[span.end : high] + (" …" if block and high < block.end else ""),
        "where": f"{span.start}–{span.end}",
    }


def _searched(
    mark: Marks, found: Iterable[Search], captures: Mapping[str, Capture]
) -> list[dict[str, object]]:
    """One entry a capture: what was looked for in it, and how many blocks were read."""
    entries: dict[str, dict[str, object]] = {}
    for one in found:
        many = f"{len(one.captures):,} texts"
        file = many if len(one.captures) > 1 else captures[one.captures[0]].file
        entry = entries.setdefault(
            mark.search(one),
            {"mark": mark.search(one), "file": file, "blocks": len(one.blocks), "questions": []},
        )
        questions = entry["questions"]
        assert isinstance(questions, list)  # noqa: S101 (made four lines above)
        questions.append(one.question)
    return list(entries.values())


class _View:
    """Pieces to HTML with their marks as links."""

    def __init__(self, mark: Marks) -> None:
        self.mark = mark

    def sentence(self, sentence: Sentence | str) -> str:
        """A sentence or plain label as HTML (already escaped)."""
        if isinstance(sentence, str):
            return html.escape(sentence)
        return "".join(self.piece(p) for p in sentence.pieces)

    def piece(self, piece: Piece) -> str:
        """One piece: bold for the speaker's own words and lead words, then its marks."""
        words, tail = split_tail(piece.text)
        bare = html.escape(words, quote=False)
        if piece.voice is Voice.SPEAKER:
            bare = f'<q class="own">{bare}</q>'
        elif piece.voice is Voice.ARTICLE:
            bare = f'<q class="told">{bare}</q>'
        elif piece.strong:
            bare = f"<strong>{bare}</strong>"
        return bare + self.links(piece) + html.escape(tail, quote=False)

    def links(self, piece: Piece) -> str:
        """The marks of a piece, each a link to its words, its search record or its rule."""
        found = self.mark.cited(piece)
        links = [f'<a class="mark" href="#{m}">{m}</a>' for m in found]
        if not found:
            links = [f'<span class="rule">{html.escape(r)}</span>' for r in piece.rules]
        return f"<sup>{' '.join(links)}</sup>" if links else ""
