"""Incidents whose words a model points at, read by the rules as they read their own."""

from collections.abc import Iterable
from dataclasses import dataclass

from holdfire.record import Deed, Report

from .aims import aims
from .incidents import Scene, report_of
from .pieces import Piece, scopes
from .sites import sites


@dataclass(frozen=True, slots=True)
class Happening:
    """Words of one sentence that tell an incident, or (`absence`) that there was none."""

    sentence: int
    start: int
    end: int
    deed: Deed
    absence: bool


def reports(scene: Scene, told: Iterable[Happening]) -> list[Report]:
    """The reports of these happenings in reading order: place, time, toll, actor and targets by
    rule; targets and places named apart are apart."""
    made: dict[str, Report] = {}
    for one in told:
        piece = _piece(scene, one)
        for site in sites(piece, aims(piece, one.deed)):
            report = report_of(piece, site, one.deed)
            if report.span.words:
                made.setdefault(report.id, report)
    return sorted(made.values(), key=lambda r: (r.span.start, r.span.end))


def _piece(scene: Scene, one: Happening) -> Piece:
    """The words with the stretch of the voice that tells them."""
    sentence = scene.doc.sentences[one.sentence]
    around = (
        (scope, statement)
        for scope, statement in scopes(scene, sentence)
        if scope[0] <= one.start < scope[1]
    )
    scope, statement = next(around, ((sentence.start, sentence.end), None))
    return Piece(
        scene, sentence, one.start, one.end, scope, statement,
        found=((one.start, one.end, one.deed),), absence=one.absence,
    )  # fmt: skip
