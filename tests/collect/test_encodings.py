"""Bytes that do not say their encoding: read as the words of some language, or with a doubt."""

import pytest

from holdfire.collect import gather

from .samples import BODY


def read(tmp_path, words, encoding):
    text = f"By {words}\n\n" + "\n\n".join(BODY)
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    got = gather([str(tmp_path / "a.txt")], published={}, outlets={})
    return got.captures[0].text == text, bool(got.problems)


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("Søren Malm and José Ruiz", "cp1252"),
        ("Désiré Moulin", "cp1252"),
        ("Åse Bjørk", "cp1252"),
        ("Pavel Dvořák of Příbram", "cp1250"),
        ("Lech Wałęsa", "cp1250"),
        ("José García", "mac_roman"),
    ],
)
def test_names_decide_between_encodings(tmp_path, words, encoding):
    assert read(tmp_path, words, encoding) == (True, False)


@pytest.mark.parametrize(
    ("words", "encoding", "right"),
    [("Ana Muñoz", "cp1252", True), ("Ali Yıldırım", "cp1254", False)],
)
def test_two_readings_that_both_may_be_names_leave_a_doubt(tmp_path, words, encoding, right):
    assert read(tmp_path, words, encoding) == (right, True)
