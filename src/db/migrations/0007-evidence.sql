-- Documents that support values: stored once by their hash, described by whoever brings them.
create table stored_file (
  -- SHA-256 of the bytes; also its name in the store.
  hash        text primary key,
  bytes       bigint not null,
  -- As its content says, never as its name does.
  media_type  text not null,
  state       text not null constraint stored_file_state check (state in ('waiting', 'clean', 'quarantined', 'unscanned')),
  -- What the scanner found.
  threat      text,
  stored_at   timestamptz not null,
  scanned_at  timestamptz
);

create table evidence (
  id             uuid primary key,
  -- Whose document it is: the unit that brings it.
  organisation_id uuid not null references organisation (id),
  kind           text not null constraint evidence_kind check (kind in ('document', 'picture', 'other')),
  file_hash      text references stored_file (hash),
  file_name      text,
  -- A public address instead of a file, or beside it.
  address        text,
  number         text,
  issued_on      date,
  issuer         text,
  subject_line   text,
  signer         text,
  signer_title   text,
  signer_role    text constraint evidence_signer_role check (signer_role in ('head', 'deputy', 'other')),
  valid_from     date,
  valid_to       date,
  version        integer not null,
  added_by       uuid not null references account (id),
  added_at       timestamptz not null,
  withdrawn_at   timestamptz,
  folded         text not null generated always as
    (vn_fold(coalesce(number, '') || ' ' || coalesce(subject_line, '') || ' ' || coalesce(issuer, '') || ' ' || coalesce(file_name, ''))) stored,
  constraint evidence_somewhere check (file_hash is not null or address is not null),
  constraint evidence_valid check (valid_to is null or valid_from is null or valid_from <= valid_to)
);
create index evidence_organisation on evidence (organisation_id, added_at); -- a unit's store
create index evidence_file on evidence (file_hash);
create index evidence_folded on evidence using gin (folded gin_trgm_ops); -- found by number, subject, issuer

-- Which numbers a document supports: the same one may support many, in any period.
create table evidence_link (
  id           uuid primary key,
  evidence_id  uuid not null references evidence (id),
  subject_id   uuid not null references organisation (id),
  item_id      text not null references data_item (id),
  period       text not null,
  note         text,
  linked_by    uuid not null references account (id),
  linked_at    timestamptz not null,
  unlinked_at  timestamptz
);
create index evidence_link_value on evidence_link (subject_id, period, item_id); -- what supports a value
create index evidence_link_evidence on evidence_link (evidence_id);

-- An upload that has not ended: what came so far lies in a file of its own.
create table upload (
  id            uuid primary key,
  account_id    uuid not null references account (id),
  organisation_id uuid not null references organisation (id),
  file_name     text not null,
  bytes         bigint not null,
  begun_at      timestamptz not null,
  expires_at    timestamptz not null,
  -- What became of it.
  file_hash     text references stored_file (hash),
  constraint upload_size check (bytes > 0)
);
create index upload_account on upload (account_id);
