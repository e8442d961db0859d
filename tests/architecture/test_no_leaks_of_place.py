import subprocess
from pathlib import Path

import pytest

from checks import ROOT

# Put together here, so that this file does not name what it looks for.
PLACES = (
    "/wo" + "rk/",
    "/t" + "mp/v/",
    "/.lib" + "rary",
    "/ro" + "ot/",
    "py" + "pi.org",
    "python" + "hosted",
    "--index" + "-url",
)


def committed_files() -> list[Path]:
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listing.returncode:
        pytest.skip("the checkout is no git repository")
    return [ROOT / name for name in listing.stdout.split("\0") if name]


def test_no_file_names_a_machine_or_a_package_index() -> None:
    leaks = []
    for path in committed_files():
        if "third_party" in path.parts or not path.is_file():
            continue
        content = path.read_bytes()
        leaks += [
            f"{path.relative_to(ROOT)}: {place}"
            for place in PLACES
            if b"\0" not in content and place.encode() in content
        ]
    assert leaks == []
