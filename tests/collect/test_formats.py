"""What is taken from each format: whose words, which facts, and what is left out."""

import io
import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from benchmarks.fuzz import seeds
from holdfire.collect import Problem, capture_of, is_url, items, parts_of
from holdfire.errors import BadInput
from holdfire.record import BlockKind, CaptureClass, Item, Precision

from .samples import kind_of, words_of


def taken(data, name="file", **more):
    """The items and the problems in these bytes."""
    parts = list(parts_of(Item(data=data, name=name), **more))
    problems = [p.message for p in parts if isinstance(p, Problem)]
    return [p for p in parts if isinstance(p, Item)], problems


def captured(item):
    """The capture of an item."""
    return capture_of(item)[0]


def only(data, name="file"):
    """The capture of the one item in these bytes."""
    (item,), _ = taken(data, name)
    return captured(item)


def named(*inputs, **more):
    """The items and problems of files, one at a time."""
    return items([str(name) for name in inputs], **more)


def test_an_address_is_left_to_what_fetches():
    (problem,) = named("https://valley.example/a")
    assert "holdfire add" in problem.message
    assert is_url("HTTP://x")
    assert not is_url("http.txt")


def test_items_are_made_one_at_a_time(tmp_path):
    (tmp_path / "a.warc").write_bytes(seeds.warc())
    found = named(tmp_path / "a.warc", tmp_path / "none")
    assert next(found).url == "https://valley.example/a"


class TestMail:
    def test_the_header_gives_facts_and_the_letter_its_own_words(self):
        (letter, page, inner, paper), problems = taken(seeds.mail(), "a.eml")
        capture = captured(letter)
        assert capture_of(letter)[1] == ""
        assert capture.title == f"{seeds.TITLE} – update"
        assert (capture.byline, capture.outlet) == ("Irena Väld", None)
        assert capture.published.earliest == datetime(2031, 3, 4, 7, 12, tzinfo=UTC)
        assert capture.published.basis.startswith("the message's Date header")
        assert words_of(capture, BlockKind.BODY) == [seeds.STORY[0], seeds.STORY[1]]
        assert kind_of(capture, "On Tue, 4 Mar") is BlockKind.COMMENT
        assert kind_of(capture, "wrote:") is BlockKind.COMMENT
        assert kind_of(capture, seeds.STORY[2][:30]) is BlockKind.COMMENT
        assert kind_of(capture, "Irena") is BlockKind.BOILERPLATE
        assert [page.name, inner.name, paper.name] == ["a.eml#2", "a.eml#3", "a.eml#4"]
        assert captured(page).title.startswith("Note")
        assert captured(paper).text.startswith(seeds.TITLE)
        assert page.container == capture.sha256
        assert problems == ["left out what is attached in formats that are not read: 1"]

    def test_a_newsletter_is_its_page_and_its_sender_the_outlet(self):
        capture = only(seeds.page_mail())
        assert (capture.outlet, capture.byline) == ("Valley Mirror", None)
        assert capture.published.precision is Precision.MINUTE
        assert capture.published.earliest.hour == 9
        assert list(seeds.STORY) == words_of(capture, BlockKind.BODY)[: len(seeds.STORY)]

    def test_a_list_is_an_outlet(self):
        assert only(
            seeds.letter(List_Id="Valley desk <desk.valley.example>").as_bytes()
        ).outlet == ("Valley desk")

    def test_what_follows_an_original_message_is_its_writers(self):
        told = f"Here it is.\n\n-----Original Message-----\nFrom: A\n\n{seeds.STORY[0]}\n"
        message = seeds.letter()
        message.set_content(told)
        assert kind_of(only(message.as_bytes()), seeds.STORY[0]) is BlockKind.COMMENT

    def test_what_is_forwarded_is_read_without_its_header(self):
        message = seeds.letter()
        message.set_content(
            f"---------- Forwarded message ---------\nFrom: A\nDate: B\n\n{seeds.STORY[0]}\n"
        )
        capture = only(message.as_bytes())
        assert words_of(capture, BlockKind.BODY) == [seeds.STORY[0]]
        assert kind_of(capture, "From: A") is BlockKind.NAVIGATION

    def test_a_date_without_a_zone_is_a_day(self):
        data = seeds.letter().as_bytes().replace(b"+0200", b"-0000")
        when = only(data).published
        assert (when.precision, when.zone) == (Precision.DAY, "unstated")

    def test_a_mailbox_holds_messages(self):
        found, _ = taken(seeds.mailbox(), "a.mbox")
        assert [item.name for item in found] == ["a.mbox#1", "a.mbox#2"]

    @pytest.mark.parametrize(
        ("data", "word"),
        [
            (b"Message-ID: x\nMIME-Version: 1.0\nFrom: a\n\n \n", "without text"),
            (b"Message-ID: x\nMIME-Version: 1.0\nFrom: a\n" + b"multipart/" * 60, "too many parts"),
        ],
    )
    def test_refusals(self, data, word):
        with pytest.raises(BadInput, match=word):
            capture_of(Item(data=data, name="a.eml"))

    def test_letters_within_letters_end(self):
        data = seeds.letter().as_bytes()
        for n in range(6):
            head = (
                f"Message-ID: <{n}>\nMIME-Version: 1.0\nFrom: a\nContent-Type: message/rfc822\n\n"
            )
            data = head.encode() + data
        found, problems = taken(data)
        assert len(found) == 4
        assert "too deep" in problems[0]

    def test_a_text_with_a_header_of_an_archive_is_no_mail(self):
        data = b"Title: Pause\nFrom: Varn\nDate: 3 March 2031\nSubject: x\n\n" + seeds.text()
        assert taken(data)[0][0].media == "text/plain"


class TestPdf:
    def test_lines_become_paragraphs_and_what_runs_along_is_furniture(self):
        first = ["Valley Institute, report 12", seeds.TITLE, "The Council said that obser-"]
        second = ["Valley Institute, report 12", "from Thursday, after the cease-", "fire began."]
        first += ["vers would be let into the valley and the towns beside it", "1"]
        capture = only(seeds.pdf([first, [*second, "2"]]))
        body = (
            "The Council said that observers would be let into the valley and the towns beside it"
        )
        assert f"{body} from Thursday, after the cease-fire began." in capture.text
        assert kind_of(capture, "Valley Institute, report 12 1") is BlockKind.BOILERPLATE
        assert kind_of(capture, "Valley Institute, report 12 2") is BlockKind.BOILERPLATE

    def test_when_the_file_was_made_is_no_day_of_publication(self):
        lines = ["The Council said on Monday that its units had been told to hold their fire."]
        capture = only(seeds.pdf([lines]))
        assert (capture.published, capture.title, capture.byline) == (
            None,
            "Pause paper",
            "Irena Valk",
        )

    def test_packed_or_not_the_text_is_the_same(self):
        assert only(seeds.pdf(packed=True)).text == only(seeds.pdf()).text

    @pytest.mark.parametrize(
        ("data", "word"),
        [
            (seeds.pdf([[]]), "without text"),
            (seeds.pdf()[:300], "damaged"),
            (seeds.pdf(extra=b"/Encrypt << /Filter /X /V 9 >>"), "damaged|locked"),
            (seeds.pdf([["a"]] * 501), "too many pages"),
        ],
    )
    def test_refusals(self, data, word, capfd):
        with pytest.raises(BadInput, match=word):
            capture_of(Item(data=data, name="a.pdf"))
        assert capfd.readouterr() == ("", "")

    def test_pages_that_cost_too_much_are_refused(self, monkeypatch):
        from holdfire.collect.formats import pdf

        monkeypatch.setattr(pdf, "MOST_SECONDS", 0.0)
        with pytest.raises(BadInput, match="too many"):
            capture_of(Item(data=seeds.pdf(), name="a.pdf"))


class TestArchives:
    @pytest.mark.parametrize("build", [seeds.warc, seeds.packed_warc])
    def test_pages_come_with_address_time_and_charset(self, build, capfd):
        found, problems = taken(build(), "a.warc.gz")
        assert [item.url.rpartition("/")[2] for item in found] == ["a", "b", "c", "e"]
        assert found[0].fetched == datetime(2031, 3, 5, 8, tzinfo=UTC)
        assert (found[0].charset, found[0].name) == ("utf-8", "a.warc.gz#1")
        assert found[1].data == found[2].data
        capture = captured(found[0])
        assert capture.url == "https://valley.example/a"
        assert capture.published.earliest == datetime(2031, 3, 4, 7, 12, tzinfo=UTC)
        assert problems == [
            "left out 3 answers, 1 of other media, 1 saying that there is no page, "
            "1 repeating an earlier one; the others are read"
        ]
        assert capfd.readouterr() == ("", "")

    def test_a_wacz_gives_the_pages_it_lists_or_all(self):
        assert [item.url for item in taken(seeds.wacz())[0]] == ["https://valley.example/a"]
        assert len(taken(seeds.wacz(pages=""))[0]) == 4
        assert len(taken(seeds.wacz(pages='{"url": "https://other.example/"}'))[0]) == 4

    def test_any_other_zip_is_to_be_unpacked(self):
        held = io.BytesIO()
        import zipfile

        with zipfile.ZipFile(held, "w") as whole:
            whole.writestr("a.txt", "text")
        assert "unpack it" in taken(held.getvalue())[1][0]

    def test_a_cut_archive_gives_what_came_before(self):
        for data in (seeds.warc()[:-400], seeds.packed_warc()[:-300]):
            found, problems = taken(data)
            assert found
            assert any("damaged" in problem for problem in problems)

    def test_a_packed_page_that_bursts_is_left_out(self):
        import gzip

        told = "Content-Type: text/html\r\nContent-Encoding: gzip\r\n"
        body = gzip.compress(b"<p>a</p>" * 100_000)
        found, problems = taken(seeds.record("https://x.example/", body, header=told), limit=90_000)
        assert not found
        assert "over 0.09 MB" in problems[0]

    def test_an_archive_that_bursts_is_left(self, monkeypatch):
        import gzip

        from holdfire.collect.formats import archives

        monkeypatch.setattr(archives, "_FREE", 10_000)
        head = b"WARC/1.1\r\nWARC-Type: metadata\r\nContent-Length: 5000000\r\n\r\n"
        _, problems = taken(gzip.compress(head + b"\0" * 5_000_000))
        assert "hundredfold" in problems[0]

    def test_a_large_file_is_streamed(self, tmp_path):
        path = tmp_path / "a.warc"
        path.write_bytes(seeds.warc())
        found = list(named(path, limit=2_000))
        assert sum(isinstance(item, Item) for item in found) == 4
        assert (
            "over 0.002 MB" in next(named("-", stdin=io.BytesIO(seeds.warc()), limit=2_000)).message
        )


class TestTelegram:
    def test_a_message_of_a_channel(self):
        (first, second), problems = taken(seeds.telegram(), "result.json")
        assert [first.name, second.name] == ["result.json#2", "result.json#3"]
        assert first.published == datetime(2031, 3, 4, 10, 11, 12, tzinfo=UTC)
        capture = captured(first)
        assert capture.outlet == "Marne Valley Watch"
        assert words_of(capture, BlockKind.BODY) == [seeds.STORY[2], "More soon."]
        assert "the last edit" not in capture.published.basis  # on the same day
        assert problems == [
            "left out 2 service messages and messages without words; the others are read"
        ]
        capture = captured(second)
        assert capture.text == "forwarded from Lorn Radio\n\nThe Council denied it, see here."
        assert capture.origin_outlet == "Lorn Radio"
        assert CaptureClass.REPRINT in capture.classes
        assert capture.blocks[0].kind is BlockKind.CREDIT

    def test_a_later_export_gives_the_same_bytes(self):
        chat: Any = seeds.chat()
        for message in chat["messages"]:
            message.update(reactions=[1], date="2031-03-04T13:11:12")
        chat["messages"].append(seeds.told(5, text="New."))
        again, _ = taken(json.dumps(chat).encode())
        assert [i.data for i in again][:2] == [i.data for i in taken(seeds.telegram())[0]]

    def test_a_group_is_no_outlet_and_its_members_are_writers(self):
        chat = {**seeds.chat(), "type": "public_supergroup", "name": "Valley talk"}
        capture = captured(taken(json.dumps(chat).encode())[0][0])
        assert (capture.outlet, capture.byline) == (None, "Marne Valley Watch")

    def test_an_export_of_all_chats_names_the_chat(self):
        found, _ = taken(seeds.whole_telegram(), "result.json")
        assert found[0].name == "result.json#77/2"

    def test_a_time_without_zone_is_a_day(self):
        message = {"id": 1, "type": "message", "date": "2031-03-04T23:50:00", "text": "Shots."}
        capture = only(json.dumps({"name": "A", "messages": [message]}).encode())
        assert (capture.published.precision, capture.published.zone) == (Precision.DAY, "unstated")

    def test_short_messages_have_the_language_of_the_chat(self):
        chat = {**seeds.chat()}
        text = "Обстріл триває, про це повідомляють у раді, але і це не все."
        chat["messages"] = [seeds.told(n, text=text) for n in range(5)] + [
            seeds.told(9, text="Так.")
        ]
        assert {item.language for item in taken(json.dumps(chat).encode())[0]} == {"uk"}

    @pytest.mark.parametrize(
        "data", [b'{"messages": 7}', b'{"messages": []}', b'{"chats": {"list": 1}}']
    )
    def test_other_json_is_refused(self, data):
        assert "no Telegram export" in taken(data)[1][0]

    def test_damaged_messages_are_counted(self):
        chat = {"name": "A", "messages": [{"id": [1]}, seeds.told(2, text="Shots.")]}
        found, problems = taken(json.dumps(chat).encode())
        assert len(found) == 1
        assert "1 that are damaged" in problems[0]


class TestFeeds:
    def test_an_entry_of_rss(self):
        first, second = taken(seeds.rss(), "feed.xml")[0]
        assert (first.name, first.url) == ("feed.xml#1", "https://valley.example/1")
        assert first.published.utcoffset() == timedelta(hours=2)
        capture = captured(first)
        assert (capture.title, capture.outlet, capture.byline) == (
            seeds.TITLE,
            "Valley Mirror",
            "Irena Valk",
        )
        assert capture.published.earliest == datetime(
            2031, 3, 4, 9, 12, tzinfo=timezone(timedelta(hours=2))
        )
        assert words_of(capture, BlockKind.BODY) == [seeds.STORY[0]]
        assert "script" not in capture.text
        assert captured(second).title == "Guns & talks"

    def test_an_entry_of_atom(self):
        capture = only(seeds.atom())
        assert (capture.title, capture.outlet, capture.byline) == (
            "Guns heard",
            "Lorn Wire",
            "Otto Hale",
        )

    def test_the_same_entry_beside_others_has_the_same_bytes(self):
        whole = seeds.rss()
        start, end = whole.index(b"<item>"), whole.index(b"</item>") + len(b"</item>")
        (alone,), _ = taken(whole[:start] + whole[end:])
        assert alone.data == taken(whole)[0][1].data

    def test_entities_neither_burst_nor_fetch(self, tmp_path):
        (tmp_path / "secret").write_text("hidden words", encoding="utf-8")
        inner = "".join(
            f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
        )
        bomb = f"<!DOCTYPE rss [<!ENTITY a 'lol'>{inner}]>"
        file = f"<!DOCTYPE rss [<!ENTITY i SYSTEM 'file://{tmp_path}/secret'>]>"
        for told in (bomb, file):
            feed = "<rss version='2.0'><channel><item><title>x &i;</title></item></channel></rss>"
            for item in taken(f"<?xml version='1.0'?>{told}{feed}".encode())[0]:
                assert len(item.data) < 1_000
                assert b"hidden" not in item.data

    def test_a_feed_is_no_page_and_a_page_that_names_one_is_no_feed(self):
        assert "without entries" in taken(b"<rss><channel></channel></rss>")[1][0]
        assert taken(b"<!doctype html><p>&lt;rss> <rss></p>")[0][0].media == "text/html"


def test_tables_are_not_read_and_the_sentence_says_what_is(tmp_path):
    for name in ("a.csv", "b.jsonl", "c.json"):
        (tmp_path / name).write_text('{"a": 1}\n', encoding="utf-8")
        (problem,) = named(tmp_path / name)
        assert "Telegram export" in problem.message


def test_a_folder_of_all_formats(tmp_path):
    for name, (ending, builds) in seeds.FORMATS.items():
        (tmp_path / f"{name}{ending}").write_bytes(builds[0]())
    (tmp_path / "other.json").write_text("{}", encoding="utf-8")
    found = list(named(tmp_path))
    files = {
        item.name.rpartition("/")[2].partition("#")[0] for item in found if isinstance(item, Item)
    }
    assert files == {f"{name}{ending}" for name, (ending, _) in seeds.FORMATS.items()}
    assert any("other.json" in p.message for p in found if isinstance(p, Problem))
    assert all(captured(item).blocks for item in found if isinstance(item, Item))


def test_a_capture_needs_nothing_but_the_bytes():
    for ending, builds in seeds.FORMATS.values():
        for item in taken(builds[0](), "x" + ending)[0]:
            again = captured(Item(data=item.data, name=item.name, media=""))
            assert again.blocks == captured(item).blocks
