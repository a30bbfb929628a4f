"""Everything holdfire raises on purpose.

HoldfireError
├── BadInput       a file, argument or text that cannot be used           (exit 1)
│   └── SpanMismatch   quoted words that are not where they are said to be
├── UsageError     the command was called with arguments that do not fit  (exit 2)
├── Unsupported    a brief sentence that resolves to nothing               (exit 1)
├── Unanswered     a model gave no answer about a text that can be used    (exit 1)
└── NetworkError   something that could not be had over the network       (exit 3)
    ├── Refused        holdfire did not ask: the target or its rules forbid it
    │   └── Spent          holdfire did not ask: the budget given for asking is used up
    └── Broken         the line or the server failed; asking again may help
"""


class HoldfireError(Exception):
    """Root of the tree: what is wrong, where, and what to do next, in one sentence."""

    exit_code = 1


class BadInput(HoldfireError):
    """The data given cannot be read; the message names the file and the next step."""


class SpanMismatch(BadInput):
    """The words stored with a span do not stand at its offsets."""


class UsageError(HoldfireError):
    """The command line does not fit together."""

    exit_code = 2


class Unsupported(HoldfireError):
    """A sentence of a brief rests on no span, search record or rule; the brief is not written."""


class Unanswered(HoldfireError):
    """A model gave no answer about one text that can be used; the message says why."""


class NetworkError(HoldfireError):
    """Something could not be had over the network; the message names the address."""

    exit_code = 3


class Refused(NetworkError):
    """Nothing was asked: the address is closed to us, or its robots.txt says to keep out."""


class Spent(Refused):
    """Nothing was asked: the budget is used up. What was answered before is kept."""


class Broken(NetworkError):
    """The connection or the server failed in a way that may pass."""
