-- Who an account's owner is at the identity provider: an account comes in by one identity, an identity into one account.
create table linked_identity (
  account_id  uuid primary key references account (id),
  issuer      text not null,
  identity    text not null,
  linked_at   timestamptz not null,
  constraint linked_identity_once unique (issuer, identity)
);

-- Browsers on their way to the identity provider and back. What proves them is theirs; here is the hash of it alone.
create table oidc_visit (
  token_hash  bytea primary key,
  -- Whose test it is; null for somebody who signs in.
  account_id  uuid references account (id),
  begun_at    timestamptz not null
);

-- Opened by what the identity provider said.
alter table session add column by_oidc boolean not null default false;
