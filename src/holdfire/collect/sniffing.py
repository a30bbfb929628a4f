"""Whether a text is HTML, and the encoding such a page declares."""

import re

_ROOT = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:p|div|span|a|h[1-6]|article|section|table|ul|li|br|meta|title|script"
    r"|style)\b[^<>]*>",
    re.I,
)
_CHARSET = re.compile(
    rb"<(?:meta\b[^>]{0,200}?\bcharset=|\?xml\b[^>]{0,100}?\bencoding=)[\"']?\s*([\w.:-]+)",
    re.I,
)


def looks_html(text: str, ending: str) -> bool:
    """Whether the text is a web page: by its tags, whatever its name ends in."""
    start = text[:4_000].lstrip("\ufeff \t\r\n")
    if _ROOT.match(start) or (start.startswith("<") and _ROOT.search(start)):
        return True
    tags = len(_TAG.findall(text[:20_000]))
    if ending in (".html", ".htm"):
        return tags > 0
    return start.startswith("<") and tags >= 3 and ending != ".md"


def declared(data: bytes) -> str | None:
    """The encoding a page declares in its head, if Python knows it."""
    match = _CHARSET.search(data[:4_000])
    return as_browsers_read(match[1].decode("ascii", "ignore")) if match else None


def as_browsers_read(charset: str) -> str:
    """The encoding meant by a stated one: what is called Latin-1 is Windows' Western set."""
    name = charset.strip(" \"'").casefold()
    return "cp1252" if name in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii") else name
