-- Times are ms since 1970 UTC. Quota is the relay's own integer unit. NULL is "not known", never 0.

CREATE TABLE account (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,                 -- laisky | oneapi | newapi | onehub | plain | proxy
    root TEXT NOT NULL,                 -- https://host(/sub), without /api or /v1
    infer TEXT NOT NULL,                -- base of the inference calls, with /v1
    status_json TEXT NOT NULL DEFAULT '{}', -- what the relay said of itself, last read
    quota_per_unit INTEGER NOT NULL DEFAULT 500000,
    sign_in TEXT NOT NULL,              -- password | access-token | key
    user_name TEXT NOT NULL DEFAULT '',
    user_id TEXT NOT NULL DEFAULT '',
    key_hint TEXT NOT NULL DEFAULT '',  -- "…9f3a" of the key that chats use; its bytes are in the keychain
    key_name TEXT NOT NULL DEFAULT '',
    key_remote_id TEXT NOT NULL DEFAULT '',
    is_demo INTEGER NOT NULL DEFAULT 0,
    left_out INTEGER NOT NULL DEFAULT 0,
    position INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    balance_quota INTEGER,
    used_quota INTEGER,
    request_count INTEGER,
    user_group TEXT NOT NULL DEFAULT '',
    balance_at INTEGER
);

CREATE TABLE rate (
    account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
    model TEXT NOT NULL,
    rate_json TEXT NOT NULL,
    read_at INTEGER NOT NULL,
    PRIMARY KEY (account_id, model)
) WITHOUT ROWID;

CREATE TABLE folder (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    position INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE conversation (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL DEFAULT '',
    title_state TEXT NOT NULL DEFAULT 'none', -- none | first-words | made | given
    account_id INTEGER REFERENCES account(id) ON DELETE SET NULL,
    model TEXT NOT NULL DEFAULT '',
    system_prompt TEXT NOT NULL DEFAULT '',
    parameters_json TEXT NOT NULL DEFAULT '{}',
    folder_id INTEGER REFERENCES folder(id) ON DELETE SET NULL,
    pinned INTEGER NOT NULL DEFAULT 0,
    archived INTEGER NOT NULL DEFAULT 0,
    unread INTEGER NOT NULL DEFAULT 0,
    deleted_at INTEGER,                 -- set while Undo is offered, then the row goes
    draft TEXT NOT NULL DEFAULT '',
    leaf_id INTEGER,                    -- the last message of the branch that is shown
    reading_id INTEGER,                 -- the message at the top of the view, NULL: the end
    snippet TEXT NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
);
CREATE INDEX conversation_by_time ON conversation(updated_at DESC);

-- A message has a parent: siblings are versions (answers) or branches (edits).
CREATE TABLE message (
    id INTEGER PRIMARY KEY,
    conversation_id INTEGER NOT NULL REFERENCES conversation(id) ON DELETE CASCADE,
    parent_id INTEGER REFERENCES message(id) ON DELETE CASCADE,
    role TEXT NOT NULL,                 -- user | assistant | system | tool
    state TEXT NOT NULL,                -- complete | streaming | stopped | interrupted | failed
    text TEXT NOT NULL DEFAULT '',      -- the plain text of the parts, for search and previews
    model TEXT NOT NULL DEFAULT '',
    finish TEXT NOT NULL DEFAULT '',    -- stop | length | tool_calls | content_filter | "" (none was seen)
    error_json TEXT,                    -- the core::Error of a failed answer
    created_at INTEGER NOT NULL,
    -- facts of the turn that made an answer
    account_id INTEGER REFERENCES account(id) ON DELETE SET NULL,
    key_name TEXT NOT NULL DEFAULT '',
    request_id TEXT NOT NULL DEFAULT '',
    started_at INTEGER,
    first_token_ms INTEGER,
    duration_ms INTEGER,
    input_tokens INTEGER,
    output_tokens INTEGER,
    cached_tokens INTEGER,
    reasoning_tokens INTEGER,
    -- what it costs
    cost_state TEXT NOT NULL DEFAULT 'none', -- none | estimated | billed | matched | differs | not-billed | unknown
    estimated_quota INTEGER,
    billed_quota INTEGER,
    quota_per_unit INTEGER
);
CREATE INDEX message_by_parent ON message(conversation_id, parent_id);
CREATE INDEX message_by_request ON message(request_id) WHERE request_id <> '';
CREATE INDEX message_open_cost ON message(cost_state) WHERE cost_state = 'estimated';

CREATE TABLE part (
    id INTEGER PRIMARY KEY,
    message_id INTEGER NOT NULL REFERENCES message(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,                 -- text | reasoning | image | audio | file | tool-call | tool-result | refusal
    text TEXT NOT NULL DEFAULT '',
    asset_id INTEGER REFERENCES asset(id),
    meta_json TEXT NOT NULL DEFAULT '{}'
);
CREATE INDEX part_by_message ON part(message_id, position);

CREATE TABLE asset (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    mime TEXT NOT NULL,
    size INTEGER NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    width INTEGER,
    height INTEGER,
    duration_ms INTEGER,
    created_at INTEGER NOT NULL
);

-- External content, detail=none: the query is the AND of a text's trigrams, the hit is checked with instr().
CREATE VIRTUAL TABLE message_fts USING fts5(text, content='message', content_rowid='id', tokenize='trigram', detail='none');
CREATE TRIGGER message_fts_insert AFTER INSERT ON message BEGIN
    INSERT INTO message_fts(rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER message_fts_delete AFTER DELETE ON message BEGIN
    INSERT INTO message_fts(message_fts, rowid, text) VALUES ('delete', old.id, old.text);
END;
CREATE TRIGGER message_fts_update AFTER UPDATE OF text ON message WHEN old.text <> new.text BEGIN
    INSERT INTO message_fts(message_fts, rowid, text) VALUES ('delete', old.id, old.text);
    INSERT INTO message_fts(rowid, text) VALUES (new.id, new.text);
END;

-- The ledger: every log row of the relay, once, for ever. identity is what makes a row itself at that relay.
CREATE TABLE usage_row (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
    identity TEXT NOT NULL,
    time INTEGER NOT NULL,
    kind TEXT NOT NULL,                 -- topup | consume | manage | system | test | error | refund | tool | other
    model_asked TEXT NOT NULL DEFAULT '',
    model_billed TEXT NOT NULL DEFAULT '',
    key_name TEXT NOT NULL DEFAULT '',
    quota INTEGER,
    prompt INTEGER,
    completion INTEGER,
    cached INTEGER,
    elapsed_ms INTEGER,
    request_id TEXT NOT NULL DEFAULT '',
    content TEXT NOT NULL DEFAULT '',
    extra_json TEXT NOT NULL DEFAULT '{}',
    message_id INTEGER REFERENCES message(id) ON DELETE SET NULL,
    match TEXT NOT NULL DEFAULT '',     -- request-id | likeness | ''
    UNIQUE (account_id, identity)
);
CREATE INDEX usage_by_time ON usage_row(account_id, time DESC);
CREATE INDEX usage_by_request ON usage_row(request_id) WHERE request_id <> '';

CREATE TABLE ledger_state (
    account_id INTEGER PRIMARY KEY REFERENCES account(id) ON DELETE CASCADE,
    synced_from INTEGER,                -- the ledger is complete from here …
    synced_to INTEGER,                  -- … to here
    last_sync_at INTEGER
);

CREATE TABLE redemption (
    id INTEGER PRIMARY KEY,
    account_id INTEGER REFERENCES account(id) ON DELETE SET NULL,
    code_sha256 TEXT NOT NULL,          -- the code itself is never stored
    code_hint TEXT NOT NULL,            -- "8d41…77c2"
    result TEXT NOT NULL,               -- added | used | unknown | refused | limited | failed | pending
    added_quota INTEGER,
    before_quota INTEGER,
    after_quota INTEGER,
    quota_per_unit INTEGER,
    message TEXT NOT NULL DEFAULT '',
    time INTEGER NOT NULL
);
CREATE INDEX redemption_by_code ON redemption(code_sha256);

CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
