"""The command line: each command calls one flow function."""

from . import asking, cases, gridding, inspecting, keeping, terms
from .main import main

for _command in (
    cases.new, cases.add, cases.collect, asking.run, inspecting.status, inspecting.listed,
    inspecting.search, inspecting.diff, keeping.decide, keeping.verify, keeping.stamp,
    keeping.pack, keeping.unpack, terms.terms, gridding.export,
    asking.agree,
):  # fmt: skip
    main.add_command(_command)

__all__ = ["main"]
