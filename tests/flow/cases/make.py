"""The small case that each released form of a case leaves behind: made once, never again.

    python -m tests.flow.cases.make FOLDER

writes FOLDER/form-N.holdfire and FOLDER/form-N.json, what it prints, for the present form N.
"""

import json
import os
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from holdfire.flow.case import SCHEMA, Case
from holdfire.flow.deciding import Asked
from holdfire.flow.proving import packed
from holdfire.record import Ruling
from tests.flow.stories import DATED, MACHINE


class Clock:
    """An hour on at each look."""

    at = datetime(2031, 3, 7, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.at += timedelta(hours=1)
        return self.at


def told(case: Case) -> dict[str, object]:
    """What a case prints: words, incidents as they stand, decisions, counts."""
    made = case.brief(output=tempfile.mkdtemp())
    holders = {r.id: r.holder for r in made.dossier.readings}
    return {
        "words": {holders[f.reading]: f.word.value for f in made.rolled},
        "incidents": [
            [i.deed.value, i.place.name if i.place else "", i.standing.value, i.cause.value]
            for i in made.dossier.incidents
        ],
        "decisions": [[d["ruling"], d["by"], d["stands"]] for d in case.rows("decisions")],
        "texts": sorted(str(t["state"]) for t in case.rows("texts")),
        "found": sorted(h.title for h in case.search("said")),
    }


def make(target: Path) -> None:
    """Write the case of the present form, and what it prints."""
    with tempfile.TemporaryDirectory() as name:
        os.chdir(name)
        for file, text in {**DATED, "machine.txt": MACHINE}.items():
            Path(file).write_text(text, encoding="utf-8")
        with Case.new("old", clock=Clock()) as case:
            _live(case)
        packed(Path("old"), target / f"form-{SCHEMA}.holdfire")
        with Case("old", clock=Clock()) as case:
            body = json.dumps(told(case), ensure_ascii=False, indent=1) + "\n"
        (target / f"form-{SCHEMA}.json").write_text(body, encoding="utf-8")


def _live(case: Case) -> None:
    """Everything a case goes through: texts, a changed page, readings, briefs, decisions."""
    case.add(["herald.txt", "machine.txt"], by="A. Desk")
    case.run()
    case.brief()
    herald = Path("herald.txt")
    herald.write_text(herald.read_text("utf-8").replace("Monday", "Tuesday"), encoding="utf-8")
    case.add(["herald.txt", "courier.txt"], by="B. Desk")
    case.run()
    made = case.brief()
    asked = Asked(ruling=Ruling.RECLASSIFY, value="accident")
    case.decide(made.dossier.incidents[0].id, asked, by="A. Desk", reason="the engineers' report")
    text = case.rows("texts")[-1]["id"]
    wrong = case.decide(
        text,
        Asked(ruling=Ruling.CORRECT, field="outlet", value="Another"),
        by="A. Desk",
        reason="?",
    )
    case.decide(wrong.id, Asked(ruling=Ruling.UNDO), by="B. Desk", reason="misread")


if __name__ == "__main__":
    make(Path(sys.argv[1]).resolve())
