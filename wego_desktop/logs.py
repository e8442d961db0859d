"""The log file that a bug report names: what went wrong and where, never whose data it was.

Callers log codes, counts and identifiers. Names, e-mail addresses and file contents do not belong in it.
"""

import logging
import os
from pathlib import Path

from wego_desktop import __version__
from wego_desktop.settings import APP_NAME

ROOT_LOGGER = "wego_desktop"
FILE_BYTES = 1_000_000
OLD_FILES = 3


def log_path() -> Path:
    """The file in `WEGO_LOG_DIR`, else in the system's place for logs; it need not exist yet."""
    if chosen := os.environ.get("WEGO_LOG_DIR"):
        return Path(chosen) / f"{APP_NAME}.log"
    from platformdirs import user_log_path

    return user_log_path(APP_NAME, appauthor=False) / f"{APP_NAME}.log"


def configure(level: int = logging.INFO) -> Path | None:
    """Send the package's log to a rotating file; its path, or None when the folder cannot be written.

    A second call replaces the file of the first. Other packages' loggers are left alone.
    """
    # Late, because the window comes first and these two bring sockets and a good deal more.
    import logging.handlers
    import platform

    logger = logging.getLogger(ROOT_LOGGER)
    close()
    logger.setLevel(level)
    path = log_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            path, maxBytes=FILE_BYTES, backupCount=OLD_FILES, encoding="utf-8"
        )
    except OSError:
        logger.addHandler(logging.NullHandler())
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logger.addHandler(handler)
    logger.info("start of %s on Python %s, %s", __version__, platform.python_version(), platform.system())
    return path


def ensure() -> None:
    """Have a log, when something goes wrong before the start came to `configure`."""
    if not logging.getLogger(ROOT_LOGGER).handlers:
        configure()


def close() -> None:
    """Take the handlers of `configure` away and close their files."""
    logger = logging.getLogger(ROOT_LOGGER)
    for handler in list(logger.handlers):
        if isinstance(handler, logging.FileHandler | logging.NullHandler):
            logger.removeHandler(handler)
            handler.close()
