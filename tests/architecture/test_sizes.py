from pathlib import Path

from checks import sizes


def test_modules_and_functions_keep_their_limits() -> None:
    assert sizes.breaches() == []


def test_breach_is_reported_when_a_module_or_function_is_too_large() -> None:
    long_module = "x = 1\n" * (sizes.MAX_MODULE_LINES + 1)
    long_function = "def f():\n" + "    x = 1\n" * sizes.MAX_FUNCTION_LINES
    fitting = "def f():\n" + "    x = 1\n" * (sizes.MAX_FUNCTION_LINES - 1)
    assert len(sizes.too_large(Path("a.py"), long_module)) == 1
    assert len(sizes.too_large(Path("a.py"), long_function)) == 1
    assert sizes.too_large(Path("a.py"), fitting) == []
    assert sizes.too_large(Path("a.py"), "x = 1\n" * sizes.MAX_MODULE_LINES) == []
