"""What the outlet says in its own voice about confirmation: kept as statements of the outlet."""

import re

from holdfire.record import Act, Mode, Naming, Speaker, Statement, make_id

from .text import Document, Sentence

_NONE = re.compile(
    r"\b(?:no (?:\w+ )?(?:official |immediate |independent |public |formal )(?:\w+ )?"
    r"(?:confirmation|comment|response|word|reaction)|no confirmation|no comment from|"
    r"no (?:written )?text (?:of|has)|"
    r"(?:was|is|were|remained|remains) (?:not|un)\s?(?:immediately )?(?:clear|confirmed|published)|"
    r"could not (?:be )?(?:immediately )?(?:independently )?"
    r"(?:verif\w+|confirm\w*|be reached|reach)|"
    r"(?:had|has|have) (?:not|never) (?:yet )?(?:\w+ly )?(?:commented|responded|confirmed)|"
    r"neither (?:[\w’'-]+ ){1,7}?(?:had|has|have) (?:yet )?(?:\w+ly )?"
    r"(?:confirmed|commented|responded|acknowledged))\b",
    re.I,
)


def outlet_statements(doc: Document, found: list[Statement], reader: str) -> list[Statement]:
    """Sentences of the outlet's own voice saying that something is not confirmed or not known."""
    taken = [c for s in found for c in (*s.content, *(s.cue or ()))]
    made = []
    for sentence in doc.sentences:
        match = _NONE.search(sentence.text, sentence.start, sentence.end)
        if match is None or any(c.start <= match.start() < c.end for c in taken):
            continue
        made.append(_made(doc, sentence, match, reader))
    return made


def _made(doc: Document, sentence: Sentence, match: re.Match[str], reader: str) -> Statement:
    capture = doc.capture
    end = re.search(
        r",? (?:but|and) (?=there|it|he|she|the)", sentence.text[match.end() : sentence.end]
    )
    stop = match.end() + end.start() if end else len(sentence.text[: sentence.end].rstrip(" ."))
    span = capture.span(sentence.start, stop)
    name = capture.origin_outlet or capture.outlet or "the text"
    return Statement(
        id=make_id("stm", capture.id, "outlet", sentence.start, stop), capture=capture.id,
        speaker=Speaker(id=make_id("spk", capture.id, "outlet"), name=name, naming=Naming.OUTLET),
        act=Act.REPORT, mode=Mode.INDIRECT, content=(span,), reader=reader,
    )  # fmt: skip
