"""Passphrases in the system's keychain, only for workspaces whose user asked for it."""

import contextlib
import logging

from wego_desktop.db.location import parse_location
from wego_desktop.errors import EnvironmentProblem

_SERVICE = "WeGO Desktop"
_log = logging.getLogger(__name__)


def stored_passphrase(location: str) -> str | None:
    """The passphrase kept for a workspace, or None (also when the system has no keychain)."""
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(_SERVICE, str(parse_location(location)))
    except KeyringError:
        _log.info("the keychain gave no passphrase")
        return None


def store_passphrase(location: str, passphrase: str) -> None:
    """Keep the passphrase of a workspace; raises `EnvironmentProblem("no_keychain")`."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(_SERVICE, str(parse_location(location)), passphrase)
    except KeyringError as error:
        raise EnvironmentProblem("no_keychain") from error


def forget_passphrase(location: str) -> None:
    """Remove a kept passphrase; nothing happens when there is none."""
    import keyring
    from keyring.errors import KeyringError

    with contextlib.suppress(KeyringError):
        keyring.delete_password(_SERVICE, str(parse_location(location)))
