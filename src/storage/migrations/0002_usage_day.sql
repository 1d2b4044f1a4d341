-- Sums of consume rows by local day, so that a range of years is added up without reading every row. Kept in the
-- transaction that writes the rows; the zone of the days is setting 'ledger/zone', and all is added up again from the
-- rows when the zone changes. model is what was asked, else what was billed.
CREATE TABLE usage_day (
    account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
    day INTEGER NOT NULL,               -- local days since 1970
    model TEXT NOT NULL,
    key_name TEXT NOT NULL,
    requests INTEGER NOT NULL,
    holes INTEGER NOT NULL,             -- rows without a quota
    quota INTEGER NOT NULL,
    prompt INTEGER NOT NULL,
    completion INTEGER NOT NULL,
    cached INTEGER NOT NULL,
    PRIMARY KEY (account_id, day, model, key_name)
) WITHOUT ROWID;

-- The stretches of time whose rows are all here. ledger_state shows the newest of them.
CREATE TABLE ledger_stretch (
    account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
    from_time INTEGER NOT NULL,
    to_time INTEGER NOT NULL,
    PRIMARY KEY (account_id, from_time)
) WITHOUT ROWID;

CREATE INDEX usage_all_by_time ON usage_row(time DESC, id DESC);
CREATE INDEX usage_by_message ON usage_row(message_id, kind, account_id, time, quota) WHERE message_id IS NOT NULL;
CREATE INDEX message_unknown_cost ON message(cost_state) WHERE cost_state = 'unknown';
