"""Tests of the schema of the log index."""

from collections.abc import Iterator
from pathlib import Path
import sqlite3

import pytest

from custom_components.plex_smart_refresher.storage.log_index import schema
from custom_components.plex_smart_refresher.storage.log_index.schema import (
    KEY_SIGN,
    LEVEL_SIGN,
    STEPS,
    NewerSchemaError,
    WrongSchemaError,
    migrate_schema,
    prepare_text_search,
    transaction,
)

SNAPSHOT = Path(__file__).with_name("schema.sql")


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    yield connection
    connection.close()


def dump(connection: sqlite3.Connection) -> str:
    """Return the version and the whole schema, as the snapshot has them."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    query = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name"
    statements = [f"-- version {version}", *(row[0] for row in connection.execute(query))]
    return ";\n".join(statements) + ";\n"


def test_the_schema_changes_only_together_with_its_version(connection: sqlite3.Connection) -> None:
    """A change needs a further step in STEPS, and then the new dump in schema.sql."""
    migrate_schema(connection)
    prepare_text_search(connection)
    assert dump(connection) == SNAPSHOT.read_text()


def test_a_database_of_this_version_stays_as_it_is(connection: sqlite3.Connection) -> None:
    migrate_schema(connection)
    before = connection.total_changes
    migrate_schema(connection)
    assert connection.total_changes == before


def test_an_older_database_takes_the_steps_that_it_lacks(connection: sqlite3.Connection) -> None:
    migrate_schema(connection)

    def add_mood(database: sqlite3.Connection) -> None:
        database.execute("ALTER TABLE items ADD COLUMN mood TEXT")

    migrate_schema(connection, [*STEPS, add_mood])
    columns = {row[1] for row in connection.execute("PRAGMA table_info(items)")}
    assert "mood" in columns
    assert connection.execute("PRAGMA user_version").fetchone()[0] == len(STEPS) + 1


def test_a_line_that_is_deleted_leaves_nothing_in_the_text_index(
    connection: sqlite3.Connection,
) -> None:
    migrate_schema(connection)
    prepare_text_search(connection)
    connection.execute(
        "INSERT INTO log_lines VALUES (1, 'job', 1.0, 3, 'refresh', '7', 'error', '{}', 'hello')"
    )
    connection.execute("INSERT INTO log_text (rowid, message) SELECT * FROM log_words")
    assert connection.execute("SELECT term FROM log_terms").fetchall()
    connection.execute("DELETE FROM log_lines")
    assert not connection.execute("SELECT term FROM log_terms").fetchall()


def test_a_step_that_fails_leaves_the_database_as_it_was(connection: sqlite3.Connection) -> None:
    migrate_schema(connection)
    before = dump(connection)

    def fail(database: sqlite3.Connection) -> None:
        database.execute("DROP TABLE items")
        database.execute("SELECT * FROM nowhere")

    with pytest.raises(sqlite3.OperationalError):
        migrate_schema(connection, [*STEPS, fail])
    assert dump(connection) == before


def test_a_newer_database_is_refused(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    with pytest.raises(NewerSchemaError):
        migrate_schema(connection)


def test_a_database_without_our_tables_is_refused(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA user_version = {len(STEPS)}")
    with pytest.raises(WrongSchemaError, match="items, job_items, log_counts"):
        migrate_schema(connection)


def test_a_transaction_that_sqlite_ended_itself_is_not_rolled_back_twice(
    connection: sqlite3.Connection,
) -> None:
    with pytest.raises(KeyError), transaction(connection):
        end_and_fail(connection)


def end_and_fail(connection: sqlite3.Connection) -> None:
    """Do what SQLite does when the disk is full."""
    connection.execute("ROLLBACK")
    raise KeyError


def test_a_database_that_grew_without_text_search_is_indexed_when_there_is_one(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "has_fts5", lambda _: False)
    migrate_schema(connection)
    assert not prepare_text_search(connection)
    connection.execute(
        "INSERT INTO log_lines VALUES (1, 'job', 1.0, 3, 'refresh', '7', 'error', '{}', 'hello')"
    )
    monkeypatch.undo()
    assert prepare_text_search(connection)
    found = "SELECT rowid FROM log_text WHERE log_text MATCH ?"
    for word in ("hello", chr(LEVEL_SIGN + 3), chr(KEY_SIGN) + "7"):
        assert connection.execute(found, (f'"{word}"',)).fetchall() == [(1,)]


def test_a_database_with_text_search_can_be_written_where_there_is_none(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    migrate_schema(connection)
    prepare_text_search(connection)
    monkeypatch.setattr(schema, "has_fts5", lambda _: False)
    assert not prepare_text_search(connection)
    triggers = "SELECT COUNT(*) FROM sqlite_master WHERE type = 'trigger'"
    assert connection.execute(triggers).fetchone() == (0,)
