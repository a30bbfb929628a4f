"""Asking a large model: one chat-completions request at a time, within a budget.

The protocol is that of OpenAI's `POST /chat/completions`, which vLLM, llama.cpp, Ollama and others
speak too. This is the one place where words of a text leave the machine other than by a brief.
"""

import json
import re
from http import HTTPStatus

from holdfire.errors import Broken, NetworkError, Refused, Spent, Unanswered, UsageError

from . import guard
from .fetch import Fetcher
from .guard import shown

_KEY = re.compile(r"[\x21-\x7e]{1,1000}")
_THIS_TEXT = frozenset({400, 413, 422})
"""What a server answers where it is the request that it cannot take: this text, not every one."""


class Model:
    """The endpoint of a model; call it with the JSON of a request for the JSON of its answer.

    `url` is the base that `/chat/completions` is put behind; `key` is sent to it and kept nowhere;
    `budget` is how many requests may be sent in all, None without end. A request sent again after
    a failure counts once.
    """

    def __init__(
        self, fetcher: Fetcher, url: str, *, key: str = "", budget: int | None = None
    ) -> None:
        where = guard.target(url.rstrip("/") + "/chat/completions")
        if where.scheme == "http" and not guard.inner(where):
            raise Refused(
                f"{shown(url)} was not asked: texts and keys would travel in the open; give an "
                "https:// address"
            )
        if key and not _KEY.fullmatch(key):
            raise UsageError("the key holds characters that no key has; set HOLDFIRE_API_KEY again")
        self.host = where.authority
        self.asked = 0
        self._url, self._fetcher, self._budget, self._key = where.url, fetcher, budget, key

    def __call__(self, request: bytes) -> bytes:
        """Send a request. Raises Unanswered where the server cannot take this one; Spent, Broken
        or another NetworkError where it is no use to go on."""
        if self._budget is not None and self.asked >= self._budget:
            raise Spent(
                f"the budget of {self._budget} requests is spent; every answer is kept: run the "
                "same command again to go on from here"
            )
        self.asked += 1
        fields = {"Content-Type": "application/json", "Accept": "application/json"}
        if self._key:
            fields["Authorization"] = f"Bearer {self._key}"
        answer = self._fetcher.exchange(self._url, request, fields)
        if answer.status == HTTPStatus.OK:
            return answer.data.replace(self._key.encode(), b"***") if self._key else answer.data
        raise self._failure(answer.status, _reason(answer.data, self._key))

    def _failure(self, status: int, why: str) -> Exception:
        """What a status other than 200 means for this text, or for the whole run."""
        said = f"{shown(self._url)} answers {status}{why}"
        if status in _THIS_TEXT:
            return Unanswered(said)
        if status in (401, 403):
            return NetworkError(f"{said}; set HOLDFIRE_API_KEY to a key it takes")
        if status == HTTPStatus.TOO_MANY_REQUESTS or status >= 500:
            return Broken(f"{said}; every answer is kept: run the same command again later")
        return NetworkError(f"{said}; check --endpoint and --model")


def _reason(data: bytes, key: str) -> str:
    """What the server says of its failure, short, printable and without the key; "" for nothing."""
    try:
        told = json.loads(data)
        error = told.get("error", told)
        text = error.get("message", "") if isinstance(error, dict) else error
    except (ValueError, AttributeError, RecursionError):
        return ""
    bare = str(text).replace(key, "***") if key else str(text)
    plain = " ".join("".join(c if c.isprintable() else " " for c in bare[:200]).split())
    return f" (“{plain}”)" if plain else ""
