-- The Word or Excel annex that a draft was begun from, as it was read: a person goes through it while the draft is written.
alter table edition_draft add column annex json;
