-- Nobody is waited for on an account that has ended: its syncs are in no list and watched no more.
UPDATE data_sync SET watch_at = NULL, need = NULL, need_since = NULL
 WHERE account_id IN (SELECT id FROM account WHERE ended_at IS NOT NULL);
