"""The root of the command line, and the one place where errors become sentences and exit codes."""

import importlib
import logging
import pkgutil
import sys
from collections.abc import Sequence

import click

import wego_desktop.cli as package
from wego_desktop import __version__, i18n, logs
from wego_desktop.cli.app import CliApp, Exit, WindowTasks
from wego_desktop.cli.places import unusable_place
from wego_desktop.errors import CodedError, EnvironmentProblem
from wego_desktop.i18n import _
from wego_desktop.messages import sentence
from wego_desktop.settings import SettingsStore

_log = logging.getLogger(__name__)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="wego-desktop")
@click.option("-w", "--workspace", metavar="WORKSPACE", help="A .wego file or a postgresql:// address.")
@click.option("--as", "operator", metavar="OPERATOR", help="Work as this operator.")
@click.option("--desk", metavar="DESK", help="Work at this desk.")
@click.pass_context
def root(context: click.Context, workspace: str | None, operator: str | None, desk: str | None) -> None:
    """Runs a workspace without the windows: registrations, desks, sessions, meetings, Excel."""
    context.obj = CliApp(workspace, operator, desk)


def build() -> click.Group:
    """The root with every group of this package; a module takes part by a function `register(root)`."""
    for module in pkgutil.iter_modules(package.__path__):
        found = importlib.import_module(f"{package.__name__}.{module.name}")
        if hasattr(found, "register"):
            found.register(root)
    return root


def run(arguments: Sequence[str], windows: WindowTasks | None = None) -> int:
    """Carry out one command line; the exit code, after any sentence went to standard error.

    `windows` is what the few commands that open windows use.
    """
    CliApp.windows = windows
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    logs.configure()
    i18n.install(SettingsStore().load().language or "en")
    try:
        code = build().main(args=list(arguments), prog_name="wego-desktop", standalone_mode=False)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except UnicodeEncodeError as error:
        if not (unreadable := [text for text in arguments if _is_bytes(text)]):
            return _explain(error)
        return _say(
            _("{text!a} holds bytes that are no text. Type it anew.").format(text=unreadable[0]), Exit.USAGE
        )
    except Exception as error:
        return _explain(error)
    return code if isinstance(code, int) else Exit.DONE


def _is_bytes(text: str) -> bool:
    """Whether the system could not read an argument as text; such ones may still name a file."""
    return any("\ud800" <= character <= "\udfff" for character in text)


def _explain(error: Exception) -> int:
    """Say in one sentence what went wrong; the exit code for it."""
    if isinstance(error, click.ClickException):
        error.show()
        return Exit.USAGE
    if isinstance(error, BrokenPipeError):
        return Exit.DONE
    if isinstance(error, click.Abort):
        return _say(_("Stopped. Nothing was changed."), Exit.USER_ERROR)
    if isinstance(error, CodedError):
        is_environment = isinstance(error, EnvironmentProblem)
        return _say(sentence(error), Exit.ENVIRONMENT if is_environment else Exit.USER_ERROR)
    if isinstance(error, OSError) and (problem := unusable_place(error)):
        return _say(sentence(problem), Exit.ENVIRONMENT)
    _log.error("a command failed", exc_info=error)
    text = _("This is a fault of WeGO Desktop, not yours. The details are in {path}.")
    return _say(text.format(path=logs.log_path()), Exit.BUG)


def _say(text: str, code: Exit) -> int:
    click.echo(text, err=True)
    return code
