"""What went wrong or looks doubtful, kept on record so that it is not taken for calm."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One thing a person should look at: which room met it, on what, and one sentence.

    `at` is aware (UTC).
    """

    id: str
    room: str
    subject: str
    what: str
    at: datetime
