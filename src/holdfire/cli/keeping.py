"""Commands that keep a case safe: proof, time stamps, one sealed file; and people's decisions."""

from pathlib import Path

import click

from holdfire.errors import UsageError

from .cases import as_json, fetcher, in_case, opened, person, signed
from .inspecting import dump


@click.command(epilog="\b\nExample:\n  holdfire verify river-truce\n")
@in_case
@click.option(
    "--roots",
    type=click.Path(dir_okay=False, path_type=Path),
    help="PEM file of the authorities whose time stamps are trusted.",
)
@as_json
def verify(case: Path, roots: Path | None, as_json: bool) -> None:
    """Prove offline that nothing on record was changed; names the first broken link."""
    from dataclasses import asdict

    from holdfire.flow.proving import prove

    found = prove(case, roots.read_bytes() if roots else None)
    if as_json:
        dump(asdict(found))
    else:
        for line in found.lines():
            click.echo(line)
    if not found.whole:
        raise click.exceptions.Exit(1)


@click.command(
    epilog="\b\nExample:\n  holdfire stamp river-truce --authority https://tsa.example.org\n"
)
@in_case
@click.option("--authority", required=True, metavar="URL", help="An RFC 3161 time-stamp authority.")
@click.option("--allow-private", is_flag=True, help="Ask an authority on a private address too.")
def stamp(case: Path, authority: str, allow_private: bool) -> None:
    """Have the record's last link time-stamped (RFC 3161); the stamp goes on record."""
    with opened(case) as held, fetcher(allow_private) as door:
        at = held.stamp(authority, fetcher=door)
    click.echo(f"stamped {at:%-d %B %Y %H:%M:%S} UTC by {authority}")


@click.command(epilog="\b\nExample:\n  holdfire pack river-truce river-truce.holdfire\n")
@in_case
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
def pack(case: Path, file: Path | None) -> None:
    """Put a whole case into one sealed file."""
    from holdfire.flow.proving import packed

    target = file or case.with_name(f"{case.resolve().name}.holdfire")
    click.echo(f"wrote {packed(case, target)}")


@click.command(epilog="\b\nExample:\n  holdfire unpack river-truce.holdfire copy-of-river-truce\n")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
def unpack(file: Path, folder: Path | None) -> None:
    """Make a case folder of a sealed file, every part checked against the seal."""
    from holdfire.flow.proving import unpacked

    click.echo(f"made {unpacked(file, folder or file.with_suffix(''))}; try `holdfire verify`")


@click.command(
    epilog="\b\nExample:\n"
    "  holdfire decide river-truce inc_77 --not-the-same inc_81 --because 'two streets apart'\n"
    "  holdfire decide river-truce rpt_3c --correct killed=3 --because 'the clinic says so'\n"
    "  holdfire decide river-truce inc_77 --reclassify accident --because 'the grid company'\n"
)
@in_case
@click.argument("id")
@click.option("--same", metavar="ID", help="Both are one incident, or have one origin.")
@click.option("--not-the-same", "apart", metavar="ID", help="They are two.")
@click.option("--same-name", is_flag=True, help="A pair of names (als_…) is one actor.")
@click.option("--not-the-same-name", "apart_name", is_flag=True, help="It is two actors.")
@click.option("--accept", is_flag=True, help="It was read rightly.")
@click.option("--reject", is_flag=True, help="It was read wrongly; leave it out.")
@click.option("--correct", metavar="FIELD=VALUE", help="Put one field right.")
@click.option("--reclassify", metavar="CAUSE", help="It was an accident, an exercise, weather…")
@click.option("--retract", is_flag=True, help="Whoever said it has taken it back.")
@click.option("--undo", is_flag=True, help="Undo a decision (dec_…).")
@click.option("--because", required=True, metavar="WHY", help="The reason, kept with it.")
@signed
def decide(
    case: Path, id: str, because: str, by: str | None, **asked: str | bool | None
) -> None:  # fmt: skip
    """Put a decision on record: who, when and why; undo it with a newer one."""
    from holdfire.flow.deciding import Asked
    from holdfire.record import Ruling

    chosen = {k: v for k, v in asked.items() if v}
    if len(chosen) != 1:
        raise UsageError("say one thing about it: --accept, --correct killed=3, --same ID …")
    (key, value), *_ = chosen.items()
    rulings = {
        "same": Ruling.SAME, "apart": Ruling.APART, "same_name": Ruling.SAME,
        "apart_name": Ruling.APART, "accept": Ruling.ACCEPT, "reject": Ruling.REJECT,
        "correct": Ruling.CORRECT, "reclassify": Ruling.RECLASSIFY,
        "retract": Ruling.RETRACT, "undo": Ruling.UNDO,
    }  # fmt: skip
    field, _, rest = str(value).partition("=") if key == "correct" else ("", "", str(value))
    other = str(value) if key in ("same", "apart") else ""
    what = Asked(
        ruling=rulings[key], other=other, field=field,
        value=rest if key in ("correct", "reclassify") else "",
    )  # fmt: skip
    with opened(case) as held:
        made = held.decide(id, what, by=person(by), reason=because)
    click.echo(
        f"{made.id}: {made.by} decided: {made.ruling} {made.subject}; see it in the next brief"
    )
