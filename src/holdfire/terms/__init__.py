"""Terms as data: the deal folder people write, checked against the words it rests on."""

from .drafting import draft, untouched
from .loading import check, load
from .published import schema

__all__ = ["check", "draft", "load", "schema", "untouched"]
