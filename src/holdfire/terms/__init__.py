"""Terms as data: the deal folder people write, checked against the words it rests on."""

from .drafting import draft, untouched
from .keys import schema
from .loading import check, load

__all__ = ["check", "draft", "load", "schema", "untouched"]
