"""What is written down beside the terms is loaded as it stands."""

from datetime import UTC, datetime, timedelta, timezone

import jsonschema

from holdfire import terms
from holdfire.record import (
    Agent,
    Attests,
    Cause,
    ClaimKind,
    Count,
    Deed,
    Phase,
    Precision,
    Standing,
    Tri,
    Turning,
    Word,
)
from tests.terms.beside import FILES, A, H, K, W
from tests.terms.deals import EXAMPLE, faults, loaded, written
from tests.terms.test_schema import whole


def made(folder):
    return loaded(written(folder, FILES))


def test_the_folder_is_whole_and_fits_the_schema(tmp_path):
    deal = written(tmp_path, FILES)
    assert faults(deal) == ()
    jsonschema.Draft202012Validator(terms.schema()).validate(whole(deal))


def test_the_example_tells_what_happened():
    deal = loaded(EXAMPLE)
    found = {i.id: (i.standing, i.cause, len(i.origins)) for i in deal.incidents}
    assert found == {
        "pavilosta-rockets": (Standing.CONTESTED, Cause.ATTACK, 2),
        "ventspils-blackout": (Standing.RECLASSIFIED, Cause.ACCIDENT, 1),
    }
    assert all(a.span and a.statement for a in deal.attestations)
    assert {c.adequate for c in deal.coverage} == {Tri.NO}
    assert deal.accusers == {"Tomas Reikvold"}
    assert [(c.by, c.n, c.span and c.span.words) for c in deal.claims] == [
        ("the Council's staff in Klaipeda", 23, "23 violations")
    ]


def test_an_incident_is_loaded(tmp_path):
    deal = made(tmp_path)
    mill, night = deal.incidents
    assert (mill.id, mill.deed, mill.cause) == ("mill", Deed.SHELLING, Cause.ATTACK)
    assert mill.actor == Agent(name="Mill League", basis="alleged")
    assert mill.place
    assert mill.place.name == "Mill Town"
    assert (mill.means, mill.target_classes) == (("artillery",), ("residential",))
    assert (mill.killed, mill.injured) == (Count(low=2, best=None, high=3), None)
    assert (mill.parents, mill.broad, night.broad) == (("night",), False, True)
    assert mill.origins == ("River Council", "Mill Gazette")
    assert mill.standing is Standing.CORROBORATED
    assert [s.words for s in mill.spans] == ["the League shelled us"]
    assert mill.spans[0].capture == "council"
    assert (night.deed, night.cause) == (Deed.ATTACK, Cause.UNKNOWN)
    assert night.actor == Agent(name=None, basis="unstated")
    assert night.when
    assert night.when.precision is Precision.NIGHT
    assert (night.origins, night.standing) == (("origin unknown",), Standing.REPORTED)
    assert deal.treated == {("league", "mill")}
    assert deal.accusers == {"River Council"}


def test_tellings_and_coverage_are_loaded(tmp_path):
    deal = made(tmp_path)
    mill, night = deal.incidents
    first, second, third = deal.attestations
    assert mill.reports == (first.id, second.id)
    assert night.reports == (third.id,)
    assert len({a.id for a in deal.attestations}) == 3
    assert {a.attests for a in deal.attestations} == {Attests.REPORTS}
    assert (first.statement, first.address) == ("council", None)
    assert (second.span, second.address) == (None, "https://gazette.example.org/1")
    assert third.origin is None
    (wardens,) = deal.coverage
    assert (wardens.adequate, wardens.origin) == (Tri.YES, "River Wardens")
    assert (wardens.means, wardens.classes, wardens.spans) == (("artillery",), (), ())
    assert deal == made(tmp_path)


def test_turns_claims_and_cases_are_loaded(tmp_path):
    deal = made(tmp_path)
    first, second = deal.turns
    assert (first.kind, first.actor, first.readings) == (Turning.EXTENDED, "Ana Vel", ("league",))
    assert first.until
    assert first.until.latest
    assert first.until.latest.astimezone(UTC) == datetime(2031, 5, 15, 20, 59, 59, tzinfo=UTC)
    assert first.span
    assert first.span.words == "a week more"
    assert (second.kind, second.actor, second.when, second.span) == (
        Turning.SUSPENDED, None, None, None,
    )  # fmt: skip
    count, verdict = deal.claims
    assert (count.kind, count.by, count.about) == (ClaimKind.COUNT, "River Council", "Mill League")
    assert count.span
    assert count.span.words == count.words == "14 breaches"
    assert (verdict.kind, verdict.n, verdict.span) == (ClaimKind.VERDICT, None, None)
    narrow, wide = deal.expected
    assert (narrow.word, narrow.actor, narrow.day) == (
        Word.UNDETERMINED, "Mill League", "2031-05-03",
    )  # fmt: skip
    assert narrow.as_of == datetime(2031, 5, 5, 12, tzinfo=timezone(timedelta(hours=3)))
    assert (narrow.phase, narrow.option) == (Phase.RUNNING.value, "2031")
    assert (wide.clause, wide.option, wide.actor, wide.day, wide.phase) == (
        "",
        "",
        None,
        None,
        None,
    )


def test_a_condition_tells_whether_it_is_met(tmp_path):
    (clause,) = made(tmp_path).readings[0].clauses
    assert [(p.value, p.met) for p in clause.condition] == [
        ("if the ferry comes", None), ("it came", Tri.YES),
    ]  # fmt: skip


def test_a_folder_without_them_has_none_of_it(tmp_path):
    top = FILES[A].partition("[[turns]]")[0]
    bare = {n: t for n, t in FILES.items() if n not in (H, K, W)} | {A: top}
    deal = loaded(written(tmp_path, bare))
    happened = (deal.incidents, deal.attestations, deal.coverage, deal.treated, deal.accusers)
    assert not any(map(len, (*happened, deal.turns, deal.claims, deal.expected)))


def test_an_admission_in_the_own_mouth_confirms(tmp_path):
    words = 'does = "admits"\norigin = "league"\nstatement = "vel"\nwords = "we did shell the mill"'
    told = FILES[H].replace(
        'origin = "council"\nstatement = "council"\nwords = "the League shelled us"', words
    )
    mill = loaded(written(tmp_path, FILES | {H: told})).incidents[0]
    assert mill.standing is Standing.CONFIRMED


def test_denials_are_the_statements_that_deny(tmp_path):
    told = FILES[H].replace('origin = "council"\n', 'origin = "council"\ndoes = "denies"\n')
    mill = loaded(written(tmp_path, FILES | {H: told})).incidents[0]
    assert (mill.denials, mill.standing) == (("council",), Standing.CONTESTED)
    assert mill.origins == ("Mill Gazette",)


def test_a_draft_leaves_these_files_alone(tmp_path):
    drafted = terms.draft([], [], [])
    assert not {H, K, W} & set(drafted)
    claims = '[[claims]]\nid = "a"\nkind = "verdict"\nby = "x"\nwords = "y"\naddress = "z"\n'
    (told,) = faults(written(tmp_path, drafted | {K: claims, H: "", W: ""}))
    assert told == "claims.toml, line 4: by: 'x' is no actor of arrangement.toml; add it there"
