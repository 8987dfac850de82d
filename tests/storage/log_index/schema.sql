-- version 1;
CREATE INDEX arrivals_told ON arrivals (told_at) WHERE told_at IS NOT NULL;
CREATE INDEX changed_items_by_change ON changed_items (change_id);
CREATE INDEX changes_by_item ON changes (rating_key, kind, time);
CREATE INDEX changes_by_job ON changes (job_id);
CREATE INDEX changes_by_time ON changes (time, kind);
CREATE INDEX durations_by_kind ON durations (library_id, level, kind);
CREATE INDEX durations_by_time ON durations (time);
CREATE INDEX imports_by_folder ON imports (folder_name);
CREATE INDEX imports_by_name ON imports (name);
CREATE INDEX imports_by_show ON imports (show_key) WHERE show_key <> '';
CREATE INDEX imports_by_time ON imports (reported_at);
CREATE INDEX items_by_file ON items (file) WHERE file <> '';
CREATE INDEX items_by_guid ON items (guid) WHERE guid <> '';
CREATE INDEX items_by_last_seen ON items (last_seen);
CREATE INDEX items_by_segment ON items (segment, library_id, last_seen);
CREATE INDEX items_by_show ON items (
    show_key, segment, library_id, last_seen, severity, next_attempt, defects, show_title
);
CREATE INDEX items_by_skip_reason ON items (skip_reason, last_seen)
    WHERE skip_reason IS NOT NULL;
CREATE INDEX items_by_title ON items (title COLLATE NOCASE);
CREATE INDEX items_due ON items (next_attempt)
    WHERE next_attempt IS NOT NULL AND given_up = 0 AND ignored = 0;
CREATE INDEX items_open ON items (
    library_id, segment, defects, last_seen, next_attempt
) WHERE defects <> '' AND ignored = 0;
CREATE INDEX items_overview ON items (library_id, result, defects, last_seen, ignored);
CREATE INDEX items_with_final_title ON items (kept_tries) WHERE kept_tries >= 2;
CREATE INDEX job_items_by_item ON job_items (rating_key);
CREATE INDEX job_items_by_job ON job_items (job_id);
CREATE INDEX job_items_by_result ON job_items (job_id, result);
CREATE INDEX log_lines_by_job ON log_lines (job_id, level);
CREATE INDEX pictures_by_state ON pictures (state);
CREATE INDEX pictures_by_time ON pictures (checked_at);
CREATE INDEX proposals_open ON proposals (rank, created_at DESC, rating_key)
    WHERE status = 'open';
CREATE INDEX vanished_items_by_file ON vanished_items (file) WHERE file <> '';
CREATE INDEX vanished_items_by_guid ON vanished_items (guid) WHERE guid <> '';
CREATE INDEX vanished_items_by_title ON vanished_items (title COLLATE NOCASE);
CREATE TABLE arrival_marks (
    library_id TEXT PRIMARY KEY,
    counter INTEGER,
    added_at REAL NOT NULL,
    scan_at REAL
) WITHOUT ROWID;
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
CREATE TABLE beginning (time REAL NOT NULL);
CREATE TABLE changed_items (
    rating_key TEXT NOT NULL,
    change_id TEXT NOT NULL,
    PRIMARY KEY (rating_key, change_id)
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
CREATE TABLE durations (
    id INTEGER PRIMARY KEY,
    library_id TEXT NOT NULL,
    level TEXT NOT NULL,
    kind TEXT NOT NULL,
    seconds REAL NOT NULL,
    time REAL NOT NULL
);
CREATE TABLE health_points (
    library_id TEXT NOT NULL,
    hour INTEGER NOT NULL,
    time REAL NOT NULL,
    items INTEGER NOT NULL,
    broken INTEGER NOT NULL,
    PRIMARY KEY (library_id, hour)
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
CREATE VIRTUAL TABLE items_text USING fts5 (
    title, content='items', content_rowid='id',
    tokenize='unicode61 remove_diacritics 2', prefix='1 2'
);
CREATE TABLE 'items_text_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'items_text_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'items_text_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
CREATE TABLE 'items_text_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
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
CREATE TABLE log_counts (
    job_id TEXT NOT NULL,
    level INTEGER NOT NULL,
    lines INTEGER NOT NULL,
    first_id INTEGER NOT NULL,
    last_id INTEGER NOT NULL,
    PRIMARY KEY (job_id, level)
) WITHOUT ROWID;
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
CREATE VIRTUAL TABLE log_text USING fts5 (
    message, content='log_words', content_rowid='id',
    tokenize='unicode61 remove_diacritics 2', prefix='1 2'
);
CREATE TABLE 'log_text_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'log_text_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'log_text_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
CREATE TABLE 'log_text_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE TABLE picture_round (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    library_id TEXT NOT NULL,
    level TEXT NOT NULL,
    position INTEGER NOT NULL,
    not_before REAL NOT NULL
);
CREATE TABLE pictures (
    rating_key TEXT PRIMARY KEY,
    thumb TEXT NOT NULL,
    state TEXT NOT NULL,
    checked_at REAL NOT NULL
) WITHOUT ROWID;
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
CREATE TRIGGER items_deleted AFTER DELETE ON items BEGIN
    INSERT INTO items_text (items_text, rowid, title) VALUES ('delete', old.id, old.title);
END;
CREATE TRIGGER items_inserted AFTER INSERT ON items BEGIN
    INSERT INTO items_text (rowid, title) VALUES (new.id, new.title);
END;
CREATE TRIGGER items_renamed AFTER UPDATE OF title ON items WHEN old.title <> new.title BEGIN
    INSERT INTO items_text (items_text, rowid, title) VALUES ('delete', old.id, old.title);
    INSERT INTO items_text (rowid, title) VALUES (new.id, new.title);
END;
CREATE TRIGGER log_lines_deleted BEFORE DELETE ON log_lines BEGIN
    INSERT INTO log_text (log_text, rowid, message)
    SELECT 'delete', id, message FROM log_words WHERE id = old.id;
END;
CREATE VIEW log_words AS
SELECT id, message || CASE WHEN level > 0 THEN ' ' || char(57344 + level) ELSE '' END
    || ' ' || char(57600) || rating_key AS message
FROM log_lines;
