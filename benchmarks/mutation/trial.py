"""One mutant before the tests, in a process of its own, with everything heavy already loaded."""

import ast
import gc
import importlib
import importlib.machinery
import importlib.util
import os
import resource
import signal
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import CodeType

import hypothesis
import pytest

MEMORY = 4_000_000_000
WALL = 20
"""A process that waits and does not work may last so many times its limit of processor time."""
TOLD = 4_096
"""Bytes of a test's name that are handed back; a pipe takes so many at once."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a mutant: the test that noticed, or the limit passed, or nothing.

    `word`: "killed", "timed out" or "survived"; `seconds` of processor time.
    """

    word: str
    by: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Plant:
    """A module to put in the place of the real one."""

    module: str
    path: Path
    code: CodeType


class _Loader(importlib.machinery.SourceFileLoader):
    """Loads a module from a program already compiled."""

    code: CodeType

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002  # the signature of a loader
        return self.code


class _Finder:
    """Finds the planted module before anyone finds the real one."""

    def __init__(self, plant: Plant) -> None:
        self.plant = plant

    def find_spec(self, name, path=None, target=None):  # noqa: ARG002  # the signature of a finder
        if name != self.plant.module:
            return None
        loader = _Loader(name, str(self.plant.path))
        loader.code = self.plant.code
        return importlib.util.spec_from_file_location(name, self.plant.path, loader=loader)


class _Order:
    """Pytest plugin: what noticed before, then pins, examples and laws; and which one failed."""

    def __init__(self, first: str) -> None:
        self.first = first
        self.failed = ""

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items.sort(key=lambda item: (item.nodeid != self.first, _law(item), not _pin(item)))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not self.failed:
            self.failed = report.nodeid

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed and not self.failed:
            self.failed = "import"


def _pin(item: pytest.Item) -> bool:
    """Whether a test holds many answers by digest: it notices most, and soonest."""
    return "pinned" in item.nodeid


def _law(item: pytest.Item) -> bool:
    return hypothesis.is_hypothesis_test(getattr(item, "obj", None))


def warm(package: str, folder: Path, tests: Path) -> None:
    """Load what the package and its tests import from elsewhere, so that no trial has to."""
    for path in (*sorted(folder.rglob("*.py")), *sorted(tests.rglob("*.py"))):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            for name in names:
                if not f"{name}.".startswith((f"{package}.", f"{tests.name}.", "tests.")):
                    importlib.import_module(name)
    hypothesis.settings.register_profile(
        "trial",
        derandomize=True,
        database=None,
        deadline=None,
        phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate],  # no shrinking
        suppress_health_check=[hypothesis.HealthCheck.too_slow],  # a busy machine kills nobody
        print_blob=False,
    )
    for name in [n for n in sys.modules if f"{n}.".startswith(f"{package}.")]:
        del sys.modules[name]
    gc.collect()
    gc.freeze()


def start(plant: Plant | None, tests: Sequence[str], first: str, limit: float) -> tuple[int, int]:
    """Start a trial; the number of its process, and where the name of a failing test comes from."""
    reads, writes = os.pipe()
    process = os.fork()
    if process:
        os.close(writes)
        return process, reads
    code = 3
    try:
        _limit(limit)
        order = _Order(first)
        code = int(_run(plant, tests, order))
        os.write(writes, order.failed.encode()[:TOLD])
    finally:
        os._exit(code)


def _limit(limit: float) -> None:
    """Ended by a signal past so many seconds of processor time, or many more by the clock."""
    if limit:
        signal.setitimer(signal.ITIMER_PROF, limit)
        signal.setitimer(signal.ITIMER_REAL, limit * WALL)
    most = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, most))


def _run(plant: Plant | None, tests: Iterable[str], order: _Order) -> int:
    null = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(null, number)
    os.environ["HOLDFIRE_EXPLORE"] = "1"  # so that the tests' own profile is not loaded over this
    hypothesis.settings.load_profile("trial")
    if plant:
        sys.meta_path.insert(0, _Finder(plant))
    flags = ("-x", "-q", "--tb=no", "--assert=plain", "-p", "no:cacheprovider", *tests)
    return pytest.main([*flags], plugins=[order])


def outcome(status: int, reads: int, seconds: float) -> Outcome:
    """What an ended trial says; anything but passing tests is a test that noticed."""
    with os.fdopen(reads, "rb") as told:
        by = told.read().decode()
    if os.WIFSIGNALED(status):
        late = os.WTERMSIG(status) in (signal.SIGPROF, signal.SIGALRM)
        return Outcome("timed out" if late else "killed", "", seconds)
    if os.WEXITSTATUS(status) == 0:
        return Outcome("survived", "", seconds)
    return Outcome("killed", by or "the run itself", seconds)
