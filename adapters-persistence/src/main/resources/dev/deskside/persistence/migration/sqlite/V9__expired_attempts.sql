-- Attempts that have expired are found without reading what hasn't.
CREATE INDEX callback_attempt_by_start ON callback_attempt (began_at);
