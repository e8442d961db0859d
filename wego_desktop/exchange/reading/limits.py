"""The sizes beyond which a file is refused before it can fill the memory."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """How much one file may hold; the defaults are far above any list of delegates."""

    file_bytes: int = 200 * 1024 * 1024
    unpacked_bytes: int = 600 * 1024 * 1024
    unpack_ratio: int = 400
    ratio_from_bytes: int = 64 * 1024 * 1024
    rows: int = 200_000
    cells: int = 12_000_000


DEFAULT_LIMITS = ReadLimits()
