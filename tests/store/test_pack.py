"""One file of a whole case: the same bytes for the same case, and nothing that is not stated."""

import hashlib
import json
import os
import random
import shutil
import stat
import zipfile
from pathlib import Path

import pytest

from holdfire.errors import BadInput
from holdfire.store import Blobs, pack, unpack, verify
from tests.store.cases import entry, opened, small_case


@pytest.fixture
def case(tmp_path):
    """A case folder with a deal, sources, a cache and what a killed writer left."""
    folder = tmp_path / "river"
    folder.mkdir()
    small_case(folder)
    for name, text in {
        "sources.toml": "# written for this example\n", "deal/readings/ana.toml": "holder = 1\n",
        "cache/page.json": "{}", "deal/cache/kept.toml": "", ".git/config": "x",
        ".hidden": "x", "blobs/aa/.b.part": "half", "old.holdfire": "x", "leer é.txt": "💥",
    }.items():  # fmt: skip
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def test_a_case_comes_out_as_it_went_in(case, tmp_path):
    packed = tmp_path / "river.holdfire"
    digest = pack(case, packed)
    out = tmp_path / "out" / "river"
    assert unpack(packed, out) == digest
    left_out = {"cache/page.json", ".git/config", ".hidden", "blobs/aa/.b.part", "old.holdfire"}
    assert tree(out) == {n: d for n, d in tree(case).items() if n not in left_out}
    verdict = verify(out / "ledger.sqlite", Blobs(out / "blobs"))
    assert (verdict.sound, verdict.notes, verdict.rows) == (True, (), 12)
    blob = next((out / "blobs").glob("*/*"))
    assert stat.S_IMODE(blob.stat().st_mode) == 0o444
    with opened(out / "ledger.sqlite") as ledger:
        assert ledger.put([entry("next")])[0].seq == 13
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["river"]


def test_the_same_case_gives_the_same_bytes(case, tmp_path):
    one, other, third = (tmp_path / f"{n}.holdfire" for n in "abc")
    pack(case, one)
    os.utime(case / "sources.toml", (1, 1))
    pack(case, other)
    unpack(one, tmp_path / "again")
    pack(tmp_path / "again", third)
    assert one.read_bytes() == other.read_bytes() == third.read_bytes()


def test_the_manifest_names_every_file_and_its_hash(case, tmp_path):
    packed = tmp_path / "river.holdfire"
    digest = pack(case, packed)
    with zipfile.ZipFile(packed) as held:
        manifest = held.read("manifest.json")
        assert hashlib.sha256(manifest).hexdigest() == digest
        for member in json.loads(manifest)["files"]:
            data = held.read(member["name"])
            assert (len(data), hashlib.sha256(data).hexdigest()) == (
                member["size"], member["sha256"],
            )  # fmt: skip
        assert {i.date_time for i in held.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_running_writer_does_no_harm(case, tmp_path):
    with opened(case / "ledger.sqlite") as ledger:
        ledger.put([entry("pending")])
        pack(case, tmp_path / "now.holdfire")
    unpack(tmp_path / "now.holdfire", tmp_path / "out")
    verdict = verify(tmp_path / "out" / "ledger.sqlite", Blobs(tmp_path / "out" / "blobs"))
    assert (verdict.sound, verdict.rows) == (True, 13)
    assert "since the last seal" in verdict.notes[0]


def test_a_changed_case_does_not_come_out_sealed_anew(case, tmp_path):
    with (case / "ledger.sqlite").open("r+b") as file:
        file.seek(60)
        file.write(b"\x01")
    try:
        pack(case, tmp_path / "x.holdfire")
    except BadInput:
        return
    unpack(tmp_path / "x.holdfire", tmp_path / "out")
    assert not verify(tmp_path / "out" / "ledger.sqlite", Blobs(tmp_path / "out/blobs")).sound


def test_a_folder_without_a_ledger_or_with_a_link_is_refused(case, tmp_path):
    with pytest.raises(BadInput, match="there is no ledger"):
        pack(tmp_path, tmp_path / "x.holdfire")
    (case / "deal" / "away.toml").symlink_to("/etc/hostname")
    with pytest.raises(BadInput, match="is no plain file"):
        pack(case, tmp_path / "x.holdfire")
    (case / "deal" / "away.toml").unlink()
    (case / "deal" / "a\\b.toml").touch()
    with pytest.raises(BadInput, match="no case has such a name"):
        pack(case, tmp_path / "x.holdfire")
    assert not list(tmp_path.glob("*.holdfire"))
    assert not list(tmp_path.glob(".*"))


def test_a_pack_goes_only_to_a_new_or_empty_folder(case, tmp_path):
    packed = tmp_path / "river.holdfire"
    pack(case, packed)
    (tmp_path / "empty").mkdir()
    unpack(packed, tmp_path / "empty")
    for taken in (case, packed):
        with pytest.raises(BadInput, match="is not an empty folder"):
            unpack(packed, taken)
    with pytest.raises(BadInput, match=r"cannot read .*none\.holdfire: No such file"):
        unpack(tmp_path / "none.holdfire", tmp_path / "out")
    with pytest.raises(BadInput, match=r"cannot read .*Is a directory"):
        unpack(case, tmp_path / "out")


# Hand-made packs


def made(path: Path, held: list[tuple[str | zipfile.ZipInfo, bytes]], **manifest) -> Path:
    """A pack of these files with a manifest that fits, but for what is given."""
    stated = [
        {"name": getattr(n, "filename", n), "size": len(d), "sha256": hashlib.sha256(d).hexdigest()}
        for n, d in held
    ]
    with zipfile.ZipFile(path, "w") as packed:
        for name, data in held:
            packed.writestr(name, data)
        body = {"holdfire": 1, "files": stated, **manifest}
        packed.writestr("manifest.json", json.dumps(body))
    return path


def refused(path: Path, match: str) -> None:
    with pytest.raises(BadInput, match=match):
        unpack(path, path.parent / "out")
    assert [p.name for p in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    "name",
    [
        "../evil", "/etc/evil", "a/../../evil", "a//b", "./a", "a\\..\\b", "..", "a/.", "a\nb",
    ],
)  # fmt: skip
def test_a_name_that_leads_out_is_refused(tmp_path, name):
    refused(made(tmp_path / "x.holdfire", [(name, b"x")]), "no case has such a name")


def test_links_twins_and_strangers_are_refused(tmp_path):
    link = zipfile.ZipInfo("ledger.sqlite")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    match = "does not hold just the files its manifest names"
    refused(made(tmp_path / "x.holdfire", [(link, b"/etc/hostname")]), match)
    with pytest.warns(UserWarning, match="Duplicate"):
        made(tmp_path / "x.holdfire", [("a", b"1"), ("a", b"1")])
    refused(tmp_path / "x.holdfire", match)
    refused(made(tmp_path / "x.holdfire", [("a", b"1")], files=[]), match)
    stated = [{"name": "b", "size": 1, "sha256": "0"}]
    refused(made(tmp_path / "x.holdfire", [("a", b"1")], files=stated), match)


def test_sizes_and_hashes_that_are_not_as_stated_are_refused(tmp_path):
    sha = hashlib.sha256(b"12").hexdigest()

    def one(size, digest):
        files = [{"name": "a", "size": size, "sha256": digest}]
        return made(tmp_path / "x.holdfire", [("a", b"12")], files=files)

    refused(one(1, sha), "does not hold just")
    refused(one(-1, sha), "is no packed case, or is damaged")
    refused(one(2, "0" * 64), "a in .* is not what the manifest says")
    huge = made(tmp_path / "x.holdfire", [("a", b"12")], holdfire=2)
    refused(huge, "packed by a newer version")


def test_a_bomb_is_stopped_at_its_stated_size(tmp_path):
    """Ten megabytes of zeros, told as ten bytes in every header of the file."""
    path = tmp_path / "x.holdfire"
    bomb = bytes(10_000_000)
    files = [{"name": "a", "size": 10, "sha256": hashlib.sha256(bomb).hexdigest()}]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a", bomb)
        packed.writestr("manifest.json", json.dumps({"holdfire": 1, "files": files}))
    data = path.read_bytes().replace((10_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    path.write_bytes(data)
    refused(path, "damaged|not what the manifest says")


def test_what_fits_on_no_disk_is_refused_before_a_byte_is_written(tmp_path, monkeypatch):
    path = made(tmp_path / "x.holdfire", [("a", b"12")])
    usage = shutil.disk_usage(tmp_path)._replace(free=1)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    refused(path, "needs 2 bytes.*1 free")


def test_an_interrupted_unpack_leaves_nothing(case, tmp_path, monkeypatch):
    packed = tmp_path / "new" / "river.holdfire"
    pack(case, packed)

    def stopped(*args):
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "rename", stopped)
    with pytest.raises(KeyboardInterrupt):
        unpack(packed, packed.parent / "out")
    assert [p.name for p in packed.parent.iterdir()] == ["river.holdfire"]


def test_a_damaged_pack_is_told_in_one_sentence(case, tmp_path):
    """Any byte changed, or the end cut off: refused, or (a byte no reader needs) the same case."""
    chance = random.Random(11)
    whole = tmp_path / "new" / "river.holdfire"
    pack(case, whole)
    wanted = tree(case)
    data = whole.read_bytes()
    broken, out = whole.with_name("x.holdfire"), whole.with_name("out")
    sentences = []
    for turn in range(120):
        changed = bytearray(data)
        for _ in range(chance.randrange(1, 4)):
            changed[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        broken.write_bytes(changed[: chance.randrange(len(data)) if turn % 5 == 0 else None])
        try:
            unpack(broken, out)
        except BadInput as error:
            sentences.append(str(error))
        else:
            assert tree(out).items() <= wanted.items()
            shutil.rmtree(out)
        assert not out.exists()
    assert len(sentences) > 80
    assert not any("\n" in sentence for sentence in sentences)
