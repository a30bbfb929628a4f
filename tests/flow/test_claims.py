"""Claims are kept apart: no count and no verdict changes a word. All texts here are invented."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.flow import briefing
from holdfire.flow.casebrief import told
from holdfire.flow.why import why
from holdfire.judge import judge, roll_up
from holdfire.record import Claim, ClaimKind
from tests.flow import stories
from tests.helpers import LAW, composed, examples, on, written
from tests.tell.stories import herald

TEXT = (
    "Written for this example; all people and parties are invented.\n\n"
    "The Liepaja Dispatch\n7 March 2031\n\nTruce in its fourth day\n\n"
    "General Ilan Oster of the Coast Council said on Monday that both sides would halt all "
    "shelling around Liepaja from Tuesday 4 March until 11 March 2031. The Harbour Front "
    "confirmed the ceasefire.\n\n"
    "Shells hit a depot in Liepaja on Wednesday night, killing two guards, the Harbour Front "
    "said.\n\n"
)
WHO = ("The Coast Council", "The Harbour Front", "Petr Amsel, a Harbour Front spokesman,")
WHAT = (
    "said the other side had violated the truce {n} times{p}",
    "said the Coast Council had committed {n} violations{p}",
    "said there had been {n} attacks by the Harbour Front{p}",
    "accused the Harbour Front of {n} breaches of the ceasefire{p}",
    "denied that it had violated the truce {n} times{p}",
    "recorded {n} violations{p}",
)
WHEN = ("", " since Tuesday", " in the past 24 hours", " on Thursday", " since the truce began")
COUNTS = st.builds(
    lambda who, what, n, p: f"{who} {what.format(n=n, p=p)}.\n\n",
    st.sampled_from(WHO), st.sampled_from(WHAT),
    st.sampled_from(["12", "1,254", "more than 300", "dozens of"]), st.sampled_from(WHEN),
)  # fmt: skip

CLAIMS = st.lists(
    st.builds(
        Claim,
        id=st.sampled_from(["clm_1", "clm_2", "clm_3"]), kind=st.sampled_from(ClaimKind),
        by=st.sampled_from(["Coast Council", "Harbour Front"]),
        about=st.sampled_from([None, "Coast Council", "Harbour Front"]),
        words=st.just("violated it"), n=st.none() | st.floats(0, 1e6),
        unit=st.sampled_from([None, "breaches", "attacks"]),
        period=st.none() | st.just(on(4, 6)),
    ),
    max_size=4,
)  # fmt: skip


@settings(LAW, max_examples=60)
@given(CLAIMS)
def test_adding_removing_or_changing_claims_changes_no_finding(claims):
    for page in (examples(), composed(herald())):
        dossier = page.made.dossier
        docket = briefing._docket(replace(dossier, claims=tuple(claims)))
        findings = judge(docket)
        assert findings == page.made.findings
        assert roll_up(docket, findings) == page.made.rolled


@settings(LAW, max_examples=60)
@given(st.lists(COUNTS, min_size=1, max_size=3))
def test_a_text_with_and_without_its_counts_gives_the_same_words(counts):
    without, beside = written({"a.txt": TEXT}), written({"a.txt": TEXT + "".join(counts)})
    assert told(without.made) == told(beside.made)
    assert len(without.made.dossier.incidents) == len(beside.made.dossier.incidents)


@pytest.mark.parametrize(
    "count", ["Petr Amsel said the Front had counted 95 attacks since Tuesday."]
)
def test_counts_in_the_stories_change_no_word(count):
    base = written(stories.DATED)
    more = {n: t + f"\n\n{count}\n" for n, t in stories.DATED.items()}
    assert told(written(more).made) == told(base.made)


COUNTED = TEXT + (
    "The Coast Council said on Friday that the Harbour Front had violated the truce 1,254 times "
    "since Tuesday.\n\n"
    "The Harbour Front recorded 870 violations by the Coast Council since Tuesday. It said the "
    "Coast Council had broken the truce 95 times on Thursday.\n\n"
    "Jana Reth, an observer, said the truce was largely observed.\n"
)


@pytest.fixture(scope="module")
def page():
    return written({"a.txt": COUNTED})


def test_comparable_claims_stand_side_by_side_and_others_say_what_differs(page):
    part = page.md.split("## Claims by the parties")[1].split("\n## ")[0]
    assert "1 and 2: times violated and violations, Tue 4 Mar–Fri 7 Mar" in part
    assert "Different period: 1 with 3 and 2 with 3" in part
    assert "largely observed" in part


def test_claims_are_in_the_data_with_their_words_and_group(page):
    claims = page.body["claims"]
    assert [c["n"] for c in claims] == [1254, 870, 95, None]
    assert [c["group"] for c in claims] == [1, 1, 2, None]
    text = page.text[claims[0]["capture"]]
    for c in claims:
        assert " ".join(text[c["start"] : c["end"]].split()) == c["words"]


def test_nothing_is_printed_where_nobody_claims_anything():
    page = written({"a.txt": TEXT})
    assert page.body["claims"] == []
    assert "## Claims" not in page.md


def test_why_walks_a_claim_down_to_its_words(page, tmp_path):
    from unittest.mock import patch

    from holdfire.flow.saving import save

    with patch("holdfire.flow.saving.remember"):
        save(page.made, {}, tmp_path)
    node = why(tmp_path, page.body["claims"][0]["id"])
    assert node.text.endswith("count by Coast Council about Harbour Front, in no finding")
    (words,) = node.below
    assert "violated the truce 1,254 times since Tuesday" in words.text
