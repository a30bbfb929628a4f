"""Bytes of a file turned into text, exactly, or refused with the reason."""

import codecs
import re
from dataclasses import dataclass

from holdfire.errors import BadInput

from .alphabets import WESTERN, foreign_words, odd_words
from .language import guess

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    *(b"%PDF", b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\x1f\x8b", b"Rar!"),
    *(b"7z\xbc", b"\x7fELF", b"\xd0\xcf\x11\xe0", b"ID3", b"RIFF", b"OggS", b"SQLite format"),
    b"{\\rtf",
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 100_000
_WESTERN = ("cp1252", "cp1250", "cp1254", "mac_roman")  # the commonest first
_MOST_ODD = 0.34
_NO_CHARSETS = frozenset(  # Python knows them as encodings, but no page is written in them
    "punycode idna undefined unicode_escape raw_unicode_escape utf_7 utf7 mbcs oem".split()
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, the encoding it was read with, and why that may be wrong, if it may."""

    text: str
    encoding: str
    doubt: str | None = None


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of these bytes, without the byte order mark and with nothing else changed."""
    if not data.strip():
        raise BadInput("it is empty; save the page again or leave it out")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _visible(_strict(data[len(mark) :], encoding))
    if _is_binary(data):
        raise BadInput("it is not text but binary data; save the article as text or HTML")
    for name in ("utf-8", declared):
        found = _try(data, name) if name else None
        if found is not None:
            return _visible(found)
    return _visible(_guess(data))


def _is_binary(data: bytes) -> bool:
    if data.startswith(_MAGIC) or b"\x00" in data:
        return True
    sample = data[:_SAMPLE]
    return len(_CONTROL.findall(sample)) > 0.05 * len(sample)


def _strict(data: bytes, encoding: str) -> Decoded:
    found = _try(data, encoding)
    if found is None:
        raise BadInput(f"it starts as {encoding} but does not go on so; save it again as UTF-8")
    return found


def _try(data: bytes, encoding: str) -> Decoded | None:
    if encoding.casefold().replace("-", "_") in _NO_CHARSETS:
        return None
    try:
        return Decoded(data.decode(encoding), encoding)
    except (UnicodeError, LookupError, ValueError):
        return None


def _visible(found: Decoded) -> Decoded:
    if not found.text.strip():
        raise BadInput("it holds only white space; save the page again or leave it out")
    return found


def _guess(data: bytes) -> Decoded:
    """The likeliest legacy encoding, with a doubt unless all likely ones agree on the text."""
    western = _western(data)
    return western if western is not None else _measured(data)


def _western(data: bytes) -> Decoded | None:
    """The text in a western European encoding, the commonest of those its words fit best in."""
    first = _try(data, _WESTERN[0])
    if first is not None and guess(first.text) not in (*WESTERN, "und"):
        return None
    read = [found for name in _WESTERN if (found := _try(data, name))]
    odd = {found.encoding: odd_words(found.text[:_SAMPLE]) for found in read}
    best = min(read, key=lambda found: odd[found.encoding], default=None)
    if best is None or odd[best.encoding] > _MOST_ODD * len(foreign_words(best.text[:_SAMPLE])):
        return None
    letters = foreign_words(best.text)
    rivals = [f for f in read if odd[f.encoding] <= odd[best.encoding]]
    native = best.encoding == _WESTERN[0] and guess(best.text) not in ("en", "und")
    if native or all(foreign_words(found.text) == letters for found in rivals):
        return best
    return Decoded(best.text, best.encoding, _doubt(best.encoding))


def _doubt(encoding: str) -> str:
    return (
        f"the encoding is not stated and was taken to be {encoding}; "
        "check its accents and quotation marks, or save it again as UTF-8"
    )


def _measured(data: bytes) -> Decoded:
    """The encoding that a count of the letters of all languages finds likeliest."""
    from charset_normalizer import from_bytes

    matches = from_bytes(data[:_SAMPLE])
    best = matches.best()
    found = None
    if best is not None:
        names = best.could_be_from_charset
        found = _try(data, "cp1252" if "cp1252" in names else best.encoding)
    if found is None:
        raise BadInput("its encoding is not known; save it again as UTF-8")
    if len(matches) == 1:
        return found
    return Decoded(found.text, found.encoding, _doubt(found.encoding))
