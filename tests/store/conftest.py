"""One suite for both engines: SQLite always, PostgreSQL where `make test-services` started one."""

import os
import shutil
import tempfile
from pathlib import Path
from uuid import uuid4

import pytest

MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of its own is made there


@pytest.fixture
def tmp_path():
    """A folder in memory where the system has such: these tests flush to disk all the time."""
    folder = tempfile.mkdtemp(prefix="holdfire-", dir=MEMORY if MEMORY.is_dir() else None)
    yield Path(folder)
    shutil.rmtree(folder)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.services)])
def place(request, tmp_path):
    """Where a new ledger can be made: a path, or a URL with a schema of its own."""
    if request.param == "sqlite":
        yield tmp_path / "ledger.sqlite"
        return
    server = os.environ.get("HOLDFIRE_TEST_POSTGRES")
    if not server:
        pytest.skip("no PostgreSQL server is running; `make test-services` starts one")
    import psycopg

    schema = f"t_{uuid4().hex}"
    yield f"{server}#{schema}"
    with psycopg.connect(server, autocommit=True) as db:
        db.execute(f"DROP SCHEMA IF EXISTS {schema} CASCADE")
