"""A case over its life: taken in, read, told, decided on, undone, compared, proved."""

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

import holdfire
from holdfire.errors import BadInput
from holdfire.flow.case import Case
from holdfire.flow.deciding import Asked
from holdfire.flow.proving import packed, prove, unpacked
from holdfire.record import Kind, Ruling
from holdfire.tell import markdown

HEAD = "Written for this example: an invented pause between invented parties.\n"
FIRST = (
    HEAD + "The Harbour Post\n8 June 2031\n\nEnvoy says Hill League will hold fire on Cesis\n\n"
    "By Ruta Lindegar\n\nThe Lake Commission's envoy, Osvald Brenn, said on Sunday that the Hill "
    "League had agreed to stop shelling Cesis until Friday, 13 June.\n\n"
    '"Their commander told me that the guns will be quiet," Mr Brenn told reporters in Riga.\n'
)
SECOND = (
    HEAD + "Valley Wire\n10 June 2031\n\nShells hit Cesis sawmill, killing one\n\n"
    "By Peteris Aldman\n\nTwo shells struck a sawmill at Cesis on Tuesday morning and killed one "
    "worker, the town's mayor, Dace Ilmere, said.\n\n"
    'The Hill League denied it. "None of our crews fired at Cesis," its spokeswoman, Ilva Tarn, '
    "said.\n"
)
THIRD = (
    HEAD + "Shore Radio\n11 June 2031\n\nMill blast was a boiler, engineers say\n\n"
    "By Janis Oltman\n\nThree shells landed on the quay at Ventspils on Wednesday, the harbour "
    "master, Egils Varde, said. Nobody was hurt.\n"
)


class Clock:
    """A clock that stands until it is moved; a day's June of 2031 on the first reading."""

    def __init__(self):
        self.at = datetime(2031, 6, 11, 8, 0, tzinfo=UTC)

    def __call__(self):
        return self.at

    def on(self, **by):
        self.at += timedelta(**by)
        return self.at


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with reports, and a state folder that is not the user's."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)
    for name, text in {"first": FIRST, "second": SECOND, "third": THIRD}.items():
        Path(f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


SERVER = pytest.param("server", marks=pytest.mark.services)


@pytest.fixture(params=["file", SERVER])
def case(request, desk, clock):
    """A case whose record lies in a file, and one whose record lies in PostgreSQL."""
    url = os.environ.get("HOLDFIRE_TEST_POSTGRES")
    if request.param == "server" and not url:
        pytest.skip("no server; `make test-services` starts one")
    where = f"{url}#case_{uuid4().hex}" if request.param == "server" else None
    with Case.new(desk / "river-truce", clock=clock, ledger=where) as made:
        yield made


def told(case, **when):
    """Holder → word of the brief, with the incidents by place."""
    made = case.brief(**when)
    return {f.reading: f.word.value for f in made.rolled}, {
        (i.place.name if i.place else "?"): i for i in made.dossier.incidents
    }


def filled(case, *names):
    done = case.add(list(names))
    case.run()
    return done


def test_bytes_taken_in_twice_are_one_capture(case):
    first = filled(case, "first.txt", "second.txt")
    assert (len(first.new), first.known, first.problems) == (2, 0, ())
    Path("copy.txt").write_text(FIRST, encoding="utf-8")
    again = filled(case, "first.txt", "copy.txt")
    assert (again.new, again.known, again.changed) == ((), 2, ())
    assert case.status().texts == 2


def test_a_changed_page_is_a_newer_capture_with_its_differences(case, clock):
    filled(case, "first.txt")
    before = clock.on(hours=1)
    clock.on(hours=1)
    Path("first.txt").write_text(FIRST.replace("Friday, 13 June", "Sunday, 15 June"), "utf-8")
    (pair,) = filled(case, "first.txt").changed
    status = case.status()
    assert (status.texts, status.replaced) == (1, 1)
    found = case.diff(before)
    (page,) = found.replaced
    assert (page.before, page.after) == pair
    assert [(c.removed.words, c.added.words) for c in page.changes] == [
        ("Friday, 13", "Sunday, 15")
    ]
    assert "15 June" in case.brief().dossier.captures[0].text
    assert "13 June" in case.brief(known_at=before).dossier.captures[0].text


def test_a_page_that_changes_back_is_what_it_was(case, clock):
    filled(case, "first.txt")
    Path("first.txt").write_text(FIRST.replace("13 June", "15 June"), "utf-8")
    filled(case, "first.txt")
    Path("first.txt").write_text(FIRST, "utf-8")
    done = filled(case, "first.txt")
    assert len(done.changed) == 1
    (capture,) = case.brief().dossier.captures
    assert "13 June" in capture.text
    assert not filled(case, "first.txt").changed


def test_a_run_reads_only_what_is_new(case):
    case.add(["first.txt"])
    assert case.run().read == 1
    assert (case.run().read, case.run().unchanged) == (0, 1)
    case.add(["second.txt"])
    assert case.run().read == 1


def test_another_reading_method_reads_again_and_keeps_the_old(case, monkeypatch):
    filled(case, "first.txt")
    monkeypatch.setattr("holdfire.flow.steps.in_use", lambda: "rules-next")
    assert case.due() == 1
    assert case.run().read == 1
    held = case._held.ledger
    assert held.counts()[Kind.EXTRACT] == 2


def test_what_cannot_be_read_is_kept_and_told(case):
    Path("broken.pdf").write_bytes(b"%PDF-1.7\nnothing")
    done = case.add(["broken.pdf", "first.txt"])
    assert len(done.new) == 1
    (problem,) = done.problems
    assert problem.file.endswith("broken.pdf")
    assert any("broken.pdf" in str(r["subject"]) for r in case.rows("issues"))
    assert case._held.ledger.counts()[Kind.INTAKE] == 2, "its bytes are on record"


def test_the_brief_of_a_case_is_the_brief_of_its_files(case):
    from holdfire.collect import gather
    from holdfire.flow.briefing import brief

    filled(case, "first.txt", "second.txt")
    alone = brief(gather(["first.txt", "second.txt"], published={}, outlets={}))
    assert markdown(case.brief().brief) == markdown(alone.brief)


def test_what_was_known_stays_known(case, clock):
    filled(case, "first.txt")
    words, incidents = told(case)
    then = clock.on(hours=1)
    clock.on(hours=1)
    filled(case, "second.txt")
    assert told(case)[1] != incidents
    assert told(case, known_at=then) == (words, incidents)
    with pytest.raises(BadInput, match="nothing has been read"):
        case.brief(known_at=datetime(2031, 1, 1, tzinfo=UTC))


def test_as_of_and_known_at_are_two_axes(case, clock):
    """Something known later may have happened before; something known may lie after."""
    filled(case, "first.txt", "second.txt")
    early = case.brief(as_of=datetime(2031, 6, 9, tzinfo=UTC))
    assert not early.dossier.incidents
    assert early.dossier.later
    assert case.brief().dossier.incidents


@pytest.mark.parametrize(
    ("asked", "check"),
    [
        (Asked(ruling=Ruling.CORRECT, field="killed", value="2"), lambda i: i.killed.best == 2),
        (Asked(ruling=Ruling.CORRECT, field="actor", value="Hill League"),
         lambda i: i.actor.name == "Hill League"),
        (Asked(ruling=Ruling.RECLASSIFY, value="accident"),
         lambda i: (i.cause, i.standing) == ("accident", "reclassified")),
        (Asked(ruling=Ruling.RETRACT), lambda i: i.standing == "retracted"),
    ],
)  # fmt: skip
def test_a_decision_shows_in_the_next_brief_and_can_be_undone(case, clock, asked, check):
    filled(case, "first.txt", "second.txt")
    before = told(case)
    incident = before[1]["Cesis"]
    at = clock.on(hours=1)
    clock.on(hours=1)
    made = case.decide(incident.id, asked, by="A. Desk", reason="the clinic's list")
    after = told(case)
    assert check(after[1]["Cesis"])
    assert told(case, known_at=at) == before
    clock.on(hours=1)
    case.decide(made.id, Asked(ruling=Ruling.UNDO), by="B. Chief", reason="the list was of May")
    assert told(case) == before
    rows = case.rows("decisions")
    assert [(r["by"], r["stands"]) for r in rows] == [("A. Desk", False), ("B. Chief", True)]


def test_a_decision_survives_a_reading_whose_words_lie_elsewhere(case, monkeypatch):
    """Ids change with every reading; what was decided holds on to the words."""
    from dataclasses import replace

    from holdfire.flow import reading, steps

    filled(case, "first.txt", "second.txt")
    incident = told(case)[1]["Cesis"]
    asked = Asked(ruling=Ruling.CORRECT, field="killed", value="4")
    case.decide(incident.id, asked, by="A. Desk", reason="counted")
    real = reading.read_capture

    def shifted(capture, reader=None):
        done = real(capture, reader)
        reports = tuple(
            replace(r, id=f"{r.id[:-4]}beef", span=capture.span(r.span.start, r.span.end - 2))
            for r in done.extract.reports
        )
        return replace(done, extract=replace(done.extract, reports=reports))

    monkeypatch.setattr(reading, "read_capture", shifted)
    monkeypatch.setattr(steps, "in_use", lambda: "rules-next")
    assert case.run().read == 2
    again = told(case)[1]["Cesis"]
    assert again.id != incident.id
    assert again.killed.best == 4


def test_two_incidents_can_be_joined_and_parted(case):
    filled(case, "second.txt", "third.txt")
    first = told(case)[1]
    assert {"Cesis", "Ventspils"} <= set(first)
    same = Asked(ruling=Ruling.SAME, other=first["Ventspils"].id)
    case.decide(first["Cesis"].id, same, by="A. Desk", reason="one salvo")
    (joined,) = [i for i in case.brief().dossier.incidents if len(i.reports) > 1]
    assert set(joined.reports) >= {*first["Cesis"].reports, *first["Ventspils"].reports}
    case.brief()
    parts = first["Cesis"].reports[0], first["Ventspils"].reports[0]
    apart = Asked(ruling=Ruling.APART, other=parts[1])
    undo = case.rows("decisions")[-1]["id"]
    case.decide(undo, Asked(ruling=Ruling.UNDO), by="A. Desk", reason="two towns")
    case.decide(parts[0], apart, by="A. Desk", reason="two towns")
    assert not [i for i in case.brief().dossier.incidents if set(parts) <= set(i.reports)]


def test_a_text_taken_back_founds_nothing(case):
    filled(case, "first.txt", "second.txt")
    words, _ = told(case)
    assert words
    first = next(r["id"] for r in case.rows("texts") if r["outlet"] == "The Harbour Post")
    case.decide(first, Asked(ruling=Ruling.RETRACT), by="A. Desk", reason="the paper withdrew it")
    assert not told(case)[0]


@pytest.mark.parametrize(
    ("subject", "asked", "says"),
    [
        ("inc_zzz", Asked(ruling=Ruling.ACCEPT), "inc_zzz"),
        ("nonsense", Asked(ruling=Ruling.ACCEPT), "no id of"),
        ("cap", Asked(ruling=Ruling.CORRECT, field="colour", value="red"), "colour"),
        ("cap", Asked(ruling=Ruling.CORRECT, field="published", value="soon"), "published"),
        ("cap", Asked(ruling=Ruling.ACCEPT), "text"),
        ("cap", Asked(ruling=Ruling.SAME), "two"),
    ],
)
def test_a_decision_about_nothing_is_refused(case, subject, asked, says):
    filled(case, "first.txt")
    case.brief()
    subject = case.rows("texts")[0]["id"] if subject == "cap" else subject
    head = case._held.ledger.head()
    with pytest.raises(BadInput, match=says):
        case.decide(subject, asked, by="A. Desk", reason="because")
    assert case._held.ledger.head() == head


@pytest.mark.parametrize(("by", "reason"), [("", "because"), ("A. Desk", " ")])
def test_a_decision_needs_a_name_and_a_reason(case, by, reason):
    filled(case, "first.txt")
    with pytest.raises(BadInput, match="--because"):
        case.decide("cap_", Asked(ruling=Ruling.RETRACT), by=by, reason=reason)


def test_a_brief_is_remembered_and_a_changed_word_carries_a_notice(case, clock):
    filled(case, "first.txt")
    case.brief()
    head = case._held.ledger.head()
    case.brief()
    assert case._held.ledger.head() == head, "nothing new was printed"
    status = case.status()
    assert status.words == {"Osvald Brenn": "undetermined"}
    assert status.since == 0
    clock.on(hours=1)
    filled(case, "second.txt")
    assert case.status().since == 1


def test_search_finds_what_was_taken_in(case):
    filled(case, "first.txt", "second.txt")
    (hit,) = case.search("sawmill", marks=("[", "]"))
    assert "[sawmill]" in hit.passage
    assert hit.outlet == "Valley Wire"
    assert [h.capture for h in case.search('"Hill League" AND sawmill')] == [hit.capture]
    assert len(case.search('hill "unbalanced')) == 0
    assert not case.search("nowhere")


def test_a_lost_index_is_made_again(case, desk):
    filled(case, "first.txt")
    index = desk / "river-truce" / "cache" / "index.sqlite"
    index.write_bytes(b"no database at all, but long enough to look at" * 40)
    assert case.search("Brenn")


def test_a_case_is_proved_packed_and_unpacked(case, desk):
    filled(case, "first.txt", "second.txt")
    case.brief()
    case.close()
    root = desk / "river-truce"
    assert prove(root).whole
    if not kept_in_a_file(case):
        with pytest.raises(BadInput, match="on a server"):
            packed(root, desk / "sealed.holdfire")
        return
    file = packed(root, desk / "sealed.holdfire")
    copy = unpacked(file, desk / "copy")
    assert prove(copy).whole
    with holdfire.open(copy) as again:
        assert again.status().texts == 2
        assert again.brief().brief.title
    with pytest.raises(BadInput, match="there already"):
        packed(root, file)


def kept_in_a_file(case):
    return case.folder.seal is not None


def test_a_folder_that_is_no_case_says_so(desk):
    with pytest.raises(BadInput, match="holds no case"):
        holdfire.open(desk)
    with pytest.raises(BadInput, match="holdfire new"):
        holdfire.open(desk / "nowhere")
    with pytest.raises(BadInput, match="not empty"):
        holdfire.new(desk)


def test_two_processes_read_what_one_does(case, desk):
    folder = desk / "many"
    folder.mkdir()
    for n in range(70):
        (folder / f"{n:02}.txt").write_text(FIRST.replace("Cesis", f"Cesis and {n} farms"), "utf-8")
    case.add([folder])
    seen: list[object] = []
    done = case.run(jobs=2, step=seen.append)
    assert (done.read, len(seen)) == (70, 70)
    assert case.due() == 0
    assert prove(case.folder.root).whole


def test_status_tells_what_waits_and_what_is_not_read(case):
    Path("fremd.txt").write_text(
        HEAD + "Der Bote\n8. Juni 2031\n\nDie Hügelliga hat zugesagt, das Feuer auf die Stadt "
        "einzustellen, sagte der Gesandte am Sonntag. Niemand hat bisher einen Text gesehen, und "
        "der Rat hat nichts bestätigt.\n",
        encoding="utf-8",
    )
    case.add(["fremd.txt", "first.txt"])
    assert case.status().waiting == 2
    case.run()
    status = case.status()
    assert (status.waiting, status.unread) == (0, {"de": 1})
    assert json.dumps(case.rows("texts"))


def test_people_say_which_texts_have_one_origin(case):
    filled(case, "first.txt", "second.txt")
    a, b = (r["id"] for r in case.rows("texts"))
    assert len(case.brief().dossier.origins) == 2
    same = Asked(ruling=Ruling.SAME, other=b)
    made = case.decide(a, same, by="A. Desk", reason="one newsroom")
    assert len(case.brief().dossier.origins) == 1
    case.decide(made.id, Asked(ruling=Ruling.UNDO), by="A. Desk", reason="two after all")
    Path("copy.txt").write_text(SECOND.replace("Valley Wire", "Shore Radio"), "utf-8")
    filled(case, "copy.txt")
    assert len(case.brief().dossier.origins) == 2
    c = case.rows("texts")[-1]["id"]
    case.decide(b, Asked(ruling=Ruling.APART, other=c), by="A. Desk", reason="both were there")
    assert len(case.brief().dossier.origins) == 3


def test_what_people_decided_stands_in_the_brief(case):
    filled(case, "first.txt", "second.txt")
    incident = told(case)[1]["Cesis"]
    asked = Asked(ruling=Ruling.RECLASSIFY, value="accident")
    case.decide(incident.id, asked, by="A. Desk", reason="the boiler inspector.")
    (section,) = [s for s in case.brief().brief.sections if s.key == "decided"]
    (line,) = section.sentences()
    assert line.text.startswith("A. Desk, 11 June 2031: “Two shells struck a sawmill")
    assert line.text.endswith("reclassified as accident; because: the boiler inspector.")


# What a changed page, a withdrawal and a stray input do to what people decided


def change(name, old, new):
    path = Path(name)
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def test_a_correction_of_an_incident_holds_when_its_page_changes(case):
    filled(case, "first.txt", "second.txt")
    incident = told(case)[1]["Cesis"]
    asked = Asked(ruling=Ruling.CORRECT, field="killed", value="5")
    case.decide(incident.id, asked, by="A. Desk", reason="counted")
    change("second.txt", "The Hill League denied it.", "The Hill League denied it on Tuesday.")
    filled(case, "second.txt")
    assert told(case)[1]["Cesis"].killed.best == 5
    assert not case.status().issues


def test_a_decision_whose_words_are_gone_is_an_issue(case):
    filled(case, "first.txt", "second.txt")
    report = told(case)[1]["Cesis"].reports[0]
    case.decide(report, Asked(ruling=Ruling.REJECT), by="A. Desk", reason="misread")
    change("second.txt", "Two shells struck a sawmill", "Three rockets hit a mill")
    filled(case, "second.txt")
    (issue,) = case.status().issues
    assert "words no text has any more" in issue


def test_what_is_the_same_stays_so_when_a_page_changes(case):
    filled(case, "second.txt", "third.txt")
    found = told(case)[1]
    same = Asked(ruling=Ruling.SAME, other=found["Ventspils"].id)
    case.decide(found["Cesis"].id, same, by="A. Desk", reason="one salvo")
    change("third.txt", "Nobody was hurt.", "No one was hurt.")
    filled(case, "third.txt")
    assert [i for i in case.brief().dossier.incidents if len(i.reports) > 1]


def test_a_statement_taken_back_founds_no_reading(case):
    filled(case, "first.txt")
    statement = case.brief().dossier.readings[0].statements[0]
    case.decide(statement, Asked(ruling=Ruling.RETRACT), by="A. Desk", reason="withdrawn")
    assert not told(case)[0]


def test_a_text_taken_back_is_no_origin_of_an_incident(case):
    other = (
        HEAD + "Shore Radio\n10 June 2031\n\nNurse tells of Cesis mill\n\nBy Janis Oltman\n\n"
        "CESIS, June 10, 2031 - Shells struck a sawmill at Cesis on Tuesday, a nurse, Inta Skalde, "
        "said in the town's clinic.\n\nThe road to the mill was closed until the evening.\n"
    )
    Path("other.txt").write_text(other, "utf-8")
    filled(case, "second.txt", "other.txt")
    before = told(case)[1]["Cesis"]
    assert len(before.origins) == 2
    text = next(r["id"] for r in case.rows("texts") if r["outlet"] == "Shore Radio")
    case.decide(text, Asked(ruling=Ruling.RETRACT), by="A. Desk", reason="withdrawn")
    after = told(case)[1]["Cesis"]
    assert len(after.origins) == 1
    assert after.standing != "corroborated"


def test_a_page_saved_under_another_name_stands_in_for_the_older_one(case):
    page = (
        '<html><head><link rel="canonical" href="https://post.example.org/cesis">'
        "<title>Envoy</title></head><body><article><h1>Envoy says</h1><p>{}</p></article></body>"
    )
    Path("monday.html").write_text(page.format(FIRST.splitlines()[-3]), "utf-8")
    Path("tuesday.html").write_text(page.format(FIRST.splitlines()[-3] + " Again."), "utf-8")
    filled(case, "monday.html", "tuesday.html")
    assert case.status().texts == 1


def test_outlets_of_one_group_are_one_voice_without_a_look(case):
    filled(case, "first.txt", "second.txt")
    assert len(case.brief().dossier.origins) == 2
    rows = (("post", "The Harbour Post"), ("wire", "Valley Wire"))
    tables = (
        f'[[source]]\nid = "{i}"\nname = "{n}"\ngroup = "one"\nkind = "none"\n' for i, n in rows
    )
    case.folder.sources.write_text("\n".join(tables), "utf-8")
    assert len(case.brief().dossier.origins) == 1


def test_a_faulty_table_of_sources_is_told(case):
    filled(case, "first.txt")
    case.folder.sources.write_text('[[source]]\nid = "x"\nnmae = "y"\n', "utf-8")
    assert any("nmae" in i for i in case.status().issues)
    with pytest.raises(BadInput, match="nmae"):
        case.brief()
