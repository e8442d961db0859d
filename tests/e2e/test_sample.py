"""The sample assembly: whole, true to life, and always the same."""

from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import func, select

from wego_desktop.db.models import Organisation, Person, PresenceRow, Registration, RosterMark, Scan
from wego_desktop.domain.scanning import ResultCode
from wego_desktop.services.sample.build import BuiltSample, build_sample
from wego_desktop.services.sample.people import delegates


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> BuiltSample:
    built = build_sample(tmp_path_factory.mktemp("sample") / "sample.wego", 200)
    yield built
    built.database.dispose()


def test_delegates_are_the_same_each_time_and_nobody_twice() -> None:
    people = delegates(420)
    assert people == delegates(420)
    assert len({(p.given_names, p.family_name) for p in people}) == 420
    assert max(Counter(p.organisation.name for p in people).values()) <= 8


def test_every_list_is_imported_whole(sample: BuiltSample) -> None:
    assert [one.left_behind for one in sample.imported] == [0] * 5
    assert all(one.added == one.rows > 0 for one in sample.imported)
    with sample.database.read() as session:
        assert session.scalar(select(func.count()).select_from(Person)) == 200
        registrations = session.scalar(select(func.count()).select_from(Registration))
        assert registrations == sum(one.added for one in sample.imported)


def test_names_stand_in_nine_scripts(sample: BuiltSample) -> None:
    scripts = {
        "Hangul": "가힣", "Hanzi": "一鿿", "Cyrillic": "Ѐӿ", "Arabic": "؀ۿ", "Devanagari": "ऀॿ",
        "Ethiopic": "ሀ፿", "Greek": "ͰϿ",
    }  # fmt: skip
    with sample.database.read() as session:
        names = " ".join(session.scalars(select(Person.native_name)))
        assert not session.scalars(select(Organisation.id).where(Organisation.country.is_(None))).all()
    for script, (first, last) in scripts.items():
        assert any(first <= letter <= last for letter in names), script


def test_people_have_arrived_and_sit_in_both_meetings(sample: BuiltSample) -> None:
    with sample.database.read() as session:
        results = Counter(session.scalars(select(Scan.result)))
        inside = session.scalar(select(func.count()).select_from(PresenceRow).where(PresenceRow.is_inside))
        marks = set(session.scalars(select(RosterMark.state)))
    assert results[ResultCode.OK] > 200
    assert results[ResultCode.ALREADY_IN] > 0
    assert inside > 150
    assert {mark.value for mark in marks} == {"online", "apologies"}


def test_a_cancelled_build_leaves_no_file(tmp_path: Path) -> None:
    class Stop:
        def report(self, done: int, total: int, text: str = "") -> None:
            if text == "delegates":
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_sample(tmp_path / "s.wego", 60, Stop())
    assert list(tmp_path.iterdir()) == []
