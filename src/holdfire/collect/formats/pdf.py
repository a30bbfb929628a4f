"""PDF: the text of its pages, its lines put together to paragraphs."""

import logging
import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from itertools import count
from time import thread_time
from typing import TYPE_CHECKING

from holdfire.collect import lines, segment
from holdfire.collect.assemble import capture as assembled
from holdfire.collect.pages import Page
from holdfire.errors import BadInput
from holdfire.record import BlockKind, Capture, Item

from .source import foreign, stated
from .typeset import Paragraph, paragraphs

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_PAGES = 500
MOST_LETTERS = 5_000_000
MOST_SECONDS = 10.0
_SELDOM = 32  # asking for the time costs more than most operations
_DAMAGED = "it is a damaged PDF whose binary data cannot be read; save it again or as text"
_LOCKED = "it is a PDF locked by a password; save it again without one"
_PICTURES = "it is a PDF without text, of pictures perhaps; have its text recognised first"
_LARGE = "it is a PDF of too many pages or drawings; save the pages that matter as another"
_LIMITS = {
    "maximum_declared_stream_length": 20_000_000,
    "array_based_stream_maximum_output_length": 10_000_000,
    "zlib_maximum_output_length": 10_000_000,
    "lzw_maximum_output_length": 10_000_000,
    "run_length_maximum_output_length": 10_000_000,
    "brotli_maximum_output_length": 10_000_000,
    "zlib_maximum_recovery_input_length": 1_000_000,
    "stream_decoding_work_maximum_length": 40_000_000,
    "stream_parsing_work_maximum_count": 500_000,
    "page_tree_maximum_entries": 10_000,
    "page_tree_maximum_page_entries": 50_000,
    "xform_maximum_invocations_per_extraction": 500,
    "xmp_maximum_input_length": 100_000,
    "jbig2dec_binary": None,
}


def capture(item: Item) -> Capture:
    """The capture of a PDF. Its title and author stand in where the pages show none; the day it
    was made is no day of publication and is not used. Raises `BadInput`."""
    pages, title, author = _read(item.data)
    lines.not_too_many(sum(len(page.splitlines()) for page in pages))
    found = list(paragraphs(pages))
    if not any(paragraph.own for paragraph in found):
        raise BadInput(_PICTURES)
    page = _page(found)
    made = assembled(item.data, item.name, page, stated(item))
    return replace(made, title=made.title or title, byline=made.byline or author)


def _page(found: list[Paragraph]) -> Page:
    """The paragraphs apart by a blank line; what runs along the pages is furniture."""
    placed: list[lines.Line] = []
    start = 0
    for paragraph in found:
        placed.append(lines.Line(start, start + len(paragraph.text), paragraph.text))
        start = placed[-1].end + 2
    pairs = list(zip(placed, found, strict=True))
    kinds = iter(segment.kinds([line for line, paragraph in pairs if paragraph.own]))
    told = tuple(next(kinds) if p.own else BlockKind.BOILERPLATE for _, p in pairs)
    return Page("\n\n".join(p.text for p in found), tuple(placed), told)


def _read(data: bytes) -> tuple[list[str], str | None, str | None]:
    """The text of each page, and the title and author the file states. Raises `BadInput`."""
    from pypdf import Configuration, PdfReader, apply_configuration
    from pypdf.errors import LimitReachedError

    limits = Configuration().with_overwrites(**_LIMITS)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    with foreign(_DAMAGED), warnings.catch_warnings(), apply_configuration(limits):
        warnings.simplefilter("ignore")
        try:
            reader = PdfReader(BytesIO(data))
            _unlock(reader)
            return list(_texts(reader)), _stated(reader, "/Title"), _stated(reader, "/Author")
        except LimitReachedError as error:
            raise BadInput(_LARGE) from error
        except RecursionError as error:
            raise BadInput(_DAMAGED) from error


def _unlock(reader: "PdfReader") -> None:
    """Open a file that is locked with the empty password, as those are that forbid printing."""
    from pypdf.errors import DependencyError

    try:
        locked = reader.is_encrypted and not reader.decrypt("")
    except DependencyError:
        locked = True
    if locked:
        raise BadInput(_LOCKED)


def _texts(reader: "PdfReader") -> Iterator[str]:
    """The text of each page in order."""
    in_time, left = _watch(), MOST_LETTERS
    for number, page in enumerate(reader.pages):
        in_time()
        text = page.extract_text(visitor_operand_before=in_time) if number < MOST_PAGES else ""
        left -= len(text)
        if number >= MOST_PAGES or left < 0:
            raise BadInput(_LARGE)
        yield text


def _watch() -> Callable[..., None]:
    """A check between pages and at operations that ends the reading after so much work of the
    processor: pypdf's own limits hold for one stream, and hostile pages may share one."""
    end = thread_time() + MOST_SECONDS
    calls = count()

    def in_time(*operation: object) -> None:
        if (not operation or next(calls) % _SELDOM == 0) and thread_time() > end:
            raise BadInput(_LARGE)

    return in_time


def _stated(reader: "PdfReader", key: str) -> str | None:
    """A field of the file's own data, as one line; None where it cannot be read."""
    try:
        told = reader.metadata.get(key) if reader.metadata else None
    except Exception:  # a damaged field is no reason to refuse the text
        return None
    return " ".join(str(told).split())[:300] or None if isinstance(told, str) else None
