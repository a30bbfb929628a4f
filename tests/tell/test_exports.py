"""Rows with others' fields, from a small invented record and from the example deal."""

import csv
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest

from holdfire.record import (
    Act,
    Form,
    Pact,
    Purpose,
    Role,
    Stance,
    Status,
    Turn,
    Turning,
)
from holdfire.tell import agreements, ceasefires
from holdfire.tell.coding import ymd
from holdfire.tell.exports import Subject, eth_prio, pa_x
from tests.helpers import LIEPAJA, capture, joined, on, part, reading, statement
from tests.tell import stories
from tests.terms import deals

SAID = "the Harbour Front and the Coast Council hold fire at Liepaja from Friday for ten days"


def rows(text):
    return list(csv.DictReader(StringIO(text, newline=""), strict=True))


def subject(dossier=None, **more):
    file = dossier or stories.dossier()
    return Subject(name="shore", title="The pause", dossier=file, rolled=(), **more)


def told(front="Harbour Front", council="Coast Council"):
    """One text, two accounts: each binds one side; they agree on the start in part."""
    cap = capture(f"Ana Vel and Rut Orm said that {SAID}.", id="cap_t", url="https://e.example/a")
    one, two = (
        statement(cap, n, SAID, act=Act.ANNOUNCE, when=on(5)) for n in ("Ana Vel", "Rut Orm")
    )
    area = part(cap, "Liepaja", place=LIEPAJA)
    start = part(cap, "from Friday", when=on(7))
    days = part(cap, "for ten days", days=10.0)
    bound = [replace(part(cap, SAID), value=v, status=Status.PARAPHRASED) for v in (front, council)]
    file = joined((cap, stories.empty()[1]))
    return replace(
        file,
        extracts=(replace(file.extracts[0], statements=(one, two)),),
        parties=(front, council),
        readings=(
            reading("Ana Vel", one, bound=tuple(bound), start=start, said=on(5), area=area),
            reading(
                "Rut Orm", two, bound=bound[0], start=replace(start, when=on(8)), duration=days,
                said=on(6),
            ),
        ),
        stances=(Stance(actor=council, act=Act.CONFIRM, statement=two.id),),
    )  # fmt: skip


def test_declared_effective_and_end_are_three_dates():
    front, council = rows(eth_prio(subject(told())))
    assert [front[f"cf_dec_{x}"] for x in ("yr", "month", "day")] == ["2031", "3", "5"]
    assert [council[f"cf_effect_{x}"] for x in ("yr", "month", "day")] == ["2031", "3", "7"]
    assert [front[f"end_{x}"] for x in ("yr", "month", "day")] == ["", "", ""]
    assert front["ended"] == "-1"


def test_where_accounts_differ_a_date_stays_open_and_both_are_told():
    front, _ = rows(eth_prio(subject(told())))
    assert [front[f"cf_effect_{x}"] for x in ("yr", "month", "day")] == ["2031", "3", ""]
    assert "Ana Vel: start “from Friday”" in front["comment"]
    assert "Rut Orm: start “from Friday”" in front["comment"]
    assert "Declared: as Ana Vel said" in front["comment"]


def test_what_nobody_coded_is_unclear_and_never_guessed():
    for row in rows(eth_prio(subject(told()))):
        assert row["p_unclear"] == "1"
        assert {row[c] for c in ceasefires.PURPOSES} == {"0"}
        for column in (
            "written", "ceasefire_class", "timing", "mediator_nego", "mediator_send", "implement",
            "enforcement", "ddr",
        ):  # fmt: skip
            assert row[column] == "-1", column
        for column in ("cc", "side", "region", "pax_id", "nsa_frac", "splinter"):
            assert row[column] == "", column


def test_a_row_carries_its_statements_with_their_addresses():
    front, council = rows(eth_prio(subject(told())))
    assert front["link_id1"].startswith("stm_")
    assert front["link_id1"].endswith(" https://e.example/a")
    assert front["link_id2"]
    assert not front["link_id3"]
    assert council["uniq_id"] == "shore/coast-council"


def test_stated_terms_are_coded_and_an_unstated_scope_is_not_unlimited():
    front, council = rows(eth_prio(subject(told())))
    assert (front["fixed"], front["fixed_time"], council["fixed"]) == ("1", "10", "-1")
    assert (front["partial"], front["location"]) == ("1", "Liepaja (LV)")


def test_swapping_the_parties_names_swaps_their_rows():
    def plain(file):
        text = eth_prio(subject(file)) + pa_x(subject(file))
        return text.replace("harbour-front", "x").replace("coast-council", "y")

    swapped = plain(told("Coast Council", "Harbour Front"))
    for a, b in (
        ("Harbour Front", "\0"),
        ("Coast Council", "Harbour Front"),
        ("\0", "Coast Council"),
    ):
        swapped = swapped.replace(a, b)
    swapped = swapped.replace("/x", "/\0").replace("/y", "/x").replace("/\0", "/y")
    assert sorted(swapped) == sorted(plain(told()))


def test_a_case_without_a_party_still_has_a_row():
    (row,) = rows(eth_prio(subject(joined(stories.empty()))))
    assert (row["actor_name"], row["uniq_id"]) == ("", "shore/unnamed")


@pytest.fixture
def coded(tmp_path):
    return deals.loaded(deals.copied(tmp_path))


def arranged(deal, **more):
    return replace(deal, arrangement=replace(deal.arrangement, **more))


def test_the_deal_folder_goes_before_what_was_read(coded):
    front, council, *_ = rows(eth_prio(subject(deal=coded)))
    assert (front["uniq_id"], council["uniq_id"]) == ("frost-halt/front", "frost-halt/council")
    assert (front["p_humanitarian"], front["p_unclear"]) == ("1", "0")
    assert (front["mediator_nego"], front["written"], front["implement"]) == ("1", "0", "-1")
    assert front["link_id1"].startswith("council-6-march ")
    (row,) = rows(pa_x(subject(deal=coded)))
    assert row["third_parties"] == "Straits Commission (mediator); Margit Solvane (announcer)"
    assert row["status"] == "Status unclear"
    assert row["text_held"] == "no"
    assert not row["full_text"]


@pytest.mark.parametrize(
    ("mechanism", "codes"), [(None, ("-1", "-1")), ("none", ("0", "1")), ("observers", ("1", "2"))]
)
def test_a_mechanism_makes_the_class(coded, mechanism, codes):
    row = rows(eth_prio(subject(deal=arranged(coded, mechanism=mechanism))))[0]
    assert (row["implement"], row["ceasefire_class"]) == codes


def test_purposes_are_several_and_a_signed_text_is_written(coded):
    sides = tuple(a for a in coded.arrangement.actors if Role.BOUND in a.roles)
    deal = arranged(
        coded, purpose=(Purpose.HOLIDAY, Purpose.ELECTION), form=(Form.SIGNED,),
        kind=Pact.BILATERAL, actors=sides,
    )  # fmt: skip
    row = rows(eth_prio(subject(deal=deal)))[0]
    assert [row[p] for p in ceasefires.PURPOSES] == ["0", "0", "1", "1", "0"]
    assert (row["written"], row["mediator_nego"]) == ("1", "0")
    assert rows(pa_x(subject(deal=deal)))[0]["status"] == "Multiparty signed/agreed"


def test_who_denounces_it_ends_it_for_themselves(coded):
    turn = Turn(kind=Turning.DENOUNCED, actor="front", when=on(6))
    front, council, *_ = rows(eth_prio(subject(deal=replace(coded, turns=(turn,)))))
    assert (front["ended"], front["end_day"]) == ("1", "6")
    assert (council["ended"], council["end_day"]) == ("-1", "")


def test_dates_agree_from_the_year_down():
    assert ymd([on(5), on(5)]) == ("2031", "3", "5")
    assert ymd([on(5, 7)]) == ("2031", "3", "")
    assert ymd([]) == ymd([replace(on(5), latest=None)]) == ("", "", "")


def test_every_column_is_explained():
    page = Path(__file__).resolve().parents[2].joinpath("docs/exports.md").read_text("utf-8")
    short = {"p_peaceprocess", "p_holiday", "p_election"}
    for column in (*ceasefires.COLUMNS, *agreements.COLUMNS):
        base = column.removesuffix("_month").removesuffix("_day")
        wanted = f"{base}_yr" if base != column else column
        if not column.startswith("link_id") and column not in short:
            assert f"`{wanted}`" in page, column
