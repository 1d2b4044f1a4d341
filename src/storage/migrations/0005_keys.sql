-- Files of other programs into which a key was put, newest last: what Undo needs. The bytes that stood there lie beside
-- the file in backup; '' when there was no file.
CREATE TABLE connected_file (
    id INTEGER PRIMARY KEY,
    app TEXT NOT NULL,
    way TEXT NOT NULL,
    path TEXT NOT NULL,
    backup TEXT NOT NULL DEFAULT '',
    after_sha256 TEXT NOT NULL,         -- of the file as written: is it still as we left it?
    account_id INTEGER REFERENCES account(id) ON DELETE SET NULL,
    key_hint TEXT NOT NULL DEFAULT '',
    made_at INTEGER NOT NULL
);
