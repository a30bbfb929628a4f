"""sources.toml: what it may say, and how its faults are told."""

from pathlib import Path

import pytest

from holdfire.collect.sources import EXAMPLE, load_sources
from holdfire.errors import BadInput
from holdfire.record import Source, SourceKind
from tests.helpers import ROOT

HEAD = '[[source]]\nid = "a"\nname = "A"\n'


def load(folder: Path, text: str) -> tuple[Source, ...]:
    path = folder / "sources.toml"
    path.write_text(text, encoding="utf-8")
    return load_sources(path)


def test_the_example_says_everything_a_source_can(tmp_path):
    river, council = load(tmp_path, EXAMPLE)
    assert river == Source(
        id="river-dispatch",
        name="River Dispatch",
        url="https://news.example.org/feed.xml",
        kind=SourceKind.FEED,
        language="en",
        group="river-media",
        expected=(3, 40),
        lag=12.0,
        zone="Europe/Riga",
        covers=("Liepaja", "Ventspils"),
        aliases=("www.example.org",),
        follow=True,
    )
    assert (council.party, council.kind, council.expected) == ("Harbour Council", "page", None)


def test_every_key_is_on_the_page_and_in_the_example():
    page = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
    for key in Source.__slots__:
        assert f"| `{key}` |" in page
        assert f"\n{key} = " in EXAMPLE


def test_what_is_not_stated_is_not_assumed(tmp_path):
    (source,) = load(tmp_path, HEAD)
    assert source == Source(id="a", name="A")
    assert load(tmp_path, "") == ()


FAULTS = [
    ('[[source]]\nname = "A"\n', 1, "the source has no id; add id"),
    ('\n\n[[source]]\nid = "a"\n', 3, "the source has no name"),
    (HEAD + 'nmae = "B"\n', 4, "nmae: is no key of a source; did you mean name?"),
    (HEAD + "zzz = 1\n", 4, "zzz: is no key of a source; take one of id, name"),
    (HEAD + 'kind = "feeds"\nurl = "https://example.org/"\n', 4, 'kind: must be "feed"'),
    (HEAD + 'kind = "feed"\n', 4, "kind: needs a url"),
    (HEAD + 'url = "https://example.org/"\n', 4, "url: needs kind"),
    (HEAD + 'kind = "page"\nurl = "ftp://example.org/"\n', 5, "url: ftp://example.org/: only http"),
    (HEAD + 'kind = "page"\nurl = "https://u:p@example.org/"\n', 5, "name or password"),
    (HEAD + "url = 3\n", 4, "url: must be words"),
    (HEAD + 'language = "English"\n', 4, "language: must be a language tag"),
    (HEAD + "expected = 3\n", 4, "expected: must be the least and most"),
    (HEAD + "expected = [4, 3]\n", 4, "expected: must be the least and most"),
    (HEAD + "expected = [true, 3]\n", 4, "expected: must be the least and most"),
    (HEAD + "expected = [0, 0]\n", 4, "expected: must be the least and most"),
    (HEAD + "lag = -1\n", 4, "lag: must be hours"),
    (HEAD + "lag = true\n", 4, "lag: must be hours"),
    (HEAD + "lag = nan\n", 4, "lag: must be hours"),
    (HEAD + 'zone = "Mars/Olympus"\n', 4, "zone: must be a time zone"),
    (HEAD + 'zone = "../../etc/hosts"\n', 4, "zone: must be a time zone"),
    (HEAD + 'covers = "Liepaja"\n', 4, "covers: must be a list"),
    (HEAD + 'covers = ["Liepaja", 3]\n', 4, "covers: must be words"),
    (HEAD + 'follow = "yes"\n', 4, "follow: must be true or false"),
    (HEAD + "[source.party]\nx = 1\n", 4, "party: must be words"),
    (HEAD + '"group" = " "\n', 4, "group: must be words"),
    ('[[source]]\nid = "A b"\nname = "A"\n', 2, "id: must be small letters"),
    (HEAD + "\n" + HEAD, 6, "id: 'a' is taken by a source above"),
    (HEAD + '\n[[ source ]]\nid = "b"\nname = ""\n', 7, "name: must be words"),
    ('sources = "x"\n', 1, "sources: is no key here; did you mean source?"),
    ('# none\n[source]\nid = "a"\n', 2, "source: must be written [[source]]"),
    ("source = 1\n", 1, "source: must be written [[source]]"),
    ("source = [1]\n", 1, "source: must be written [[source]]"),
    ('source = [{id = "a", name = "A", lag = 0}]\n', 1, "lag: must be hours"),
]


@pytest.mark.parametrize(("text", "line", "why"), FAULTS)
def test_a_fault_is_told_with_its_line_and_remedy(tmp_path, text, line, why):
    with pytest.raises(BadInput) as caught:
        load(tmp_path, text)
    said = str(caught.value)
    assert said.startswith(f"{tmp_path / 'sources.toml'}, line {line}: "), said
    assert why in said


@pytest.mark.parametrize(
    ("data", "why"),
    [(b'[[source]]\nid = "a\n', "line 2"), (b"\xff\xfe", "save it as UTF-8")],
)
def test_a_file_that_cannot_be_read_is_told(tmp_path, data, why):
    (tmp_path / "sources.toml").write_bytes(data)
    with pytest.raises(BadInput, match=why):
        load_sources(tmp_path / "sources.toml")
    with pytest.raises(BadInput, match="cannot be read"):
        load_sources(tmp_path / "nothing.toml")
