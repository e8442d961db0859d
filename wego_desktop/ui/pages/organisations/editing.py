"""Adding, changing and taking away what is kept about an organisation: forms in, service calls out."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from wego_desktop.errors import CodedError
from wego_desktop.i18n import _
from wego_desktop.services.queries.organisations import OrganisationListRow
from wego_desktop.ui.dialogs.dialog import ConfirmDialog
from wego_desktop.ui.dialogs.form import FormDialog, FormField
from wego_desktop.ui.operations.organisations import OrganisationOperations
from wego_desktop.ui.pages.organisations import forms
from wego_desktop.ui.shell.page_services import PageServices

if TYPE_CHECKING:
    from wego_desktop.services.outcome import Outcome

Work = Callable[[Mapping[str, str]], "Outcome[str]"]


class OrganisationEditing(QObject):
    """Opens the forms; `changed(organisation_id)` after something was saved."""

    changed = Signal(str)

    def __init__(self, services: PageServices, page: QWidget) -> None:
        super().__init__(page)
        self._services = services
        self._page = page
        self._operations = OrganisationOperations(services, page)
        self.categories: tuple[str, ...] = ()
        self.schemes: tuple[str, ...] = ()
        self.regions: tuple[str, ...] = ()
        self.dialog: FormDialog | None = None

    def add(self) -> None:
        """A form for a further organisation."""
        context = self._services.context
        self._open(
            _("Add organisation"),
            forms.facts_form(None),
            lambda values: context.organisations.add(context.actor, forms.facts_of(values)),
            lambda values: _("Added {name}").format(name=values["name"]),
            None,
        )

    def edit(self, what: str, row: OrganisationListRow, part: Any, notes: str = "") -> None:
        """The form for a part of an organisation (`part` None adds one); `what` as in the panel's signal."""
        maker = {
            "facts": self._facts,
            "membership": self._membership,
            "office": self._office,
            "region": self._region,
            "alias": self._alias,
            "contact": self._contact,
        }[what]
        maker(row, notes if what == "facts" else part)

    def remove(self, row: OrganisationListRow) -> None:
        """Ask, then take the organisation away; the service says when somebody refers to it."""
        context = self._services.context
        question = ConfirmDialog(
            _("Delete {name}?").format(name=row.name),
            _("Its memberships, offices, regions, names and contacts go too."),
            _("Delete"),
            self._page,
        )
        question.confirmed.connect(
            lambda: self._operations.write(
                lambda: context.organisations.remove(context.actor, row.id),
                _("Deleted {name}").format(name=row.name),
                lambda _key: self.changed.emit(""),
            )
        )
        question.open()

    # The forms

    def _facts(self, row: OrganisationListRow, notes: str) -> None:
        context = self._services.context
        self._open(
            _("Edit {name}").format(name=row.name),
            forms.facts_form(row, notes),
            lambda values: context.organisations.edit(context.actor, row.id, forms.facts_of(values)),
            _saved(row),
            row,
            removal=(_("Delete"), lambda: self.remove(row)),
        )

    def _membership(self, row: OrganisationListRow, part: Any) -> None:
        service, actor = self._services.context.memberships, self._services.context.actor

        def save(values: Mapping[str, str]) -> "Outcome[str]":
            fields = forms.membership_of(values)
            if part is None:
                return service.add_membership(actor, row.id, fields)
            return service.edit_membership(actor, part.id, fields)

        self._open(
            _("Membership of {name}").format(name=row.name),
            forms.membership_form(part, self.categories),
            save,
            _saved(row),
            row,
            removal=self._removal(row, part, lambda: service.remove_membership(actor, part.id)),
        )

    def _office(self, row: OrganisationListRow, part: Any) -> None:
        service, actor = self._services.context.memberships, self._services.context.actor

        def save(values: Mapping[str, str]) -> "Outcome[str]":
            fields = forms.office_of(values)
            if part is None:
                return service.add_office(actor, row.id, fields)
            return service.edit_office(actor, part.id, fields)

        self._open(
            _("Office of {name}").format(name=row.name),
            forms.office_form(part),
            save,
            _saved(row),
            row,
            removal=self._removal(row, part, lambda: service.remove_office(actor, part.id)),
        )

    def _region(self, row: OrganisationListRow, part: Any) -> None:
        service, actor = self._services.context.memberships, self._services.context.actor
        scheme = part.scheme if part is not None else next(iter(self.schemes), "")
        fields = [
            FormField(
                "scheme",
                _("Division into regions"),
                scheme,
                suggestions=self.schemes,
                codes=("region_scheme_missing",),
            ),
            FormField("region", _("Region"), part.region if part else "", suggestions=self.regions),
        ]
        self._open(
            _("Region of {name}").format(name=row.name),
            fields,
            lambda values: service.set_region(actor, row.id, values["scheme"], values["region"]),
            _saved(row),
            row,
            removal=self._removal(row, part, lambda: service.set_region(actor, row.id, scheme, "")),
        )

    def _alias(self, row: OrganisationListRow, part: Any) -> None:
        service, actor = self._services.context.organisations, self._services.context.actor
        if part is not None:
            self._ask_removal(row, part.name, lambda: service.remove_alias(actor, part.id))
            return
        codes = ("alias_missing", "alias_of_other")
        self._open(
            _("Another name of {name}").format(name=row.name),
            [FormField("alias", _("Other name"), codes=codes, help_text=_("As files and people write it"))],
            lambda values: service.add_alias(actor, row.id, values["alias"]),
            _saved(row),
            row,
        )

    def _contact(self, row: OrganisationListRow, part: Any) -> None:
        service, actor = self._services.context.organisations, self._services.context.actor

        def save(values: Mapping[str, str]) -> "Outcome[str]":
            fields = forms.contact_of(values)
            if part is None:
                return service.add_contact(actor, row.id, fields)
            return service.edit_contact(actor, part.id, fields)

        self._open(
            _("Contact at {name}").format(name=row.name),
            forms.contact_form(part),
            save,
            _saved(row),
            row,
            removal=self._removal(row, part, lambda: service.remove_contact(actor, part.id)),
        )

    # Around the forms

    def _removal(
        self, row: OrganisationListRow, part: Any, work: Callable[[], "Outcome[str]"]
    ) -> tuple[str, Callable[[], None]] | None:
        if part is None:
            return None
        return _("Remove"), lambda: self._write(work, _saved(row)({}), row)

    def _ask_removal(self, row: OrganisationListRow, name: str, work: Callable[[], "Outcome[str]"]) -> None:
        question = ConfirmDialog(
            _("Take away the name {name}?").format(name=name),
            _("Files that use it are no longer matched with {name}.").format(name=row.name),
            _("Take away"),
            self._page,
        )
        question.confirmed.connect(lambda: self._write(work, _saved(row)({}), row))
        question.open()

    def _open(
        self,
        title: str,
        fields: list[FormField],
        save: Work,
        said: Callable[[Mapping[str, str]], str],
        row: OrganisationListRow | None,
        *,
        removal: tuple[str, Callable[[], None]] | None = None,
    ) -> None:
        dialog = FormDialog(title, fields, self._page, removal=removal[0] if removal else "")
        self.dialog = dialog
        dialog.finished.connect(lambda _result: setattr(self, "dialog", None))

        def submit(values: Mapping[str, str]) -> None:
            def done(key: str) -> None:
                dialog.accept()
                self.changed.emit(row.id if row is not None else key)

            def failed(error: Exception) -> None:
                if isinstance(error, forms.BadDayError):
                    dialog.show_text(error.key, _("Write a year or a day, such as 2019-03-01"))
                elif isinstance(error, CodedError):
                    dialog.show_error(error)
                else:
                    self._services.show_error(error)

            self._operations.write(lambda: save(values), said(values), done, failed)

        def remove() -> None:
            dialog.reject()
            if removal is not None:
                removal[1]()

        dialog.submitted.connect(submit)
        dialog.remove_wanted.connect(remove)
        dialog.open()

    def _write(self, work: Callable[[], "Outcome[str]"], said: str, row: OrganisationListRow) -> None:
        self._operations.write(work, said, lambda _key: self.changed.emit(row.id))


def _saved(row: OrganisationListRow) -> Callable[[Mapping[str, str]], str]:
    return lambda _values: _("Saved {name}").format(name=row.name)
