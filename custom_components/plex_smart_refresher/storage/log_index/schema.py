"""The schema of the log index and its migrations."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
import sqlite3
import time

#: A function that migrates a database to the next schema version.
type Step = Callable[[sqlite3.Connection], None]

#: Lines have no index by item: their keys come in no order, so that it would take as long to
#: write as all the rest. The text index has them. Items have one index for each order that they
#: are shown in. Those by segment and by show have all that the work list is filtered by, so that it
#: reads no items except those that it shows. A movie is a show of its own. Items with a past that
#: are gone are kept apart: they are in no view, but can come back from the trash or under another
#: key.
_CREATE_TABLES = """
CREATE TABLE log_lines (
    id INTEGER PRIMARY KEY,
    job_id TEXT NOT NULL,
    time REAL NOT NULL,
    level INTEGER NOT NULL,
    phase TEXT NOT NULL,
    rating_key TEXT NOT NULL,
    code TEXT NOT NULL,
    line_values TEXT NOT NULL,
    message TEXT NOT NULL
);
CREATE INDEX log_lines_by_job ON log_lines (job_id, level);
CREATE TABLE log_counts (
    job_id TEXT NOT NULL,
    level INTEGER NOT NULL,
    lines INTEGER NOT NULL,
    first_id INTEGER NOT NULL,
    last_id INTEGER NOT NULL,
    PRIMARY KEY (job_id, level)
) WITHOUT ROWID;
CREATE TABLE items (
    id INTEGER PRIMARY KEY,
    rating_key TEXT NOT NULL UNIQUE,
    library_id TEXT NOT NULL,
    type TEXT NOT NULL,
    title TEXT NOT NULL,
    defects TEXT NOT NULL,
    result TEXT NOT NULL,
    rung TEXT,
    skip_reason TEXT,
    protection TEXT,
    attempts INTEGER NOT NULL,
    first_seen REAL NOT NULL,
    last_seen REAL NOT NULL,
    last_attempt REAL,
    next_attempt REAL,
    wait_reason TEXT,
    given_up INTEGER NOT NULL DEFAULT 0,
    ignored INTEGER NOT NULL DEFAULT 0,
    guid TEXT NOT NULL DEFAULT '',
    added_at INTEGER,
    file TEXT NOT NULL DEFAULT '',
    show_key TEXT NOT NULL,
    show_title TEXT NOT NULL,
    season_key TEXT NOT NULL,
    season_title TEXT NOT NULL,
    position INTEGER NOT NULL,
    severity INTEGER NOT NULL,
    ignore_change TEXT,
    kept_title TEXT,
    kept_tries INTEGER NOT NULL DEFAULT 0,
    segment TEXT NOT NULL GENERATED ALWAYS AS (CASE
        WHEN ignored THEN 'ignored'
        WHEN defects = '' THEN 'healed'
        WHEN skip_reason = 'protected' THEN 'needs_you'
        WHEN given_up THEN 'given_up'
        WHEN skip_reason = 'too_costly' THEN 'left_alone'
        WHEN attempts > 0 OR skip_reason IN ('unaired', 'refreshed_lately') THEN 'waiting'
        ELSE 'to_heal'
    END) VIRTUAL
);
CREATE INDEX items_by_guid ON items (guid) WHERE guid <> '';
CREATE INDEX items_by_file ON items (file) WHERE file <> '';
CREATE INDEX items_due ON items (next_attempt)
    WHERE next_attempt IS NOT NULL AND given_up = 0 AND ignored = 0;
CREATE INDEX items_overview ON items (library_id, result, defects, last_seen, ignored);
CREATE INDEX items_open ON items (
    library_id, segment, defects, last_seen, next_attempt
) WHERE defects <> '' AND ignored = 0;
CREATE INDEX items_by_skip_reason ON items (skip_reason, last_seen)
    WHERE skip_reason IS NOT NULL;
CREATE INDEX items_with_final_title ON items (kept_tries) WHERE kept_tries >= 2;
CREATE INDEX items_by_title ON items (title COLLATE NOCASE);
CREATE INDEX items_by_last_seen ON items (last_seen);
CREATE INDEX items_by_segment ON items (segment, library_id, last_seen);
CREATE INDEX items_by_show ON items (
    show_key, segment, library_id, last_seen, severity, next_attempt, defects, show_title
);
CREATE TABLE job_items (
    id INTEGER PRIMARY KEY,
    job_id TEXT NOT NULL,
    rating_key TEXT NOT NULL,
    title TEXT NOT NULL,
    type TEXT NOT NULL,
    library_id TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    result TEXT NOT NULL,
    skip_reason TEXT,
    error TEXT,
    restored TEXT NOT NULL,
    not_restored TEXT NOT NULL DEFAULT '',
    changes TEXT,
    rung TEXT,
    change_ids TEXT NOT NULL DEFAULT '',
    time REAL NOT NULL,
    UNIQUE (job_id, rating_key)
);
CREATE INDEX job_items_by_job ON job_items (job_id);
CREATE INDEX job_items_by_item ON job_items (rating_key);
CREATE INDEX job_items_by_result ON job_items (job_id, result);
CREATE TABLE vanished_items (
    rating_key TEXT PRIMARY KEY,
    library_id TEXT NOT NULL,
    type TEXT NOT NULL,
    title TEXT NOT NULL,
    defects TEXT NOT NULL,
    result TEXT NOT NULL,
    skip_reason TEXT,
    protection TEXT,
    attempts INTEGER NOT NULL,
    first_seen REAL NOT NULL,
    last_seen REAL NOT NULL,
    last_attempt REAL,
    next_attempt REAL,
    wait_reason TEXT,
    given_up INTEGER NOT NULL,
    ignored INTEGER NOT NULL,
    guid TEXT NOT NULL,
    added_at INTEGER,
    file TEXT NOT NULL,
    vanished_at REAL NOT NULL,
    show_key TEXT NOT NULL,
    show_title TEXT NOT NULL,
    season_key TEXT NOT NULL,
    season_title TEXT NOT NULL,
    position INTEGER NOT NULL,
    severity INTEGER NOT NULL,
    ignore_change TEXT,
    kept_title TEXT,
    kept_tries INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX vanished_items_by_guid ON vanished_items (guid) WHERE guid <> '';
CREATE INDEX vanished_items_by_file ON vanished_items (file) WHERE file <> '';
CREATE INDEX vanished_items_by_title ON vanished_items (title COLLATE NOCASE);
CREATE TABLE proposals (
    rating_key TEXT PRIMARY KEY,
    proposal_id TEXT NOT NULL UNIQUE,
    library_id TEXT NOT NULL,
    type TEXT NOT NULL,
    title TEXT NOT NULL,
    year INTEGER,
    file TEXT NOT NULL,
    reason TEXT NOT NULL,
    candidates TEXT NOT NULL,
    loses TEXT NOT NULL,
    rank INTEGER NOT NULL,
    status TEXT NOT NULL,
    created_at REAL NOT NULL,
    checked_at REAL NOT NULL,
    later_until REAL,
    notified_at REAL
) WITHOUT ROWID;
CREATE INDEX proposals_open ON proposals (rank, created_at DESC, rating_key)
    WHERE status = 'open';
CREATE TABLE health_points (
    library_id TEXT NOT NULL,
    hour INTEGER NOT NULL,
    time REAL NOT NULL,
    items INTEGER NOT NULL,
    broken INTEGER NOT NULL,
    PRIMARY KEY (library_id, hour)
) WITHOUT ROWID;
CREATE TABLE changes (
    change_id TEXT PRIMARY KEY,
    job_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    time REAL NOT NULL,
    rating_key TEXT NOT NULL,
    library_id TEXT NOT NULL,
    type TEXT NOT NULL,
    title TEXT NOT NULL,
    before TEXT NOT NULL,
    below BLOB,
    after TEXT,
    undone_at REAL,
    undone_by TEXT,
    is_discounted INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX changes_by_item ON changes (rating_key, kind, time);
CREATE INDEX changes_by_job ON changes (job_id);
CREATE INDEX changes_by_time ON changes (time, kind);
CREATE TABLE changed_items (
    rating_key TEXT NOT NULL,
    change_id TEXT NOT NULL,
    PRIMARY KEY (rating_key, change_id)
) WITHOUT ROWID;
CREATE INDEX changed_items_by_change ON changed_items (change_id);
CREATE TABLE pictures (
    rating_key TEXT PRIMARY KEY,
    thumb TEXT NOT NULL,
    state TEXT NOT NULL,
    checked_at REAL NOT NULL
) WITHOUT ROWID;
CREATE INDEX pictures_by_state ON pictures (state);
CREATE INDEX pictures_by_time ON pictures (checked_at);
CREATE TABLE picture_round (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    library_id TEXT NOT NULL,
    level TEXT NOT NULL,
    position INTEGER NOT NULL,
    not_before REAL NOT NULL
);
CREATE TABLE arrivals (
    rating_key TEXT PRIMARY KEY,
    library_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    is_certain INTEGER NOT NULL,
    is_caught_up INTEGER NOT NULL,
    arrived_at REAL NOT NULL,
    told TEXT NOT NULL,
    told_at REAL,
    healed INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    refresh_at REAL,
    next_at REAL,
    item TEXT,
    defects TEXT NOT NULL,
    lacked_for REAL NOT NULL
) WITHOUT ROWID;
CREATE INDEX arrivals_told ON arrivals (told_at) WHERE told_at IS NOT NULL;
CREATE TABLE arrival_marks (
    library_id TEXT PRIMARY KEY,
    counter INTEGER,
    added_at REAL NOT NULL,
    scan_at REAL
) WITHOUT ROWID;
CREATE TABLE imports (
    import_id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    path TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    folder TEXT NOT NULL,
    folder_name TEXT NOT NULL,
    title TEXT NOT NULL,
    year INTEGER,
    season INTEGER,
    episodes TEXT NOT NULL,
    ids TEXT NOT NULL,
    is_upgrade INTEGER,
    reported_at REAL NOT NULL,
    rating_key TEXT NOT NULL DEFAULT '',
    show_key TEXT NOT NULL DEFAULT '',
    told_at REAL
);
CREATE INDEX imports_by_name ON imports (name);
CREATE INDEX imports_by_folder ON imports (folder_name);
CREATE INDEX imports_by_show ON imports (show_key) WHERE show_key <> '';
CREATE INDEX imports_by_time ON imports (reported_at);
CREATE TABLE durations (
    id INTEGER PRIMARY KEY,
    library_id TEXT NOT NULL,
    level TEXT NOT NULL,
    kind TEXT NOT NULL,
    seconds REAL NOT NULL,
    time REAL NOT NULL
);
CREATE INDEX durations_by_kind ON durations (library_id, level, kind);
CREATE INDEX durations_by_time ON durations (time);
CREATE TABLE beginning (time REAL NOT NULL);
"""

#: The level and the rating key of a line are words of the text index, so a filtered search does not
#: read all lines. Each begins with a character that nobody types.
LEVEL_SIGN = 57344  # U+E000, the first private-use character, and one more per level
KEY_SIGN = 57600

#: The batch that writes log lines indexes them, three times as fast as a trigger. Merging eight
#: parts of the index at a time instead of four writes less; a purge merges all parts.
_TEXT_SEARCH = """
DROP TABLE IF EXISTS log_text;
DROP TABLE IF EXISTS items_text;
DROP VIEW IF EXISTS log_words;
CREATE VIEW log_words AS
SELECT id, message || CASE WHEN level > 0 THEN ' ' || char(57344 + level) ELSE '' END
    || ' ' || char(57600) || rating_key AS message
FROM log_lines;
CREATE VIRTUAL TABLE log_text USING fts5 (
    message, content='log_words', content_rowid='id',
    tokenize='unicode61 remove_diacritics 2', prefix='1 2'
);
CREATE VIRTUAL TABLE items_text USING fts5 (
    title, content='items', content_rowid='id',
    tokenize='unicode61 remove_diacritics 2', prefix='1 2'
);
CREATE TRIGGER log_lines_deleted BEFORE DELETE ON log_lines BEGIN
    INSERT INTO log_text (log_text, rowid, message)
    SELECT 'delete', id, message FROM log_words WHERE id = old.id;
END;
CREATE TRIGGER items_deleted AFTER DELETE ON items BEGIN
    INSERT INTO items_text (items_text, rowid, title) VALUES ('delete', old.id, old.title);
END;
CREATE TRIGGER items_renamed AFTER UPDATE OF title ON items WHEN old.title <> new.title BEGIN
    INSERT INTO items_text (items_text, rowid, title) VALUES ('delete', old.id, old.title);
    INSERT INTO items_text (rowid, title) VALUES (new.id, new.title);
END;
CREATE TRIGGER items_inserted AFTER INSERT ON items BEGIN
    INSERT INTO items_text (rowid, title) VALUES (new.id, new.title);
END;
INSERT INTO log_text (log_text, rank) VALUES ('automerge', 8);
INSERT INTO log_text (log_text) VALUES ('rebuild');
INSERT INTO items_text (items_text) VALUES ('rebuild');
"""

#: The words in the text indexes, for this connection only.
_TERMS = """
CREATE VIRTUAL TABLE IF NOT EXISTS temp.log_terms USING fts5vocab (main, log_text, instance);
CREATE VIRTUAL TABLE IF NOT EXISTS temp.item_terms USING fts5vocab (main, items_text, instance);
"""

_DROP_TRIGGERS = """
DROP TRIGGER IF EXISTS log_lines_deleted;
DROP TRIGGER IF EXISTS items_deleted;
DROP TRIGGER IF EXISTS items_renamed;
DROP TRIGGER IF EXISTS items_inserted;
"""

_TABLES = frozenset(
    {
        *("log_lines", "log_counts", "items", "vanished_items", "job_items", "health_points"),
        *("beginning", "changes", "changed_items", "proposals"),
        *("pictures", "picture_round", "arrivals", "arrival_marks", "imports"),
        "durations",
    }
)


class NewerSchemaError(Exception):
    """A newer version wrote the database."""


class WrongSchemaError(Exception):
    """The database does not belong to the integration."""


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Commit all statements or none."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # SQLite can already have rolled back, for example on a full disk.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def run_script(connection: sqlite3.Connection, script: str) -> None:
    """Run statements in the transaction, which executescript() would commit first."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""


def _create_tables(connection: sqlite3.Connection) -> None:
    """Migrate to version 1, and record since when the database exists."""
    run_script(connection, _CREATE_TABLES)
    connection.execute("INSERT INTO beginning VALUES (?)", (time.time(),))


#: The first step migrates to version 1, and so on; a new file runs all of them.
STEPS: Sequence[Step] = (_create_tables,)


def migrate_schema(connection: sqlite3.Connection, steps: Sequence[Step] = STEPS) -> None:
    """Migrate a database to the latest schema version.

    Raises NewerSchemaError or WrongSchemaError if that is not possible.
    """
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > len(steps):
        raise NewerSchemaError(f"its schema has version {version}, not {len(steps)}")
    if version < len(steps):
        with transaction(connection):
            for step in steps[version:]:
                step(connection)
            # A pragma accepts no parameters; this is a constant.
            connection.execute(f"PRAGMA user_version = {len(steps):d}")
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    if not tables >= _TABLES:
        raise WrongSchemaError(f"it lacks {', '.join(sorted(_TABLES - tables))}")


def has_fts5(connection: sqlite3.Connection) -> bool:
    """Return whether this SQLite has the full-text search compiled in."""
    query = "SELECT 1 FROM pragma_module_list WHERE name = 'fts5'"
    return connection.execute(query).fetchone() is not None


def prepare_text_search(connection: sqlite3.Connection) -> bool:
    """Set up the full-text search if there is one, and return whether there is.

    The same file can be used with and without support: a database that grew without it has no
    triggers and is indexed again.
    """
    query = "SELECT 1 FROM sqlite_master WHERE type = 'trigger' AND name = 'items_inserted'"
    is_kept_up = connection.execute(query).fetchone() is not None
    is_there = has_fts5(connection)
    if is_there != is_kept_up:
        with transaction(connection):
            run_script(connection, _TEXT_SEARCH if is_there else _DROP_TRIGGERS)
    if is_there:
        run_script(connection, _TERMS)
    return is_there
