"""Bytes of a file turned into text, exactly, or refused with the reason."""

import codecs
import re
from dataclasses import dataclass

from holdfire.errors import BadInput

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


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, the encoding it was read with, and why that may be wrong, if it may."""

    text: str
    encoding: str
    doubt: str | None = None


def decode(data: bytes, file: str, declared: str | None = None) -> Decoded:
    """The text of these bytes, without the byte order mark and with nothing else changed."""
    if not data.strip():
        raise BadInput(f"{file} is empty; save the page again or leave it out")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _visible(_strict(data[len(mark) :], encoding, file), file)
    if _is_binary(data):
        raise BadInput(
            f"{file} is not text but binary data; save the article as text or HTML and give that"
        )
    for name in ("utf-8", declared):
        found = _try(data, name) if name else None
        if found is not None:
            return _visible(found, file)
    return _visible(_guess(data, file), file)


def _is_binary(data: bytes) -> bool:
    if data.startswith(_MAGIC) or b"\x00" in data:
        return True
    sample = data[:_SAMPLE]
    return len(_CONTROL.findall(sample)) > 0.05 * len(sample)


def _strict(data: bytes, encoding: str, file: str) -> Decoded:
    found = _try(data, encoding)
    if found is None:
        raise BadInput(f"{file} starts as {encoding} but does not go on so; save it again as UTF-8")
    return found


def _try(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _visible(found: Decoded, file: str) -> Decoded:
    if not found.text.strip():
        raise BadInput(f"{file} holds only white space; save the page again or leave it out")
    return found


def _guess(data: bytes, file: str) -> Decoded:
    """The likeliest legacy encoding, with a doubt unless all likely ones agree on the text."""
    from charset_normalizer import from_bytes

    matches = from_bytes(data[:_SAMPLE])
    best = matches.best()
    found = None
    if best is not None:
        names = best.could_be_from_charset
        found = _try(data, "cp1252" if "cp1252" in names else best.encoding)
    if found is None:
        raise BadInput(f"{file} is in an unknown encoding; save it again as UTF-8")
    if len(matches) == 1:
        return found
    doubt = (
        f"{file} does not say its encoding and was read as {found.encoding}; "
        "check its accents and quotation marks, or save it again as UTF-8"
    )
    return Decoded(found.text, found.encoding, doubt)
