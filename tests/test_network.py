"""The fixture that closes the network does close it."""

import socket

import pytest


def test_a_connection_fails_the_test():
    with socket.socket() as plug, pytest.raises(pytest.fail.Exception, match=r"192\.0\.2\.1"):
        plug.connect(("192.0.2.1", 80))


def test_this_machine_is_closed_too():
    with socket.socket() as plug, pytest.raises(pytest.fail.Exception, match="127"):
        plug.connect_ex(("127.0.0.1", 9))


def test_a_name_look_up_fails_the_test():
    with pytest.raises(pytest.fail.Exception, match=r"example\.org"):
        socket.create_connection(("example.org", 443))


@pytest.mark.loopback
def test_a_marked_test_may_talk_to_itself():
    with socket.create_server(("127.0.0.1", 0)) as server:
        with socket.create_connection(server.getsockname()) as plug:
            assert plug.getpeername() == server.getsockname()
        with pytest.raises(pytest.fail.Exception):
            socket.getaddrinfo("example.org", 443)
