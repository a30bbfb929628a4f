"""Sides and their stances, ways to settle the start, accounts laid side by side."""

from dataclasses import replace

import pytest

from holdfire.record import (
    FIELDS,
    Act,
    BlockKind,
    CaptureClass,
    Difference,
    Extract,
    Measure,
    Mention,
    Naming,
    Status,
    Tri,
    make_id,
)
from tests.helpers import LIEPAJA, capture, joined, on, part, reading, report, span, statement

MACHINE = frozenset({CaptureClass.MACHINE})
PAUSE = "the Harbour Front had agreed to a pause in its attacks for ten days"
TEXT = f"Margit Solvane said on Wednesday that {PAUSE}."


def announced(cap, **more):
    return statement(cap, "Margit Solvane", PAUSE, act=Act.ANNOUNCE, when=on(5), **more)


def terms(cap, said, **more):
    given = {"bound": part(cap, "Harbour Front"), "duration": part(cap, "for ten days", days=10.0)}
    return reading("Margit Solvane", said, **{**given, **more})


def case(*extra, **more):
    """The announcement and its reading, with further sentences."""
    cap = capture(TEXT, *extra, outlet="Herald")
    said = announced(cap)
    return cap, said, terms(cap, said, **more)


def stances(cap, said, read, *more):
    found = joined((cap, Extract(statements=(said, *more), readings=(read,))))
    return [(s.actor, s.act) for s in found.stances]


def test_the_side_bound_in_a_reading_is_a_side():
    cap, said, read = case()
    assert "Harbour Front" in joined((cap, Extract(statements=(said,), readings=(read,)))).parties


def test_a_refusal_relayed_by_an_agency_is_that_sides_refusal():
    cap, said, read = case("Tomas Reikvold would not comment, the Lantern agency reported.")
    refused = statement(
        cap, "Tomas Reikvold", "would not comment", act=Act.DECLINE, via="Lantern",
        role="the Harbour Front’s spokesman",
    )  # fmt: skip
    assert ("Harbour Front", Act.DECLINE) in stances(cap, said, read, refused)


def test_a_refusal_is_never_a_confirmation():
    cap, said, read = case("Tomas Reikvold would not comment.")
    refused = statement(
        cap, "Tomas Reikvold", "would not comment", act=Act.DECLINE, role="of the Harbour Front"
    )
    found = stances(cap, said, read, refused)
    assert not [a for _, a in found if a in (Act.CONFIRM, Act.CONFIRM_PART, Act.ACCEPT_IF)]


def refusal(words, act=Act.DENY):
    """The stances where the Harbour Front denies or declines in these words."""
    cap, said, read = case(f"The Harbour Front denied {words}.")
    return stances(cap, said, read, statement(cap, "Harbour Front", words, act=act))


@pytest.mark.parametrize("act", [Act.DENY, Act.DECLINE])
@pytest.mark.parametrize(
    "words",
    [
        "firing mortars at the grain port",
        "bombing a depot since the truce began",
        "that its men had opened fire during the ceasefire",
        "having broken the agreement",
        "that it had ended the pause",
        "ever giving an order to shell the port",
        "a raid in breach of the truce",
        "any part in it",
    ],
)
def test_an_answer_about_an_attack_or_a_breach_is_no_stance_on_the_pause(words, act):
    assert ("Harbour Front", act) not in refusal(words, act)


@pytest.mark.parametrize(
    "words",
    [
        "that there was any pause",
        "having agreed to halt its raids",
        "that an order to hold fire had been given",
        "that anything had been signed",
    ],
)
def test_a_denial_of_the_pause_is_a_stance(words):
    assert ("Harbour Front", Act.DENY) in refusal(words)


def test_a_bare_denial_after_an_attack_answers_the_attack():
    cap, said, read = case("Shells hit a mill in Liepaja.", "Ilo Marn denied the report.")
    struck = report(cap, "Shells hit a mill in Liepaja", place=LIEPAJA, when=on(6))
    denial = statement(cap, "Ilo Marn", "the report", act=Act.DENY, role="of the Harbour Front")
    file = joined((cap, Extract(statements=(said, denial), reports=(struck,), readings=(read,))))
    assert [i.denials for i in file.incidents] == [(denial.id,)]
    assert not [s for s in file.stances if s.act is Act.DENY]
    quiet = joined((cap, Extract(statements=(said, denial), readings=(read,))))
    assert [s.statement for s in quiet.stances if s.act is Act.DENY] == [denial.id]


def test_what_one_voice_says_another_confirmed_is_no_stance():
    cap, said, read = case("She said Tomas Reikvold had confirmed the pause.")
    relayed = statement(
        cap, "Tomas Reikvold", "the pause", act=Act.CONFIRM, inside=said.id,
        role="the Harbour Front’s spokesman",
    )  # fmt: skip
    assert not [a for _, a in stances(cap, said, read, relayed) if a is Act.CONFIRM]


def test_a_relayed_account_is_no_reading_of_the_one_it_is_about():
    cap, said, read = case("She said Tomas Reikvold had described a halt for ten days.")
    relayed = statement(cap, "Tomas Reikvold", "a halt for ten days", inside=said.id)
    told = reading("Tomas Reikvold", relayed, duration=part(cap, "for ten days"))
    found = joined((cap, Extract(statements=(said, relayed), readings=(read, told))))
    assert [r.holder for r in found.readings] == ["Margit Solvane"]


def test_the_outlets_own_words_are_nobodys_stance():
    cap, said, read = case("The pause is confirmed.")
    own = statement(cap, "Herald", "The pause is confirmed", act=Act.CONFIRM, naming=Naming.OUTLET)
    assert not [a for _, a in stances(cap, said, read, own) if a is Act.CONFIRM]


def test_one_holder_in_two_texts_has_one_reading_and_loses_no_part():
    cap, said, read = case()
    other = capture(f"{TEXT} It spares the ports.", id="cap_b")
    again = announced(other)
    more = terms(other, again, targets=part(other, "the ports"))
    found = joined(
        (cap, Extract(statements=(said,), readings=(read,))),
        (other, Extract(statements=(again,), readings=(more,))),
    )
    (merged,) = found.readings
    assert [p.value for p in merged.clauses[0].targets] == ["the ports"]
    assert set(merged.statements) == {said.id, again.id}


def started(cap, said, read, *times):
    mentions = tuple(
        Mention(id=make_id("men", s.start), capture=cap.id, type="time", span=s, when=w)
        for s, w in times
    )
    found = joined((cap, Extract(statements=(said,), readings=(read,), mentions=mentions)))
    return {(s.label, s.when) for s in found.starts}, found


def test_no_start_is_made_where_no_words_give_one():
    cap, said, read = case()
    found, _ = started(cap, replace(said, when=None), read)
    assert found == set()


def test_a_stated_start_is_an_option_with_its_words():
    cap, said, read = case("It begins at midnight on Thursday.")
    given = replace(read, clauses=(replace(
        read.clauses[0], start=(part(cap, "at midnight on Thursday", when=on(6)),)),))  # fmt: skip
    found, dossier = started(cap, said, given)
    assert on(6) in {w for _, w in found}
    (start,) = [s for s in dossier.starts if s.when == on(6)]
    assert [s.words for s in start.spans] == ["at midnight on Thursday"]


def test_the_day_of_the_announcement_is_an_option():
    cap, said, read = case()
    found, dossier = started(cap, said, read, (span(cap, "on Wednesday"), on(5)))
    assert on(5) in {w for _, w in found}
    assert all(s.spans for s in dossier.starts)


def test_the_day_of_the_agreement_as_told_is_an_option():
    words = "the Harbour Front had agreed last weekend to a pause"
    cap = capture(f"Margit Solvane said on Wednesday that {words}.")
    said = statement(cap, "Margit Solvane", words, act=Act.ANNOUNCE, when=on(5))
    read = reading("Margit Solvane", said, bound=part(cap, "Harbour Front"))
    times = [(span(cap, "on Wednesday"), on(5)), (span(cap, "last weekend"), on(1, 2))]
    found, _ = started(cap, said, read, *times)
    assert {on(5), on(1, 2)} <= {w for _, w in found}


def test_a_start_option_is_only_a_time_that_words_give():
    cap, said, read = case()
    found, _ = started(cap, said, read)
    assert found == set(), "the announcement's day without a time expression founds no option"


def measured(words, what, day, value, id="cap_a", exact=True):
    cap = capture(words, id=id, outlet=id)
    made = Measure(
        id=make_id("msr", id), capture=id, span=span(cap, what), what=what, value=value,
        unit="homes", place=LIEPAJA, when=on(day), exact=exact,
    )  # fmt: skip
    return cap, Extract(measures=(made,))


@pytest.mark.parametrize(
    ("day", "exact", "kind"),
    [
        (3, True, Difference.CONFLICT),
        (4, True, Difference.PERIOD),
        (3, False, Difference.MEASURE),
    ],
)
def test_figures_conflict_only_where_both_cannot_be_true(day, exact, kind):
    a = measured(
        "In Liepaja 3,100 homes had no power supply.", "3,100 homes had no power supply", 3, 3100.0
    )
    b = measured(
        "In Liepaja 2,300 homes had no power supply.", "2,300 homes had no power supply", day,
        2300.0, "cap_b", exact,
    )  # fmt: skip
    (found,) = joined(a, b).disagreements
    assert found.kind is kind
    assert [s[1] for s in found.sides] == [
        "3,100 homes had no power supply", "2,300 homes had no power supply",
    ]  # fmt: skip


def test_one_text_beside_itself_is_no_disagreement():
    a = measured(
        "In Liepaja 3,100 homes had no power supply.", "3,100 homes had no power supply", 3, 3100.0
    )
    assert joined(a).disagreements == ()


@pytest.mark.parametrize(
    ("headline", "asserted"),
    [
        ("Harbour Front agrees to pause in attacks", True),
        ("Harbour Front agrees to pause, envoy says", False),
        ("Has the Harbour Front agreed to a pause?", False),
        ("Herring prices climb again", False),
    ],
)
def test_a_headline_that_states_as_fact_what_a_body_attributes(headline, asserted):
    cap = capture((BlockKind.HEADLINE, headline), TEXT)
    found = joined((cap, Extract(statements=(announced(cap),)))).disagreements
    assert bool(found) is asserted
    for d in found:
        assert d.kind is not Difference.CONFLICT
        assert {s.words for _, _, spans in d.sides for s in spans} & {headline}


def test_last_days_that_differ_are_laid_side_by_side():
    cap, said, _ = case("It runs to Friday, she said.", "Edvin Kalnaste said it ends on Monday.")
    other = statement(cap, "Edvin Kalnaste", "it ends on Monday")
    mine = terms(cap, said, end=part(cap, "to Friday", when=on(14)))
    theirs = reading("Edvin Kalnaste", other, end=part(cap, "on Monday", when=on(10)))
    found = joined((cap, Extract(statements=(said, other), readings=(mine, theirs)))).disagreements
    (ends,) = [d for d in found if {s[1] for s in d.sides} == {"to Friday", "on Monday"}]
    assert {s[0] for s in ends.sides} == {"Margit Solvane", "Edvin Kalnaste"}


def test_last_days_that_agree_are_no_disagreement():
    cap, said, _ = case("It runs to Friday, she said.", "Edvin Kalnaste said it ends on Friday.")
    other = statement(cap, "Edvin Kalnaste", "it ends on Friday")
    mine = terms(cap, said, end=part(cap, "to Friday", when=on(14)))
    theirs = reading("Edvin Kalnaste", other, end=part(cap, "on Friday", when=on(14)))
    found = joined((cap, Extract(statements=(said, other), readings=(mine, theirs)))).disagreements
    assert found == ()


def test_a_machine_text_alone_founds_nothing():
    cap = capture((BlockKind.HEADLINE, "Harbour Front agrees to pause"), TEXT, classes=MACHINE)
    said = announced(cap)
    struck = report(cap, "its attacks", place=LIEPAJA, when=on(3))
    confirm = statement(
        cap, "Harbour Front", "a pause in its attacks", act=Act.CONFIRM, role="Harbour Front"
    )
    time = Mention(id="m", capture=cap.id, type="time", span=span(cap, "on Wednesday"), when=on(5))
    read = terms(cap, said, start=part(cap, "on Wednesday", when=on(5), status=Status.QUOTED))
    given = Extract(
        statements=(said, confirm), reports=(struck,), readings=(read,), mentions=(time,)
    )
    found = joined((cap, given))
    assert found.readings == ()
    assert found.incidents == ()
    assert found.stances == ()
    assert found.starts == ()
    assert found.origins == ()
    assert found.coverage == ()
    assert found.unconfirmed == ()
    assert found.treated == frozenset()


def test_a_reading_in_more_clauses_elsewhere_loses_none_of_its_parts():
    cap, said, read = case()
    other = capture(f"{TEXT} It spares the ports. It ends on Friday.", id="cap_b")
    again = announced(other)
    more = terms(other, again, targets=part(other, "the ports"))
    ends = reading("x", again, end=part(other, "on Friday", when=on(14))).clauses
    found = joined(
        (cap, Extract(statements=(said,), readings=(read,))),
        (other, Extract(
            statements=(again,), readings=(replace(more, clauses=(*more.clauses, *ends)),))),
    )  # fmt: skip
    values = {p.value for c in found.readings[0].clauses for f in FIELDS for p in c.parts(f)}
    assert {"Harbour Front", "for ten days", "the ports", "on Friday"} <= values


def test_an_absence_covers_only_what_it_states():
    words = "No fire was heard in Liepaja on Wednesday"
    cap = capture(f"{words}.", outlet="Herald")
    quiet = report(cap, words, absence=True, place=LIEPAJA, when=on(5))
    (cover,) = joined((cap, Extract(reports=(quiet,)))).coverage
    assert (cover.place, cover.when) == (LIEPAJA, on(5))
    assert cover.adequate is not Tri.YES
    assert [s.words for s in cover.spans] == [words]


def treated(own, told):
    """The incidents that the holder's words `own` speak of, where one text says `told`."""
    cap = capture(f"{TEXT} Margit Solvane said {told}.")
    said = announced(cap)
    more = statement(cap, "Margit Solvane", own)
    hit = report(cap, "a rocket hit a depot", place=LIEPAJA, when=on(6))
    given = Extract(statements=(said, more), readings=(terms(cap, said),), reports=(hit,))
    return joined((cap, given)).treated


def test_an_incident_that_the_holder_calls_a_mistake_under_the_pause_is_noted():
    words = "a rocket hit a depot by mistake and the order to hold fire stands"
    assert len(treated(words, words)) == 1


def test_an_incident_told_elsewhere_than_in_the_holders_words_is_not():
    assert treated(PAUSE, "it was cold, while a rocket hit a depot") == frozenset()


@pytest.mark.parametrize("first", ["Amber League", "Ivory League"])
def test_swapping_two_sides_of_equal_weight_swaps_their_order(first):
    names = {"Amber League", "Ivory League"}
    second = (names - {first}).pop()

    def sides(one, other):
        words = f"the {one} and the {other} had agreed to a pause in attacks"
        cap = capture(f"Margit Solvane said that {words}.")
        said = statement(cap, "Margit Solvane", words, act=Act.ANNOUNCE, when=on(5))
        read = reading("Margit Solvane", said, bound=(part(cap, one), part(cap, other)))
        return joined((cap, Extract(statements=(said,), readings=(read,)))).parties

    other = {first: second, second: first}
    assert [other[p] for p in sides(second, first)] == [*sides(first, second)]


def test_a_condition_named_by_an_unnamed_spokesman_is_kept():
    said = "its boats would stay in port only if the blockade ended"
    cap = capture(f"{TEXT} A spokesman for the Tide League said {said}.")
    offer = statement(
        cap, "spokesman for the Tide League", said, act=Act.ACCEPT_IF, naming=Naming.UNNAMED
    )
    file = joined((cap, Extract(statements=(announced(cap), offer))))
    assert offer.id in {s.statement for s in file.stances if s.act is Act.ACCEPT_IF}


def test_two_sides_with_one_voice_both_take_the_stance():
    cap, said, _ = case("The Harbour Front and Coast Council confirmed the pause.")
    joint = statement(cap, "Harbour Front and Coast Council", "the pause", act=Act.CONFIRM)
    both = terms(cap, said, bound=part(cap, "Harbour Front"))
    other = reading(
        "Ilo Marn", joint, bound=part(cap, "Coast Council"), duration=part(cap, "ten days")
    )
    file = joined((cap, Extract(statements=(said, joint), readings=(both, other))))
    assert {"Harbour Front", "Coast Council"} <= set(file.parties)
    assert not any(" and " in p for p in file.parties)
    found = {s.actor for s in file.stances if s.act is Act.CONFIRM}
    assert found == {"Harbour Front", "Coast Council"}


@pytest.mark.parametrize(
    ("words", "narrower"),
    [
        ("The railway is a different question", True),
        ("It does not extend to the islands", True),
        ("Nobody agreed anything about the islands", True),
        ("The railway runs again", False),
    ],
)
def test_what_a_side_leaves_out_of_the_pause_stands_among_the_disagreements(words, narrower):
    cap, said, read = case(f"“{words},” said Ilo Marn.")
    own = statement(cap, "Ilo Marn", words, role="a Harbour Front spokesman", act=Act.OTHER)
    file = joined((cap, Extract(statements=(said, own), readings=(read,))))
    found = [d for d in file.disagreements if d.topic == "What the pause covers"]
    assert bool(found) is narrower
    assert all(d.kind is Difference.SCOPE and d.sides[1][0] == "Ilo Marn" for d in found)
