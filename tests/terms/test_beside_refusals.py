"""What is written down beside the terms, wrong, is told in one sentence with the fix."""

import re

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire import terms
from holdfire.errors import BadInput
from tests.helpers import LAW
from tests.terms.beside import FILES, A, H, K, R, W
from tests.terms.deals import EXAMPLE, copied, faults, loaded, written
from tests.terms.test_schema import whole

# file, words replaced (the first time they stand there), by what, the one fault that gives
FAULTS = {
    "a key nobody knows": (
        H, "deed =", "dead =",
        "incidents.toml, line 3: dead: is no key of an incident; did you mean deed?",
    ),
    "a key of a telling nobody knows": (
        H, "origin =", "orgin =",
        "incidents.toml, line 16: orgin: is no key of a telling; did you mean origin?",
    ),
    "a file nobody reads": (
        "incident.toml", "", "x = 1",
        "incident.toml: is not read here; did you mean incidents.toml?",
    ),
    "no TOML": (K, "[[claims]]", "[claims]]", "claims.toml: is not valid TOML: "),
    "a deed nobody knows": (
        H, '"shelling"', '"sheling"',
        "incidents.toml, line 3: deed: 'sheling' is not known here; did you mean shelling?",
    ),
    "a means nobody knows": (
        H, '["artillery"]', '["gun"]',
        "incidents.toml, line 9: means: 'gun' is not known here; take one of drone",
    ),
    "half a person": (
        H, "low = 2", "low = 2.5",
        "incidents.toml, line 11: low: must be a whole number, 0 or more",
    ),
    "a toll out of order": (
        H, "low = 2", "low = 4",
        "incidents.toml, line 11: killed: is out of order; write low, best, high from the smallest",
    ),
    "a toll of nothing": (
        H, "{ low = 2, high = 3 }", "{}",
        "incidents.toml, line 11: killed: a toll tells no number; give low, best or high, or drop",
    ),
    "an incident without an id": (
        H, 'id = "night"\n', "",
        "incidents.toml, line 24: incidents: an incident has no id; add id = …",
    ),
    "an id twice": (
        H, 'id = "night"', 'id = "mill"',
        "incidents.toml, line 12: parents: there is no incident 'night'",
        "incidents.toml, line 25: id: 'mill' is the id of an incident above; give each its own",
    ),
    "a doer nobody knows": (
        H, 'actor = "league"', 'actor = "leage"',
        "incidents.toml, line 5: actor: 'leage' is no actor of arrangement.toml; did you mean",
    ),
    "a doer and no basis": (
        H, '"alleged"', '"unstated"',
        "incidents.toml, line 6: basis: an actor is named; tell how that is known, or drop",
    ),
    "a basis and no doer": (
        H, 'actor = "league"\n', "",
        "incidents.toml, line 5: basis: tells how an actor is known, and none is named; add actor",
    ),
    "a parent there is not": (
        H, 'parents = ["night"]', 'parents = ["nigth"]',
        "incidents.toml, line 12: parents: there is no incident 'nigth'; did you mean night?",
    ),
    "its own parent": (
        H, 'parents = ["night"]', 'parents = ["mill"]',
        "incidents.toml, line 12: parents: 'mill' lies under this one; drop one of the two",
    ),
    "a reading there is not": (
        H, 'treated = ["league"]', 'treated = ["leage"]',
        "incidents.toml, line 13: treated: there is no reading 'leage'; did you mean league?",
    ),
    "two times": (
        H, "broad = true", "when = 2031-05-04T00:00:00Z",
        "incidents.toml, line 27: night: stands beside when; keep one of them",
    ),
    "a day without a zone": (
        H, 'night = 2031-05-03\nzone = "Europe/Riga"', "night = 2031-05-03",
        "incidents.toml, line 27: night: has no zone; add zone =",
    ),
    "nobody tells it": (
        H, '[[incidents.told]]\naddress = "https://gazette.example.org/1"\n', "",
        "incidents.toml, line 24: incidents: nobody tells this incident; add [[incidents.told]]",
    ),
    "told nowhere": (
        H, 'address = "https://gazette.example.org/1"\n', "",
        "incidents.toml, line 20: told: a telling can be read nowhere; add address = …, or",
    ),
    "watched nowhere": (
        H, 'address = "https://wardens.example.org/1"\n', "",
        "incidents.toml, line 33: coverage: a coverage can be read nowhere; add address = …, or",
    ),
    "words that stand nowhere": (
        H, '"the League shelled us"', '"the League shot us"',
        "incidents.toml, line 18: words: 'the League shot us' does not stand in council; copy",
    ),
    "a statement there is not": (
        H, 'statement = "council"', 'statement = "counsil"',
        "incidents.toml, line 17: statement: there is no statement 'counsil'; did you mean ",
    ),
    "words of no statement": (
        H, 'statement = "council"\n', "",
        "incidents.toml, line 17: words: names no statement; add statement = the one its words",
    ),
    "a statement without words": (
        H, 'words = "the League shelled us"\n', "",
        "incidents.toml, line 17: statement: is named without words; add words = …, or drop it",
    ),
    "a place in no statement": (
        H, 'origin = "Mill Gazette"', 'origin = "Mill Gazette"\nat = 3',
        "incidents.toml, line 22: at: counts in a statement, and none is named; drop it",
    ),
    "words that stand there twice": (
        H, '"the League shelled us"', '"l"',
        "incidents.toml, line 18: words: 'l' stands in council more than once; add at = one of",
    ),
    "an origin mistyped": (
        H, 'origin = "council"', 'origin = "counsil"',
        "incidents.toml, line 16: origin: 'counsil' is no actor of arrangement.toml; did you mean "
        "council?; an outlet",
    ),
    "an origin in other capitals": (
        H, 'origin = "council"', 'origin = "River council"',
        "incidents.toml, line 16: origin: 'River council' is no actor of arrangement.toml; did you",
    ),
    "a verification by nobody": (
        H, '[[incidents.told]]\naddress', '[[incidents.told]]\ndoes = "verifies"\naddress',
        "incidents.toml, line 31: does: nobody is known to do so; add origin = …, or write does =",
    ),
    "an admission relayed": (
        H, 'origin = "council"', 'does = "admits"\norigin = "league"',
        "incidents.toml, line 16: does: these words stand in the mouth of River Council, not of "
        'Mill League; write does = "reports" with origin = "River Council"',
    ),
    "a coverage without a note": (
        H, 'note = "the wardens, all night"\n', "",
        "incidents.toml, line 33: coverage: a coverage has no note; add note = …",
    ),
    "a turn nobody knows": (
        A, '"suspended"', '"suspend"',
        "arrangement.toml, line 30: turn: 'suspend' is not known here; did you mean suspended?",
    ),
    "a turn by nobody known": (
        A, 'by = "vel"', 'by = "velt"',
        "arrangement.toml, line 21: by: 'velt' is no actor of arrangement.toml; did you mean vel?",
    ),
    "a new end of no extension": (
        A, '"extended"', '"resumed"',
        "arrangement.toml, line 23: until: is the new end of an extension; drop it, or write turn",
    ),
    "a turn of a reading there is not": (
        A, 'readings = ["league"]', 'readings = ["vel"]',
        "arrangement.toml, line 25: readings: there is no reading 'vel'; take one of league",
    ),
    "a turn in words that stand nowhere": (
        A, '"a week more"', '"two weeks more"',
        "arrangement.toml, line 27: words: 'two weeks more' does not stand in vel; copy them",
    ),
    "a condition neither met nor not": (
        R, 'met = "yes"', 'met = "maybe"',
        "readings/league.toml, line 10: met: 'maybe' is not known here; take one of yes, no",
    ),
    "something else that is met": (
        R, 'at = 0, status = "quoted"', 'at = 0, status = "quoted", met = "yes"',
        "readings/league.toml, line 7: met: is no key of a part of bound; take one of value",
    ),
    "a claim by nobody known": (
        K, 'by = "council"', 'by = "counsil"',
        "claims.toml, line 4: by: 'counsil' is no actor of arrangement.toml; did you mean council?",
    ),
    "a claim about nobody known": (
        K, '"Mill League"', '"Mill Leage"',
        "claims.toml, line 5: about: 'Mill Leage' is no actor of arrangement.toml; did you mean",
    ),
    "a count without a number": (
        K, "n = 14\n", "", "claims.toml, line 1: claims: a count has no n; add n = …",
    ),
    "a count of nothing": (
        K, 'unit = "breaches"\n', "", "claims.toml, line 1: claims: a count has no unit; add unit",
    ),
    "a verdict with a number": (
        K, 'kind = "verdict"', 'kind = "verdict"\nn = 3',
        'claims.toml, line 16: n: belongs to a count; drop it, or write kind = "count"',
    ),
    "a claim in words that stand nowhere": (
        K, '"14 breaches"', '"40 breaches"',
        "claims.toml, line 8: words: '40 breaches' does not stand in council; copy them from",
    ),
    "a claim that stands nowhere": (
        K, 'address = "https://council.example.org/2"\n', "",
        "claims.toml, line 17: words: can be read nowhere; add statement = …, or address = …",
    ),
    "a claim twice": (
        K, 'id = "void"', 'id = "fourteen"',
        "claims.toml, line 14: id: 'fourteen' is the id of a claim above; give each its own",
    ),
    "a claim over two times": (
        K, 'id = "void"', 'id = "void"\nnight = 2031-05-03\nzone = "unstated"\nperiod = 2031-05-03',
        "claims.toml, line 17: period: stands beside night; keep one of them",
    ),
    "a case under no reading": (
        W, 'reading = "league"', 'reading = "leage"',
        "cases.toml, line 3: reading: there is no reading 'leage'; did you mean league?",
    ),
    "a case of no clause": (
        W, 'clause = "fire"', 'clause = "fires"',
        "cases.toml, line 6: clause: league has no clause 'fires'; did you mean fire?",
    ),
    "a case of nobody": (
        W, 'actor = "league"', 'actor = "leage"',
        "cases.toml, line 8: actor: 'leage' is nobody whom a reading binds; did you mean league?",
    ),
    "a word that is no word": (
        W, '"undetermined"', '"unclear"',
        "cases.toml, line 4: word: 'unclear' is not known here; ",
    ),
    "a status in time that is none": (
        W, '"in force"', '"running"',
        "cases.toml, line 10: status: 'running' is not known here; ",
    ),
    "a case as of no instant": (
        W, "2031-05-05T12:00:00+03:00", "2031-05-05",
        "cases.toml, line 2: as_of: must be a time with its offset, such as",
    ),
    "a case without a reason": (
        W, 'why = "So it is."\n', "", "cases.toml, line 12: cases: a case has no why; add why = …",
    ),
}  # fmt: skip


def broken(folder, name, before, after):
    text = FILES.get(name, "")
    assert before in text, "the files have changed; mend this test"
    return written(folder, FILES | {name: text.replace(before, after, 1)})


@pytest.mark.parametrize("case", FAULTS)
def test_a_fault_is_told_in_one_sentence(tmp_path, case):
    name, before, after, *sentences = FAULTS[case]
    told = faults(broken(tmp_path, name, before, after))
    assert len(told) == len(sentences), told
    for one, sentence in zip(told, sentences, strict=True):
        assert one.startswith(sentence)
        found = re.match(r"(\S+), line (\d+): (?:(\w+): )?", one)
        if found and found[3]:
            line = (tmp_path / found[1]).read_text("utf-8").splitlines()[int(found[2]) - 1]
            assert found[3] in line
    with pytest.raises(BadInput, match=re.escape(told[0][:60])):
        loaded(tmp_path)


SHAPE = (
    "a key nobody knows", "a key of a telling nobody knows", "a file nobody reads",
    "a deed nobody knows", "a means nobody knows", "half a person", "an incident without an id",
    "a coverage without a note", "a turn nobody knows", "a condition neither met nor not",
    "a word that is no word", "a status in time that is none", "a case without a reason",
)  # fmt: skip


@pytest.mark.parametrize("case", SHAPE)
def test_what_is_refused_for_its_shape_does_not_fit_the_schema(tmp_path, case):
    deal = broken(tmp_path, *FAULTS[case][:3])
    assert list(jsonschema.Draft202012Validator(terms.schema()).iter_errors(whole(deal)))


def test_what_cites_a_faulty_file_is_not_told_again(tmp_path):
    (told,) = faults(broken(tmp_path, R, "holder =", "holder"))
    assert told.startswith("readings/league.toml: is not valid TOML")
    (told,) = faults(broken(tmp_path / "b", R, 'kind = "prohibit"', 'kind = "forbid"'))
    assert told.startswith("readings/league.toml, line 6: kind: 'forbid' is not known here")
    (told,) = faults(broken(tmp_path / "c", "statements/council.toml", '"allege"', '"alege"'))
    assert told.startswith("statements/council.toml, line 2: act: 'alege' is not known here")


def test_cases_that_are_no_list(tmp_path):
    (told,) = faults(written(tmp_path, FILES | {W: "cases = 3\n"}))
    assert told == "cases.toml, line 1: cases: must be a list, in square brackets"


def test_a_ring_of_parents_is_told(tmp_path):
    told = faults(broken(tmp_path, H, "broad = true", 'broad = true\nparents = ["mill"]'))
    assert [t.partition("; ")[0] for t in told] == [
        "incidents.toml, line 12: parents: 'night' lies under this one",
        "incidents.toml, line 27: parents: 'mill' lies under this one",
    ]


@settings(parent=LAW, max_examples=60)
@given(st.data())
def test_a_letter_changed_in_any_quote_is_told(tmp_path_factory, data):
    text = (EXAMPLE / H).read_text("utf-8")
    quote = data.draw(st.sampled_from(list(re.finditer(r'words = "([^"]+)"', text))))
    at = data.draw(st.integers(quote.start(1), quote.end(1) - 1))
    deal = copied(tmp_path_factory.mktemp("deal"))
    (deal / H).write_text(text[:at] + "¤" + text[at + 1 :], "utf-8")
    (told,) = faults(deal)
    assert told.startswith(f"{H}, line {text[:at].count(chr(10)) + 1}: words: ")
