"""The nouns: frozen dataclasses and enums, standard library only, no input or output."""

from .briefs import Brief, Cited, Piece, Section, Sentence, Table, Text, Voice
from .captures import READABLE, Block, BlockKind, Capture, CaptureClass
from .decisions import Decision, Ruling
from .dossiers import Dossier, Stance
from .entries import Entry, Kind, Row
from .extracts import Extract
from .findings import Fact, Finding, Flip, Match, Phase, Start, Test, Word
from .ids import make_id
from .incidents import Alias, Coverage, Difference, Disagreement, Incident, Origin, Search, Standing
from .intakes import Item, Look, Seen
from .problems import Issue
from .readings import FIELDS, Clause, Part, Reading, Status
from .reports import Agent, Cause, Count, Deed, Measure, Meeting, Mention, Place, Report
from .sources import Source, SourceKind, Watch
from .spans import Span
from .statements import Act, Mode, Naming, Speaker, Statement
from .times import Edge, Ending, Precision, When, Window
from .tri import Tri

__all__ = [
    "FIELDS",
    "READABLE",
    "Act",
    "Agent",
    "Alias",
    "Block",
    "BlockKind",
    "Brief",
    "Capture",
    "CaptureClass",
    "Cause",
    "Cited",
    "Clause",
    "Count",
    "Coverage",
    "Decision",
    "Deed",
    "Difference",
    "Disagreement",
    "Dossier",
    "Edge",
    "Ending",
    "Entry",
    "Extract",
    "Fact",
    "Finding",
    "Flip",
    "Incident",
    "Issue",
    "Item",
    "Kind",
    "Look",
    "Match",
    "Measure",
    "Meeting",
    "Mention",
    "Mode",
    "Naming",
    "Origin",
    "Part",
    "Phase",
    "Piece",
    "Place",
    "Precision",
    "Reading",
    "Report",
    "Row",
    "Ruling",
    "Search",
    "Section",
    "Seen",
    "Sentence",
    "Source",
    "SourceKind",
    "Span",
    "Speaker",
    "Stance",
    "Standing",
    "Start",
    "Statement",
    "Status",
    "Table",
    "Test",
    "Text",
    "Tri",
    "Voice",
    "Watch",
    "When",
    "Window",
    "Word",
    "make_id",
]
