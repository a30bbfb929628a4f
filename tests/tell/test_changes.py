"""A printed word that changes carries a notice; one that does not carries none."""

import json

from click.testing import CliRunner

from holdfire.cli import main

# Written for this example: invented people and parties, real place names.
FIRST = (
    "5 March 2031\n\nThe foreign minister of the Straits Commission, Margit Solvane, said on "
    "Wednesday that the Harbour Front had agreed to stop shelling Liepaja from Thursday.\n"
)


def write(folder, *texts):
    files = []
    for n, text in enumerate(texts):
        files.append(folder / f"{n}.txt")
        files[-1].write_text(text, "utf-8")
    result = CliRunner().invoke(main, ["brief", *map(str, files), "-o", str(folder / "out"), "-q"])
    assert result.exit_code == 0, result.output
    return (folder / "out" / "brief.md").read_text("utf-8")


def test_nothing_changed_and_no_notice(tmp_path):
    assert write(tmp_path, FIRST) == write(tmp_path, FIRST)
    assert "## Correction" not in write(tmp_path, FIRST)


def test_a_changed_word_opens_the_page(tmp_path):
    write(tmp_path, FIRST)
    old = tmp_path / "out" / "brief.json"
    body = json.loads(old.read_text("utf-8"))
    rolled = [f for f in body["findings"] if not f["clause"]]
    assert rolled
    for finding in rolled:
        finding["word"] = "holding"
    old.write_text(json.dumps(body), "utf-8")
    page = write(tmp_path, FIRST)
    assert page.index("## Correction") < page.index("## In short")
    assert "was “holding” and is now" in page


def test_a_damaged_earlier_brief_is_no_reason_to_fail(tmp_path):
    write(tmp_path, FIRST)
    (tmp_path / "out" / "brief.json").write_text("{", "utf-8")
    assert "## Correction" not in write(tmp_path, FIRST)
