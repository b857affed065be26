-- Editions that are being written. A draft is one text of its own; it becomes rows when it is issued, as a loaded one does.
create table edition_draft (
  -- The id that the edition will bear.
  id          text primary key,
  -- The edition that it began as a copy of.
  based_on    text references edition (id),
  definition  json not null,
  version     integer not null constraint edition_draft_version check (version > 0),
  begun_by    uuid not null references account (id),
  begun_at    timestamptz not null,
  changed_by  uuid not null references account (id),
  changed_at  timestamptz not null
);
