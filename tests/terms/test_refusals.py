"""Each way a deal folder can be wrong is told in one sentence: file, line, key, and the fix."""

import re

import pytest

from holdfire.errors import BadInput
from tests.terms.deals import EXAMPLE, copied, faults, loaded, written

A = "arrangement.toml"
S = "readings/solvane.toml"
C = "readings/council.toml"
B = "readings/breakwater.toml"
D = "readings/adviser.toml"
OFFICE = "statements/office-6-march.toml"
SHIPS = 'words = "ships inside the harbour moles", status = "paraphrased"'

# file, words replaced (the first time they stand there), by what, the one fault that gives
FAULTS = {
    "a mistyped key": (
        A, "purpose =", "purposes =",
        "arrangement.toml, line 7: purposes: is no key of an arrangement; did you mean purpose?",
    ),
    "a key of another part": (
        B, "{ " + SHIPS, "{ metonym = true, " + SHIPS,
        "readings/breakwater.toml, line 12: metonym: is no key of a part of targets; "
        "take one of value, words, statement, at, status, open, classes",
    ),
    "a word not in the closed list": (
        A, '"mediated"', '"mediate"',
        "arrangement.toml, line 6: kind: 'mediate' is not known here; did you mean mediated?",
    ),
    "a class nobody knows": (
        C, '["energy"]', '["dams"]',
        "readings/council.toml, line 24: classes: 'dams' is not known here; take one of energy",
    ),
    "a value of the wrong kind": (
        B, "open = true", 'open = "yes"',
        "readings/breakwater.toml, line 12: open: must be true or false",
    ),
    "a part that is no list": (
        D, 'kind = "uncoded"', 'kind = "uncoded"\nmeans = 3',
        "readings/adviser.toml, line 8: means: must be a list, in square brackets",
    ),
    "a clause without a kind": (
        D, 'kind = "uncoded"\n', "",
        "readings/adviser.toml, line 5: clauses: a clause has no kind; add kind = …",
    ),
    "a part without words": (
        B, 'words = "crews", ', "",
        "readings/breakwater.toml, line 10: bound: a part of bound has no words; add words = …",
    ),
    "not TOML": (
        D, "holder =", "holder",
        "readings/adviser.toml: is not valid TOML: ",
    ),
    "words that stand nowhere": (
        B, '"make no launches"', '"make no landings"',
        "readings/breakwater.toml, line 11: words: 'make no landings' does not stand in "
        "breakwater-4-march; copy them from there, or name the statement they stand in",
    ),
    "words not copied to the letter": (
        B, '"make no launches"', '"Make no  launches"',
        "readings/breakwater.toml, line 11: words: 'Make no  launches' does not stand in "
        "breakwater-4-march to the letter; copy marks, spaces and capitals exactly",
    ),
    "words that stand there twice": (
        B, 'words = "crews"', 'words = "o"',
        "readings/breakwater.toml, line 10: words: 'o' stands in breakwater-4-march more than "
        "once; add at = one of",
    ),
    "words at another place": (
        B, 'words = "crews"', 'at = 7, words = "crews"',
        "readings/breakwater.toml, line 10: words: 'crews' does not stand in breakwater-4-march "
        "at 7; its places are 2525",
    ),
    "the right words in another mouth": (
        C, 'statement = "solvane-5-march", status = "inferred"',
        'statement = "solvane-5-march", status = "quoted"',
        "readings/council.toml, line 11: status: these words stand in the mouth of Margit "
        'Solvane, not of Coast Council; write "inferred" or "unresolved"',
    ),
    "an outlet's words called a quotation": (
        B, '"make no launches", status = "paraphrased"', '"make no launches", status = "quoted"',
        "readings/breakwater.toml, line 11: status: these words are an outlet's, not between "
        'quotation marks; write "paraphrased" or "inferred" or "unresolved"',
    ),
    "a part that rests on nothing": (
        B, 'status = "unresolved"', 'status = "unstated"',
        "readings/breakwater.toml, line 10: status: 'unstated' is not known here; take one of "
        "quoted, paraphrased, inferred, unresolved",
    ),
    "a statement that is not there": (
        S, 'statements = ["solvane-5-march",', 'statements = ["solvane-5-mach",',
        "readings/solvane.toml, line 6: statements: there is no statement 'solvane-5-mach'; did "
        "you mean solvane-5-march?",
    ),
    "a statement not listed": (
        S, ', "office-6-march"]', "]",
        "readings/solvane.toml, line 38: statement: is not among the statements of this reading; "
        "add it there",
    ),
    "a part that names no statement": (
        S, 'statement = "solvane-5-march", status = "quoted" }]', 'status = "quoted" }]',
        "readings/solvane.toml, line 12: words: names no statement; add statement = the one its "
        "words stand in",
    ),
    "a clause that rests on no words": (
        D, 'id = "whole"', 'id = "bare"\nkind = "uncoded"\n\n[[clauses]]\nid = "whole"',
        "readings/adviser.toml, line 6: id: a clause rests on no words; quote a statement in one "
        "of its parts",
    ),
    "a fork without options": (
        S, 'option = "to the end of 14 March"\n', "",
        "readings/solvane.toml, line 27: id: is taken; give each clause of one id an option",
    ),
    "a number without a quantity": (
        D, '"uncoded"', '"numeric"',
        "readings/adviser.toml, line 7: kind: a numeric clause has no quantity; add one, or make",
    ),
    "a quantity in another kind": (
        D, "form = [",
        'quantity = [{ words = "oral", status = "inferred", n = 1, unit = "word" }]\nform = [',
        'readings/adviser.toml, line 8: quantity: a quantity needs kind = "numeric"; set it, or',
    ),
    "two times for one end": (
        S, 'event = "this frost', 'night = 2031-03-05\nevent = "this frost',
        "readings/solvane.toml, line 24: event: stands beside night; keep one of them",
    ),
    "a day without a zone": (
        S, 'when = 2031-03-14\nzone = "Europe/Riga"\n', "when = 2031-03-14\n",
        'readings/solvane.toml, line 40: when: has no zone; add zone = "Europe/Riga", or zone = '
        '"unstated"',
    ),
    "a zone there is not": (
        S, 'when = 2031-03-14\nzone = "Europe/Riga"', 'when = 2031-03-14\nzone = "Riga time"',
        'readings/solvane.toml, line 41: zone: must be an IANA name such as "Europe/Riga", or',
    ),
    "an end before its start": (
        "statements/kalnaste-5-march.toml", "latest = 2031-03-05T23", "latest = 2030-03-05T23",
        "statements/kalnaste-5-march.toml, line 3: said: latest 2030-03-05 23:59:59+02:00 is "
        "before earliest 2031-03-05 16:00:00+02:00; put the earlier one first",
    ),
    "a speaker nobody knows": (
        OFFICE, '"solvane-office"', '"solvane-ofice"',
        "statements/office-6-march.toml, line 1: speaker: 'solvane-ofice' is no actor of "
        "arrangement.toml; did you mean solvane-office?",
    ),
    "someone bound whom nobody knows": (
        C, '{ value = "front", words = "the Front’s', '{ value = "frnt", words = "the Front’s',
        "readings/council.toml, line 11: value: 'frnt' is no actor of arrangement.toml; did you",
    ),
    "an actor twice": (
        A, 'aliases = ["the Council"]', 'aliases = ["the Front"]',
        "arrangement.toml, line 21: aliases: 'the Front' is taken by an actor above; give each",
    ),
    "a proxy of nobody": (
        A, 'roles = ["mediator"]', 'roles = ["proxy"]',
        "arrangement.toml, line 29: roles: a proxy acts for someone; add proxy_of = the id of",
    ),
    "speaking for nobody": (
        A, 'speaks_for = "commission"', 'speaks_for = "comission"',
        "arrangement.toml, line 36: speaks_for: 'comission' is no other actor's id; did you mean "
        "commission?",
    ),
    "a capture that is not in the case": (
        OFFICE, "cap_8f3fdc4494fc247e", "cap_0",
        "statements/office-6-march.toml, line 6: capture: is no capture of this case; add the",
    ),
    "words that do not stand in the capture": (
        OFFICE, "she understood the halt", "she promised the halt",
        "statements/office-6-march.toml, line 8: words: 'she promised the halt to run to the end "
        "of Friday, March 14' does not stand in the text; copy the words exactly",
    ),
    "words at another place of the capture": (
        OFFICE, "words =", "at = 5\nwords =",
        "statements/office-6-march.toml, line 9: words: 'she understood the halt to run to the "
        "end of Friday, March 1' does not stand at 5 of cap_8f3fdc4494fc247e; copy it again",
    ),
    "more places than pieces": (
        OFFICE, "words =", "at = [5, 6]\nwords =",
        "statements/office-6-march.toml, line 8: at: has 2 places for 1 pieces; give one to each",
    ),
    "a statement from nowhere": (
        OFFICE, 'capture = "cap_8f3fdc4494fc247e"\n', "",
        'statements/office-6-march.toml, line 1: the statement has no capture; name it, or write',
    ),
    "an address beside a capture": (
        OFFICE, "capture =", 'address = "https://post.example.org/1"\ncapture =',
        "statements/office-6-march.toml, line 6: address: belongs to words that were not captured;",
    ),
    "no words at all": (
        OFFICE, "words = ", "via = ",
        "statements/office-6-march.toml, line 1: a statement has no words; add words = …, or",
    ),
    "a drawing that is not there": (
        C, "zones/coast.geojson", "zones/cost.geojson",
        "readings/council.toml, line 30: shape: there is no file zones/cost.geojson in the deal",
    ),
    "a drawing outside the folder": (
        C, "zones/coast.geojson", "../coast.geojson",
        "readings/council.toml, line 30: shape: ../coast.geojson lies outside the deal folder;",
    ),
    "a drawing of points": (
        "zones/coast.geojson", "LineString", "Point",
        "readings/council.toml, line 30: shape: zones/coast.geojson is no GeoJSON of lines or",
    ),
    "a ring that is not closed": (
        "zones/coast.geojson",
        '"LineString", "coordinates": [[21.13, 55.71], [21.01, 56.51], [21.56, 57.39]]',
        '"Polygon", "coordinates": [[[21, 55], [21, 56], [22, 57], [22, 55]]]',
        "readings/council.toml, line 30: shape: zones/coast.geojson has a ring that is not closed",
    ),
}  # fmt: skip


def broken(folder, name, before, after):
    deal = copied(folder)
    text = (deal / name).read_text("utf-8")
    assert before in text, "the example has changed; mend this test"
    (deal / name).write_text(text.replace(before, after, 1), "utf-8")
    return deal


def test_the_example_is_whole():
    assert faults(EXAMPLE) == ()


@pytest.mark.parametrize("case", FAULTS)
def test_a_fault_is_told_in_one_sentence(tmp_path, case):
    name, before, after, sentence = FAULTS[case]
    told = faults(broken(tmp_path, name, before, after))
    assert len(told) == 1, told
    assert told[0].startswith(sentence)
    found = re.match(r"(\S+), line (\d+): (?:(\w+): )?", told[0])
    if found and found[3]:
        line = (tmp_path / "deal" / found[1]).read_text("utf-8").splitlines()[int(found[2]) - 1]
        assert found[3] in line
    with pytest.raises(BadInput, match=re.escape(told[0][:60])):
        loaded(tmp_path / "deal")


def test_all_faults_of_a_folder_are_told(tmp_path):
    deal = broken(tmp_path, B, '"make no launches"', '"make no landings"')
    text = (deal / D).read_text("utf-8").replace('"oral"', '"spoken"').replace("uncoded", "coded")
    (deal / D).write_text(text, "utf-8")
    (deal / "statements" / "notes.txt").write_text("A thought.", "utf-8")
    (deal / "readings" / "late.toml").write_bytes(b'holder = "\xff"')
    told = faults(deal)
    assert [t.split(":")[0].split(",")[0] for t in told] == [
        "statements/notes.txt", D, D, B, "readings/late.toml",
    ]  # fmt: skip
    with pytest.raises(BadInput, match=r"\(and 4 more: `holdfire terms check` tells all\)$"):
        loaded(deal)


def test_a_faulty_statement_is_told_once_and_not_by_those_who_cite_it(tmp_path):
    deal = broken(tmp_path, "statements/solvane-5-march.md", "announce", "anounce")
    (told,) = faults(deal)
    assert told.startswith("statements/solvane-5-march.md, line 6: act: 'anounce' is not known")


def test_a_markdown_statement_needs_its_front_matter_and_its_words(tmp_path):
    name = "statements/solvane-5-march.md"
    text = (EXAMPLE / name).read_text("utf-8")
    front = text[: text.index("I put")]
    deal = copied(tmp_path)
    for body, sentence in {
        "I put it to them.": "has no front matter; put its keys between two lines of +++",
        front: "a statement has no words; add words = …, or write it as a .md file",
        text.replace("+++\nspeaker", '+++\nwords = "x"\nspeaker'): "drop the key",
    }.items():
        (deal / name).write_text(body, "utf-8")
        told = [t for t in faults(deal) if t.startswith(name)]
        assert len(told) == 1
        assert sentence in told[0]


def test_a_folder_without_an_arrangement(tmp_path):
    (told,) = faults(tmp_path)
    assert "there is no arrangement.toml; write one" in told


def test_two_files_of_one_name(tmp_path):
    deal = copied(tmp_path)
    other = (deal / OFFICE).read_text("utf-8")
    (deal / "statements/solvane-5-march.toml").write_text(other, "utf-8")
    assert any("has the name of" in t and "choose another" in t for t in faults(deal))


SEEN = {
    "arrangement.toml": 'id = "t"\nname = "T"\n[[actors]]\nid = "a"\nname = "Ana Vel"\n',
    "statements/s.toml": (
        'speaker = "a"\nact = "announce"\nmode = "MODE"\nsource = "not captured"\n'
        'address = "https://post.example.org/1"\nsupport = "quoted-secondary"\n'
        'words = ["we hold fire", "for a week", "we hold fire “here”"]\n'
    ),
    "readings/r.toml": (
        'holder = "a"\n[[clauses]]\nid = "c"\nkind = "prohibit"\n'
        'duration = [{ words = "for a week", statement = "s", status = "STATUS", days = 7 }]\n'
    ),
}


@pytest.mark.parametrize(
    ("mode", "status", "kept"),
    [
        ("direct", "quoted", True),
        ("indirect", "quoted", False),
        ("indirect", "paraphrased", False),
        ("indirect", "inferred", True),
        ("mixed", "paraphrased", False),
    ],
)
def test_a_paraphrase_not_captured_carries_an_inference_at_most(tmp_path, mode, status, kept):
    files = {n: t.replace("MODE", mode).replace("STATUS", status) for n, t in SEEN.items()}
    told = faults(written(tmp_path, files))
    assert not told if kept else "a paraphrase whose source was not captured" in told[0]


def test_words_not_captured_count_in_themselves(tmp_path):
    files = {n: t.replace("MODE", "direct").replace("STATUS", "quoted") for n, t in SEEN.items()}
    deal = loaded(written(tmp_path, files))
    (utterance,) = deal.utterances
    assert utterance.address == "https://post.example.org/1"
    assert [(s.start, s.words) for s in utterance.statement.content] == [
        (0, "we hold fire"), (13, "for a week"), (24, "we hold fire “here”"),
    ]  # fmt: skip
    (part,) = deal.readings[0].clauses[0].duration
    assert (part.span.capture, part.span.start, part.days) == ("s", 13, 7.0)
    assert deal.readings[0].statements == ("s",)
