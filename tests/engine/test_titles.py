"""Titles that only stand in for the real one."""

from pathlib import Path

import pytest

from custom_components.plex_smart_refresher.engine.titles import (
    TitleFacts,
    TitleVerdict,
    is_file_name,
    judge_title,
    numbered_stem,
)

_LINES = Path(__file__).with_name("titles.tsv").read_text(encoding="utf-8").splitlines()
TABLE = [line.split("\t") for line in _LINES if not line.startswith("#")]


def test_the_table_has_titles_in_thirty_languages() -> None:
    assert len(TABLE) >= 150
    assert len({row[6] for row in TABLE}) >= 30
    assert {row[5] for row in TABLE} == set(TitleVerdict)


def test_each_title_of_the_table_is_judged_as_labelled() -> None:
    wrong = []
    for row in TABLE:
        title, number, summary, days, siblings, verdict, _language = row
        facts = TitleFacts(
            number=int(number) if number else None,
            has_summary=summary == "yes",
            days_since_aired=int(days) if days else None,
            has_siblings=siblings == "yes",
        )
        if (judged := judge_title(title, facts)) is not TitleVerdict(verdict):
            wrong.append(f"{'|'.join(row)}: {judged}")
    assert wrong == []


@pytest.mark.parametrize(
    ("title", "number", "other", "other_number", "is_same"),
    [
        ("Pennod 7", 7, "Pennod 8", 8, True),
        ("Episode 7", 7, "episode  08", 8, True),
        ("第七話", 7, "第八話", 8, True),
        ("Pennod 7", 7, "Emisija 8", 8, False),
    ],
)
def test_siblings_differ_only_in_their_number(
    title: str, number: int, other: str, other_number: int, is_same: bool
) -> None:
    stem = numbered_stem(title, number)
    assert stem
    assert (stem == numbered_stem(other, other_number)) is is_same


@pytest.mark.parametrize("title", ["The Return", "Area 51", "TBA", "2023-01-05", ""])
def test_other_titles_have_no_numbered_stem(title: str) -> None:
    assert numbered_stem(title, 7) == ""


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("My holiday clip.MP4", True),
        ("the.film.2019.mkv", True),
        ("eps1.0_hellofriend.mov", False),
        (".mkv", False),
        ("Dr. No", False),
        ("The Ep.", False),
    ],
)
def test_a_file_name_is_told_by_its_suffix(title: str, expected: bool) -> None:
    assert is_file_name(title) is expected
