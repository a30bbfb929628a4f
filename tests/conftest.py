"""No test reaches the network; one that plays a server on this machine says so with a mark."""

import importlib
import os
import socket
from typing import Any

import pytest
from hypothesis import settings

# The same examples every time, so that a change fails for what it changed; `make fuzz` and
# HOLDFIRE_EXPLORE=1 look for new ones.
settings.register_profile("same", derandomize=True, database=None)
if os.environ.get("HOLDFIRE_EXPLORE") != "1":
    settings.load_profile("same")

# Tests read by rule, which is quick and needs no package, unless they ask for the network.
READER: Any = importlib.import_module("holdfire.read.method")
EMBEDDED = READER.installed()
os.environ["HOLDFIRE_READER"] = "rules"

HERE = frozenset({"127.0.0.1", "::1", "localhost"})


def _host(address):
    """The host of a socket address; None for a path or anything else."""
    return address[0] if isinstance(address, tuple) else None


@pytest.fixture(autouse=True)
def no_network(request, monkeypatch):
    """Fail the test at any connection or name look-up, even where the code would catch an error."""
    loopback = request.node.get_closest_marker("loopback") is not None

    def guard(real, host_of):
        def call(*args, **kwargs):
            host = host_of(*args)
            if loopback and host in HERE:
                return real(*args, **kwargs)
            pytest.fail(f"a test tried to reach {host!r}: hand the code what it would have fetched")

        return call

    for method in ("connect", "connect_ex"):
        real = getattr(socket.socket, method)
        monkeypatch.setattr(socket.socket, method, guard(real, lambda _, address: _host(address)))
    for name in ("getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, guard(getattr(socket, name), lambda host, *_: host))


@pytest.fixture(autouse=True)
def reader_in_use(request, monkeypatch):
    """The rules, or where the test is marked `embedded` the network of holdfire-reader-en."""
    if request.node.get_closest_marker("embedded") is None:
        yield
        return
    if EMBEDDED is None:
        pytest.skip("holdfire-reader-en is not installed: make install")
    monkeypatch.delenv("HOLDFIRE_READER")
    READER.in_use.cache_clear()
    yield
    READER.in_use.cache_clear()
