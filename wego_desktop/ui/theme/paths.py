"""Where the window's own resources lie."""

from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[3] / "resources"
TOKENS_FILE = RESOURCES / "theme" / "tokens.json"
STYLE_FILE = RESOURCES / "theme" / "app.qss"
CONTROLS_DIR = RESOURCES / "theme" / "controls"
ICONS_DIR = RESOURCES / "third_party" / "lucide"
FLAGS_DIR = RESOURCES / "third_party" / "flags"
