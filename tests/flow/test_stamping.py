"""A case's last link stamped over HTTP by an authority of the test's own, and proved offline."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from holdfire.collect.fetch import Fetcher
from holdfire.errors import NetworkError
from holdfire.flow.case import Case
from holdfire.flow.proving import prove
from tests.flow.test_case import Clock
from tests.store.test_stamps import OPENSSL, authority, openssl

pytestmark = [
    pytest.mark.loopback,
    pytest.mark.skipif(OPENSSL is None, reason="openssl plays the authority; install it"),
]


@pytest.fixture(scope="module")
def tsa(tmp_path_factory):
    return authority(tmp_path_factory.mktemp("tsa") / "one")


@pytest.fixture
def url(tsa):
    """The authority behind an HTTP server of this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            size = int(self.headers["Content-Length"])
            (tsa / "asked.tsq").write_bytes(self.rfile.read(size))
            openssl(tsa, "ts", "-reply", "-config", "made.cnf", "-section", "here",
                    "-queryfile", "asked.tsq", "-out", "given.tsr")  # fmt: skip
            body = (tsa / "given.tsr").read_bytes()
            self.send_response(200 if self.path == "/tsa" else 404)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/tsa"
    server.shutdown()
    server.server_close()


@pytest.fixture
def case(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "a.txt").write_text("A pause.\n\nThe envoy, Ana Vel, said both sides agreed.\n")
    with Case.new(tmp_path / "truce", clock=Clock()) as made:
        made.add([tmp_path / "a.txt"])
        yield made


def stamped(case, url):
    with Fetcher(clock=Clock(), user_agent="holdfire/test", allow_private=True) as door:
        return case.stamp(url, fetcher=door)


def test_a_stamp_is_proved_offline_down_to_a_root(case, url, tsa):
    seq, _ = case._held.ledger.head()
    at = stamped(case, url)
    case.close()
    (one,) = prove(case.folder.root, (tsa / "root.pem").read_bytes()).stamps
    assert (one.seq, one.authority, one.at, one.fault) == (seq, url, at.isoformat(), "")
    assert f"row {seq} was there by {at.isoformat()}, says {url}" in "\n".join(
        prove(case.folder.root).lines()
    )


def test_a_stamp_by_somebody_else_is_a_fault(case, url, tmp_path):
    stamped(case, url)
    case.close()
    other = authority(tmp_path / "other")
    proof = prove(case.folder.root, (other / "root.pem").read_bytes())
    assert not proof.whole
    assert "ask the authority for a new one" in proof.stamps[0].fault


def test_an_authority_that_fails_stamps_nothing(case, url):
    head = case._held.ledger.head()
    with pytest.raises(NetworkError):
        stamped(case, url.replace("/tsa", "/nothing"))
    assert case._held.ledger.head() == head
