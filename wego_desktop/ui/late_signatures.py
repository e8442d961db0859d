"""Spares the start the part of PySide that words signatures, until somebody asks for one."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.machinery import ModuleSpec
from threading import RLock
from types import ModuleType
from typing import Any, SupportsIndex

_PARTS = ("layout", "parser", "lib.enum_sig", "lib.pyi_generator")
_LATE = frozenset(f"shibokensupport.signature.{part}" for part in _PARTS)
_lock = RLock()


@contextmanager
def late_signatures() -> Iterator[None]:
    """While PySide is imported in it, its modules about signatures stay unread until they are used.

    They are kept as text in a library and compiled at every start, about a tenth of ours. They are used when
    a call into Qt had wrong arguments and for the texts of `help`, and are then read as always.
    Does nothing where a PySide keeps them in another way.
    """
    before = sys.meta_path
    sys.meta_path = _Finders(before)
    try:
        yield
    finally:
        sys.meta_path = before


class _Finders(list[Any]):
    """The finders of modules, where the one that PySide puts first for its own is preceded by ours."""

    def insert(self, place: SupportsIndex, finder: Any) -> None:
        super().insert(place, finder)
        super().insert(place, _LateFinder(finder))


class _LateFinder:
    """Finds what another finder has of the late modules."""

    def __init__(self, finder: Any) -> None:
        self._finder = finder

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """The module, to be read at its first use; None for all that are not late."""
        found: ModuleSpec | None = self._finder.find_spec(name, path, target) if name in _LATE else None
        if found is None:
            return None
        late: Any = _LateLoader(name, found.loader)
        return ModuleSpec(name, late)


class _LateLoader:
    """Makes a module that is empty at first."""

    def __init__(self, name: str, loader: Any) -> None:
        self._name = name
        self._loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """The empty module."""
        return _LateModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing yet; see `fill`."""

    def fill(self, module: ModuleType) -> None:
        """Read the module now."""
        kept, at = module.__spec__, sys.modules.get(self._name)
        # PySide has given it a second name meanwhile, by which its loader does not know it.
        module.__spec__ = ModuleSpec(self._name, self._loader)
        self._loader.exec_module(module)
        module.__spec__ = kept
        if at is not None:
            sys.modules[self._name] = at


class _LateModule(ModuleType):
    """Reads itself when the first of its names is wanted."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        with _lock:
            if type(self) is _LateModule:
                loader: Any = self.__spec__.loader if self.__spec__ is not None else None
                self.__class__ = ModuleType  # type: ignore[assignment]
                loader.fill(self)
        return getattr(self, name)
