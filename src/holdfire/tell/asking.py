"""Ask next: open facts ranked by how many readings' words the answer would help to move."""

from collections import Counter
from collections.abc import Sequence

from holdfire.record import Finding, Section, Sentence, Word

from . import phrases
from .pen import Pen, listing, on, ours, sentence, strong
from .pen import reach as within

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
    "option": "Which of its meanings was meant: {what}?",
    "release": "Had the other side's deeds set it free by then: {what}?",
    "end": "When does the pause end, and is that day inside?",
    "coverage": "Who watched the places and targets named, all day, and what did they record?",
}
_RANK = {name: n for n, name in enumerate(_QUESTIONS)}
_SHOWN = 6


def ask(pen: Pen, rolled: Sequence[Finding], cells: Sequence[Finding] = ()) -> Section:
    """The open questions of a case, first the one whose answer moves most readings (R-ASK-1)."""
    moved: dict[str, set[str]] = {}
    about: dict[str, Counter[str]] = {}
    for finding in rolled:
        for flip in finding.flips:
            for fact in flip.facts:
                field = _SAME.get(fact.field, fact.field)
                moved.setdefault(field, set()).add(finding.reading)
                about.setdefault(field, Counter()).update([flip.incident or ""])
    breaking = _breaking(cells)
    ranked = sorted(
        moved, key=lambda k: (-len(moved[k]), -breaking[k], _RANK.get(k, len(_RANK)), k)
    )
    items = [_question(pen, k, about[k], (len(moved[k]), len(rolled))) for k in ranked]
    title = "Ask next, in order of what the answer moves"
    return Section(
        title=title,
        items=tuple(items[: pen.room(_SHOWN, 4)] or _first(pen)),
        style="numbers",
        key="ask",
    )


def _breaking(cells: Sequence[Finding]) -> Counter[str]:
    """How many cells each open field stands between and a breach."""
    found: Counter[str] = Counter()
    for cell in cells:
        facts = (x.field for f in cell.flips if f.word is Word.BREACHED for x in f.facts)
        found.update({_SAME.get(name, name) for name in facts})
    return found


def _first(pen: Pen) -> list[Sentence]:
    text = "What does each side say was agreed, from when, where and for how long?"
    return [sentence(pen.nothing(text, question="the terms, in anybody's words"))]


def _question(pen: Pen, field: str, often: Counter[str], moved: tuple[int, int]) -> Sentence:
    """The question for one open field, naming the incidents it is most about."""
    found = [i for i in pen.dossier.incidents if i.id in often]
    known = sorted(found, key=lambda i: (i.broad, -often[i.id]))[:2]
    what = listing([f"{phrases.subject(i)} ({phrases.when(i.when)})" for i in known])
    text = _QUESTIONS.get(field, f"What is known about the {field}?")
    spans = [i.spans[0] for i in known]
    n, total = moved
    moves = f"The answer moves {within(n, total)}"
    if field == "coverage":
        spans = [r.span for r in pen.dossier.absences[:1]]
        moves = "Without it nothing reaches holding"
    asked = text.format(what=what or "what is reported")
    return sentence(strong(f"{asked} "), on(moves, spans, rules=("R-FLIP-1",)), ours("."))
