"""The processes that get killed: each tells through a pipe what it was told to be saved."""

import random
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path

import wego_desktop.services.check_in_service
import wego_desktop.services.import_service
from wego_desktop.bootstrap import open_context
from wego_desktop.services.queries.events import event_row

PRELOADED = (wego_desktop.services.check_in_service, wego_desktop.services.import_service)
"""Loaded before the fork, so that a round spends its time at work."""

UNDO_EVERY = 7


def check_people_in(path: str, desk: str, numbers: Sequence[str], seed: int, pipe: Connection) -> None:
    """Scan people in a random order for ever; now and then take one back."""
    choose = random.Random(seed)
    with open_context(path, desk_name=desk) as context:
        event_id = event_row(context.database, "GA7").id
        pipe.send(("ready", "", ""))
        for turn in range(1_000_000):
            number, nonce = choose.choice(numbers), f"{seed}-{desk}-{turn}"
            made = context.check_ins.check_in(context.actor, number, event_id, nonce=nonce)
            if made.value.is_repeat:
                continue
            pipe.send((made.value.code.value, number, nonce))
            if made.value.code.value == "ok" and turn % UNDO_EVERY == 0:
                context.undo.undo(context.actor, made.journal_id)
                pipe.send(("undone", number, nonce))


def bring_lists_in(path: str, desk: str, files: Sequence[str], seed: int, pipe: Connection) -> None:
    """Import the lists one after the other in a random order for ever."""
    choose = random.Random(seed)
    with open_context(path, desk_name=desk) as context:
        pipe.send(("ready", "", ""))
        while True:
            file = choose.choice(files)
            preview = context.imports.preview(context.actor, Path(file), "GA7")
            context.imports.commit(context.actor, preview)
            pipe.send(("imported", file, ""))
