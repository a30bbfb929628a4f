"""One document turned into a capture, whatever its format."""

from pathlib import PurePosixPath

from holdfire.errors import BadInput
from holdfire.record import Capture, Item

from . import media
from .decoding import decode
from .formats.source import stated
from .inputs import FORMATS
from .plain import capture_text
from .sniffing import as_browsers_read, declared, looks_html


def capture_of(item: Item) -> tuple[Capture, str]:
    """The capture of one document and a doubt about it, or "".

    Its id and SHA-256 are of `item.data`. Raises `BadInput`, one sentence, where nothing can be
    read; nothing else.
    """
    match media.media_of(item.data, item.name, item.media):
        case media.PDF:
            from .formats.pdf import capture as pdf

            return pdf(item), ""
        case media.MAIL:
            from .formats.mail import capture as mail

            return mail(item)
        case media.MESSAGE:
            from .formats.telegram import capture as telegram

            return telegram(item), ""
        case media.ENTRY:
            from .formats.feeds import capture as feeds

            return feeds(item), ""
        case media.TABLE:
            raise BadInput(
                f"it is a table or data and no {FORMATS}; save its texts as one of these"
            )
        case found if found in media.CONTAINERS:
            raise BadInput("it holds documents and is none; give it as a file, to be opened")
    return _page(item)


def _page(item: Item) -> tuple[Capture, str]:
    """The capture of text, Markdown or HTML."""
    charset = as_browsers_read(item.charset) if item.charset else None
    found = decode(item.data, charset or declared(item.data))
    ending = PurePosixPath(item.name).suffix.lower()
    if looks_html(found.text, ".html" if item.media.startswith(media.HTML) else ending):
        from .html import capture_html

        page = capture_html(item.data, item.name, found.text, stated(item))
    else:
        page = capture_text(item.data, item.name, found.text, stated(item))
    return page, found.doubt or ""
