-- The sums of the list of chats are read from this alone; without it every message's row is visited.
CREATE INDEX message_costs ON message(conversation_id, cost_state, billed_quota, estimated_quota, quota_per_unit)
    WHERE cost_state <> 'none';
