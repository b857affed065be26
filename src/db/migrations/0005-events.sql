-- One chain of events per stream. An event holds the hash of the one before it.
create table stream (
  name      text primary key,
  sequence  bigint not null,
  hash      bytea not null
);

create table event (
  stream         text not null references stream (name),
  sequence       bigint not null,
  id             uuid not null constraint event_id unique,
  kind           text not null,
  at             timestamptz not null,
  by_account     uuid references account (id),
  -- `json`, not `jsonb`: the text is hashed as it stands.
  body           json not null,
  previous_hash  bytea not null,
  hash           bytea not null,
  primary key (stream, sequence)
);
create index event_of_value on event (stream, (body ->> 'period'), (body ->> 'item'), sequence)
  where body ->> 'period' is not null; -- the history of one value
create index event_by on event (by_account) where by_account is not null; -- erasing where somebody's events came from

-- Where an event came from: personal data, outside the hash, erasable.
create table event_origin (
  event_id  uuid primary key references event (id),
  address   inet,
  device    text
);
