"""Bytes made hostile: first as the format sees them (fields, lengths, nesting, what is packed),
then as mere bytes."""

import gzip
import io
import json
import random
import re
import zipfile
import zlib
from collections.abc import Callable

from benchmarks.fuzz import seeds

NUMBERS = (0, 1, -1, 2, 7, 255, 65_536, 2**31 - 1, 2**31, 2**32, 2**63, 10**12, 10**20, -(2**31))
WORDS: dict[str, tuple[bytes, ...]] = {
    "text": (b"\r", b"\n\n", b"By ", b"> ", b"\xff", b"\x00", "\u2028".encode(), b"- ", b"# "),
    "markdown": (b"---\n", b"title:", b"date: 0000-00-00", b"# ", b"[a](b)", b"|", b"```"),
    "html": (
        b"<p>", b"</p>", b"<div>", b"<table><tr><td>", b"<!--", b"-->", b"<script>", b"<svg>",
        b"<meta charset=utf-16>", b"<meta charset=punycode>", b"<br>", b"&#55296;", b"&nbsp;",
        b"<article>", b"<h1>", b"<li>", b"]]>", b"<![CDATA[", b'<link rel=canonical href="',
        b"<time datetime=9999-12-31T23:59:59Z>", b"<body hidden>", b"<html", b"\xff\xfe",
    ),
    "mail": (
        b"Content-Type: multipart/mixed; boundary=x\n", b"--x\n", b"--x--\n", b"=?utf-8?q?=ff?=",
        b"=?utf-8?b?////?=", b"Content-Transfer-Encoding: base64\n", b"charset=undefined",
        b"Content-Transfer-Encoding: uuencode\n", b"Content-Type: message/rfc822\n",
        b"charset=idna",
        b"Content-Disposition: attachment; filename*=utf-8''%ff\n", b"\nFrom x\n", b"((((", b"<<<<",
        b"Date: Thu, 99 Feb 99999 99:99:99 +9999\n", b"Content-Type: text/html\n", b"charset=hex",
        b"Content-Type: message/external-body\n", b"begin 666 a\n", b"\n-- \n", b"> ", b"wrote:\n",
        b"Content-Type: message/delivery-status\n", b"format=flowed; delsp=yes", b"\x00", b'"',
    ),
    "pdf": (
        b"endobj", b"stream\n", b"endstream", b"/Length 99999999", b"/Filter /FlateDecode",
        b"/Filter [/ASCIIHexDecode /ASCII85Decode /LZWDecode /RunLengthDecode]", b"/Kids [2 0 R]",
        b"/Encrypt 1 0 R", b"<< /Type /Pages", b"/Parent 2 0 R", b"2 0 R", b"[[[[[[", b"<<<<<<",
        b"(((((", b"/ToUnicode 4 0 R", b"/XObject << /A 4 0 R >>", b"/A Do", b"BI /W 9 ID x EI",
        b"xref", b"startxref\n0", b"/Prev 9", b"trailer", b"/Type /ObjStm /N 99 /First 9",
        b"/Predictor 15 /Columns 999999999", b"T*", b"Tj", b"TJ", b"BT", b"ET", b"q", b"Q", b"cm",
        b"/Count -1", b"9999999999 0 R", b"/Encoding << /Differences [1 /a 2 /b] >>", b"%%EOF",
    ),
    "warc": (
        b"WARC/1.1\r\n", b"WARC-Type: response\r\n", b"Content-Length: -1\r\n", b"\r\n\r\n",
        b"Content-Length: 99999999999\r\n", b"HTTP/1.1 200 OK\r\n", b"Transfer-Encoding: chunked",
        b"Content-Encoding: br\r\n", b"Content-Encoding: deflate\r\n", b"ffffffff\r\n",
        b"0\r\n\r\n",
        b"WARC-Type: revisit\r\n", b"WARC-Target-URI: \xff\r\n", b"WARC-Date: 0000", b"\x1f\x8b",
        b"HTTP/9 x\r\n", b"filedesc://x 0.0.0.0 19961002 text/plain 76\n", b"charset=punycode",
    ),
    "telegram": (
        b"[", b"]", b"{", b"}", b'"', b",", b":", b"null", b"1e999", b"\\ud800", b"[[[[",
        b'{"a":', b'"text":', b'"messages":', b'"chats":', b'"list":', b"NaN", b"-0", b"\xff",
        b'"date_unixtime":"99999999999"', b'"date":"9999-12-31T23:59:59"',
    ),
    "feed": (
        b"<item>", b"</item>", b"<entry>", b"<![CDATA[", b"]]>",
        b"<!DOCTYPE rss [<!ENTITY a 'b'>]>",
        b"<!ENTITY a '&b;&b;&b;&b;'>", b"&a;", b"&#55296;", b"&lt;", b"<content type='xhtml'>",
        b"<content type='application/x' mode='base64'>", b"<?xml version='1.0' encoding='utf-16'?>",
        b"<!--", b"<georss:point>1 2</georss:point>", b"<pubDate>99 99 99</pubDate>", b"<title>",
        b"<rss", b"<feed", b'xml:base="file:///"', b"<description>", b"<a href='&#x0;'>", b"\x00",
    ),
}  # fmt: skip
WORDS["mailbox"], WORDS["wacz"] = WORDS["mail"], (*WORDS["warc"], b"PK\x03\x04", b"PK\x01\x02")
Change = Callable[[random.Random, bytes, str], bytes]


def mutated(random_: random.Random, name: str, corpus: list[bytes]) -> bytes:
    """Hostile bytes of one format: mostly a seed changed in one to six ways, at times any bytes."""
    if random_.random() < 0.02:
        return random_.randbytes(random_.randrange(400))
    data = random_.choice(corpus)
    for _ in range(random_.choice((1, 1, 2, 2, 3, 4, 6))):
        change = random_.choice((*BYTES, *BYTES, *SHAPES.get(name, ())))
        data = change(random_, data, name)[:200_000]
    return data


def _place(random_: random.Random, data: bytes) -> int:
    return random_.randrange(len(data) + 1)


def flip(random_: random.Random, data: bytes, _name: str) -> bytes:
    """Some bytes are others."""
    made = bytearray(data)
    for _ in range(random_.choice((1, 2, 4, 16))):
        if made:
            made[random_.randrange(len(made))] = random_.randrange(256)
    return bytes(made)


def cut(random_: random.Random, data: bytes, _name: str) -> bytes:
    """A stretch is missing, or all from somewhere on."""
    start = _place(random_, data)
    return data[:start] + (
        data[start + random_.randrange(1, 200) :] if random_.random() < 0.7 else b""
    )


def put(random_: random.Random, data: bytes, name: str) -> bytes:
    """A word of the format stands where it does not belong, at times very often."""
    place = _place(random_, data)
    times = random_.choice((1, 1, 1, 1, 2, 3, 30, 1_000))
    return data[:place] + random_.choice(WORDS[name]) * times + data[place:]


def twice(random_: random.Random, data: bytes, _name: str) -> bytes:
    """A stretch stands twice or many times."""
    start = _place(random_, data)
    part = data[start : start + random_.choice((4, 40, 400))]
    return data[:start] + part * random_.choice((2, 2, 3, 50)) + data[start:]


def swap(random_: random.Random, data: bytes, _name: str) -> bytes:
    """Two stretches have changed places."""
    a, b, c = sorted(_place(random_, data) for _ in range(3))
    return data[:a] + data[b:c] + data[a:b] + data[c:]


def number(random_: random.Random, data: bytes, _name: str) -> bytes:
    """A number is another one."""
    found = list(re.finditer(rb"\d+", data))
    if not found:
        return data
    match = random_.choice(found)
    told = random_.choice((*NUMBERS, int(match.group()[:18]) + random_.choice((-1, 1))))
    return data[: match.start()] + str(told).encode() + data[match.end() :]


def line(random_: random.Random, data: bytes, _name: str) -> bytes:
    """A line is gone, doubled, moved, or without its end."""
    lines = data.splitlines(keepends=True)
    if len(lines) < 2:
        return data
    one = lines.pop(random_.randrange(len(lines)))
    again = random_.choice((0, 1, 2))
    for _ in range(again):
        lines.insert(
            random_.randrange(len(lines) + 1), one if random_.random() < 0.8 else one.rstrip()
        )
    return b"".join(lines)


def tree(random_: random.Random, data: bytes, _name: str) -> bytes:
    """A value of a JSON text is of another type, absent, or nested deeply."""
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError):
        return data
    spots: list[tuple[object, object]] = []
    waiting = [whole]
    while waiting:
        thing = waiting.pop()
        pairs = thing.items() if isinstance(thing, dict) else enumerate(thing)
        for key, value in pairs:
            spots.append((thing, key))
            if isinstance(value, dict | list):
                waiting.append(value)
    if spots:
        holder, key = random_.choice(spots)
        holder[key] = _value(random_)  # type: ignore[index]  # a list or a dictionary
    return json.dumps(whole).encode()


def _value(random_: random.Random) -> object:
    deep: object = []
    for _ in range(random_.choice((2, 60, 400))):
        deep = [deep] if random_.random() < 0.5 else {"text": deep}
    return random_.choice(
        (
            None,
            True,
            "",
            "x" * 70,
            "\ud800",
            "\x00\u2028",
            1.5,
            [],
            {},
            deep,
            *NUMBERS,
            ["a", {"text": "b"}],
        )
    )


def inside(random_: random.Random, data: bytes, name: str) -> bytes:
    """What is packed is changed, and packed again as it should be."""
    try:
        plain = gzip.decompress(data)
    except (OSError, EOFError, zlib.error):
        plain = b"".join(random_.sample(seeds.records(), 3))
    changed = random_.choice(BYTES)(random_, plain, name)
    return gzip.compress(changed, mtime=0) if random_.random() < 0.7 else changed


def packed(random_: random.Random, _data: bytes, name: str) -> bytes:
    """A changed archive or list of pages lies in a zip file that is as it should be."""
    archive = inside(random_, seeds.packed_warc(), name)
    lines = flip(random_, b'{"url": "https://valley.example/b", "title": "x"}\n', name)
    return seeds.wacz(archive, random_.choice((None, "", lines.decode("latin-1"))))


def member(random_: random.Random, _data: bytes, _name: str) -> bytes:
    """A zip file whose members have other names or are packed."""
    held = io.BytesIO()
    names = ("archive/x.warc", "archive/../x.warc.gz", "pages/pages.jsonl", "archive/\ud7ff.warc")
    with zipfile.ZipFile(
        held, "w", random_.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
    ) as whole:
        for one in random_.sample(names, random_.randrange(1, 4)):
            whole.writestr(
                one, random_.choice((seeds.warc(), seeds.packed_warc(), b"", b"[" * 5_000))
            )
    return held.getvalue()


def sheet(random_: random.Random, _data: bytes, _name: str) -> bytes:
    """A PDF of changed operations, its lengths right."""
    words = [random_.choice(WORDS["pdf"]).decode("latin-1") for _ in range(random_.randrange(9))]
    made = seeds.pdf([[*words, seeds.STORY[0]]], packed=random_.random() < 0.5)
    return made.replace(b"(", random_.choice((b"(", b"<", b"[(")), random_.choice((0, 1, 9)))


def wrapped(random_: random.Random, data: bytes, _name: str) -> bytes:
    """A letter within a letter within a letter."""
    for n in range(random_.choice((1, 3, 12, 60))):
        head = b"Message-ID: <%d>\nMIME-Version: 1.0\nSubject: x\nFrom: a\n" % n
        data = head + b"Content-Type: message/rfc822\n\n" + data
    return data


BYTES: tuple[Change, ...] = (flip, cut, put, put, twice, swap, number, line)
SHAPES: dict[str, tuple[Change, ...]] = {
    "mail": (wrapped, put),
    "mailbox": (put, line),
    "pdf": (sheet, number),
    "warc": (inside, inside, inside),
    "wacz": (packed, packed, member),
    "telegram": (tree, tree, tree, tree),
}
