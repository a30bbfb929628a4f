"""A large model as tests play it: a server on 127.0.0.1 that speaks chat completions, strictly."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import jsonschema

from holdfire.read import RuleReader
from holdfire.record import Capture, Naming, Span, Statement
from tests.collect.servers import Asked, Site, reply, site

PATH = "/v1/chat/completions"
Said = Callable[[dict[str, Any]], Any]
"""The page a model is shown → its statements, and its events; or a whole HTTP answer as bytes."""


def completion(content: str | None, *, finish: str = "stop", refusal: str | None = None) -> bytes:
    """A chat completion as servers write it."""
    message = {"role": "assistant", "content": content, "refusal": refusal}
    choice = {"index": 0, "message": message, "finish_reason": finish, "logprobs": None}
    usage = {"prompt_tokens": 900, "completion_tokens": 100, "total_tokens": 1000}
    body = {"id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": "small"}
    return json.dumps({**body, "choices": [choice], "usage": usage}).encode()


def told(*statements: Any, events: Any = ()) -> bytes:
    """A completion that proposes these statements and events."""
    return completion(json.dumps({"statements": statements, "events": events}))


def page_of(request: bytes) -> dict[str, Any]:
    """What a request shows of a text."""
    return json.loads(json.loads(request)["messages"][1]["content"])


def fault(asked: Asked) -> str:
    """What a strict server would find wrong with a request; "" for nothing."""
    if asked.method != "POST" or asked.fields.get("content-type") != "application/json":
        return "not a POST of JSON"
    body = json.loads(asked.body)
    if [m["role"] for m in body["messages"]] != ["system", "user"] or not body["model"]:
        return "messages or model missing"
    form = body["response_format"]
    if form["type"] != "json_schema" or form["json_schema"]["strict"] is not True:
        return "no strict schema"
    return strict(form["json_schema"]["schema"])


def strict(schema: dict[str, Any]) -> str:
    """What `strict` forbids in a schema: open objects, keys that may be left out."""
    jsonschema.Draft202012Validator.check_schema(schema)
    for below in schema.get("properties", {}).values():
        if found := strict(below):
            return found
    if schema["type"] == "array":
        return strict(schema["items"])
    if schema["type"] != "object":
        return ""
    if schema.get("additionalProperties") is not False:
        return "an open object"
    return "" if schema["required"] == list(schema["properties"]) else "a key may be left out"


@contextmanager
def model(say: Said, key: str = "") -> Iterator[Site]:
    """A server whose model says what `say` makes of each page."""

    def answer(asked: Asked) -> bytes:
        if wrong := fault(asked):
            return failed("400 Bad Request", wrong)
        if key and asked.fields.get("authorization") != f"Bearer {key}":
            return failed("401 Unauthorized", f"Incorrect API key provided: {key}")
        said = say(page_of(asked.body))
        return said if isinstance(said, bytes) else json_reply(told(*said[0], events=said[1]))

    with site({PATH: answer}) as own:
        yield own


def json_reply(body: bytes, status: str = "200 OK", **fields: str) -> bytes:
    return reply(body, status, content_type="application/json", **fields)


def failed(status: str, message: str, **fields: str) -> bytes:
    """An error as such servers write it."""
    error = {"message": message, "type": "error", "param": None, "code": None}
    return json_reply(json.dumps({"error": error}).encode(), status, **fields)


def piece(paragraph: int, words: str, occurrence: int = 1) -> dict[str, Any]:
    return {"paragraph": paragraph, "words": words, "occurrence": occurrence}


def proposal(**given: Any) -> dict[str, Any]:
    """A statement as the schema asks for it."""
    empty = {"source": [], "cue": [], "content": [], "speaker": "", "via": ""}
    return {**empty, "naming": "named", "act": "other", **given}


def event(words: dict[str, Any], conduct: str = "attack", absent: bool = False) -> dict[str, Any]:
    """An event as the schema asks for it."""
    return {"words": words, "conduct": conduct, "absent": absent}


def by_rule(capture: Capture) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """What the rules find in a capture, as a model would propose it; not the outlet's own voice."""
    found = RuleReader().read(capture)
    said = [s for s in found.statements if s.speaker.naming is not Naming.OUTLET]
    happened = {(r.span, r.deed, r.absence): None for r in found.reports}
    return [_proposed(capture, s) for s in said], [
        event(_piece(capture, span), deed, absence) for span, deed, absence in happened
    ]


def _proposed(capture: Capture, s: Statement) -> dict[str, Any]:
    named = s.speaker.name if s.speaker.naming is Naming.NAMED else ""
    known = named if named in capture.text else ""
    return proposal(
        source=[_piece(capture, x) for x in s.source or ()],
        cue=[_piece(capture, x) for x in s.cue or ()],
        content=[_piece(capture, x) for x in s.content],
        speaker=known, naming=s.speaker.naming.value, act=s.act.value,
    )  # fmt: skip


def _piece(capture: Capture, span: Span) -> dict[str, Any]:
    number, block = next(
        (n, b) for n, b in enumerate(capture.blocks, 1) if b.start <= span.start < b.end
    )
    words = re.compile(rf"(?<!\w){re.escape(span.words)}(?!\w)" if span.words[0].isalnum() else
                       re.escape(span.words))  # fmt: skip
    before = words.finditer(capture.text, block.start, block.end)
    return piece(number, span.words, sum(m.start() <= span.start for m in before))
