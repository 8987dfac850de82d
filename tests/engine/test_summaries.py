"""Summaries that say nothing."""

from pathlib import Path

import pytest

from custom_components.plex_smart_refresher.engine.summaries import says_something

_LINES = Path(__file__).with_name("summaries.tsv").read_text(encoding="utf-8").splitlines()
TABLE = [line.split("\t") for line in _LINES if not line.startswith("#")]


def test_the_table_has_summaries_in_many_languages() -> None:
    assert len(TABLE) >= 80
    assert len({language for _, language, _ in TABLE}) >= 20
    assert len([label for label, _, _ in TABLE if label == "real"]) >= 30


def test_each_summary_of_the_table_is_judged_as_labelled() -> None:
    wrong = [
        f"{language}: {summary}"
        for label, language, summary in TABLE
        if says_something(summary, "Island Grove") is not (label == "real")
    ]
    assert wrong == []


EMPTY = [
    "",
    " ",
    "\u00a0",
    "\u200b",
    "\u200b\ufeff \u2060",
    "&nbsp;",
    "&#8203;",
    ".",
    "-",
    "…",
    "?!",
    "123",
    "N/A",
    "n/a.",
    "None",
    "NONE",
    "null",
    "TBA",
    "To be announced.",
    "No overview available.",
    "No Overview Found",
    "Plot unknown.",
    "Add a Plot",
    "add a plot »",
    "Keine Beschreibung verfügbar.",
    "Keine Inhaltsangabe verfügbar",
    "Aucun résumé disponible.",
    "Sin sinopsis",
    "Нет описания",
    "暂无简介",
    "We don't have an overview translated in English. Help us by adding one.",
    "The Film",
    "the film!",
    " «The  Film» ",
]


@pytest.mark.parametrize(
    "summary",
    EMPTY,
)
def test_such_a_summary_says_nothing(summary: str) -> None:
    assert not says_something(summary, "The Film")


@pytest.mark.parametrize(
    "summary",
    [
        "A dog.",
        "None of them knew.",
        "Plot unknown to the police, a thief returns.",
        "The Film about a dog.",
        "犬",
        "No",
        "X" * 200,
        "1984: a year later.",
    ],
)
def test_such_a_summary_says_something(summary: str) -> None:
    assert says_something(summary, "The Film")


def test_a_title_without_letters_makes_no_summary_empty() -> None:
    assert says_something("A dog.", "1917")
    assert says_something("A dog.")
