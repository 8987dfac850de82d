"""The table of assumptions in the code and in the documentation."""

from pathlib import Path

from custom_components.plex_smart_refresher.engine.assumptions.result import Assumption
from custom_components.plex_smart_refresher.engine.assumptions.table import ROWS

DOCUMENT = Path(__file__).parents[3] / "docs/plex-server.md"


def test_the_documentation_has_the_table_of_the_code() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    table = text.partition("<!-- assumptions -->\n")[2].partition("\n<!-- /assumptions -->")[0]
    assert table.splitlines()[2:] == [
        f"| `{row.assumption}` | {row.expected} | {row.probe} | {row.otherwise} |" for row in ROWS
    ]


def test_each_assumption_has_one_row() -> None:
    assert [row.assumption for row in ROWS] == list(Assumption)
