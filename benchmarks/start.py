"""The start of the program, from the double click to the first page that can be worked with."""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.population import copy_of
from benchmarks.registry import Measured, figure, quantile

REGISTRATIONS = 20_000
MOST_TIMES = 3.0
PAGE = "delegates"
_ROUNDS = 7


@figure(
    name="start",
    work="start to Delegates with its rows painted and its search field taking keys, 20,000 registrations; "
    "the services are imported after that, and what was typed meanwhile is answered then (named beside)",
    reach="≤ 3 × an empty main window",
)
def start() -> Measured:
    """Both starts by turns, each as a process of its own, with byte code kept from a first start."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        workspace = copy_of(REGISTRATIONS, folder)
        environment = _environment(folder)
        program, empty = [str(workspace), PAGE], ["empty"]
        for warming in (program, empty):
            _seconds(warming, environment)
        rounds = [(*_seconds(program, environment), *_seconds(empty, environment)) for _ in range(_ROUNDS)]
    ours, searched, bare = (quantile(list(each), 0.5) for each in zip(*rounds, strict=True))
    return Measured(
        f"{ours:.2f} s, {ours / bare:.1f} × (median of {_ROUNDS})",
        f"empty main window {bare:.2f} s; a letter typed at once is answered after {searched:.2f} s",
        ours <= MOST_TIMES * bare,
    )


def _environment(folder: Path) -> dict[str, str]:
    """A computer of its own: settings that name the page, byte code that is kept."""
    settings = folder / "settings.json"
    settings.write_text(json.dumps({"last_page": PAGE, "language": "en"}), encoding="utf-8")
    environment = {**os.environ, "WEGO_CONFIG_DIR": str(folder), "WEGO_LOG_DIR": str(folder)}
    environment["PYTHONPYCACHEPREFIX"] = str(folder / "byte-code")
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    return environment


def _seconds(arguments: list[str], environment: dict[str, str]) -> list[float]:
    """From the start of the process to each of its lines; raises RuntimeError when one is missing."""
    wanted = ["usable"] if arguments == ["empty"] else ["usable", "searched"]
    command = [sys.executable, "-m", "benchmarks._start_window", *arguments]
    begun = time.perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
    ) as process:
        assert process.stdout is not None
        told = [(line.strip(), time.perf_counter() - begun) for line in process.stdout]
        process.wait(timeout=60)
    if [line for line, _ in told] != wanted:
        raise RuntimeError(f"the start of {arguments[0]} did not come to a usable window")
    return [taken for _, taken in told]
