"""Delegates, organisations and imports in depth."""

import re

import sqlalchemy as sa
from alembic import op

from wego_desktop.db.types import UtcDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema to this revision."""
    op.create_table(
        "import_layout",
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column("used_at", UtcDateTime(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_layout")),
        sa.UniqueConstraint("fingerprint", name=op.f("uq_import_layout_fingerprint")),
    )
    op.create_table(
        "organisation_alias",
        sa.Column("organisation_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("name_key", sa.String(length=300), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_organisation_alias_name_given")),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_organisation_alias_organisation_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation_alias")),
        sa.UniqueConstraint(
            "organisation_id", "name_key", name=op.f("uq_organisation_alias_organisation_id_name_key")
        ),
    )
    with op.batch_alter_table("organisation_alias", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_organisation_alias_name_key"), ["name_key"], unique=False)

    op.create_table(
        "organisation_contact",
        sa.Column("organisation_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("position", sa.String(length=300), nullable=False),
        sa.Column("email", sa.String(length=320), nullable=False),
        sa.Column("phone", sa.String(length=100), nullable=False),
        sa.Column("notes", sa.String(length=500), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.CheckConstraint(
            "name <> '' OR email <> '' OR phone <> ''", name=op.f("ck_organisation_contact_says_something")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_organisation_contact_organisation_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation_contact")),
    )
    with op.batch_alter_table("organisation_contact", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_organisation_contact_organisation_id"), ["organisation_id"], unique=False
        )

    op.create_table(
        "own_field",
        sa.Column("event_id", sa.String(length=32), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("label", sa.String(length=300), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "text",
                "number",
                "choice",
                "several",
                "yes_no",
                "date",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column(
            "required",
            sa.Enum(
                "never",
                "always",
                "when",
                name="required",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("required_when", sa.JSON(), nullable=False),
        sa.Column("category_ids", sa.JSON(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.CheckConstraint("key <> ''", name=op.f("ck_own_field_key_given")),
        sa.CheckConstraint("label <> ''", name=op.f("ck_own_field_label_given")),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["event.id"],
            name=op.f("fk_own_field_event_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_field")),
        sa.UniqueConstraint("event_id", "key", name=op.f("uq_own_field_event_id_key")),
    )
    op.create_table(
        "saved_view",
        sa.Column("event_id", sa.String(length=32), nullable=False),
        sa.Column("page", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("definition", sa.JSON(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_saved_view_name_given")),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["event.id"],
            name=op.f("fk_saved_view_event_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_view")),
        sa.UniqueConstraint("event_id", "page", "name", name=op.f("uq_saved_view_event_id_page_name")),
    )
    op.create_table(
        "delegation",
        sa.Column("event_id", sa.String(length=32), nullable=False),
        sa.Column("organisation_id", sa.String(length=32), nullable=False),
        sa.Column("focal_person_id", sa.String(length=32), nullable=True),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["event.id"],
            name=op.f("fk_delegation_event_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["focal_person_id"],
            ["person.id"],
            name=op.f("fk_delegation_focal_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_delegation_organisation_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegation")),
        sa.UniqueConstraint(
            "event_id", "organisation_id", name=op.f("uq_delegation_event_id_organisation_id")
        ),
    )
    with op.batch_alter_table("delegation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_delegation_focal_person_id"), ["focal_person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_delegation_organisation_id"), ["organisation_id"], unique=False)

    op.create_table(
        "import_left_row",
        sa.Column("batch_id", sa.String(length=32), nullable=False),
        sa.Column("row_number", sa.Integer(), nullable=False),
        sa.Column(
            "verdict",
            sa.Enum(
                "new",
                "update",
                "unchanged",
                "possible_duplicate",
                "warning",
                "error",
                name="verdict",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("cells", sa.JSON(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["import_batch.id"],
            name=op.f("fk_import_left_row_batch_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_left_row")),
    )
    with op.batch_alter_table("import_left_row", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_import_left_row_batch_id"), ["batch_id"], unique=False)

    op.create_table(
        "not_same_person",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("other_id", sa.String(length=32), nullable=False),
        sa.Column("decided_at", UtcDateTime(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.CheckConstraint("person_id < other_id", name=op.f("ck_not_same_person_in_order")),
        sa.ForeignKeyConstraint(
            ["other_id"],
            ["person.id"],
            name=op.f("fk_not_same_person_other_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_not_same_person_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_not_same_person")),
        sa.UniqueConstraint("person_id", "other_id", name=op.f("uq_not_same_person_person_id_other_id")),
    )
    with op.batch_alter_table("not_same_person", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_not_same_person_other_id"), ["other_id"], unique=False)

    op.create_table(
        "person_merge",
        sa.Column("survivor_id", sa.String(length=32), nullable=False),
        sa.Column("merged_id", sa.String(length=32), nullable=False),
        sa.Column("merged_at", UtcDateTime(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.CheckConstraint("survivor_id <> merged_id", name=op.f("ck_person_merge_two_persons")),
        sa.ForeignKeyConstraint(
            ["survivor_id"],
            ["person.id"],
            name=op.f("fk_person_merge_survivor_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_merge")),
        sa.UniqueConstraint("merged_id", name=op.f("uq_person_merge_merged_id")),
    )
    with op.batch_alter_table("person_merge", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_person_merge_survivor_id"), ["survivor_id"], unique=False)

    op.create_table(
        "place_limit",
        sa.Column("event_id", sa.String(length=32), nullable=False),
        sa.Column("category_id", sa.String(length=32), nullable=True),
        sa.Column("organisation_id", sa.String(length=32), nullable=True),
        sa.Column("is_per_organisation", sa.Boolean(), nullable=False),
        sa.Column("free_places", sa.Integer(), nullable=True),
        sa.Column("cap", sa.Integer(), nullable=True),
        sa.Column(
            "on_full",
            sa.Enum(
                "warn",
                "waiting_list",
                "refuse",
                name="on_full",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.CheckConstraint(
            "NOT is_per_organisation OR organisation_id IS NULL", name=op.f("ck_place_limit_one_scope")
        ),
        sa.CheckConstraint("cap IS NULL OR cap >= 0", name=op.f("ck_place_limit_cap_not_negative")),
        sa.CheckConstraint(
            "free_places IS NOT NULL OR cap IS NOT NULL", name=op.f("ck_place_limit_says_something")
        ),
        sa.CheckConstraint(
            "free_places IS NULL OR free_places >= 0", name=op.f("ck_place_limit_free_not_negative")
        ),
        sa.ForeignKeyConstraint(
            ["category_id"],
            ["category.id"],
            name=op.f("fk_place_limit_category_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["event.id"],
            name=op.f("fk_place_limit_event_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_place_limit_organisation_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place_limit")),
    )
    with op.batch_alter_table("place_limit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_place_limit_category_id"), ["category_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_place_limit_event_id"), ["event_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_place_limit_organisation_id"), ["organisation_id"], unique=False)

    op.create_table(
        "access_record",
        sa.Column("registration_id", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("operator_id", sa.String(length=32), nullable=False),
        sa.Column("desk_id", sa.String(length=32), nullable=False),
        sa.Column("seen_at", UtcDateTime(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_access_record_reason_given")),
        sa.ForeignKeyConstraint(
            ["desk_id"],
            ["desk.id"],
            name=op.f("fk_access_record_desk_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["operator_id"],
            ["operator.id"],
            name=op.f("fk_access_record_operator_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["registration.id"],
            name=op.f("fk_access_record_registration_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_record")),
    )
    with op.batch_alter_table("access_record", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_access_record_registration_id"), ["registration_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_access_record_seen_at"), ["seen_at"], unique=False)

    op.create_table(
        "answer",
        sa.Column("registration_id", sa.String(length=32), nullable=False),
        sa.Column("field_id", sa.String(length=32), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("text_key", sa.Text(), nullable=False),
        sa.Column("number_key", sa.Float(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["field_id"],
            ["own_field.id"],
            name=op.f("fk_answer_field_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["registration.id"],
            name=op.f("fk_answer_registration_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer")),
        sa.UniqueConstraint("registration_id", "field_id", name=op.f("uq_answer_registration_id_field_id")),
    )
    with op.batch_alter_table("answer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_answer_field_id"), ["field_id"], unique=False)

    op.create_table(
        "companion",
        sa.Column("registration_id", sa.String(length=32), nullable=False),
        sa.Column("host_id", sa.String(length=32), nullable=False),
        sa.Column("relation", sa.String(length=100), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.CheckConstraint("registration_id <> host_id", name=op.f("ck_companion_host_is_other")),
        sa.ForeignKeyConstraint(
            ["host_id"],
            ["registration.id"],
            name=op.f("fk_companion_host_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["registration.id"],
            name=op.f("fk_companion_registration_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_companion")),
        sa.UniqueConstraint("registration_id", name=op.f("uq_companion_registration_id")),
    )
    with op.batch_alter_table("companion", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_companion_host_id"), ["host_id"], unique=False)

    op.create_table(
        "consent",
        sa.Column("registration_id", sa.String(length=32), nullable=False),
        sa.Column(
            "purpose",
            sa.Enum(
                "photo",
                "published_list",
                "contact_sharing",
                "news",
                "health",
                "visa",
                name="purpose",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("version", sa.String(length=60), nullable=False),
        sa.Column("is_given", sa.Boolean(), nullable=False),
        sa.Column("decided_at", UtcDateTime(), nullable=False),
        sa.Column("how", sa.String(length=300), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["registration.id"],
            name=op.f("fk_consent_registration_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
    )
    with op.batch_alter_table("consent", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_consent_registration_id"), ["registration_id"], unique=False)

    op.create_table(
        "logistics",
        sa.Column("registration_id", sa.String(length=32), nullable=False),
        sa.Column("arrives_at", UtcDateTime(), nullable=True),
        sa.Column("arrival_flight", sa.String(length=60), nullable=False),
        sa.Column("departs_at", UtcDateTime(), nullable=True),
        sa.Column("departure_flight", sa.String(length=60), nullable=False),
        sa.Column("hotel", sa.String(length=300), nullable=False),
        sa.Column("pick_up", sa.String(length=300), nullable=False),
        sa.Column("emergency_contact", sa.String(length=500), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["registration.id"],
            name=op.f("fk_logistics_registration_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_logistics")),
        sa.UniqueConstraint("registration_id", name=op.f("uq_logistics_registration_id")),
    )
    op.create_table(
        "registration_merge",
        sa.Column("merge_id", sa.String(length=32), nullable=False),
        sa.Column("survivor_id", sa.String(length=32), nullable=False),
        sa.Column("merged_id", sa.String(length=32), nullable=False),
        sa.Column("event_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("badge_id", sa.String(length=32), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.CheckConstraint("survivor_id <> merged_id", name=op.f("ck_registration_merge_two_registrations")),
        sa.ForeignKeyConstraint(
            ["badge_id"],
            ["badge.id"],
            name=op.f("fk_registration_merge_badge_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["event.id"],
            name=op.f("fk_registration_merge_event_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["merge_id"],
            ["person_merge.id"],
            name=op.f("fk_registration_merge_merge_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["survivor_id"],
            ["registration.id"],
            name=op.f("fk_registration_merge_survivor_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registration_merge")),
        sa.UniqueConstraint("event_id", "number", name=op.f("uq_registration_merge_event_id_number")),
        sa.UniqueConstraint("merged_id", name=op.f("uq_registration_merge_merged_id")),
    )
    with op.batch_alter_table("registration_merge", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_registration_merge_badge_id"), ["badge_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_registration_merge_merge_id"), ["merge_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_registration_merge_survivor_id"), ["survivor_id"], unique=False)

    op.create_table(
        "registration_tag",
        sa.Column("registration_id", sa.String(length=32), nullable=False),
        sa.Column("tag", sa.String(length=60), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["registration.id"],
            name=op.f("fk_registration_tag_registration_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registration_tag")),
        sa.UniqueConstraint("registration_id", "tag", name=op.f("uq_registration_tag_registration_id_tag")),
    )
    with op.batch_alter_table("registration_tag", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_registration_tag_tag"), ["tag"], unique=False)

    op.create_table(
        "visa",
        sa.Column("registration_id", sa.String(length=32), nullable=False),
        sa.Column("passport_name", sa.String(length=300), nullable=False),
        sa.Column("passport_number", sa.String(length=60), nullable=False),
        sa.Column("nationality", sa.String(length=2), nullable=True),
        sa.Column("born_on", sa.Date(), nullable=True),
        sa.Column("passport_expires_on", sa.Date(), nullable=True),
        sa.Column("consented_at", UtcDateTime(), nullable=False),
        sa.Column("consent_how", sa.String(length=300), nullable=False),
        sa.Column("erase_on", sa.Date(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["registration.id"],
            name=op.f("fk_visa_registration_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visa")),
        sa.UniqueConstraint("registration_id", name=op.f("uq_visa_registration_id")),
    )
    op.create_table(
        "waiting_place",
        sa.Column("registration_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("since_at", UtcDateTime(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["registration.id"],
            name=op.f("fk_waiting_place_registration_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waiting_place")),
        sa.UniqueConstraint("registration_id", name=op.f("uq_waiting_place_registration_id")),
    )
    with op.batch_alter_table("category", schema=None) as batch_op:
        batch_op.drop_column("limit")

    with op.batch_alter_table("import_batch", schema=None) as batch_op:
        batch_op.add_column(sa.Column("answers", sa.JSON(), nullable=False, server_default="{}"))

    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("phone_digits", sa.String(length=40), nullable=False, server_default="")
        )
        batch_op.create_index(batch_op.f("ix_person_phone_digits"), ["phone_digits"], unique=False)
    _fill_phone_digits()


def _fill_phone_digits() -> None:
    # As the program of this revision computed it: the digits alone, without a leading 00.
    person = sa.table("person", sa.column("id"), sa.column("phone"), sa.column("phone_digits"))
    bind = op.get_bind()
    found = [
        {"key": key, "digits": digits[:40]}
        for key, phone in bind.execute(sa.select(person.c.id, person.c.phone).where(person.c.phone != ""))
        if (digits := re.sub(r"\D", "", phone).removeprefix("00"))
    ]
    if found:
        bind.execute(
            sa.update(person)
            .where(person.c.id == sa.bindparam("key"))
            .values(phone_digits=sa.bindparam("digits")),
            found,
        )
