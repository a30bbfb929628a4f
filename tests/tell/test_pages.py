"""What stands on a page, in all its forms, whatever the story: examples and hand-built ones."""

import re
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser

import pytest

from tests.helpers import Written, composed, examples, folded, sentences
from tests.tell import stories

STORIES: dict[str, Callable[[], Written]] = {
    "examples": examples,
    "by hand": lambda: composed(stories.herald(), stories.digest()),
    "machine only": lambda: composed(stories.digest()),
    "nothing found": lambda: composed(stories.empty()),
}
QUOTED = re.compile(r"“([^”]*)”")
MARKS = re.compile(r"\[((?:[A-Z]{1,2}\d+ ?)+)\]")


@pytest.fixture(scope="module", params=list(STORIES))
def page(request):
    return STORIES[request.param]()


def outer(words):
    """Folded words without their outer marks and trailing stops, as a quotation is compared."""
    plain = unescape(re.sub(r"\\([^\w\s])", r"\1", words))
    return folded(plain).strip("' ,;")


class _Tree(HTMLParser):
    """Tags, ids, links, quotations with their marks, and open elements of a page."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.ids, self.links, self.loads = [], [], [], []
        self.quotes, self.open, self.text = [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.append((tag, given))
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if tag == "a" else []
        self.loads += [v for k, v in attrs if k in ("src", "href", "action", "data") and tag != "a"]
        if tag not in ("meta", "link", "img", "br", "input", "hr"):
            self.open.append(tag)
        if tag == "q":
            self.quotes.append(["", None])
        if tag == "a" and self.quotes and self.quotes[-1][1] is None:
            self.quotes[-1][1] = given["href"]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, f"{tag} closes what is not open"

    def handle_data(self, data):
        self.text.append(data)
        if "q" in self.open:
            self.quotes[-1][0] += data


def spans(page):
    return {s["mark"]: s for s in page.body["spans"]}


def above(page):
    """The Markdown before its annex of quoted spans."""
    return page.md.split("\n## Quoted spans")[0]


def test_every_sentence_rests_on_words_a_search_or_a_rule(page):
    found = sentences(page.body)
    assert found
    for s in found:
        assert any(p["marks"] or p["rules"] for p in s["pieces"]), s["text"]


def test_every_cited_span_stands_in_its_capture(page):
    for s in page.body["spans"]:
        text = page.text[s["capture"]]
        assert text[s["start"] : s["end"]] == s["words"]
        assert s["words"].strip()


def test_no_cited_span_cuts_a_word(page):
    for s in page.body["spans"]:
        text = page.text[s["capture"]]
        for at in (s["start"], s["end"]):
            edge = text[at - 1 : at + 1] if at else ""
            assert not re.fullmatch(r"[^\W_]{2}", edge), (s["mark"], s["words"])


def test_each_piece_in_anothers_voice_is_that_voices_words(page):
    said = [p for p in page.pieces if p["voice"] != "ours"]
    for piece in said:
        (mark,) = piece["marks"]
        assert outer(piece["text"]) == outer(spans(page)[mark]["words"])


def test_each_quotation_in_markdown_is_the_words_of_its_mark(page):
    found = re.findall(r"“([^”]*)”\*{0,2} \[([A-Z]{1,2}[1-9]\d*)\]", above(page))
    for words, mark in found:
        if outer(words) != "holding":  # our own word, on the line of what is not supported
            assert outer(words) == outer(spans(page)[mark]["words"])
    assert len(found) >= len([p for p in page.pieces if p["voice"] != "ours"])


def test_each_quotation_in_html_is_the_words_of_its_mark(page):
    found = _Tree(page.html).quotes
    assert len(found) == len([p for p in page.pieces if p["voice"] != "ours"])
    for words, link in found:
        assert outer(words) == outer(spans(page)[link.removeprefix("#")]["words"])


def test_whatever_stands_in_quotation_marks_stands_in_a_text(page):
    texts = " ".join(folded(t) for t in page.text.values())
    files = [c["file"] for c in page.body["captures"]]
    for line in re.sub(r"\\([\\`*_\[\]<>|#])", r"\1", above(page)).splitlines():
        if "Not supported" in line:
            continue
        for words in QUOTED.findall(line):
            known = outer(words) in texts or words in files or outer(words) == "holding"
            assert known, (words, line)


def test_every_mark_of_markdown_has_its_words_or_its_search(page):
    zero = {s["mark"] for s in page.body["searches"]}
    annex = set(re.findall(r"^- ([A-Z]+\d+) —", page.md, re.M))
    for group in MARKS.findall(above(page)):
        for mark in group.split():
            assert mark in annex | zero
            assert (mark in zero) is mark.endswith("0") or mark in annex


def test_markdown_and_json_have_the_same_marks(page):
    shown = {m for group in MARKS.findall(above(page)) for m in group.split()}
    assert shown == {m for p in page.pieces for m in p["marks"]}


def test_the_annex_holds_no_mark_that_nothing_uses(page):
    used = {m for p in page.pieces for m in p["marks"]}
    assert set(spans(page)) == {m for m in used if not re.fullmatch(r"[A-Z]+0", m)}


def test_a_zero_mark_stands_only_where_a_search_was_made(page):
    made = {s["mark"]: s for s in page.body["searches"]}
    letters = {t["letter"]: t["capture"] for t in page.body["texts"]}
    for piece in page.pieces:
        for mark in (m for m in piece["marks"] if re.fullmatch(r"[A-Z]+0", m)):
            assert made[mark]["captures"] == [letters[mark[:-1]]]
            assert made[mark]["question"]
            assert made[mark]["method"]


def test_a_search_covers_every_readable_block_of_its_text(page):
    known = {c["id"]: c for c in page.body["captures"]}
    for search in page.body["searches"]:
        blocks = [b for c in search["captures"] for b in known[c]["blocks"]]
        assert search["blocks"] == sum(b["kind"] in ("body", "caption") for b in blocks)


def test_the_page_needs_nothing_but_itself(page):
    tree = _Tree(page.html)
    assert tree.open == [], "every element is closed"
    assert not tree.loads
    assert all(link.startswith("#") for link in tree.links)
    names = {tag for tag, _ in tree.tags}
    assert not names & {"script", "iframe", "img", "link", "object", "embed"}
    assert not [a for _, given in tree.tags for a in given if a.startswith("on")]
    assert not re.search(r"url\(|@import", page.html)


def test_every_link_of_the_page_leads_somewhere(page):
    tree = _Tree(page.html)
    assert {link.removeprefix("#") for link in tree.links} <= set(tree.ids)
    assert len(set(tree.ids)) == len(tree.ids)


def test_every_link_is_labelled_with_the_mark_it_opens(page):
    found = re.findall(r'<a class="mark" href="#([A-Z]+\d+)"[^>]*>([^<]*)</a>', page.html)
    assert len(found) == len([x for x in _Tree(page.html).links if re.match(r"#[A-Z]+\d", x)])
    assert all(link == label for link, label in found)


def test_html_and_json_have_the_same_marks(page):
    links = {link.removeprefix("#") for link in _Tree(page.html).links}
    assert links == {m for p in page.pieces for m in p["marks"]}


def test_no_word_of_judgement_that_is_not_ours_to_use(page):
    for line in above(page).splitlines():
        if "Not supported" not in line:
            assert not re.search(r"\bviolat\w+", QUOTED.sub("", line), re.I), line


def test_confidence_never_stands_beside_a_likelihood(page):
    for s in sentences(page.body):
        if "onfidence" in s["text"]:
            ours = QUOTED.sub("", s["text"])
            assert not re.search(r"%|per ?cent|likel|probab|odds", ours, re.I), ours


def test_no_composite_score(page):
    ours = "".join(p["text"] for p in page.pieces if p["voice"] == "ours")
    assert not re.search(r"\bscore|\bindex\b|out of 10", QUOTED.sub("", ours), re.I)


def test_the_page_says_that_a_machine_drafted_it(page):
    assert "unreviewed" in page.body["status"]
    assert page.body["status"] in page.md
    assert page.body["status"] in " ".join(_Tree(page.html).text)


def test_the_first_screen_comes_first(page):
    keys = [s["key"] for s in page.body["sections"]]
    assert keys[:2] == ["short", "writable"]
    assert {"verdict", "leads", "ask", "incidents", "confirmations"} <= set(keys)


def test_no_verdict_without_rule_coverage_and_time(page):
    for f in page.body["findings"]:
        assert f["rules"]
        assert f["coverage"]
        assert f["confidence"]
        assert f["as_of"]


def test_table_rows_in_markdown_are_as_wide_as_their_heads(page):
    for block in re.findall(r"(?:^\|.*\|\n?)+", above(page), re.M):
        widths = {len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}
        assert len(widths) == 1, block


def test_who_said_nothing_did_not_decline():
    from holdfire.collect import capture_text
    from holdfire.flow.briefing import brief_of
    from holdfire.flow.reading import read_capture
    from holdfire.tell import markdown

    text = (
        "Written for this example.\n8 June 2031\n\nThe envoy, Ana Vel, announced that the Ridge "
        "Army would halt shelling of Sumy for a week.\n\nThe Ridge Army's office {} on the halt.\n"
    )
    for words, verb in (("did not respond to questions", "did not answer"),
                        ("declined to comment", "declined")):  # fmt: skip
        read = read_capture(capture_text(text.format(words).encode(), "a.txt"))
        assert f"{verb}: " in markdown(brief_of([read]).brief)
