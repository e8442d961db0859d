"""How a figure says what it measures and what it must reach, and where all of them are found."""

import gc
import importlib
import math
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass

import benchmarks


@dataclass(frozen=True, slots=True)
class Measured:
    """What one figure found in this run: texts with units, and whether every part of the reach holds.

    `compared_with` names what was measured beside it in the same run, for example a bare insert and commit.
    """

    value: str
    compared_with: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured piece of work and the reach that the project promises for it."""

    name: str
    work: str
    reach: str
    measure: Callable[[], Measured]


_FIGURES: dict[str, Figure] = {}
FOLDER_VARIABLE = "WEGO_BENCH_FOLDER"
"""The environment variable by which the processes of one run share their workspaces."""
FRAMEWORK = ("registry", "__main__")


def figure(*, name: str, work: str, reach: str) -> Callable[[Callable[[], Measured]], Callable[[], Measured]]:
    """Register the decorated function as the measurement of a figure; ValueError when the name is taken."""

    def register(measure: Callable[[], Measured]) -> Callable[[], Measured]:
        if name in _FIGURES:
            raise ValueError(f"two figures named {name}")
        _FIGURES[name] = Figure(name, work, reach, measure)
        return measure

    return register


def all_figures() -> dict[str, Figure]:
    """Every figure by name, from all modules of `benchmarks`."""
    for found in pkgutil.iter_modules(benchmarks.__path__):
        if found.name not in FRAMEWORK and not found.name.startswith("_"):
            importlib.import_module(f"{benchmarks.__name__}.{found.name}")
    return dict(sorted(_FIGURES.items()))


def settle() -> None:
    """Let the collector pass by what is loaded already, as the window does soon after its start."""
    gc.freeze()


def quantile(values: list[float], share: float) -> float:
    """The value that `share` (0 to 1) of `values` do not exceed, by the nearest rank."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]
