"""Asking a model over a real connection: patient with a busy server, and silent about the key."""

import gzip
import time

import pytest

from holdfire.collect.models import Model
from holdfire.errors import (
    Broken,
    HoldfireError,
    NetworkError,
    Refused,
    Spent,
    Unanswered,
    UsageError,
)
from tests.collect.servers import Clock, bounded, fetcher, hostile, reply, site
from tests.modelled import PATH, failed, json_reply

pytestmark = pytest.mark.loopback

KEY = "sk-test-4711"
BODY = b'{"model": "small"}'
FINE = json_reply(b'{"choices": []}')


def model(server, door=None, **given):
    return Model(door or fetcher(), server.url("/v1"), **given)


def test_a_request_goes_out_and_its_answer_comes_back():
    with site({PATH: FINE}) as server:
        assert model(server, key=KEY)(BODY) == b'{"choices": []}'
    (asked,) = server.asked
    assert (asked.method, asked.path, asked.body) == ("POST", PATH, BODY)
    assert asked.fields["authorization"] == f"Bearer {KEY}"
    assert asked.fields["content-type"] == "application/json"


def test_without_a_key_none_is_sent():
    with site({PATH: FINE}) as server:
        model(server)(BODY)
    assert "authorization" not in server.asked[0].fields


def test_a_base_address_may_end_in_a_slash():
    with site({PATH: FINE}) as server:
        Model(fetcher(), server.url("/v1/"))(BODY)
    assert server.paths == [PATH]


def test_a_busy_server_is_asked_again_when_it_says():
    clock = Clock()
    busy = failed("429 Too Many Requests", "slow down", retry_after="7")
    with site({PATH: [busy, FINE]}) as server:
        model(server, fetcher(bounded(tries=3), clock))(BODY)
    assert clock.slept == [7.0]
    assert len(server.asked) == 2


def test_a_failing_server_is_asked_again_later_each_time():
    clock = Clock()
    with site(
        {PATH: [failed("500 Internal Server Error", "oh"), reply(status="502 Bad"), FINE]}
    ) as s:
        model(s, fetcher(bounded(tries=3), clock))(BODY)
    assert clock.slept == [1.0, 2.0]


def test_a_server_that_stays_busy_ends_the_run_with_what_it_says():
    says = r"429 .*quota exceeded.*every answer is kept"
    busy = failed("429 Too Many Requests", "quota exceeded")
    with site({PATH: busy}) as server, pytest.raises(Broken, match=says):
        model(server, fetcher(bounded(tries=2)))(BODY)
    assert len(server.asked) == 2


def test_a_server_that_does_not_answer_is_left():
    late = pytest.raises(Broken, match=r"took too long")
    with hostile(lambda _: time.sleep(0.6)) as url, late:
        Model(fetcher(bounded(read=0.2)), url)(BODY)


@pytest.mark.parametrize(
    ("answer", "kind", "says"),
    [
        (failed("400 Bad Request", "maximum context length is 4096 tokens"), Unanswered, "4096"),
        (failed("413 Content Too Large", "too long"), Unanswered, "too long"),
        (reply(b'{"detail": [1]}', "422 Unprocessable"), Unanswered, "answers 422"),
        (failed("403 Forbidden", "no"), NetworkError, "HOLDFIRE_API_KEY"),
        (failed("404 Not Found", "The model `small` does not exist"), NetworkError, "--model"),
        (reply(b'{"error": "model not loaded"}', "404 Not Found"), NetworkError, "not loaded"),
        (reply(b"<html>" + b"x" * 9000, "404 Not Found"), NetworkError, "404; check"),
        (reply(b"\x1f\x8bnonsense", "400 Bad", content_encoding="gzip"), Unanswered, "answers 400"),
        (reply(gzip.compress(b'{"error": "packed"}'), "400 Bad", content_encoding="gzip"),
         Unanswered, "packed"),
        (reply(b"[" * 3000, "400 Bad"), Unanswered, "answers 400"),
        (reply(status="302 Found", location="http://127.0.0.1/"), NetworkError, "answers 302"),
    ],
)  # fmt: skip
def test_other_answers_say_what_they_mean(answer, kind, says):
    with site({PATH: answer}) as server, pytest.raises(kind, match=says):
        model(server, key=KEY)(BODY)
    assert len(server.asked) == 1


def test_what_a_server_says_cannot_steer_a_terminal():
    steering = failed("400 Bad Request", "a\x1b[31m\nb" + "c" * 500)
    with site({PATH: steering}) as server, pytest.raises(Unanswered) as caught:
        model(server)(BODY)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 300


def test_the_budget_is_kept_and_its_end_told():
    with site({PATH: FINE}) as server:
        ask = model(server, budget=2)
        ask(BODY)
        ask(BODY)
        with pytest.raises(Spent, match=r"budget of 2 requests is spent; .* same command"):
            ask(BODY)
    assert (ask.asked, len(server.asked)) == (2, 2)


@pytest.mark.parametrize("status", ["400 Bad Request", "401 Unauthorized", "500 Server Error"])
def test_a_key_is_in_no_error_even_where_the_server_repeats_it(status):
    with site({PATH: failed(status, f"Incorrect API key provided: {KEY}")}) as server:
        ask = model(server, key=KEY)
        with pytest.raises(HoldfireError) as caught:
            ask(BODY)
    assert "Incorrect API key provided: ***" in str(caught.value)
    assert KEY not in str(caught.value)
    assert KEY not in repr(ask)


def test_a_key_is_hidden_however_the_server_spells_it():
    key = "sk/4711"
    spelt = json_reply(rb'{"error": "bad key sk\/4711"}', "401 Unauthorized")
    with site({PATH: spelt}) as server, pytest.raises(NetworkError) as caught:
        model(server, key=key)(BODY)
    assert "bad key ***" in str(caught.value)


def test_a_key_repeated_in_an_answer_does_not_come_back():
    with site({PATH: json_reply(f'{{"id": "{KEY}"}}'.encode())}) as server:
        assert KEY.encode() not in model(server, key=KEY)(BODY)


@pytest.mark.parametrize("key", ["two words", "line\nbreak", "“curly”", "k" * 2000])
def test_what_is_no_key_is_refused_without_showing_it(key):
    with pytest.raises(UsageError) as caught:
        Model(fetcher(), "https://models.example.org/v1", key=key)
    assert key not in str(caught.value)


@pytest.mark.parametrize("url", ["http://models.example.org/v1", "http://93.184.215.14/v1"])
def test_texts_do_not_travel_in_the_open(url):
    with pytest.raises(Refused, match="in the open"):
        Model(fetcher(), url, key=KEY)


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:8080/v1", "http://localhost:8080", "http://10.0.0.4/v1", "http://gpu.lan/v1",
     "https://models.example.org/v1"],
)  # fmt: skip
def test_this_network_and_protected_hosts_may_be_asked(url):
    assert Model(fetcher(), url).host in url


def test_a_metadata_service_is_never_asked():
    with pytest.raises(Refused):
        Model(fetcher(), "http://169.254.169.254/v1")(BODY)
