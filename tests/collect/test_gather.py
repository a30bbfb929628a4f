"""What `gather` takes, what it refuses, and that one bad file never stops the rest."""

import io
import os
import subprocess
import sys
from datetime import date

import pytest

from holdfire.collect import gather
from holdfire.record import make_id

from .samples import BODY, page

ARTICLE = page("Pause announced in Marne valley", "3 March 2026", *BODY)


def take(*inputs, published=None, outlets=None, **more):
    return gather(
        [str(i) for i in inputs], published=published or {}, outlets=outlets or {}, **more
    )


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.md").write_text("# Other\n\n" + BODY[0], encoding="utf-8")
    (tmp_path / "sub" / "c").write_text(BODY[1], encoding="utf-8")
    return tmp_path


def test_a_folder_is_walked_in_order(folder):
    got = take(folder)
    assert [c.file[len(str(folder)) + 1 :] for c in got.captures] == ["a.txt", "sub/b.md", "sub/c"]
    assert got.problems == ()
    assert all(got.raw[c.sha256] and c.id == make_id("cap", c.sha256) for c in got.captures)


def test_a_pattern_is_opened(folder):
    assert [c.file for c in take(folder / "*.txt").captures] == [str(folder / "a.txt")]
    assert len(take(folder / "**" / "*.md").captures) == 1


def test_the_same_bytes_twice_are_one_capture(folder):
    (folder / "again.txt").write_text(ARTICLE, encoding="utf-8")
    assert len(take(folder / "a.txt", folder / "again.txt", folder / "a.txt").captures) == 1


def test_standard_input():
    got = take("-", stdin=io.BytesIO(ARTICLE.encode()), outlets={"-": "Valley Mirror"})
    assert got.captures[0].file == "-"
    assert got.captures[0].outlet == "Valley Mirror"


def test_standard_input_not_connected():
    (problem,) = take("-").problems
    assert "standard input" in problem.message


BAD = {
    "empty.txt": (b"", "empty"),
    "blank.txt": ("\u2003\n".encode(), "white space"),
    "binary.txt": (b"%PDF-1.7 \x00\x01", "binary"),
    "zeroes": (b"text\x00text" * 20, "binary"),
    "torn.txt": (b"\xff\xfea", "utf-16"),
}


@pytest.mark.parametrize("name", BAD)
def test_one_problem_and_the_rest_go_on(folder, name):
    data, word = BAD[name]
    (folder / name).write_bytes(data)
    got = take(folder / name, folder / "a.txt")
    assert [p.file for p in got.problems] == [str(folder / name)]
    assert word in got.problems[0].message
    assert name not in got.problems[0].message  # the file's name is printed before it
    assert len(got.captures) == 1


def test_missing_file_and_empty_pattern(folder):
    got = take(folder / "none.txt", folder / "*.xyz", folder / "a.txt")
    assert ["does not exist" in p.message or "matches nothing" in p.message for p in got.problems]
    assert len(got.problems) == 2
    assert len(got.captures) == 1


def test_folder_with_nothing_readable(tmp_path):
    (tmp_path / "x.jpg").write_bytes(b"\xff\xd8\xff")
    problem, skipped = take(tmp_path).problems
    assert "no text or HTML" in problem.message
    assert "x.jpg" in skipped.message


def test_what_a_folder_holds_besides_texts_is_named(folder):
    for name in ("paper.docx", "sub/picture.jpg"):
        (folder / name).write_bytes(b"%PDF")
    (problem,) = take(folder).problems
    assert problem.file == str(folder)
    assert "paper.docx, sub/picture.jpg;" in problem.message
    for number in range(9):
        (folder / f"z{number}.png").write_bytes(b"")
    (problem,) = take(folder).problems
    assert "paper.docx, z0.png, z1.png and 8 more;" in problem.message


def test_the_parts_a_browser_saves_beside_a_page_are_not_named(folder):
    (folder / "a_files").mkdir()
    (folder / "a_files" / "style.css").write_bytes(b"p {}")
    assert take(folder).problems == ()


def test_no_message_begins_with_the_file_and_standard_input_is_named_so(tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    got = take(tmp_path / "empty.txt", tmp_path / "none.txt", "-", stdin=io.BytesIO(b""))
    assert not any(p.message.startswith((p.file, str(tmp_path))) for p in got.problems)
    assert got.problems[-1].file == "standard input"


def test_a_file_over_the_limit(folder):
    got = take(folder, limit=300)
    assert any("over 0.0003 MB" in p.message for p in got.problems)
    assert got.captures


def test_an_unreadable_file(folder, monkeypatch):
    from holdfire.collect import inputs

    def refuse(path, limit):
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(inputs, "read", refuse)
    (problem,) = take(folder / "a.txt").problems
    assert "Permission denied" in problem.message


def test_a_pipe_is_not_waited_on(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (problem,) = take(tmp_path / "pipe").problems
    assert "regular file" in problem.message


def test_odd_names_are_problems(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert len(take("a\x00b", "[", "[z-a]", "**", "x" * 5000).problems) == 5


ENCODED = {
    "utf-8": ARTICLE.encode(),
    "utf-8 with mark": b"\xef\xbb\xbf" + ARTICLE.encode(),
    "utf-16": ARTICLE.encode("utf-16"),
    "utf-16 big": b"\xfe\xff" + ARTICLE.encode("utf-16-be"),
}


@pytest.mark.parametrize("name", ENCODED)
def test_encodings_give_the_same_text(tmp_path, name):
    (tmp_path / "a.txt").write_bytes(ENCODED[name])
    got = take(tmp_path / "a.txt")
    assert got.captures[0].text == ARTICLE
    assert got.problems == ()


def test_a_legacy_encoding_is_read_and_doubt_is_told(tmp_path):
    text = ARTICLE.replace("Varn", "V\u00e4rn")
    (tmp_path / "a.txt").write_bytes(text.encode("cp1252"))
    got = take(tmp_path / "a.txt")
    assert got.captures[0].text == text
    assert all("UTF-8" in p.message for p in got.problems)


def test_line_ends_are_kept(tmp_path):
    text = ARTICLE.replace("\n", "\r\n")
    (tmp_path / "a.txt").write_bytes(text.encode())
    (capture,) = take(tmp_path / "a.txt").captures
    assert capture.text == text
    assert not any("\r" in capture.text[b.start : b.end] for b in capture.blocks)


def test_a_date_for_one_file_stands_over_the_page_and_one_for_all_does_not(folder):
    day = date(2026, 3, 9)
    (one,) = take(folder / "a.txt", published={"a.txt": day}).captures
    assert one.published.earliest.date() == day
    assert one.published.basis == "given with --published"
    (same,) = take(folder / "a.txt", published={str(folder / "a.txt"): day}).captures
    assert same.published == one.published
    (own,) = take(folder / "a.txt", published={"": day}).captures
    assert own.published.earliest.date() == date(2026, 3, 3)
    (none,) = take(folder / "sub" / "c", published={"": day}).captures
    assert none.published == one.published


def test_without_a_date_there_is_none(folder):
    (capture,) = take(folder / "sub" / "c").captures
    assert capture.published is None


def test_an_outlet_given_moves_the_agency_to_the_origin(tmp_path):
    text = "VARN, March 3, 2026 (Meridian Press) \u2014 " + "\n\n".join(BODY)
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (alone,) = take(tmp_path / "a.txt").captures
    assert (alone.outlet, alone.origin_outlet) == ("Meridian Press", None)
    (given,) = take(tmp_path / "a.txt", outlets={"a.txt": "Valley Mirror"}).captures
    assert (given.outlet, given.origin_outlet) == ("Valley Mirror", "Meridian Press")
    (all_,) = take(tmp_path / "a.txt", outlets={"": "Valley Mirror"}).captures
    assert all_.outlet == "Meridian Press"


def test_html_is_told_by_content(tmp_path):
    html = f"<!DOCTYPE html><html><body><h1>Pause</h1><p>{BODY[0]}</p></body></html>"
    (tmp_path / "page").write_text(html, encoding="utf-8")
    (tmp_path / "text.html").write_text(ARTICLE, encoding="utf-8")
    first, second = take(tmp_path).captures
    assert "<p>" not in first.text
    assert second.text == ARTICLE


def test_importing_the_room_is_cheap():
    code = (
        "import sys, holdfire.collect;"
        "bad = {'trafilatura', 'lxml', 'htmldate', 'charset_normalizer', 'dateparser', 'email',"
        " 'feedparser', 'msgspec', 'pypdf', 'warcio', 'zipfile'};"
        "sys.exit(str(bad & set(sys.modules)) if bad & set(sys.modules) else 0)"
    )
    subprocess.run(
        [sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONPATH": "src"}
    )
