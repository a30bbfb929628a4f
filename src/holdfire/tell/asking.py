"""Ask next: open facts ranked by how many readings' words the answer would help to move."""

from collections import Counter
from collections.abc import Sequence

from holdfire.record import Finding, Section, Sentence

from . import phrases
from .pen import Pen, count_word, listing, many, on, ours, sentence, strong


def ask(pen: Pen, rolled: Sequence[Finding]) -> Section:
    """Ask next: open facts ranked by how many readings' words the answer would help to move."""
    moved: dict[str, set[str]] = {}
    about: dict[str, list[str]] = {}
    for f in rolled:
        for flip in f.flips:
            for fact in flip.facts:
                field = _SAME.get(fact.field, fact.field)
                moved.setdefault(field, set()).add(f.reading)
                about.setdefault(field, []).append(flip.incident or "")
    ranked = sorted(moved, key=lambda k: (-len(moved[k]), _RANK.get(k, 99), k))
    items = [_question(pen, k, about[k], (len(moved[k]), len(rolled))) for k in ranked]
    if not items:
        items = [
            sentence(
                pen.nothing(
                    "What does each side say was agreed, from when, where and for how long?"
                )
            )
        ]
    return Section(
        title="Ask next, in order of what the answer moves",
        items=tuple(items[:6]),
        style="numbers",
        key="ask",
    )


_SAME = {
    "place": "area",
    "targets": "target",
    "means": "conduct",
    "time": "when",
    "standing": "origin",
}


_QUESTIONS = {
    "start": "From what hour, in what time zone, does the pause run?",
    "origin": "Who else witnessed it: {what}?",
    "area": "Which places are covered, and where exactly was it: {what}?",
    "target": "What was hit, and is it covered: {what}?",
    "actor": "Who is bound, and who did it: {what}?",
    "when": "When exactly: {what}?",
    "cause": "Was it an attack: {what}?",
    "conduct": "By what means, and is that covered: {what}?",
    "condition": "Has the stated condition been met?",
    "exception": "Does the stated exception cover it: {what}?",
    "end": "When does the pause end, and is that day inside?",
    "coverage": "Who watched the places and targets named, all day, and what did they record?",
}
_RANK.get(k, 99), k))
    items = [_question(pen, k, about[k], (len(moved[k]), len(rolled))) for k in ranked]
    if not items:
        items = [
            sentence(
                pen.nothing(
                    "What does each side say was agreed, from when, where and for how long?"
                )
            )
        ]
    return Section(
        title="Ask next, in order of what the answer moves",
        items=tuple(items[:6]),
        style="numbers",
        key="ask",
    )


_SAME = {
    "place": "area",
    "targets": "target",
    "means": "conduct",
    "time": "when",
    "standing": "origin",
}


_QUESTIONS = {
    "start": "From what hour, in what time zone, does the pause run?",
    "origin": "Who else witnessed {what}?",
    "area": "Which places are covered, and where exactly was {what}?",
    "target": "What was hit in {what}, and is it covered?",
    "actor": "Who is bound, and who is behind {what}?",
    "when": "When exactly was {what}?",
    "cause": "Was {what} an attack?",
    "conduct": "By what means was {what}, and is that covered?",
    "condition": "Has the stated condition been met?",
    "exception": "Does the stated exception cover {what}?",
    "end": "When does the pause end, and is that day inside?",
    "coverage": "Who watched the places and targets named, all day, and what did they record?",
}


_RANK = {name: n for n, name in enumerate(_QUESTIONS)}


def _question(pen: Pen, field: str, ids: Sequence[str], reach: tuple[int, int]) -> Sentence:
    """The question for one open field, naming the incidents it is about."""
    often = Counter(i for i in ids if i)
    known = sorted(
        (i for i in pen.dossier.incidents if i.id in often), key=lambda i: (i.broad, -often[i.id])
    )
    what = listing([f"{phrases.subject(i)} ({phrases.when(i.when)})" for i in known[:2]])
    what = what or "what is reported"
    )
    text = _QUESTIONS.get(field, f"What is known about the {field}?").format(what=what)
    absent = [r.span for r in pen.dossier.absences[:1]] if field == "coverage" else []
    spans = [i.spans[0] for i in known[:2]] + absent
    n, total = reach
    moves = f"The answer moves {count_word(n)} of {many(total, 'reading')}"
    if field == "coverage":
        moves = "Without it nothing reaches holding"
    return sentence(strong(f"{text} "), on(moves, spans, rules=("R-FLIP-1",)), ours("."))
