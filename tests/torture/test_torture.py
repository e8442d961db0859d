"""Kill -9 at random points of import and check-in: nothing saved is lost, nothing is there twice."""

from pathlib import Path

import pytest

from tests.torture.rounds import Torture

ROUNDS = 20


@pytest.mark.timeout(180)
def test_nothing_is_lost_or_doubled_when_processes_are_killed(tmp_path: Path) -> None:
    torture = Torture(tmp_path, seed=20261014)
    for number in range(1, ROUNDS + 1):
        assert torture.round(number) == []
    assert torture.story.said
    assert len(torture.story.lists) > ROUNDS // 4
    assert torture.finish() == []


def test_problem_is_named_when_something_reported_as_saved_is_missing(tmp_path: Path) -> None:
    torture = Torture(tmp_path, seed=1)
    assert torture.problems() == []
    torture.story.hear(("ok", "GA7-0001", "never-written"))
    (tmp_path / "lost.csv").touch()
    torture.story.lists.append(str(tmp_path / "lost.csv"))
    torture.story.hear(("imported", str(tmp_path / "lost.csv"), ""))
    assert torture.problems() == [
        "the scan ('ok', 'GA7-0001', 'never-written') is missing",
        "the list lost has 0 of 60 people",
    ]
