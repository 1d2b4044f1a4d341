-- How an answer was asked for: its wire format, and what had to be spelled differently for this relay.
ALTER TABLE message ADD COLUMN asked_json TEXT NOT NULL DEFAULT '';
-- Requests beside the answers: a further part of one (serves_id), a title. Rows of role 'call', each its own parent, so
-- that they are in no branch and nobody's sibling; their cost is a cost of the chat like any other.
ALTER TABLE message ADD COLUMN purpose TEXT NOT NULL DEFAULT '';
ALTER TABLE message ADD COLUMN serves_id INTEGER REFERENCES message(id) ON DELETE CASCADE;
CREATE INDEX message_calls ON message(conversation_id) WHERE purpose <> '';

-- What a relay taught by refusing a request; model '' holds for every model there.
CREATE TABLE wire_lesson (
    base TEXT NOT NULL,                 -- the base URL of the inference calls
    model TEXT NOT NULL,
    kind TEXT NOT NULL,                 -- no-format | without | limit-field | system-role | largest-answer | context
    value TEXT NOT NULL,
    learned_at INTEGER NOT NULL,
    PRIMARY KEY (base, model, kind, value)
) WITHOUT ROWID;

-- Prompts to reuse; {{name}} in the text is asked for when the prompt is used.
CREATE TABLE preset (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL,
    is_system INTEGER NOT NULL DEFAULT 0, -- for the system prompt; else for the message
    used_at INTEGER NOT NULL DEFAULT 0
);
