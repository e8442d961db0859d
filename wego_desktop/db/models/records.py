"""Imports, exports, access to masked data, the journal, and the folded texts that search reads."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from wego_desktop.db.models.base import DERIVED, SENSITIVE, Base, Row, ref
from wego_desktop.db.types import ID, UtcDateTime, one_of
from wego_desktop.domain.enums import RowVerdict


class ImportBatch(Row):
    """One file that was brought in, and what became of its rows.

    `answers` holds, by the mark of a row that somebody answered for, the ids of the persons that it was.
    """

    __tablename__ = "import_batch"

    event_id: Mapped[str] = mapped_column(ref("event.id"), index=True)
    file_name: Mapped[str] = mapped_column(String(300))
    file_sha256: Mapped[str] = mapped_column(String(64))
    sheet: Mapped[str] = mapped_column(String(200), default="")
    mapping: Mapped[dict[str, Any]]
    counts: Mapped[dict[str, Any]]
    answers: Mapped[dict[str, Any]] = mapped_column(default=dict)
    imported_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ImportLeftRow(Row):
    """A row of a file that was not brought in, with why; it can be saved as a workbook later."""

    __tablename__ = "import_left_row"

    batch_id: Mapped[str] = mapped_column(ref("import_batch.id"), index=True)
    row_number: Mapped[int]
    verdict: Mapped[RowVerdict] = mapped_column(one_of(RowVerdict, "verdict"))
    reasons: Mapped[list[str]] = mapped_column(info=SENSITIVE)
    cells: Mapped[list[str]] = mapped_column(info=SENSITIVE)


class ImportLayout(Row):
    """How the columns of a kind of file were mapped last time, found again by its header line."""

    __tablename__ = "import_layout"

    fingerprint: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(String(300), default="")
    choices: Mapped[dict[str, Any]]
    used_at: Mapped[datetime] = mapped_column(UtcDateTime)


class AccessRecord(Row):
    """Somebody looked at data that is masked: who, when, why; append-only."""

    __tablename__ = "access_record"
    __table_args__ = (CheckConstraint("reason <> ''", name="reason_given"),)

    registration_id: Mapped[str] = mapped_column(ref("registration.id"), index=True)
    subject: Mapped[str] = mapped_column(String(40))
    reason: Mapped[str] = mapped_column(String(500))
    operator_id: Mapped[str] = mapped_column(ref("operator.id"))
    desk_id: Mapped[str] = mapped_column(ref("desk.id"))
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class ExportRecord(Row):
    """One file that went out: what, when, and by whom (through its journal entry)."""

    __tablename__ = "export_record"

    event_id: Mapped[str] = mapped_column(ref("event.id"), index=True)
    kind: Mapped[str] = mapped_column(String(40))
    file_name: Mapped[str] = mapped_column(String(300))
    row_count: Mapped[int]
    columns: Mapped[list[str]]
    exported_at: Mapped[datetime] = mapped_column(UtcDateTime)
    operator_id: Mapped[str] = mapped_column(ref("operator.id"))


class JournalEntry(Base):
    """One operation: who did what, where and when; append-only.

    `seq` counts upwards in the order of writing, which a computer's clock that was set back would not keep.
    """

    __tablename__ = "journal_entry"
    __table_args__ = (
        Index("ix_journal_entry_happened", "happened_at"),
        Index("ix_journal_entry_desk_seq", "desk_id", "seq"),
        {"info": DERIVED},
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    seq: Mapped[int] = mapped_column(index=True)
    op: Mapped[str] = mapped_column(String(40))
    operator_id: Mapped[str] = mapped_column(ref("operator.id"))
    desk_id: Mapped[str] = mapped_column(ref("desk.id"))
    happened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    event_id: Mapped[str | None] = mapped_column(ID, default=None, index=True)
    summary: Mapped[dict[str, Any]]
    reverts_id: Mapped[str | None] = mapped_column(ref("journal_entry.id"), default=None, index=True)


class JournalChange(Base):
    """One changed row of an operation: the changed columns before and after; append-only."""

    __tablename__ = "journal_change"
    __table_args__ = (
        Index("ix_journal_change_row", "table_name", "row_id"),
        {"info": DERIVED},
    )

    entry_id: Mapped[str] = mapped_column(ref("journal_entry.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    table_name: Mapped[str] = mapped_column(String(40))
    row_id: Mapped[str] = mapped_column(ID)
    kind: Mapped[str] = mapped_column(String(6))
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class JournalSealed(Base):
    """Values of sensitive columns of a change, kept only so that it can be undone.

    The readable journal says only "changed". These lines are never shown, and go when the person is erased.
    """

    __tablename__ = "journal_sealed"
    __table_args__ = ({"info": DERIVED},)

    entry_id: Mapped[str] = mapped_column(ref("journal_entry.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class SearchText(Base):
    """The folded text of a registration that search reads; computed in the transaction that changed it."""

    __tablename__ = "search_text"
    __table_args__ = (
        # Holds the list of an event by name, so that it is read without the people.
        Index("ix_search_text_by_name", "event_id", "sort_key", "registration_id"),
        {"info": DERIVED},
    )

    registration_id: Mapped[str] = mapped_column(ID, ref("registration.id"), primary_key=True)
    event_id: Mapped[str] = mapped_column(ID, ref("event.id"))
    sort_key: Mapped[str] = mapped_column(String(600))
    text: Mapped[str] = mapped_column(Text)
