"""Small reports on an invented pause; the people, the parties and the outlets are invented."""

from pathlib import Path

NOTE = "Written for this example: an invented pause between invented parties."


def _told(name: str) -> str:
    return (Path(__file__).parent / "reports" / name).read_text("utf-8")


HERALD, COURIER = _told("herald.txt"), _told("courier.txt")
MACHINE, UNDATED = _told("machine.txt"), _told("undated.txt")
DATED = {"herald.txt": HERALD, "courier.txt": COURIER}
ALL = {**DATED, "machine.txt": MACHINE}
