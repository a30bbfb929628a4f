"""What careless reading gets wrong: plans told in the past, denials, claims, games. All invented.

Every rule has an example it catches and a near neighbour that it must leave alone.
"""

import pytest

from holdfire.record import Cause

from .made import bounds, days, one, read


def reports(text):
    return list(read(text).reports)


def part(text, field):
    """The one stated part of a kind in the one reading of a text."""
    (clause,) = one(read(text).readings).clauses
    return one(clause.parts(field))


@pytest.mark.parametrize(
    ("words", "last"),
    [("Saturday week", 21), ("Thursday morning", 19), ("Monday, 13 June", None)],
)
def test_an_end_keeps_its_words_even_where_the_day_does_not_fit(words, last):
    end = part(f"The Hill Front said it would not fire on Goma until {words}.", "end")
    assert end.value == words
    assert (end.when and end.when.latest.day) == last


@pytest.mark.parametrize(
    ("text", "first"),
    [  # TODAY is Thursday 12 June
        ("The Hill Front said on Tuesday it would not fire on Goma from Wednesday noon.", 11),
        ("The Hill Front said on Tuesday it would not fire on Goma from Tuesday noon.", 10),
        ("The Hill Front said it would not fire on Goma from Saturday.", 14),
        ("The Hill Front said it would not fire on Goma starting on June 10.", 10),
        ("Ana Vel of the Hill Front said it had observed the truce since noon on Tuesday.", 10),
    ],
)
def test_a_start_is_counted_from_the_day_it_was_told(text, first):
    assert days(part(text, "start").when) == (first, first)


def test_until_a_weekday_is_the_one_after_the_day_it_was_told():
    text = "The Hill Front said on Tuesday it would not fire on Goma until Tuesday."
    assert days(part(text, "end").when) == (17, 17)


def test_a_date_near_the_new_year_takes_the_nearest_year():
    text = "The Hill Front said it would not fire on Goma starting on May 30."
    assert part(text, "start").when.earliest.year == 2025


def test_a_weekday_that_does_not_fit_its_date_is_unknown():
    head = "The Hill Front said it would not fire on Goma from "
    assert part(f"{head}Monday 16 June.", "start").when.known
    assert part(f"{head}Tuesday 16 June.", "start").when is None


def test_since_is_a_stretch_for_a_state():
    text = "There has been no shooting in Goma since noon on Tuesday, residents said."
    assert days(one(reports(text)).when) == (10, 12)


def test_two_clock_times_bound_a_watch():
    text = "Observers saw no strikes in Goma between Tuesday 6 a.m. and Wednesday 7 a.m."
    when = one(reports(text)).when
    assert (when.earliest.day, when.earliest.hour) == (10, 6)
    assert (when.latest.day, when.latest.hour) == (11, 7)


@pytest.mark.parametrize(
    "text",
    [
        "“We have fired nothing,” said Colonel Ana Vel of the army.",
        "“Nobody shelled Goma,” said Colonel Ana Vel of the army.",
        "Fighting has stopped in Goma, residents said.",
        "Asked about shelling in Goma, Ana Vel declined to comment.",
        "There had been no order to fire on Goma, Ana Vel said.",
        "There had been no order to attack Goma, Ana Vel said.",
        "“We have not fired a single shot,” said Colonel Ana Vel of the army.",
        "The brigade said it had not fired.",
        "A convoy of ten trucks reached Goma on Sunday without incident.",
        "The mayor said the town had heard nothing official about the strikes.",
        "The envoy announced a pause for strikes on Goma.",
    ],
)
def test_no_incident_and_no_absence(text):
    assert reports(text) == []


@pytest.mark.parametrize(
    ("text", "absence"),
    [
        ("Observers said they had recorded no cross-border fire near Goma on Sunday.", True),
        ("The guns near Goma have not fired since Sunday, residents said.", True),
        ("Nobody fired on us last night, residents of Goma said.", True),
        ("The night passed without incident in Goma, residents said.", True),
        ("Fighting has resumed in Goma, residents said.", False),
        ("Asked about the shells that killed a nurse in Goma on Sunday, she wept.", False),
        ("Nobody was hurt when shells hit a mill in Goma on Sunday.", False),
    ],
)
def test_an_incident_or_an_absence(text, absence):
    assert one(reports(text)).absence is absence


def test_an_attack_that_turns_out_an_accident():
    text = (
        "Police in Goma first said a blast that killed a cook on Sunday was a bomb attack by the "
        "Hill Front, but on Monday the mayor said a gas cylinder had exploded."
    )
    first, second = reports(text)
    assert (first.actor.name, first.actor.basis) == ("Hill Front", "alleged")
    assert (first.cause, second.cause) == (Cause.ATTACK, Cause.ACCIDENT)


@pytest.mark.parametrize(
    ("text", "causes"),
    [
        ("A mill in Goma exploded on Sunday. Officials said it was an accident.", 2),
        ("A mill in Goma exploded on Sunday. Officials said it was no accident.", 1),
        ("Blasts were heard in Goma on Sunday. They were found to be quarry blasts.", 2),
    ],
)
def test_a_cause_given_in_the_next_sentence(text, causes):
    found = reports(text)
    assert len(found) == causes
    assert (found[-1].cause is Cause.ACCIDENT) is (causes == 2)


@pytest.mark.parametrize(
    ("text", "name", "basis"),
    [
        ("Mortar fire by the Hill Front killed two in Goma.", "Hill Front", "stated"),
        ("An Israeli drone struck a car in Tyre.", "Israel", "stated"),
        ("A drone struck an Israeli car in Tyre.", None, "unstated"),
        ("Rebel rockets hit a clinic in Goma.", "rebels", "stated"),
        ("The NLR blew up a police station in Goma.", "NLR", "stated"),
        ("A truck blew up near a school in Goma.", None, "unstated"),
        ("The rockets of the Valdor Brigade struck a mill in Goma.", "Valdor Brigade", "stated"),
        ("The Valdor Brigade said it had shelled a store in Goma.", "Valdor Brigade", "stated"),
        ("“They fired rockets into Goma,” Ana Vel said, accusing the Hill Front.", "Hill Front",
         "alleged"),
        ("“They fired rockets into Goma,” Ana Vel said.", None, "unstated"),
    ],
)  # fmt: skip
def test_who_did_it(text, name, basis):
    actor = one(reports(text)).actor
    assert (actor.name, actor.basis) == (name, basis)


def test_the_toll_behind_who_says_so_is_the_same_event_s():
    text = "Clashes broke out near Goma on Sunday, witnesses said, and two people were killed."
    assert bounds(one(reports(text)).killed) == (2, 2, 2)


def test_a_toll_with_a_place_of_its_own_is_another_event():
    text = "Clashes broke out near Goma, witnesses said, and two people were killed in Uvira."
    assert len(reports(text)) == 2


def test_a_toll_told_later_keeps_the_place_and_no_day():
    first, later = reports("Shells hit Goma on Sunday, the mayor said. Three people died.")
    assert (first.place, later.when) == (later.place, None)


def test_the_city_where_it_was_announced_is_no_area():
    said = "Ana Vel, a minister, announced the halt to fire on Goma in Tbilisi on Friday."
    reach = "The Hill Front announced a halt to attacks in Tbilisi on Friday."
    (one_said,), (one_reach,) = (one(read(t).readings).clauses for t in (said, reach))
    assert [p.value for p in one_said.area] == ["Goma"]
    assert [p.value for p in one_reach.area] == ["Tbilisi"]


def test_a_named_road_is_an_area():
    text = "The Hill Front said it accepted a halt to fire along the Lachin road."
    (clause,) = one(read(text).readings).clauses
    assert [p.value for p in clause.area] == ["the Lachin road"]
    assert clause.targets == ()


def test_provinces_where_units_stand_bind_nobody():
    text = "“Our units in Cauca and Nariño will not attack,” said Ana Vel of the Hill Front."
    (clause,) = one(read(text).readings).clauses
    assert [p.value for p in clause.bound] == ["Hill Front"]
    assert [p.value for p in clause.area] == ["Cauca", "Nariño"]


@pytest.mark.parametrize(
    ("span", "ends"),
    [
        ("from June 15 to July 6", (15, 6)),
        ("from Friday, June 13, to Monday, June 16", (13, 16)),
        ("from 15 to 20 June", (15, 20)),
        ("from Friday to Sunday", (13, 15)),
    ],
)
def test_a_span_gives_both_ends(span, ends):
    text = f"The Hill Front said it would not fire on Goma {span}."
    start, end = part(text, "start").when, part(text, "end").when
    assert (start.earliest.day, end.earliest.day) == ends


def test_as_long_as_is_a_duration_and_a_condition():
    text = "Ana Vel, an envoy, said the pause would run for as long as the other side keeps quiet."
    assert part(text, "duration").value == "for as long as the other side keeps quiet"
    assert part(text, "condition").value.endswith("keeps quiet")


def test_listeners_are_no_meeting():
    assert read("Ana Vel told a news conference in Goma that it would hold.").meetings == ()
    assert read("Iran and Oman held talks in Goma on Sunday.").meetings != ()


def test_a_game_is_no_war():
    game = (
        "Striker Ana Vel fired United to a victory in the league on Sunday. City attacked from the "
        "whistle, and the coach said there was no truce between the two clubs."
    )
    found = read(game)
    assert (found.reports, found.readings) == ((), ())


def test_a_war_at_a_game_is_one():
    text = "A rocket hit the stadium in Goma on Sunday, killing two players, a coach and a referee."
    assert len(reports(text)) == 1


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("On Sunday shells hit Goma, and the army said talks would resume.", []),
        ("On Sunday shells hit a mill and an army post in Goma.", ["mill", "army post"]),
    ],
)
def test_whoever_speaks_next_is_no_target(text, targets):
    assert [t.words for t in one(reports(text)).targets] == targets
