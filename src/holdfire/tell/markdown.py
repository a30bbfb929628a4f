"""A brief as Markdown: marks in brackets, the speaker's own words bold."""

import re

from holdfire.record import Brief, Cited, Piece, Section, Sentence, Table, Voice

from .marking import Marks, marks
from .printing import printed


def markdown(brief: Brief) -> str:
    """The brief as one Markdown text."""
    page = _Page(marks(brief))
    paper = printed(brief)
    lines = [f"# {brief.title}", "", f"*{brief.status}*", "", f"**{brief.as_of}.**", ""]
    lines += [page.sentence(s) + "\n" for s in brief.preface]
    lines += [
        f"*Bold quotes: the speaker’s own words. Plain quotes: the article’s words. {paper.key}*",
        "",
    ]
    for section in paper.sections:
        lines += page.section(section)
    lines += ["## Quoted spans", ""]
    lines += [f"{t.letter} = {t.description} (`{t.file}`)  " for t in paper.texts]
    lines.append("")
    lines += [f"- {c.mark} — {_words(c)}" for c in paper.cited]
    lines += ["", paper.left_out] if paper.left_out else []
    return "\n".join(lines) + "\n"


def _words(cited: Cited) -> str:
    words = escaped(" ".join(cited.span.words.split()))
    return f"{words} (coder’s note)" if cited.noted else f"“{words}”"


def escaped(text: str) -> str:
    """Words of a report as plain text: nothing in them can become a mark, a tag or emphasis."""
    return re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", text)


def split_tail(text: str) -> tuple[str, str]:
    """The words, and the stop and space after them, so that marks stand before the stop."""
    found = re.search(r"[.;:,]?\s*$", text)
    at = found.start() if found else len(text)
    return text[:at], text[at:]


class _Page:
    def __init__(self, mark: Marks) -> None:
        self.mark = mark

    def section(self, section: Section) -> list[str]:
        lines = [f"## {section.title}", ""]
        number = 0
        for item in section.items:
            if isinstance(item, Table):
                lines += [*self.table(item), ""]
                continue
            number += 1
            lead = (
                f"{number}. "
                if section.style == "numbers"
                else "- "
                if section.style == "bullets"
                else ""
            )
            lines.append(lead + self.sentence(item))
            if section.style == "text":
                lines.append("")
        return [*lines, ""]

    def table(self, table: Table) -> list[str]:
        rows = [table.heads, *table.rows]
        cells = [[self.cell(c) for c in row] for row in rows]
        head, *body = [f"| {' | '.join(row)} |" for row in cells]
        return [head, "|" + "---|" * len(table.heads), *body]

    def cell(self, cell: Sentence | str) -> str:
        text = cell if isinstance(cell, str) else self.sentence(cell)
        return text.replace("\n", " ")

    def sentence(self, sentence: Sentence) -> str:
        return "".join(self.piece(p) for p in sentence.pieces)

    def piece(self, piece: Piece) -> str:
        bare, tail = split_tail(escaped(piece.text))
        lead = bare[: len(bare) - len(bare.lstrip())]
        if (piece.voice is Voice.SPEAKER or piece.strong) and bare.strip():
            bare = f"{lead}**{bare.strip()}**"
        marked = " ".join(self.mark.cited(piece) or piece.rules)
        return f"{bare} [{marked}]{tail}" if marked else bare + tail
