"""Places of three public corpora: how far off the resolver puts them, the spans given.

The texts are no part of the project: HOLDFIRE_DATA names the folder that holds `geoparsing/`.
GeoVirus is Wikinews (CC BY 2.5); LGL and GeoWebNews are news text of others, read here only.
"""

import gzip
import hashlib
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

from holdfire.read import gazetteer
from holdfire.read.gazetteer import Entry
from holdfire.read.resolve import Mention, resolve
from holdfire.read.senses import senses

from .corpus import data_folder
from .tally import Figure, Tally, figures, median

FILES = {
    "places-geovirus": "GeoVirus.xml.gz",
    "places-lgl": "lgl.xml.gz",
    "places-gwn": "GWN.xml.gz",
}
NEAR = 161.0
"""Kilometres, a hundred miles: the distance the field counts as right."""
CLASSES = {"PCL": "countries", "ADM1": "first-level divisions", "ADM": "districts", "PPL": "towns"}
"""GeoNames feature codes by how they begin, the first that fits."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One toponym of the gold: offsets, name, degrees, and what else the corpus says of it."""

    start: int
    end: int
    name: str
    lat: float
    lon: float
    country: str | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Corpus:
    """The texts with their toponyms, in reading order, and the digest of the file."""

    digest: str
    texts: list[tuple[str, list[Spot]]]


def load(name: str) -> Corpus | str:
    """One corpus, or the sentence that says what is absent."""
    path = data_folder() / "geoparsing" / FILES[name]
    if not path.is_file():
        return f"{path.name} is not there; set HOLDFIRE_DATA to the folder with geoparsing/"
    packed = path.read_bytes()
    root = ElementTree.fromstring(gzip.decompress(packed))  # noqa: S314 - data the user placed there
    spots = {"places-geovirus": _virus, "places-lgl": _lgl, "places-gwn": _gwn}[name]
    texts = [(a.findtext("text", ""), sorted(spots(a), key=_start)) for a in root.iter("article")]
    return Corpus(hashlib.sha256(packed).hexdigest(), [t for t in texts if t[1]])


def _start(spot: Spot) -> tuple[int, int]:
    return spot.start, spot.end


def _virus(article: ElementTree.Element) -> Iterator[Spot]:
    """GeoVirus counts characters from one."""
    for found in article.iter("location"):
        start, end = int(found.findtext("start", "")) - 1, int(found.findtext("end", "")) - 1
        lat, lon = float(found.findtext("lat", "")), float(found.findtext("lon", ""))
        yield Spot(start, end, found.findtext("name", ""), lat, lon)


def _lgl(article: ElementTree.Element) -> Iterator[Spot]:
    """LGL: those with an entry of GeoNames."""
    for found in article.iter("toponym"):
        tag = found.find("gaztag")
        if tag is None or not tag.findtext("lat"):
            continue
        code = tag.findtext("fcode") or ""
        group = next((g for c, g in CLASSES.items() if code.startswith(c)), "anything else")
        start, end = int(found.findtext("start", "")), int(found.findtext("end", ""))
        lat, lon = float(tag.findtext("lat", "")), float(tag.findtext("lon", ""))
        name, land = found.findtext("phrase", ""), tag.findtext("country")
        yield Spot(start, end, name, lat, lon, land, group)


def _gwn(article: ElementTree.Element) -> Iterator[Spot]:
    """GeoWebNews: every expression with coordinates, literal or not; apart, those of GeoNames."""
    for found in article.iter("toponym"):
        if not found.findtext("latitude"):
            continue
        group = "of GeoNames" if found.findtext("geonamesID") else "streets, sites and events"
        start, end = int(found.findtext("start", "")), int(found.findtext("end", ""))
        lat, lon = float(found.findtext("latitude", "")), float(found.findtext("longitude", ""))
        yield Spot(start, end, found.findtext("extractedName", ""), lat, lon, None, group)


@dataclass(frozen=True, slots=True)
class Placed:
    """A toponym, what it was taken for, and how many kilometres off; infinite where unknown."""

    spot: Spot
    entry: Entry | None
    off: float


def place(text: str, spots: Sequence[Spot]) -> list[Placed]:
    """Every toponym of a text, resolved together."""
    mentions = [Mention(s.start, s.end, s.name, senses(s.name)) for s in spots]
    read = resolve(text, mentions)
    return [
        Placed(spot, r.entry or r.within, _off(spot, r.entry or r.within))
        for spot, r in zip(spots, read, strict=True)
    ]


def _off(spot: Spot, entry: Entry | None) -> float:
    if entry is None or entry.lat is None or entry.lon is None:
        return math.inf
    return apart(spot.lat, spot.lon, entry.lat, entry.lon)


def apart(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres along a great circle (the haversine formula)."""
    a, b, c, d = map(math.radians, (lat, lon, other_lat, other_lon))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(half)))


def measure(corpus: Corpus) -> dict[str, Figure]:
    """The figures of a corpus."""
    placed = [place(text, spots) for text, spots in corpus.texts]
    found = figures([tally_of(one) for one in placed])
    found["median km"] = median([[p.off for p in one if p.off < math.inf] for one in placed])
    return found


def tally_of(placed: Sequence[Placed]) -> Tally:
    """What one text adds; a toponym that is not resolved is wrong, and has no distance."""
    tally = Tally()
    known = [p.off for p in placed if p.off < math.inf]
    tally.share("within 161 km", [p.off <= NEAR for p in placed])
    tally.share("resolved", [p.off < math.inf for p in placed])
    told = [(p.entry, p.spot.country) for p in placed if p.spot.country]
    if told:
        tally.share("country", [e is not None and e.country == _code(c) for e, c in told])
    for group in sorted({p.spot.group for p in placed if p.spot.group}):
        right = [p.off <= NEAR for p in placed if p.spot.group == group]
        tally.share(f"within 161 km, {group}", right)
    tally.add("mean km", sum(known), len(known), len(known))
    return tally


def _code(country: str) -> str | None:
    return next((e.country for e in gazetteer.lookup(country) if e.kind == "country"), None)


def errors(corpus: Corpus) -> Iterator[Iterator[str]]:
    """What is wrong, a line each: the name and what it was taken for, no words around it."""
    for text, spots in corpus.texts:
        yield (_line(p) for p in place(text, spots) if p.off > NEAR)


def _line(placed: Placed) -> str:
    spot, entry = placed.spot, placed.entry
    if entry is None:
        return f"UNKNOWN {spot.name}: lies at {spot.lat:.2f} {spot.lon:.2f}"
    read = ", ".join(filter(None, (entry.name, entry.kind, entry.admin1, entry.country)))
    return f"FAR {spot.name}: read as {read}, {placed.off:.0f} km off"
