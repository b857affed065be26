-- By what a program calls in an account's name, within a scope and until a day.
create table api_token (
  id                   uuid primary key,
  account_id           uuid not null references account (id),
  name                 text not null,
  -- What people recognise it by; it opens nothing.
  prefix               text not null,
  token_hash           bytea not null constraint api_token_token unique,
  -- Rights, as `values.write`.
  scope                text[] not null,
  made_by              uuid not null references account (id),
  made_at              timestamptz not null,
  -- The session that made it had given the account's second factor.
  second_factor_given  boolean not null,
  expires_at           timestamptz not null,
  -- Written at most once a minute.
  used_at              timestamptz,
  used_from            inet,
  revoked_at           timestamptz,
  revoked_by           uuid references account (id),
  constraint api_token_stretch check (made_at < expires_at),
  constraint api_token_revoked check (revoked_by is null or revoked_at is not null)
);
create index api_token_account on api_token (account_id, made_at); -- an account's own tokens
