"""What changed, and which record changed it, over two intakes. All texts here are invented."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from holdfire.cli import main
from holdfire.flow.case import Case
from holdfire.flow.deciding import Asked
from holdfire.flow.why import Node, why
from holdfire.record import Ruling
from holdfire.tell import markdown
from tests.helpers import written

HEAD = "Written for this example: an invented pause between invented parties.\n"
TERMS = (
    HEAD + "The Harbour Post\n8 June 2031\n\nEnvoy says Hill League will hold fire on Cesis\n\n"
    "The Lake Commission's envoy, Osvald Brenn, said on Sunday that the Hill League had agreed to "
    "stop all shelling in Cesis from Monday, 9 June, until Friday, 13 June.\n"
)
HIT = (
    HEAD + "Valley Wire\n10 June 2031\n\nShells hit Cesis sawmill, killing two\n\n"
    "Two shells fired by the Hill League struck a sawmill at Cesis on Tuesday morning and killed "
    "two workers, the town's mayor, Dace Ilmere, said.\n"
)
AGAIN = (
    HEAD + "Shore Radio\n11 June 2031\n\nThree dead at Cesis sawmill\n\n"
    "Shells fired by the Hill League hit a sawmill at Cesis on Tuesday morning and killed three "
    "workers, the hospital said.\n"
)
GAS = (
    HEAD + "Shore Radio\n11 June 2031\n\nSawmill blast\n\n"
    "The explosion at the sawmill in Cesis on Tuesday, which killed two workers, was caused by a "
    "gas leak, not by shelling, the fire service said on Wednesday.\n"
)
BACK = (
    HEAD + "Shore Radio\n11 June 2031\n\nMayor corrects account\n\n"
    "The mayor of Cesis, Dace Ilmere, retracted her statement that shells had struck the sawmill.\n"
)
END = (
    HEAD + "Lake Wire\n12 June 2031\n\nLeague ends truce\n\n"
    "The Hill League said on Thursday that it was no longer bound by the truce.\n"
)


@pytest.fixture
def case(tmp_path, monkeypatch):
    """A case with the terms in it, and a way to take in more a day later."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)
    at = [datetime(2031, 6, 11, 8, 0, tzinfo=UTC)]
    with Case.new(tmp_path / "truce", clock=lambda: at[0]) as made:

        def take(**texts):
            at[0] += timedelta(hours=12)
            since = at[0]
            at[0] += timedelta(hours=12)
            for name, text in texts.items():
                Path(f"{name}.txt").write_text(text, encoding="utf-8")
            if texts:
                made.add([f"{name}.txt" for name in texts])
                made.run()
            return since

        made.take = take  # type: ignore[attr-defined]  # the tests' own
        take(terms=TERMS)
        yield made


def rows(found):
    return {(m.kind, m.before, m.after) for m in found.incidents}


def records(moved):
    return [d.id.partition("_")[0] for d in moved.by]


def test_a_changed_word_names_the_records_that_changed_it(case):
    case.take(hit=HIT)
    since = case.take(again=AGAIN)
    found = case.diff(since)
    (word,) = found.words
    assert (word.kind, word.what) == ("word", "Osvald Brenn")
    assert (word.before, word.after) == ("undetermined", "breached")
    assert "rpt" in records(word)
    assert any("killed three workers" in d.words for d in word.by)
    assert not any("killed two workers" in d.words for d in word.by)


def test_a_word_that_an_end_changed_names_the_statement(case):
    case.take(hit=HIT)
    since = case.take(end=END)
    (word,) = case.diff(since).words
    assert word.after == "collapsed"
    said = next(d for d in word.by if d.id.startswith("stm_"))
    assert said.what.startswith("Hill League, end")
    assert "no longer bound" in said.words


def test_a_toll_told_higher_later_is_a_row_with_both_figures_and_the_report(case):
    case.take(hit=HIT)
    since = case.take(again=AGAIN)
    found = case.diff(since)
    assert ("toll revised", "2 killed", "3 killed") in rows(found)
    toll = next(m for m in found.incidents if m.kind == "toll revised")
    assert toll.what == "shelling, Cesis, 10 June 2031"
    assert [d.what for d in toll.by] == ["report, Shore Radio"]


def test_a_later_report_of_a_gas_leak_is_a_reclassification(case):
    case.take(hit=HIT)
    since = case.take(gas=GAS)
    found = case.diff(since)
    assert rows(found) == {("reclassified", "attack", "accident")}
    (row,) = found.incidents
    assert [d.what for d in row.by] == ["report, Shore Radio"]
    assert "gas leak" in row.by[0].words


def test_what_is_new_and_what_is_gone_are_rows(case):
    since = case.take(hit=HIT)
    assert {kind for kind, _, _ in rows(case.diff(since))} == {"new"}
    (incident,) = case.brief().dossier.incidents
    since = case.take()
    case.decide(
        incident.reports[0], Asked(ruling=Ruling.REJECT), by="A. Desk", reason="a drill was meant"
    )
    (row,) = case.diff(since).incidents
    assert (row.kind, row.after) == ("gone", "")
    assert [d.words for d in row.by] == ["a drill was meant"]


def test_a_retraction_is_a_row_with_who_decided_it(case):
    case.take(hit=HIT)
    (incident,) = case.brief().dossier.incidents
    since = case.take()
    case.decide(
        incident.id, Asked(ruling=Ruling.RETRACT), by="A. Desk", reason="the outlet withdrew it"
    )
    found = case.diff(since)
    assert rows(found) == {("retracted", "reported", "retracted")}
    assert found.incidents[0].by[0].what == "decided by A. Desk: retract"
    page = markdown(case.brief().brief)
    assert "**Taken back**. Reported: “Two shells fired by the Hill League struck" in page
    assert "as A. Desk decided on" in page


def test_words_taken_back_are_a_row_of_their_own(case):
    case.take(hit=HIT)
    since = case.take(back=BACK)
    (row,) = case.diff(since).revisions
    assert (row.kind, row.what) == ("withdrawn", "Dace Ilmere")
    assert records(row) == ["stm"]


def test_a_page_that_puts_its_toll_higher_revises_it_and_adds_nothing(case):
    case.take(hit=HIT)
    since = case.take(hit=HIT.replace("two workers", "four workers"))
    found = case.diff(since)
    assert ("toll revised", "2 killed", "4 killed") in rows(found)
    assert not {"new", "gone"} & {m.kind for m in found.incidents}


def test_diff_prints_kinds_and_records(case):
    case.take(hit=HIT)
    since = case.take(gas=GAS)
    case.close()
    done = CliRunner().invoke(main, ["diff", "truce", "--since", since.isoformat()])
    assert done.exit_code == 0, done.output
    assert "  reclassified: shelling, Cesis, 10 June 2031: attack → accident" in done.output
    assert "    by rpt_" in done.output


def test_the_brief_tells_both_tolls_with_who_and_when():
    page = written({"a.txt": TERMS, "b.txt": HIT, "c.txt": AGAIN})
    line = next(x for x in page.md.splitlines() if "**The dead, Cesis**" in x)
    assert "Valley Wire, 10 June 2031: 2 dead, “" in line
    assert "Shore Radio, 11 June 2031: 3 dead, “" in line


def test_the_brief_tells_both_causes_with_who_and_when():
    page = written({"a.txt": TERMS, "b.txt": HIT, "c.txt": GAS})
    line = next(x for x in page.md.splitlines() if "**The cause, Cesis**" in x)
    assert "Valley Wire, 10 June 2031: attack, “" in line
    assert "Shore Radio, 11 June 2031: accident, “" in line


@pytest.mark.parametrize(
    ("words", "cause"),
    [
        ("The explosion at the sawmill in Cesis on Tuesday, which killed two workers, was caused "
         "by a gas leak, not by shelling, the fire service said.", "accident"),
        ("A gas leak, not shelling, caused the explosion that killed two workers at a sawmill in "
         "Cesis on Tuesday, the fire service said.", "accident"),
        ("The death of a worker at the sawmill in Cesis on Tuesday was caused by a gas leak, not "
         "by shelling, the fire service said.", "accident"),
        ("Two workers died at a sawmill in Cesis on Tuesday when a boiler blew up, the fire "
         "service said.", "accident"),
        ("An explosion at a sawmill in Cesis on Tuesday killed two workers. Investigators said on "
         "Wednesday it was a gas leak and not shelling.", "accident"),
        ("The explosion at the sawmill in Cesis on Tuesday was caused by shelling, not by a gas "
         "leak, the mayor said.", "attack"),
    ],
)  # fmt: skip
def test_a_cause_is_read_as_stated_and_not_as_ruled_out(words, cause):
    later = HEAD + f"Shore Radio\n11 June 2031\n\nSawmill blast\n\n{words}\n"
    dossier = written({"a.txt": TERMS, "b.txt": HIT, "c.txt": later}).made.dossier
    (incident,) = dossier.incidents
    assert incident.cause == cause
    assert (incident.standing == "reclassified") is (cause == "accident")


def reaches(node: Node) -> bool:
    """Whether a tree comes down to quoted words of a hashed capture, or names a search record."""
    own = "sha256" in node.text or "search record" in node.text
    return own or any(map(reaches, node.below))


@pytest.mark.parametrize("later", [None, AGAIN, GAS], ids=["terms", "again", "gas"])
def test_why_walks_every_rule_of_every_finding_down_to_words_or_a_search(case, later):
    if later:
        case.take(hit=HIT, later=later)
    made = case.brief()
    for finding in (*made.rolled, *made.findings):
        node = why(Path("truce/brief"), finding.id)
        fired = [n for n in node.below if n.text.startswith("rule ")]
        assert len(fired) == len(finding.rules)
        assert all(map(reaches, fired)), node
