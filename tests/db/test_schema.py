"""The migrated schema, and bringing an older workspace to it."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

from tests.db.rows import good
from tests.table_images import images
from wego_desktop.bootstrap import AppContext
from wego_desktop.db import schema
from wego_desktop.db.models import Base
from wego_desktop.domain.operations import Op

REBUILD = """
rebuilt = "always" if op.get_bind().dialect.name == "sqlite" else "never"
with op.batch_alter_table("organisation", recreate=rebuilt) as table:
    table.add_column(sa.Column("twin_city", sa.String(200), nullable=False, server_default=""))
"""


def add_revision(folder: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    """From now on the program has a schema of its own after the newest one."""
    lines = "\n".join(f"    {line}" for line in body.strip().splitlines())
    revision = (
        '"""A later schema, for tests."""\n\nimport sqlalchemy as sa\nfrom alembic import op\n\n'
        f'revision = "9999"\ndown_revision = "{schema.HEAD}"\n\n\ndef upgrade() -> None:\n{lines}\n'
    )
    (folder / "r9999_later.py").write_text(revision, encoding="utf-8")
    monkeypatch.setattr(schema, "version_folders", [*schema.version_folders, folder])
    monkeypatch.setattr(schema, "HEAD", "9999")


def revision_of(context: AppContext) -> str | None:
    with context.database.read() as session:
        return schema.current_revision(session.connection())


def test_models_equal_the_migrated_schema(any_context: AppContext) -> None:
    with any_context.database.engine.connect() as connection:
        migration = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(migration, Base.metadata) == []


def test_head_is_the_newest_revision(context: AppContext) -> None:
    with context.database.engine.connect() as connection:
        script = ScriptDirectory.from_config(schema.alembic_config(connection))
        assert script.get_current_head() == schema.HEAD
        assert schema.current_revision(connection) == schema.HEAD


def test_rebuilding_a_table_keeps_the_rows_that_refer_to_it(
    any_context: AppContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with any_context.database.write(Op.EDIT_SETTINGS, any_context.actor) as unit:
        place = good(unit.session, "organisation", name="Conselho Municipal de Maputo").id
        good(unit.session, "network_member", organisation_id=place)
        good(unit.session, "registration", organisation_id=place)
    before = images(any_context.database)
    add_revision(tmp_path, monkeypatch, REBUILD)
    schema.migrate(any_context.database.engine)
    assert revision_of(any_context) == "9999"
    assert images(any_context.database) == before
    with any_context.database.read() as session:
        assert session.scalars(text("SELECT twin_city FROM organisation")).all() == [""]


def test_a_failed_migration_leaves_all_as_it_was(
    any_context: AppContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = images(any_context.database)
    spoil = f"{REBUILD}op.execute('DELETE FROM category')\nop.execute('SELECT nothing FROM nowhere')"
    add_revision(tmp_path, monkeypatch, spoil)
    with pytest.raises(Exception, match="nowhere"):
        schema.migrate(any_context.database.engine)
    assert images(any_context.database) == before
    assert revision_of(any_context) == "0002"


def test_foreign_keys_hold_again_after_a_migration(
    context: AppContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_revision(tmp_path, monkeypatch, REBUILD)
    schema.migrate(context.database.engine)
    with context.database.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_a_migration_that_leaves_orphans_is_refused(
    context: AppContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_revision(tmp_path, monkeypatch, "op.execute('DELETE FROM event')")
    before = images(context.database)
    with pytest.raises(RuntimeError, match="without their parent"):
        schema.migrate(context.database.engine)
    assert images(context.database) == before


def test_numbers_of_an_older_workspace_get_their_digits(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'older.sqlite'}")
    schema.migrate(engine, "0001")
    columns = [c.name for c in Base.metadata.tables["person"].columns if c.name != "phone_digits"]
    values = dict.fromkeys(columns, "") | {"id": "a" * 32, "given_names": "Ana", "gender": None}
    values |= {"phone": "+258 84 123 4567", "organisation_id": None}
    with engine.begin() as connection:
        marks = ", ".join(f":{name}" for name in columns)
        connection.execute(text(f"INSERT INTO person ({', '.join(columns)}) VALUES ({marks})"), values)
    schema.migrate(engine)
    with engine.connect() as connection:
        assert connection.scalars(text("SELECT phone_digits FROM person")).all() == ["258841234567"]
    engine.dispose()
