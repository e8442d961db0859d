"""Everything a developer does with WeGO Desktop, with nothing installed but Python: run, demo, test, check, …

Standard library only. The first use makes `.venv` and installs the pinned dependencies; later uses start at
once. The project itself is not installed: commands run as `python -m wego_desktop` from this folder, so an
edit counts at the next start and a moved or copied checkout never runs another one's code.
"""

from __future__ import annotations

import argparse
import concurrent.futures
import contextlib
import hashlib
import io
import json
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "wego-ready.json"
LIBRARIES_STAMP = VENV / "wego-libraries-ready"
UNFINISHED = VENV / "wego-unfinished"
LOG = ROOT / "build" / "dev.log"
LOCALES = ROOT / "resources" / "locale"
FAILED = 3

# Qt files whose missing libraries stop every command (the first group) or only the window (the second).
QT_ALWAYS = (
    "lib/libQt6Gui.so.6",
    "lib/libQt6Widgets.so.6",
    "lib/libQt6PrintSupport.so.6",
    "lib/libQt6Svg.so.6",
    "lib/libQt6Charts.so.6",
    "lib/libQt6Multimedia.so.6",
    "plugins/platforms/libqoffscreen.so",
)
QT_WINDOW = (
    "plugins/platforms/libqxcb.so",
    "plugins/platforms/libqwayland.so",
    "plugins/xcbglintegrations/libqxcb-glx-integration.so",
    "plugins/multimedia/libffmpegmediaplugin.so",
    "plugins/printsupport/libcupsprintersupport.so",
)
# Library -> Debian package, where the name does not follow from the library's (see `debian_package`).
DEBIAN_PACKAGES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libbrotlidec.so.1": "libbrotli1",
    "libz.so.1": "zlib1g",
}


class StepError(Exception):
    """A step that failed; its text is the one plain sentence the user reads."""


def main(argv: Sequence[str]) -> int:
    """Run one subcommand; 0 or its own exit code, 3 when this script could not prepare it."""
    if sys.version_info < (3, 11):  # noqa: UP036 - the older Python must reach the sentence
        print(
            f"WeGO Desktop needs Python 3.11 or newer, this is {platform.python_version()}.", file=sys.stderr
        )
        return FAILED
    # A Windows console or a redirected output of another encoding must not stop a command over one character.
    os.environ.setdefault("PYTHONIOENCODING", "utf-8")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    command, rest = parse(argv)
    try:
        return COMMANDS[command](rest)
    except StepError as failure:
        print(failure, file=sys.stderr)
        return FAILED
    except OSError as error:
        place, reason = error.filename or ROOT, error.strerror or error
        print(
            f"{place} cannot be written or read ({reason}): give this folder to your own user, or copy it to "
            "a place of yours, and start again.",
            file=sys.stderr,
        )
        return FAILED
    except KeyboardInterrupt:
        return 130


def parse(argv: Sequence[str]) -> tuple[str, list[str]]:
    """The subcommand and the arguments that belong to it, untouched."""
    parser = argparse.ArgumentParser(
        prog="dev.py", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    lines = [f"{name:<10} {(job.__doc__ or '').splitlines()[0]}" for name, job in COMMANDS.items()]
    parser.add_argument("command", choices=COMMANDS, metavar="command", help="\n".join(lines))
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="handed on to the command")
    known = parser.parse_args(list(argv[:1]))
    return known.command, list(argv[1:])


# ---------------------------------------------------------------------------------------------- preparation


def prepare() -> None:
    """Make `.venv` ready; does nothing that takes time when nothing changed since the last use."""
    if read_stamp() != wanted_stamp():
        with only_one_at_a_time():
            if read_stamp() != wanted_stamp():
                install()
    if sys.platform == "linux" and not LIBRARIES_STAMP.exists():
        provide_system_libraries()
    compile_stale_catalogues()


def wanted_stamp() -> dict[str, str]:
    """What the installed packages depend on: both files' content and the Python that runs them."""
    content = (ROOT / "pyproject.toml").read_bytes() + (ROOT / "constraints.txt").read_bytes()
    python = f"{sys.implementation.name} {sys.version_info[0]}.{sys.version_info[1]} {platform.machine()}"
    return {"requirements": hashlib.sha256(content).hexdigest(), "python": python}


def read_stamp() -> dict[str, str] | None:
    """The stamp of the last finished installation, or None without a working one."""
    try:
        stamp: dict[str, str] = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return stamp if PYTHON.exists() and not UNFINISHED.exists() else None


@contextlib.contextmanager
def only_one_at_a_time() -> Iterator[None]:
    """Hold a lock on the preparation, so that two first uses do not build the same folder.

    On Linux and macOS pip inherits the lock: when this process is killed, the next start waits until the pip
    that goes on alone is done, and only then begins anew.
    """
    LOG.parent.mkdir(exist_ok=True)
    with (LOG.parent / "dev.lock").open("a+b") as lock:
        os.set_inheritable(lock.fileno(), True)
        has_told = False
        while not try_lock(lock.fileno()):
            if not has_told:
                say("Another start is preparing .venv; waiting until it is done …")
                has_told = True
            time.sleep(0.5)
        yield


def try_lock(handle: int) -> bool:
    """Lock the open file unless another process holds it; whether that was possible."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def install() -> None:
    """Make the virtual environment and install the pinned dependencies into it.

    While it works, a marker stands in `.venv`. A marker found at the start means an interrupted use: pip
    could have left half a package behind, therefore everything is made anew.
    """
    stamp = read_stamp()
    if stamp is None or stamp["python"] != wanted_stamp()["python"]:
        make_venv()
    UNFINISHED.touch()
    packages = requirements()
    say(f"Installing {len(packages)} packages and what they need (a minute or two) …")
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    pip += [
        "--only-binary",
        "PySide6-Essentials,PySide6-Addons,shiboken6",
        "-c",
        str(ROOT / "constraints.txt"),
    ]
    logged(
        [*pip, *packages],
        "The dependencies could not be installed: check the network and the package index, then start again",
    )
    temporary = STAMP.with_suffix(".new")
    temporary.write_text(json.dumps(wanted_stamp()), encoding="utf-8")
    temporary.replace(STAMP)
    LIBRARIES_STAMP.unlink(missing_ok=True)
    UNFINISHED.unlink()


def make_venv() -> None:
    """Make `.venv` anew with this Python."""
    try:
        import ensurepip
        import venv
    except ImportError:
        line = f"apt-get install python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        raise StepError(
            f"This Python has no venv module: install it (on Debian or Ubuntu: {line}), then start again."
        ) from None
    del ensurepip, venv
    say(f"First use with Python {platform.python_version()}: making .venv …")
    try:
        if VENV.exists():
            shutil.rmtree(VENV)
        VENV.mkdir()
    except OSError as error:
        raise StepError(
            f"The folder {VENV} could not be made anew ({error.strerror}): close what uses it."
        ) from error
    UNFINISHED.touch()
    logged([sys.executable, "-m", "venv", str(VENV)], "The virtual environment .venv could not be made")


def requirements() -> list[str]:
    """Every requirement of `pyproject.toml`, those for development included."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [*project["dependencies"], *project["optional-dependencies"]["dev"]]


def provide_system_libraries() -> None:
    """Install the system libraries that Qt lacks when root on a Debian-like Linux, else name the apt line.

    Raises StepError when Qt cannot start at all without them; a library that only windows need is a hint.
    """
    always, window = missing_libraries(QT_ALWAYS), missing_libraries(QT_WINDOW)
    packages = sorted({debian_package(name) for name in always | window})
    if packages and shutil.which("apt-get") and os.geteuid() == 0:
        say(f"Installing Qt's missing system libraries: {' '.join(packages)} …")
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        apt = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
        if run_to_log(apt, environment) and not run_to_log(["apt-get", "update"], environment):
            run_to_log(apt, environment)
        always, window = missing_libraries(QT_ALWAYS), missing_libraries(QT_WINDOW)
    if not always | window:
        LIBRARIES_STAMP.touch()
        return
    sentence = (
        f"Qt misses {', '.join(sorted(always | window))}: run  {apt_line(always | window)}  and start again."
    )
    if always:
        raise StepError(sentence)
    print(f"Windows will not open yet. {sentence}", file=sys.stderr)


def apt_line(libraries: set[str]) -> str:
    """The one line that installs `libraries` on Debian and its relatives."""
    return f"sudo apt-get install -y {' '.join(sorted({debian_package(name) for name in libraries}))}"


def missing_libraries(files: Sequence[str]) -> set[str]:
    """The shared libraries that the given files of PySide6 need and the system lacks."""
    folder = next(VENV.glob("lib/python*/site-packages/PySide6/Qt"), None)
    if folder is None or not shutil.which("ldd"):
        return set()
    found = [str(folder / name) for name in files if (folder / name).exists()]
    listing = subprocess.run(["ldd", *found], capture_output=True, text=True, check=False).stdout
    return {line.split()[0] for line in listing.splitlines() if line.rstrip().endswith("not found")}


def debian_package(library: str) -> str:
    """The Debian package of a library: libxcb-icccm.so.4 is in libxcb-icccm4, libX11.so.6 in libx11-6."""
    if library in DEBIAN_PACKAGES:
        return DEBIAN_PACKAGES[library]
    name, _, version = library.lower().partition(".so.")
    return f"{name}-{version}" if name[-1:].isdigit() else f"{name}{version}"


def compile_stale_catalogues() -> None:
    """Compile each translation that is newer than its compiled form; the compiled ones are not in git."""
    for source in LOCALES.glob("*/LC_MESSAGES/*.po"):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            logged(
                [str(PYTHON), "-m", "checks.catalogues", "compile"], "The translations could not be compiled"
            )
            return


def say(text: str) -> None:
    """A line of progress, apart from the output of the command itself."""
    print(text, file=sys.stderr, flush=True)


def logged(command: Sequence[str], sentence: str) -> None:
    """Run a step with its output in the log file; StepError with `sentence` when it fails."""
    if run_to_log(command):
        raise StepError(f"{sentence}. The details are in {LOG}.")


def run_to_log(command: Sequence[str], environment: dict[str, str] | None = None) -> int:
    """Run a step with its output appended to the log file; its exit code, 127 when it cannot start."""
    LOG.parent.mkdir(exist_ok=True)
    with LOG.open("a", encoding="utf-8") as log:
        log.write(f"\n{time.strftime('%Y-%m-%d %H:%M:%S')} $ {' '.join(command)}\n")
        log.flush()
        try:
            return subprocess.call(
                command,
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                cwd=ROOT,
                env=environment,
                close_fds=False,
            )
        except OSError as error:
            log.write(f"{error}\n")
            return 127


# ---------------------------------------------------------------------------------------------- subcommands


def module(*arguments: str, offscreen: bool = False) -> int:
    """Run `python -m …` of the virtual environment on the checkout; its exit code."""
    prepare()
    environment = dict(os.environ)
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), environment.get("PYTHONPATH")]))
    if offscreen:
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    return subprocess.call([str(PYTHON), "-m", *arguments], env=environment)


def run(arguments: list[str]) -> int:
    """the window without arguments, else the command line `wego-desktop …`"""
    if not arguments and sys.platform == "linux":
        if not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
            raise StepError(
                "There is no display to open the window on: start it from a desktop session, "
                "or try everything without a screen by  python3 dev.py demo"
            )
        prepare()
        if missing := set() if LIBRARIES_STAMP.exists() else missing_libraries(QT_WINDOW):
            raise StepError(f"The window cannot open without system libraries: run  {apt_line(missing)}")
    return module("wego_desktop", *arguments)


def demo(arguments: list[str]) -> int:
    """build the sample workspace with every file and picture in demo-out (or --out DIR)"""
    has_out = any(argument == "--out" or argument.startswith("--out=") for argument in arguments)
    out = [] if has_out or "--help" in arguments else ["--out", "demo-out"]
    return module("wego_desktop", "demo", *out, *arguments, offscreen=True)


def test(arguments: list[str]) -> int:
    """the tests on every core; arguments go to pytest"""
    workers = (
        [] if any(argument.startswith(("-n", "--numprocesses")) for argument in arguments) else ["-n", "auto"]
    )
    os.chdir(ROOT)
    return module("pytest", *workers, *arguments, offscreen=True)


def bench(arguments: list[str]) -> int:
    """measure the figures in benchmarks/: [--json] [NAME…]"""
    return module("benchmarks", *arguments, offscreen=True)


def bundle(arguments: list[str]) -> int:
    """make the installable folder dist/wego-desktop with PyInstaller"""
    os.chdir(ROOT)
    prepare()
    say("Bundling the program (about a minute) …")
    work = ["--noconfirm", "--workpath", "build/installer", "--distpath", "dist"]
    logged(
        [str(PYTHON), "-m", "PyInstaller", *work, *arguments, "installer.spec"],
        "The program could not be bundled: see the last lines of the log, mend their cause and start again",
    )
    print(f"The program is in {ROOT / 'dist' / 'wego-desktop'}.")
    return 0


def screens(arguments: list[str]) -> int:
    """grab every page and state as pictures: [--out DIR]"""
    return module("wego_desktop.ui.screens", *arguments, offscreen=True)


def torture(arguments: list[str]) -> int:
    """kill imports and check-ins at random points and look at what is left: [--rounds N]"""
    os.chdir(ROOT)
    return module("tests.torture", *arguments, offscreen=True)


def translate(arguments: list[str]) -> int:
    """bring the .po files up to date with the texts in the code: [LANGUAGE…]"""
    os.chdir(ROOT)
    return module("checks.catalogues", "update", *arguments)


CHECKS = {
    "format": ["ruff", "format", "--check", "--quiet", "."],
    "lint": ["ruff", "check", "--quiet", "."],
    "types": ["mypy"],
    "imports": ["checks.imports"],
    "sizes": ["checks.sizes"],
    "translations": ["checks.catalogues", "check"],
}


def check(arguments: list[str]) -> int:
    """format, lint, types, import contracts, sizes, translations; all run, a table says which failed"""
    wanted = {name: CHECKS[name] for name in arguments or CHECKS if name in CHECKS}
    if unknown := [name for name in arguments if name not in CHECKS]:
        raise StepError(f"There is no check named {', '.join(unknown)}: choose among {', '.join(CHECKS)}.")
    prepare()
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = dict(zip(wanted, pool.map(captured, wanted.values()), strict=True))
    for name, (code, _, output) in results.items():
        if output.strip() and (code or name == "sizes"):
            print(f"---- {name}{' FAILED' if code else ''}\n{output.rstrip()}")
    print("\ncheck         result     seconds")
    for name, (code, seconds, _) in results.items():
        print(f"{name:<13} {'FAILED' if code else 'ok':<10} {seconds:7.1f}")
    failed = [name for name, (code, *_) in results.items() if code]
    print(f"\nFailed: {', '.join(failed)}." if failed else "\nAll checks passed.")
    return 1 if failed else 0


def captured(command: Sequence[str]) -> tuple[int, float, str]:
    """Run one check; exit code, seconds, everything it printed."""
    begin = time.monotonic()
    done = subprocess.run(
        [str(PYTHON), "-m", *command], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return done.returncode, time.monotonic() - begin, done.stdout + done.stderr


COMMANDS = {job.__name__: job for job in (run, demo, test, check, bench, bundle, screens, torture, translate)}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
