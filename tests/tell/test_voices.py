"""Whose words are printed as whose, what is refused, and what a story must say."""

import re
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from holdfire.errors import HoldfireError, SpanMismatch, Unsupported
from holdfire.record import Act, Extract, Piece, Span, Voice
from holdfire.tell import Judged, compose, opening
from holdfire.tell.pen import Pen, excerpt, ours, sentence
from tests.helpers import LAW, capture, composed, joined, sentences, span, statement
from tests.tell import stories


@pytest.fixture(scope="module")
def page():
    return composed(stories.herald(), stories.digest())


def test_a_sentence_with_nothing_under_it_is_refused():
    with pytest.raises(Unsupported, match="not written"):
        sentence(ours("All is well on the coast."))
    with pytest.raises(Unsupported):
        sentence(Piece(text="All is well.", records=("inc_1",)))
    with pytest.raises(Unsupported):
        sentence()


def test_a_sentence_keeps_its_id_and_another_support_gives_another():
    one, two = (Span(capture="c", start=0, end=n, words="w" * n) for n in (4, 5))
    made = [sentence(Piece(text="x", spans=(s,))) for s in (one, one, two)]
    assert made[0].id == made[1].id
    assert made[0].id.startswith("snt_")
    assert made[0].id != made[2].id


def test_a_brief_of_nothing_is_not_written():
    with pytest.raises(HoldfireError):
        compose(joined(), Judged(()))


def test_a_brief_whose_words_do_not_stand_there_is_not_written():
    dossier = stories.dossier()
    wrong = [replace(s, words="words of nobody") for i in dossier.incidents for s in i.spans]
    broken = replace(
        dossier, incidents=tuple(replace(i, spans=tuple(wrong)) for i in dossier.incidents)
    )
    with pytest.raises(SpanMismatch):
        compose(broken, Judged(()))


def test_a_speakers_own_words_and_an_outlets_paraphrase_are_told_apart():
    cap = capture("Ana Vel said the guns rest. “They rest for days,” she said.")
    pen = Pen(joined((cap, Extract())))
    assert pen.quote(span(cap, "the guns rest")).voice is Voice.ARTICLE
    assert pen.quote(span(cap, "They rest for days")).voice is Voice.SPEAKER
    assert pen.quote(span(cap, "“They rest for days,”")).voice is Voice.SPEAKER
    assert pen.quote(span(cap, "rest. “They rest for days")).voice is Voice.ARTICLE


@pytest.mark.parametrize("many", [30, 760])
def test_every_text_of_a_large_case_has_a_letter_of_its_own(many):
    sources = [
        (capture(f"Note {n} of the harbour.", id=f"cap_{n}", outlet=f"Paper {n}"), Extract())
        for n in range(many)
    ]
    page = compose(joined(*sources), Judged(()))
    letters = [t.letter for t in page.texts]
    assert len(set(letters)) == many
    assert [x for x in letters if not re.fullmatch("[A-Z]+", x)] == []


@pytest.mark.parametrize("marks", ["“”", '""'])
def test_words_after_a_closed_quotation_are_the_outlets(marks):
    left, right = marks
    cap = capture(f"{left}It rests,{right} she said of the guns. {left}For days.{right}")
    pen = Pen(joined((cap, Extract())))
    assert pen.quote(span(cap, "of the guns")).voice is Voice.ARTICLE
    assert pen.quote(span(cap, "For days")).voice is Voice.SPEAKER


def test_a_quotation_that_runs_on_into_the_next_paragraph_is_still_the_speakers():
    cap = capture("“I am grateful.", "“When the cranes have worked I will say so,” he said.")
    pen = Pen(joined((cap, Extract())))
    assert pen.quote(span(cap, "I am grateful")).voice is Voice.SPEAKER
    assert pen.quote(span(cap, "When the cranes have worked")).voice is Voice.SPEAKER


def test_the_words_of_a_report_cannot_write_the_page(page):
    assert "<script" not in page.html
    assert "&lt;script&gt;alert" in page.html
    assert "<b>Sons" not in page.html
    assert "<img" not in page.html


def test_the_words_of_a_report_cannot_write_markdown_either():
    # defect: <script>, [A99] and ** of a report are printed raw in brief.md (tell/markdown.py)
    words = "the **guns** [A99] rest <script>now</script> | for days"
    cap = capture(f"Margit Solvane said on Wednesday that {words}.")
    said = statement(cap, "Margit Solvane", words, act=Act.ANNOUNCE)
    page = composed((cap, Extract(statements=(said,))))
    first = page.md.split("## Quoted spans")[0]
    assert "guns" in first
    assert not re.search(r"(?<!\\)<script", first)
    assert not re.search(r"(?<!\\)\[A99\]", first)


def test_what_only_a_machine_says_is_a_lead(page):
    leads = next(s for s in page.body["sections"] if s["key"] == "leads")
    words = "412 blocks in Ventspils had no heat"
    assert any(words in i["text"] for i in leads["items"])
    others = {**page.body, "sections": [s for s in page.body["sections"] if s["key"] != "leads"]}
    assert not any(words in s["text"] for s in sentences(others))
    assert not any(i["place"] and i["place"]["name"] == "Ventspils" for i in page.body["incidents"])


def test_the_machine_text_is_named_as_no_witness(page):
    assert [o["captures"] for o in page.body["origins"]] == [["cap_a"]]
    assert "machine-written" in page.body["texts"][1]["description"]


def test_a_teaser_is_no_incident(page):
    assert not any("Eleven" in str(i) for i in page.body["incidents"])
    reported = next(s for s in page.body["sections"] if s["key"] == "incidents")
    assert "Eleven dead" not in str(reported)


def test_a_refusal_to_comment_is_a_row_and_no_confirmation(page):
    rows = next(s for s in page.body["sections"] if s["key"] == "confirmations")["items"]
    front = next(r["text"] for r in rows if r["text"].startswith("Harbour Front"))
    assert "would not comment" in front
    assert not re.search(r"\bconfirmed\b", front.replace("not confirmed", ""))


@pytest.mark.parametrize(
    ("cue", "words", "row"),
    [
        ("has not commented", "on the pause", "is silent"),
        ("has yet to comment", "on the pause", "is silent"),
        ("has not commented", "despite requests", "did not answer"),
        ("did not respond", "to questions about the pause", "did not answer"),
        ("declined to comment", "on the pause", "declined"),
    ],
)
def test_silence_no_answer_and_a_refusal_are_told_apart(cue, words, row):
    first = "the Coast Council had agreed to a pause in its attacks for ten days"
    cap = capture(f"Margit Solvane said {first}.", f"The Harbour Front {cue} {words}.")
    told = statement(cap, "Margit Solvane", first, act=Act.ANNOUNCE)
    mute = statement(cap, "Harbour Front", words, act=Act.DECLINE, cue=(span(cap, cue),))
    page = composed((cap, Extract(statements=(told, mute))))
    rows = next(s for s in page.body["sections"] if s["key"] == "confirmations")["items"]
    assert any(f"Harbour Front {row}: " in r["text"] for r in rows)


def test_nobody_gave_a_start_is_said_and_rests_on_a_search(page):
    start = next(s for s in sentences(page.body) if re.match(r"Nobody gave a start", s["text"]))
    assert {m for p in start["pieces"] for m in p["marks"]} >= {"A0"}


def test_a_claim_of_breach_is_its_speakers_and_not_supported(page):
    line = next(s for s in sentences(page.body) if s["text"].startswith("Not supported"))
    assert "violated it 23 times" in line["text"]
    assert "Coast Council" in line["text"]


def test_an_attack_before_a_start_that_nobody_gave_breaks_nothing(page):
    words = {f["word"] for f in page.body["findings"]}
    assert words <= {"undetermined", "undetermined (unconfirmed)"}


def test_the_reading_is_a_draft(page):
    terms = next(s for s in page.body["sections"] if s["key"] == "terms")
    assert "not reviewed" in terms["title"]


TOKENS = "that the guns, rest; and “we mean” it.” while don’t well-known “never ‘quite’ 3,100 — (i)"
WORDS = st.lists(st.sampled_from(TOKENS.split()), min_size=1, max_size=40)


@LAW
@given(WORDS, st.integers(1, 20), st.data())
def test_an_excerpt_is_words_of_the_span_and_cuts_none(words, longest, data):
    cap = capture(" ".join(words))
    starts = [m.span() for m in re.finditer(r"\S+", cap.text)]
    first = data.draw(st.integers(0, len(starts) - 1))
    last = data.draw(st.integers(first, len(starts) - 1))
    whole = cap.span(starts[first][0], starts[last][1])
    short = excerpt(cap, whole, longest)
    short.verify(cap.text)
    assert whole.start <= short.start < short.end <= whole.end
    assert len(short.words.split()) <= longest
    for at in (short.start, short.end):
        assert not re.fullmatch(r"\w{2}", cap.text[max(at - 1, 0) : at + 1] if at else "")


@LAW
@given(st.text("ab \n“”\"'‘’.,", min_size=1, max_size=60))
def test_a_quotation_prints_the_words_of_its_span_and_no_others(text):
    assume(re.search(r"[ab]", text))
    cap = capture(text)
    piece = Pen(joined((cap, Extract()))).quote(cap.span(0, len(text)))
    (cited,) = piece.spans
    assert re.findall(r"[ab]+", piece.text) == re.findall(r"[ab]+", cited.words)


def test_monitors_who_saw_no_violations_claim_none_and_are_heard():
    text = "Monitors of the Lake Mission said they had seen no violations in Veles on Saturday."
    cap = capture(text)
    quiet = statement(cap, "Monitors of the Lake Mission", text)
    given = (cap, Extract(statements=(quiet,)))
    printed = " ".join(s["text"] for s in sentences(composed(given).body))
    watched = "".join(p.text for p in opening._watched(Pen(joined(given))))
    assert "nobody quoted says so" in printed
    assert "Nobody reports watching" not in watched
    assert "seen no violations" in watched
