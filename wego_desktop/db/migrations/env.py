"""Alembic's entry: runs the revisions on the connection that the caller opened."""

from typing import Any, Literal

from alembic import context


def _render_item(kind: str, item: object, _: Any) -> str | Literal[False]:
    """How a new revision writes our own column type; False leaves all else to Alembic."""
    return "UtcDateTime()" if kind == "type" and type(item).__name__ == "UtcDateTime" else False


_config = context.config
context.configure(
    connection=_config.attributes["connection"],
    target_metadata=_config.attributes.get("metadata"),
    render_as_batch=True,
    compare_type=True,
    render_item=_render_item,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
