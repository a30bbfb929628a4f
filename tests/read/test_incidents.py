"""Incident reports: one example and one counter-example for each rule. All texts invented."""

import pytest
from hypothesis import given, settings

from holdfire.record import Cause, Deed

from .made import TODAY, bounds, capture, days, one, read, texts


def reports(text, day=TODAY):
    return list(read(text, day).reports)


def test_two_places_named_apart_are_two_incidents():
    first, second = reports("Rockets hit a school in Sderot and a mill in Ashkelon on Tuesday.")
    assert (first.place.name, second.place.name) == ("Sderot", "Ashkelon")
    assert [t.words for t in first.targets] == ["school"]
    assert [t.words for t in second.targets] == ["mill"]
    assert days(first.when) == days(second.when) == (10, 10)


def test_two_targets_at_one_place_are_one_incident():
    found = one(reports("Rockets hit a school and a mill in Sderot on Tuesday."))
    assert {t.words for t in found.targets} == {"school", "mill"}


def test_a_place_does_not_leak_to_a_target_named_apart_without_one():
    _, ferry = reports("Drones struck at Kherson and at a river ferry, killing two on the ferry.")
    assert ferry.place is None
    assert bounds(ferry.killed) == (2, 2, 2)
    assert ferry.span.words == "at a river ferry, killing two on the ferry"


def test_a_toll_of_two_sites_together_belongs_to_neither():
    assert all(r.killed is None for r in reports("Drones hit Kherson and Nikopol, killing four."))


def test_clauses_with_doers_of_their_own_are_incidents_of_their_own():
    found = reports("A mine blew up a truck near Bunia and gunmen seized a boat at Kasenyi.")
    assert [r.deed for r in found] == [Deed.EXPLOSION, Deed.SEIZURE]


def test_an_absence_is_told_as_one():
    found = one(reports("No shelling was heard in Marjayoun overnight."))
    assert found.absence
    assert days(found.when) == (11, 12)


@pytest.mark.parametrize(
    "text",
    [
        "Observers on the dam had seen no breaches near Gao on Sunday.",
        "The mission’s teams did not observe any fire in Gao on Sunday.",
        "Monitors had observed no ceasefire violations in Gao on Sunday.",
        "Inspectors had not yet registered any infringements in Gao by Sunday.",
        "Nobody in the patrol slept, and none of its members heard any shelling in Gao on Sunday.",
        "No gunfire was heard in Gao on Sunday, villagers said.",
        "“We saw no violations in Gao on Sunday,” an observer said.",
    ],
)
def test_what_watchers_did_not_see_is_an_absence(text):
    found = one(reports(text))
    assert found.absence
    assert (found.place.name, days(found.when)) == ("Gao", (8, 8))


@pytest.mark.parametrize(
    "text",
    [
        "Inspectors found no violations of labour law in Gao on Sunday.",
        "The patrol found no bodies in Gao on Sunday.",
        "Observers did not see any reason to leave Gao.",
        "The mission counted 12 violations in Gao on Sunday and no breaches elsewhere.",
    ],
)
def test_what_else_was_not_found_is_no_absence(text):
    assert not any(r.absence for r in reports(text))


def test_no_casualties_is_no_absence():
    found = one(reports("A shell hit a barn near Marjayoun but no casualties were reported."))
    assert not found.absence
    assert bounds(found.killed) == (0, 0, 0)


@pytest.mark.parametrize(
    "text",
    [
        "The general said any attack on his convoys would end the pause.",
        "He asked them to halt strikes on Kherson for a week.",
        "They have talked about the war for a year, only to see the bitter fighting continue.",
        "The army denied that its men had looted the hospital in Nyala.",
        "The army denied bombing the hospital in Nyala on Monday.",
        "Air-raid sirens sounded across Kharkiv on Wednesday.",
    ],
)
def test_what_did_not_happen_is_no_incident(text):
    assert reports(text) == []


def test_the_accused_is_the_actor_and_the_report_the_accuser_s():
    extract = read("Colonel Iba Toure accused the River Front of abducting two clerks from Mopti.")
    found = one(extract.reports)
    assert (found.actor.name, found.actor.basis) == ("River Front", "alleged")


def test_a_leading_word_is_not_part_of_the_actor():
    found = one(reports("After Russia launched missiles at Sumy on Monday, the talks went on."))
    assert found.actor.name == "Russia"
    assert found.place.name == "Sumy"


def test_weapons_alone_are_no_actor():
    assert one(reports("Drones struck a depot in Sumy on Monday.")).actor.name is None


def test_there_takes_up_the_place_before():
    found = one(reports("The column reached Kidal. Two men were shot dead there on Monday."))
    assert found.place.name == "Kidal"


def test_the_home_of_a_speaker_is_no_place_of_the_event():
    found = one(reports("A drone killed a shepherd on Monday, the governor of Kherson said."))
    assert found.place is None


def test_a_blast_nobody_explains_has_an_unknown_cause():
    assert one(reports("An explosion was heard in Goma on Monday.")).cause is Cause.UNKNOWN
    assert one(reports("A roadside bomb exploded in Goma on Monday.")).cause is Cause.ATTACK


@pytest.mark.parametrize(
    "text",
    [
        "A bang woke Goma on Monday. It was not a rocket but a burst boiler, the mayor said.",
        "The blast in Goma on Monday was not an attack but a gas leak, the mayor said.",
        "A blast shook Goma on Monday. Police said it was a gas leak and that no bomb was found.",
    ],
)
def test_a_cause_that_is_ruled_out_beside_the_real_one_is_no_attack(text):
    found = reports(text)
    assert not any(r.cause is Cause.ATTACK for r in found)
    assert not found or found[-1].cause is Cause.ACCIDENT


def test_smoke_from_something_else_than_a_strike_is_no_strike():
    assert reports("The smoke over Goma on Monday came from a grass fire, not from a strike.") == []


def test_history_is_background():
    assert one(reports("In 2019 an earlier truce fell when shells hit Goma.")).background
    assert not one(reports("Shells hit Goma on Monday.")).background


def test_the_day_somebody_spoke_is_not_the_event_s():
    found = one(reports("Mayor Ana Vel said on Tuesday that shells had hit a mill in Goma."))
    assert found.when is None


def test_a_revised_toll_points_at_the_incident_before():
    text = (
        "At least 12 people were killed when rockets hit Gao on Monday. The army put the toll at 9."
    )
    first, second = reports(text)
    assert (bounds(first.killed), bounds(second.killed)) == ((12, 12, None), (9, 9, 9))
    assert second.place.name == first.place.name


@settings(max_examples=150, deadline=None)
@given(texts)
def test_no_text_raises_and_every_span_verifies(text):
    source = capture(text)
    extract = read(text)
    spans = [s for r in extract.reports for s in (r.span, r.sentence, *r.targets)]
    spans += [m.span for m in (*extract.measures, *extract.meetings, *extract.mentions)]
    spans += [s for r in extract.readings for c in r.clauses for s in c.quotes]
    assert all(source.text[s.start : s.end] == s.words for s in spans)


@settings(max_examples=80, deadline=None)
@given(texts)
def test_the_same_text_gives_the_same_records(text):
    assert read(text) == read(text)


def test_a_body_s_name_is_neither_target_nor_place():
    report = one(read("A drone hit the Harbour Front office in Liepaja on Monday.").reports)
    assert "Harbour" not in [t.words for t in report.targets]
    assert report.place.name == "Liepaja"


def test_a_toll_told_after_the_event_takes_its_place_and_means():
    text = "Rockets struck the market in Goma on Monday. Nine people were killed, elders said."
    _, toll = read(text).reports
    assert (toll.place.name, toll.deed, toll.means) == ("Goma", Deed.STRIKE, ("rocket",))
    assert bounds(toll.killed) == (9, 9, 9)


def test_the_first_and_the_second_of_two_are_where_the_two_were():
    text = (
        "Two rockets landed in Sumy on Monday. The first hit a shed and the second fell in a field "
        "off the Konotop road."
    )
    assert [r.place.name for r in read(text).reports] == ["Sumy"] * 3


@pytest.mark.parametrize(
    "text",
    [
        "Not one shot was fired in Goma on Monday.",
        "We received no reports of shelling in Goma on Monday.",
        "No convoy has been stopped in Goma since Monday.",
    ],
)
def test_absences(text):
    assert one(read(text).reports).absence


@pytest.mark.parametrize(
    "text",
    [
        "There would be no more raids on herds for ten days, the envoy said.",
        "The last truce, in 2019, fell apart.",
        "Forty schools have been shut since May.",
    ],
)
def test_terms_and_states_are_no_incidents(text):
    assert read(text).reports == ()


def test_a_skid_is_an_accident_and_nothing_was_shot_down():
    report = one(read("A lorry skidded in Sumy on Monday and brought down a pole.").reports)
    assert (report.deed, report.cause) == (Deed.OTHER, Cause.ACCIDENT)


def test_weapons_of_a_named_body_are_its_doing():
    text = "The Coast Front said nothing. Front rockets hit a depot in Sumy on Monday."
    assert one(read(text).reports).actor.name == "Coast Front"


def test_later_deaths_are_no_toll_of_the_event():
    wounded, dead = reports("A shell wounded nine in Goma on Tuesday. Two of the injured died.")
    assert wounded.place == dead.place
    assert dead.killed is None
    text = "A shell wounded nine in Goma. Two of the injured died, bringing the toll to four."
    assert bounds(reports(text)[1].killed) == (4, 4, 4)


def test_an_exchange_of_fire_is_an_incident():
    text = "Soldiers and gunmen traded fire for an hour near a ford in Goma on Tuesday."
    found = one(reports(text))
    assert (found.deed, found.place.name, days(found.when)) == (Deed.GUNFIRE, "Goma", (10, 10))


def test_a_place_set_before_whoever_tells_it():
    assert one(reports("In Goma, police said, a grenade wounded two.")).place.name == "Goma"
    assert one(reports("In Goma, she wept. Police said a grenade wounded two.")).place is None


def test_a_reproach_is_no_incident():
    head = "“They signed on Monday and they killed"
    assert reports(f"{head} on Tuesday,” said Ana Vel, a teacher.") == []
    assert one(reports(f"{head} two men in Goma,” said Ana Vel, a teacher.")).place.name == "Goma"


def test_a_clause_that_hangs_on_the_noun_is_the_same_incident():
    text = "Officials described the strike in Goma, which hit two tanks at 4 a.m. on Tuesday."
    found = one(reports(text))
    assert (found.deed, found.place.name, found.when.earliest.hour) == (Deed.STRIKE, "Goma", 4)


def test_terms_are_no_incident():
    head = "The army said the terms are the same: no shelling, rocket or drone attacks in"
    assert reports(f"{head} Goma, and free passage on the road to Bukavu.") == []


def test_who_denies_has_not_watched():
    denied = "“Not one shell left our lines,” said Colonel Doru Pell, denying the raid on Sumy."
    assert not any(r.absence for r in reports(denied))
    assert one(reports("The mission said there were no strikes on Sumy on Monday.")).absence


def test_what_was_looked_for_afterwards_and_not_found_is_no_watch_kept():
    assert not [
        r for r in read("No missile fragments were found at the depot.").reports if r.absence
    ]
    assert [r for r in read("No shelling was heard at the depot overnight.").reports if r.absence]
