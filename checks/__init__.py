"""House rules that no ready tool knows; run by `dev.py check` and by the tests in tests/architecture."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "wego_desktop"
