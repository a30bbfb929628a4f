"""Shared ground of the tests: nouns built by hand, and briefs of small invented texts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, settings

from holdfire.collect import Gathered, capture_text
from holdfire.flow.briefing import Briefed, brief
from holdfire.reconcile import Clock, dossier
from holdfire.record import (
    Act,
    Agent,
    Block,
    BlockKind,
    Capture,
    Cause,
    Clause,
    Deed,
    Dossier,
    Extract,
    Mode,
    Naming,
    Part,
    Place,
    Precision,
    Reading,
    Report,
    Span,
    Speaker,
    Statement,
    Status,
    When,
    make_id,
)

LAW = settings(
    derandomize=True,
    max_examples=200,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
"""How every law is tried: the same examples each time, nothing written to disk."""

ROOT = Path(__file__).resolve().parents[1]
REPORTS = ROOT / "examples" / "reports"

LIEPAJA = Place(name="Liepaja", precision="settlement", country="LV", lat=56.50474, lon=21.01085)
VENTSPILS = Place(name="Ventspils", precision="settlement", country="LV", lat=57.395, lon=21.561)
LATVIA = Place(name="Latvia", precision="country", country="LV")


def on(day: int, last: int | None = None, precision: Precision = Precision.DAY) -> When:
    """A whole day of March 2031 (5 March is a Wednesday), or up to and with `last`."""
    first = datetime(2031, 3, day, tzinfo=UTC)
    end = datetime(2031, 3, last or day, tzinfo=UTC) + timedelta(days=1, seconds=-1)
    return When(earliest=first, latest=end, precision=precision, basis=f"{day} March")


def capture(*blocks: str | tuple[BlockKind, str], id: str = "cap_a", **more) -> Capture:
    """A capture of these blocks; a bare string is body."""
    text, found = "", []
    for block in blocks:
        kind, words = (BlockKind.BODY, block) if isinstance(block, str) else block
        found.append(Block(kind=kind, start=len(text), end=len(text) + len(words)))
        text += words + "\n\n"
    given = {"file": f"{id}.txt", "sha256": "0" * 64, "published": on(5), **more}
    return Capture(id=id, text=text, blocks=tuple(found), **given)


def span(cap: Capture, words: str, nth: int = 0) -> Span:
    """Where these words stand, the nth time."""
    at = -1
    for _ in range(nth + 1):
        at = cap.text.index(words, at + 1)
    return cap.span(at, at + len(words))


def around(cap: Capture, inner: Span) -> Span:
    """The sentence round a span, by full stops."""
    start = cap.text.rfind(". ", 0, inner.start) + 2
    start = max(start if start > 1 else 0, cap.text.rfind("\n\n", 0, inner.start) + 2, 0)
    ends = [e for e in (cap.text.find(". ", inner.end), cap.text.find("\n\n", inner.end)) if e >= 0]
    return cap.span(0 if start == 1 else start, min(ends, default=len(cap.text)))


def statement(cap: Capture, speaker: str, words: str, **more) -> Statement:
    """That `speaker` said `words`, both standing in the capture."""
    who = {k: more.pop(k) for k in ("naming", "role", "affiliation") if k in more}
    voice = Speaker(
        id=make_id("spk", speaker), name=speaker, **{"naming": Naming.NAMED, **who}
    )  # fmt: skip
    given = {
        "act": Act.OTHER, "mode": Mode.INDIRECT, "content": (span(cap, words),) if words else (),
        "source": (span(cap, speaker),) if speaker in cap.text else None, **more,
    }  # fmt: skip
    return Statement(
        id=make_id("stm", cap.id, speaker, words), capture=cap.id, speaker=voice, **given
    )


def report(cap: Capture, words: str, **more) -> Report:
    """A strike told in these words; everything not given is unstated."""
    inner = span(cap, words)
    given = {
        "deed": Deed.STRIKE, "cause": Cause.ATTACK, "absence": False, "background": False,
        "actor": Agent(name=None, basis="unstated"), "place": None, "when": None,
        "sentence": around(cap, inner), **more,
    }  # fmt: skip
    return Report(
        id=make_id("rpt", cap.id, inner.start, inner.end), capture=cap.id, span=inner, **given
    )


def part(cap: Capture, words: str, **more) -> Part:
    """A stated part of a clause, in these words."""
    return Part(value=words, span=span(cap, words), **{"status": Status.PARAPHRASED, **more})


def reading(holder: str, *said: Statement, **fields) -> Reading:
    """A reading of one clause; each field is a part or several."""
    parts: dict = {
        k: v if isinstance(v, tuple) else (v,) for k, v in fields.items() if k in _FIELDS
    }
    rest = {k: v for k, v in fields.items() if k not in _FIELDS}
    made = Clause(id=make_id("cls", holder), kind="prohibit", **parts)
    given = {"naming": Naming.NAMED, "role": "", "affiliation": None, **rest}
    return Reading(
        id=make_id("rdg", holder), holder=holder, statements=tuple(s.id for s in said),
        clauses=(made,), **given,
    )  # fmt: skip


_FIELDS = frozenset(Clause.__dataclass_fields__) - {"id", "kind", "option"}

Source = tuple[Capture, Extract]


def joined(*sources: Source, as_of: datetime | None = None) -> Dossier:
    """The dossier of hand-built captures and extracts, as of the end of 7 March 2031."""
    moment = as_of or datetime(2031, 3, 7, 23, 59, 59, tzinfo=UTC)
    return dossier([c for c, _ in sources], [e for _, e in sources], Clock(moment, "given", "UTC"))


def gathered(texts: Mapping[str, str], published: Mapping[str, date] | None = None) -> Gathered:
    """Texts held in memory, as if they had been saved as files of these names."""
    from holdfire.collect.published import given

    found = []
    for name, text in texts.items():
        made = capture_text(text.encode(), name)
        if published and name in published:
            made = replace(made, published=given(published[name]))
        found.append(made)
    raw = {c.sha256: texts[c.file].encode() for c in found}
    return Gathered(captures=tuple(found), problems=(), raw=raw)


@dataclass(frozen=True)
class Written:
    """A brief with its three printed forms."""

    made: Briefed
    body: dict
    md: str
    html: str

    @property
    def text(self) -> dict[str, str]:
        """The captured text of each capture."""
        return {c.id: c.text for c in self.made.dossier.captures}

    @property
    def pieces(self) -> list[dict]:
        """Every piece of every sentence of brief.json."""
        return [p for s in sentences(self.body) for p in s["pieces"]]


def written(texts: Mapping[str, str], **more) -> Written:
    """The brief of texts held in memory, printed as `holdfire brief` prints it."""
    dated = more.pop("published", None)
    return printed(brief(gathered(texts, dated), **more))


def printed(made: Briefed) -> Written:
    """A brief in its three forms, read back from the files that `save` writes."""
    import json
    import tempfile
    from unittest.mock import patch

    from holdfire.flow.saving import save

    with tempfile.TemporaryDirectory() as folder, patch("holdfire.flow.saving.remember"):
        save(made, {}, Path(folder))
        html, md, body = (
            (Path(folder) / n).read_text("utf-8") for n in ("brief.html", "brief.md", "brief.json")
        )
    return Written(made, json.loads(body), md, html)


def composed(*sources: Source, **more) -> Written:
    """The brief of hand-built captures and extracts, judged and printed like any other."""
    from unittest.mock import patch

    from holdfire.flow.reads import Read

    reads = [Read(c, e, 0) for c, e in sources]
    with patch("holdfire.flow.briefing.read_all", lambda *_, **__: iter(reads)):
        return printed(
            brief(Gathered(captures=tuple(c for c, _ in sources), problems=(), raw={}), **more)
        )


@cache
def examples() -> Written:
    """The brief of the example reports, read once for all tests."""
    return written({p.name: p.read_text("utf-8") for p in sorted(REPORTS.iterdir())})


def sentences(body: dict) -> list[dict]:
    """Every sentence of brief.json, table cells included."""
    found = list(body["preface"])
    for item in (i for s in body["sections"] for i in s["items"]):
        cells = (
            [item] if "pieces" in item else [*item["heads"], *(c for r in item["rows"] for c in r)]
        )
        found += [c for c in cells if "pieces" in c]
    return found


def folded(words: str) -> str:
    """White space folded, all quotation marks alike: how printed and captured words compare."""
    flat = " ".join(words.split())
    for mark in '“”"‘’«»':
        flat = flat.replace(mark, "'")
    return flat
