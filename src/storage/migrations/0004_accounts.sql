-- What a user decided about an account, and what its operator says.
ALTER TABLE account ADD COLUMN signed_out INTEGER NOT NULL DEFAULT 0;     -- by the user: do not ask to sign in again
ALTER TABLE account ADD COLUMN keeps_password INTEGER NOT NULL DEFAULT 0; -- it is in the keychain, for signing in again
ALTER TABLE account ADD COLUMN checks_in INTEGER NOT NULL DEFAULT 0;      -- the daily check-in is done by itself

CREATE TABLE notice (
    account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
    digest TEXT NOT NULL,               -- of kind and text: what was read once is not new again
    kind TEXT NOT NULL,                 -- notice | announcement
    text TEXT NOT NULL,                 -- as sent: Markdown or HTML
    tone TEXT NOT NULL DEFAULT '',      -- warning | error | success | ongoing, where the relay says so
    published_at INTEGER,
    seen_at INTEGER NOT NULL,           -- first read from the relay
    is_read INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (account_id, digest)
) WITHOUT ROWID;
