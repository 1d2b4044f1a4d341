-- A published rate as it was on a day (Julian), in billionths of a dollar per 1,000,000 tokens, or per call or picture;
-- a row only where it differs from the one before. NULL is "not published", never 0.
CREATE TABLE rate_day (
    account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
    model TEXT NOT NULL,
    day INTEGER NOT NULL,
    state TEXT NOT NULL,                -- known | not priced | free
    input INTEGER,
    output INTEGER,
    cached INTEGER,
    piece INTEGER,
    PRIMARY KEY (account_id, model, day)
) WITHOUT ROWID;

-- What the relay told of an account beside its models: its group, the factors of groups, what each key may call.
CREATE TABLE rate_terms (
    account_id INTEGER PRIMARY KEY REFERENCES account(id) ON DELETE CASCADE,
    terms_json TEXT NOT NULL
);

-- Favourites, and names of one's own.
CREATE TABLE model_choice (
    model TEXT PRIMARY KEY,
    favourite INTEGER NOT NULL DEFAULT 0,
    alias TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
