-- Days that had passed long before days were awaited were heard of when they passed.
UPDATE criterion SET awaited_due = NULL WHERE awaited_due < TIMESTAMPADD(DAY, -60, CURRENT_DATE);
-- Publications to listeners that are no more: what they did is derived anew with each act.
DELETE FROM EVENT_PUBLICATION
 WHERE LISTENER_ID LIKE '%FollowingAccounts.on(%' OR LISTENER_ID LIKE '%AccountChanges.committed(%';
