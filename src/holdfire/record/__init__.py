"""The nouns: frozen dataclasses and enums, standard library only, no input or output."""

from .briefs import Brief, Cited, Piece, Section, Sentence, Table, Text, Voice
from .captures import READABLE, Block, BlockKind, Capture, CaptureClass
from .deals import (
    Actor,
    ActorType,
    Arrangement,
    Deal,
    Form,
    Pact,
    Purpose,
    Role,
    Shape,
    ShapeKind,
    Support,
    Tie,
    Utterance,
)
from .decisions import Decision, Ruling
from .dossiers import Dossier, Stance
from .entries import Entry, Kind, Row
from .extracts import Extract
from .findings import Fact, Finding, Flip, Match, Phase, Start, Test, Word
from .ids import make_id
from .incidents import Alias, Coverage, Difference, Disagreement, Incident, Origin, Search, Standing
from .intakes import Item, Look, Seen
from .problems import Issue
from .readings import FIELDS, PARTS, Clause, Duty, Part, Quantity, Reading, Status
from .reports import Agent, Cause, Count, Deed, Measure, Meeting, Mention, Place, Report
from .sources import Source, SourceKind, Watch
from .spans import Span
from .statements import Act, Mode, Naming, Speaker, Statement
from .times import Edge, Ending, Precision, When, Window
from .tri import Tri
from .worked import Attestation, Attests, Claim, ClaimKind, Expected, Turn, Turning

__all__ = [
    "FIELDS",
    "PARTS",
    "READABLE",
    "Act",
    "Actor",
    "ActorType",
    "Agent",
    "Alias",
    "Arrangement",
    "Attestation",
    "Attests",
    "Block",
    "BlockKind",
    "Brief",
    "Capture",
    "CaptureClass",
    "Cause",
    "Cited",
    "Claim",
    "ClaimKind",
    "Clause",
    "Count",
    "Coverage",
    "Deal",
    "Decision",
    "Deed",
    "Difference",
    "Disagreement",
    "Dossier",
    "Duty",
    "Edge",
    "Ending",
    "Entry",
    "Expected",
    "Extract",
    "Fact",
    "Finding",
    "Flip",
    "Form",
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
    "Pact",
    "Part",
    "Phase",
    "Piece",
    "Place",
    "Precision",
    "Purpose",
    "Quantity",
    "Reading",
    "Report",
    "Role",
    "Row",
    "Ruling",
    "Search",
    "Section",
    "Seen",
    "Sentence",
    "Shape",
    "ShapeKind",
    "Source",
    "SourceKind",
    "Span",
    "Speaker",
    "Stance",
    "Standing",
    "Start",
    "Statement",
    "Status",
    "Support",
    "Table",
    "Test",
    "Text",
    "Tie",
    "Tri",
    "Turn",
    "Turning",
    "Utterance",
    "Voice",
    "Watch",
    "When",
    "Window",
    "Word",
    "make_id",
]
