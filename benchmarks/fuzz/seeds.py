"""Small valid files of every format, built by code. Written for this example: people, outlets and
events are invented."""

import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from textwrap import wrap

STORY = (
    "The mediator Irena Valk said on Tuesday that the Upland Council and the River Brigades had"
    " agreed to stop shelling across the Marne valley for ten days, starting at midnight.",
    "Neither side had published an order by Tuesday evening, and a spokesman for the Brigades,"
    " Otto Hale, said only that talks were going on.",
    "Residents of Varn said they had counted eleven explosions before dawn on Monday, when a"
    " rocket struck a bakery in the old town and killed two people.",
)
TITLE = "Pause announced in Marne valley"
ZONED = "Tue, 04 Mar 2031 09:12:00 +0200"


def text() -> bytes:
    """A saved article."""
    return "\n\n".join([TITLE, "By Anna Roth", "4 March 2031", *STORY, "Related articles"]).encode()


def markdown() -> bytes:
    """An article with front matter."""
    front = f"---\ntitle: {TITLE}\ndate: 2031-03-04\n---\n"
    return f"{front}# {TITLE}\n\n{STORY[0]}\n\n- {STORY[1]}\n".encode()


def page(title: str = TITLE, story: Sequence[str] = STORY) -> bytes:
    """A web page with tags and data of its own."""
    data = json.dumps({"@type": "NewsArticle", "datePublished": "2031-03-04T09:12:00+02:00"})
    body = "".join(f"<p>{line}</p>" for line in story)
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{title} | Valley Mirror"
        f'</title><meta property="og:site_name" content="Valley Mirror">'
        f'<script type="application/ld+json">{data}</script></head><body><nav><a href=/>Home</a>'
        f"</nav><article><h1>{title}</h1><time datetime=2031-03-04>4 March 2031</time>{body}"
        f"<table><tr><td>Varn</td><td>2</td></tr></table></article><footer>© 2031</footer>"
    ).encode()


def letter(**more: str) -> EmailMessage:
    """A letter that quotes another and is signed."""
    made = EmailMessage()
    made["From"] = "Irena Väld <irena@valley.example>"
    made["To"] = "desk@valley.example"
    made["Subject"] = f"{TITLE} – update"
    made["Date"] = ZONED
    made["Message-ID"] = "<1@valley.example>"
    for name, value in more.items():
        made[name.replace("_", "-")] = value
    quote = f"On Tue, 4 Mar 2031 at 08:00, Otto Hale <otto@valley.example>\nwrote:\n\n> {STORY[2]}"
    made.set_content(f"{STORY[0]}\n\n{quote}\n\n{STORY[1]}\n\n-- \nIrena\n")
    return made


def mail() -> bytes:
    """A letter with a page, a letter, a PDF and a picture attached to it."""
    made = letter()
    made.add_alternative(page().decode(), subtype="html")
    made.add_attachment(page("Note"), maintype="text", subtype="html", filename="note.html")
    made.add_attachment(letter())
    made.add_attachment(pdf(), maintype="application", subtype="pdf", filename="paper.pdf")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="map.png")
    return made.as_bytes()


def page_mail() -> bytes:
    """A newsletter: a page without plain text beside it."""
    made = letter(List_Unsubscribe="<https://valley.example/off>")
    made.set_content(page().decode(), subtype="html")
    return made.as_bytes()


def mailbox() -> bytes:
    """A mailbox of two letters."""
    start = b"From irena@valley.example Tue Mar  4 09:12:00 2031\n"
    return b"".join(start + m + b"\n\n" for m in (letter().as_bytes(), page_mail()))


def pdf(
    pages: Sequence[Sequence[str]] = (),
    info: bytes = b"/Title (Pause paper) /Author (Irena Valk) /CreationDate (D:20310401)",
    *,
    packed: bool = False,
    extra: bytes = b"",
) -> bytes:
    """A PDF of these lines, one page each; `extra` goes into the trailer."""
    lines = [line for part in STORY for line in wrap(part, 70)]
    sheets = pages or [[TITLE, "4 March 2031", *lines[:4]], lines[4:]]
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", _FONT]
    kids = []
    for sheet in sheets:
        objects.append(_stream(b"BT /F1 11 Tf 60 760 Td 14 TL\n" + _shown(sheet) + b"ET", packed))
        objects.append(_SHEET % len(objects))
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    objects.append(b"<< " + info + b" >>")
    return _file(objects, extra)


_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
_SHEET = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
    b" /Resources << /Font << /F1 3 0 R >> >> >>"
)


def _shown(lines: Sequence[str]) -> bytes:
    made = b""
    for line in lines:
        told = line.encode("cp1252", "replace").replace(b"\\", b"\\\\")
        made += b"(%s) Tj T*\n" % told.replace(b"(", b"\\(").replace(b")", b"\\)")
    return made


def _stream(body: bytes, packed: bool) -> bytes:
    body, kind = (zlib.compress(body), b" /Filter /FlateDecode") if packed else (body, b"")
    return b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(body), kind, body)


def _file(objects: Sequence[bytes], extra: bytes) -> bytes:
    made, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return made + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R /Info %d 0 R %s >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (size, table, size, size - 1, extra, len(made))
    )


def record(url: str, body: bytes, *, kind: str = "response", header: str = "") -> bytes:
    """A WARC record; `header` is that of the answer, its first line aside."""
    status = "404 Not Found" if kind == "missing" else "200 OK"
    told = header or "Content-Type: text/html; charset=utf-8\r\n"
    answer = kind in ("response", "missing", "revisit")
    block = f"HTTP/1.1 {status}\r\n{told}\r\n".encode() + body if answer else body
    media = "application/http; msgtype=response" if answer else "text/html"
    return (
        f"WARC/1.1\r\nWARC-Type: {'response' if kind == 'missing' else kind}\r\n"
        f"WARC-Target-URI: {url}\r\nWARC-Date: 2031-03-05T08:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: {media}\r\nContent-Length: {len(block)}\r\n\r\n"
    ).encode() + block + b"\r\n\r\n"  # fmt: skip


def records() -> list[bytes]:
    """Answers of every kind: pages plain, chunked and packed, a picture, a refusal, a repeat."""
    packed = gzip.compress(page("Packed", STORY[:1]), mtime=0)
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed)
    told = "Content-Type: text/html\r\nContent-Encoding: gzip\r\n"
    return [
        record("https://valley.example/a", page("Pause in Varn")),
        record("https://valley.example/b", packed, header=told),
        record("https://valley.example/c", chunked, header=told + "Transfer-Encoding: chunked\r\n"),
        record("https://valley.example/m.png", b"\x89PNG", header="Content-Type: image/png\r\n"),
        record("https://valley.example/d", b"none", kind="missing"),
        record("https://valley.example/a", b"", kind="revisit"),
        record("https://valley.example/e", page("Saved"), kind="resource"),
    ]


def warc() -> bytes:
    """A web archive, not packed."""
    return b"".join(records())


def packed_warc() -> bytes:
    """A web archive whose records are packed one by one."""
    return b"".join(gzip.compress(one, mtime=0) for one in records())


def wacz(archive: bytes | None = None, pages: str | None = None) -> bytes:
    """A WACZ file that lists one of its pages."""
    line = json.dumps({"url": "https://valley.example/a", "title": "Pause in Varn"})
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as whole:
        whole.writestr("archive/data.warc.gz", packed_warc() if archive is None else archive)
        whole.writestr("pages/pages.jsonl", f"{{}}\n{line}\n" if pages is None else pages)
    return held.getvalue()


def told(number: int, **more: object) -> dict[str, object]:
    """A message of a Telegram export."""
    base = {"id": number, "type": "message", "date": "2031-03-04T10:11:12"}
    return {**base, "date_unixtime": "1930385472", "from": "Marne Valley Watch", **more}


def chat() -> dict[str, object]:
    """A channel as Telegram exports it."""
    link = {"type": "text_link", "text": "here", "href": "https://valley.example/x"}
    spoken = ["The Council ", {"type": "bold", "text": "denied"}, " it, see ", link, "."]
    return {
        "name": "Marne Valley Watch",
        "type": "public_channel",
        "id": 77,
        "messages": [
            {"id": 1, "type": "service", "action": "create_channel"},
            told(2, text=f"{STORY[2]}\n\nMore soon.", edited_unixtime="1930395472"),
            told(3, text=spoken, forwarded_from="Lorn Radio"),
            told(4, text="", photo="photos/4.jpg"),
        ],
    }


def telegram() -> bytes:
    """An export of one channel."""
    return json.dumps(chat(), ensure_ascii=False, indent=1).encode()


def whole_telegram() -> bytes:
    """An export of all chats."""
    return json.dumps({"about": "", "chats": {"about": "", "list": [chat()]}}).encode()


def rss() -> bytes:
    """An RSS feed of two entries."""
    entry = (
        "<item><title>{0}</title><link>https://valley.example/{1}</link>"
        f"<pubDate>{ZONED}</pubDate><dc:creator>Irena Valk</dc:creator>"
        "<description>&lt;p&gt;{2}&lt;/p&gt;&lt;script&gt;x&lt;/script&gt;</description></item>"
    )
    entries = entry.format(TITLE, 1, STORY[0]) + entry.format("Guns &amp;amp; talks", 2, STORY[1])
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Valley Mirror</title>'
        f"<link>https://valley.example</link>{entries}</channel></rss>"
    ).encode()


def atom() -> bytes:
    """An Atom feed of one entry."""
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Lorn Wire</title><entry><title>Guns'
        ' heard</title><id>urn:lorn:1</id><link href="https://lorn.example/1"/><updated>'
        "2031-03-04T09:12:00Z</updated><author><name>Otto Hale</name></author>"
        f'<content type="text">{STORY[2]}</content></entry></feed>'
    ).encode()


FORMATS: dict[str, tuple[str, tuple[Callable[[], bytes], ...]]] = {
    "text": (".txt", (text,)),
    "markdown": (".md", (markdown,)),
    "html": (".html", (page,)),
    "mail": (".eml", (mail, page_mail)),
    "mailbox": (".mbox", (mailbox,)),
    "pdf": (".pdf", (pdf, lambda: pdf(packed=True))),
    "warc": (".warc.gz", (warc, packed_warc)),
    "wacz": (".wacz", (wacz,)),
    "telegram": (".json", (telegram, whole_telegram)),
    "feed": (".xml", (rss, atom)),
}
