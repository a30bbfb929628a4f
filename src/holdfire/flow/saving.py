"""A brief and everything under it, written to a folder; and found again for `why` and `show`."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from holdfire.errors import BadInput
from holdfire.record import Capture, Kind
from holdfire.store import Blobs, decode, open_ledger
from holdfire.store.ledger import no_clock
from holdfire.tell import data, markdown, page, rows

from .folder import find, is_case

if TYPE_CHECKING:
    from .briefing import Briefed

Row = dict[str, object]


def save(
    made: "Briefed", raw: Mapping[str, bytes], folder: Path, *, whole: bool = True
) -> list[Path]:
    """Write brief.html, brief.md and brief.json, the records, captured texts and raw bytes.

    Not `whole`: without the texts that the case around the folder holds.
    """
    captures = {c.id: c for c in made.dossier.captures}
    body = data(made.brief, made.dossier, (*made.rolled, *made.findings))
    files = {
        "brief.html": page(made.brief, captures),
        "brief.md": markdown(made.brief),
        "brief.json": _json(body),
        "records.jsonl": "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in _records(made)),
    }
    for c in captures.values():
        if whole or c.secondary:
            files[f"captures/{c.id}.txt"] = c.text
    for sha, content in raw.items():
        _write(folder / "blobs" / sha[:2] / sha, content)
    for name, text in files.items():
        _write(folder / name, text.encode("utf-8", "surrogatepass"))
    remember(folder)
    return [folder / n for n in ("brief.html", "brief.md", "brief.json")]


_LARGE = 10_000_000
"""Characters over which brief.json is not indented: a third of it would be blanks."""


def _json(body: Row) -> str:
    text = json.dumps(body, ensure_ascii=False, indent=1) + "\n"
    return text if len(text) < _LARGE else json.dumps(body, ensure_ascii=False) + "\n"


def words(folder: Path) -> dict[str, str]:
    """Holder → word of the brief a folder holds; empty where it holds none that can be read."""
    try:
        body, _ = load(folder)
        holders = {r["id"]: r["holder"] for r in body["readings"]}  # type: ignore[attr-defined]  # parsed JSON
        rolled = [f for f in body["findings"] if not f["clause"]]  # type: ignore[attr-defined]  # parsed JSON
        return {holders[f["reading"]]: f["word"] for f in rolled if f["reading"] in holders}
    except (BadInput, KeyError, TypeError):
        return {}


def _records(made: "Briefed") -> Iterator[Row]:
    for read in made.reads:
        yield from rows(read.capture, read.extract)


def _write(path: Path, content: bytes) -> None:
    """Write beside and rename, so that an interrupted run leaves the old file whole."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            part.write_bytes(content)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise BadInput(
            f"cannot write {path}: {error.strerror}; choose another folder with -o"
        ) from error


def _pointer() -> Path:
    root = os.environ.get("XDG_STATE_HOME")
    return (Path(root) if root else Path.home() / ".local" / "state") / "holdfire" / "last-brief"


def remember(folder: Path) -> None:
    """Note where the last brief lies; a home that cannot be written is no reason to fail."""
    try:
        _pointer().parent.mkdir(parents=True, exist_ok=True)
        _pointer().write_text(str(folder.resolve()), encoding="utf-8")
    except OSError:
        return


def last() -> Path:
    """The folder of the last brief."""
    try:
        folder = Path(_pointer().read_text(encoding="utf-8"))
    except OSError:
        raise BadInput(
            "no brief has been written yet; run `holdfire brief FILE… -o DIR` or name a folder "
            "with --brief DIR"
        ) from None
    return folder


def load(folder: Path) -> tuple[Row, list[Row]]:
    """The brief's data and its records."""
    try:
        body: Row = json.loads((folder / "brief.json").read_text(encoding="utf-8"))
        lines = (folder / "records.jsonl").read_text(encoding="utf-8").splitlines()
    except OSError:
        raise BadInput(
            f"{folder} holds no brief; run `holdfire brief FILE… -o {folder}` again"
        ) from None
    except ValueError:
        raise BadInput(
            f"the brief in {folder} is damaged; run `holdfire brief FILE… -o {folder}` again"
        ) from None
    return body, [json.loads(line) for line in lines]


def captured(folder: Path, capture: str) -> str:
    """The captured text of a brief's capture: kept beside the brief, or in the case around it."""
    path = folder / "captures" / f"{capture}.txt"
    if is_case(folder.parent) and not path.is_file():
        return _of_case(folder.parent, capture)
    try:
        return path.read_bytes().decode("utf-8", "surrogatepass")
    except OSError:
        again = f"run `holdfire brief FILE… -o {folder}` again"
        raise BadInput(f"the captured text {path} is gone; {again}") from None


def _of_case(root: Path, capture: str) -> str:
    place = find(root)
    with open_ledger(place.ledger, clock=no_clock, readonly=True) as ledger:
        blobs = [r.entry.blobs[0] for r in ledger.scan(Kind.CAPTURE, subject=capture)]
    if not blobs:
        raise BadInput(f"{root} has no text {capture}; see `holdfire list {root}`")
    return decode(Capture, Blobs(place.blobs).get(blobs[-1])).text


def found(ids: Iterable[str], wanted: str, where: str = "the last brief") -> str:
    """The one id that starts with `wanted`."""
    hits = sorted({i for i in ids if i.startswith(wanted)})
    exact = [i for i in hits if i == wanted]
    if exact or len(hits) == 1:
        return (exact or hits)[0]
    if hits:
        raise BadInput(
            f"{wanted} is the start of {len(hits)} ids ({', '.join(hits[:4])}…); give more of it"
        )
    raise BadInput(
        f"nothing in {where} has the id {wanted}; ids stand in brief.json, records.jsonl and what "
        "`holdfire list` prints, marks like A1 in the brief"
    )
