"""Time stamps, with openssl as the authority that makes them and as the judge of ours."""

import hashlib
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from holdfire.errors import BadInput
from holdfire.store import stamps

OPENSSL = shutil.which("openssl")
pytestmark = pytest.mark.skipif(OPENSSL is None, reason="openssl plays the authority; install it")
HEAD = hashlib.sha256(b"the last row").digest()
CONFIG = """
[req]
distinguished_name = name
[name]
[root]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
[signer]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[tsa]
default_tsa = here
[here]
serial = serial
signer_cert = signer.pem
signer_key = signer.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
"""


def openssl(folder: Path, *args: str) -> str:
    command = [str(OPENSSL), *args]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


def certify(folder: Path, name: str, part: str, *more: str) -> None:
    openssl(folder, "ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", f"{name}.key")
    openssl(
        folder, "req", "-new", "-key", f"{name}.key", "-subj", f"/CN=Example {name}",
        "-config", "made.cnf", "-out", f"{name}.csr",
    )  # fmt: skip
    openssl(
        folder, "x509", "-req", "-in", f"{name}.csr", "-days", "2", "-extfile", "made.cnf",
        "-extensions", part, "-out", f"{name}.pem", *more,
    )  # fmt: skip


def authority(folder: Path) -> Path:
    """A root and a signer that stamps."""
    folder.mkdir()
    (folder / "made.cnf").write_text(CONFIG)
    (folder / "serial").write_text("01\n")
    certify(folder, "root", "root", "-signkey", "root.key")
    ca = ("-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial")
    certify(folder, "signer", "signer", *ca)
    return folder


@pytest.fixture(scope="module")
def tsa(tmp_path_factory):
    return authority(tmp_path_factory.mktemp("tsa") / "one")


@pytest.fixture(scope="module")
def token(tsa):
    (tsa / "query.tsq").write_bytes(stamps.request(HEAD))
    openssl(
        tsa, "ts", "-reply", "-config", "made.cnf", "-section", "here", "-queryfile", "query.tsq",
        "-out", "reply.tsr",
    )  # fmt: skip
    return (tsa / "reply.tsr").read_bytes()


def test_openssl_reads_the_request(tsa, token):
    said = openssl(tsa, "ts", "-query", "-in", "query.tsq", "-text")
    assert "Hash Algorithm: sha256" in said
    assert "Certificate required: yes" in said
    wanted = hashlib.sha256(HEAD).hexdigest()
    shown = "".join(
        line.split("-", 1)[1][:50] for line in said.splitlines() if line.startswith("    0")
    )
    assert "".join(c for c in shown if c in "0123456789abcdef") == wanted


def test_a_stamp_tells_its_time_and_openssl_agrees(tsa, token):
    roots = (tsa / "root.pem").read_bytes()
    moment = stamps.check(token, HEAD, roots)
    assert abs(moment - datetime.now(UTC)) < timedelta(minutes=5)
    assert moment.tzinfo is UTC
    assert stamps.check(token, HEAD) == moment
    (tsa / "head.bin").write_bytes(HEAD)
    said = openssl(
        tsa, "ts", "-verify", "-data", "head.bin", "-in", "reply.tsr", "-CAfile", "root.pem"
    )
    assert "OK" in said


def test_a_stamp_of_another_head_or_authority_is_refused(tsa, token, tmp_path):
    roots = (tsa / "root.pem").read_bytes()
    other = hashlib.sha256(b"another row").digest()
    for given in (roots, None):
        with pytest.raises(BadInput, match="over another head"):
            stamps.check(token, other, given)
    stranger = authority(tmp_path / "two")
    with pytest.raises(BadInput, match="no time stamp of that head"):
        stamps.check(token, HEAD, (stranger / "root.pem").read_bytes())
    with pytest.raises(BadInput, match="no time stamp of that head"):
        stamps.check(token, HEAD, b"no certificates")


def test_any_byte_of_a_stamp_that_changes_is_refused_or_changes_nothing(tsa, token):
    """Some bytes of the wrapping carry nothing; no change may move the time unnoticed."""
    roots = (tsa / "root.pem").read_bytes()
    moment = stamps.check(token, HEAD, roots)
    refused = 0
    for at in range(0, len(token), 5):
        changed = bytearray(token)
        changed[at] ^= 1 << (at % 8)
        try:
            assert stamps.check(bytes(changed), HEAD, roots) == moment
        except BadInput:
            refused += 1
    assert refused > len(token) / 5 * 0.8


@pytest.mark.parametrize("token", [b"", b"no stamp", b"\x30\x03\x02\x01\x00"])
def test_what_is_no_stamp_is_refused(token):
    with pytest.raises(BadInput, match="no time stamp of that head"):
        stamps.check(token, HEAD)


def test_without_the_extra_the_sentence_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "rfc3161_client", None)
    for call in (lambda: stamps.request(HEAD), lambda: stamps.check(b"", HEAD)):
        with pytest.raises(BadInput, match=r"pip install 'holdfire\[stamps\]'"):
            call()
