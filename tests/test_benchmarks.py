import json

import pytest

from benchmarks import __main__ as runner
from benchmarks import registry
from benchmarks.registry import Figure, Measured, figure, quantile


@pytest.fixture
def two_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_FIGURES", {})

    @figure(name="fast", work="add two numbers", reach="≤ 1 s")
    def fast() -> Measured:
        return Measured("0.1 s", "an empty call 0.05 s", holds=True)

    @figure(name="slow", work="add three numbers", reach="≤ 1 s")
    def slow() -> Measured:
        return Measured("2 s", "an empty call 0.05 s", holds=False)

    monkeypatch.setattr(runner, "all_figures", lambda: dict(registry._FIGURES))


def _here(figure: Figure) -> Measured:
    return figure.measure()


@pytest.mark.usefixtures("two_figures")
def test_run_ends_with_1_when_a_figure_does_not_hold(capsys: pytest.CaptureFixture[str]) -> None:
    assert runner.main(["fast"], _here) == 0
    assert runner.main([], _here) == 1
    printed = capsys.readouterr().out
    assert "slow: DOES NOT HOLD" in printed
    assert all(word in printed for word in ("add two numbers", "0.1 s", "an empty call", "≤ 1 s"))


@pytest.mark.usefixtures("two_figures")
def test_json_holds_every_part_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert runner.main(["--json", "slow"], _here) == 1
    (entry,) = json.loads(capsys.readouterr().out)
    assert entry == {
        "name": "slow",
        "work": "add three numbers",
        "reach": "≤ 1 s",
        "value": "2 s",
        "compared_with": "an empty call 0.05 s",
        "holds": False,
    }


@pytest.mark.usefixtures("two_figures")
def test_unknown_name_is_refused_with_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        runner.main(["quick"])
    assert ended.value.code == 2
    assert "fast, slow" in capsys.readouterr().err


@pytest.mark.usefixtures("two_figures")
def test_name_is_refused_when_taken() -> None:
    with pytest.raises(ValueError, match="fast"):
        figure(name="fast", work="", reach="")(lambda: Measured("", "", holds=True))


def test_quantile_takes_the_nearest_rank() -> None:
    values = [float(number) for number in range(100, 0, -1)]
    assert (quantile(values, 0.5), quantile(values, 0.99), quantile(values, 1.0)) == (50.0, 99.0, 100.0)
    assert quantile([7.0], 0.99) == 7.0
