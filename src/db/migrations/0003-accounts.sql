-- Who may come in, as what, and how they were let in.
create table account (
  id                   uuid primary key,
  user_name            text not null constraint account_user_name unique,
  kind                 text not null constraint account_kind check (kind in ('person', 'service')),
  display_name         text not null,
  person_id            uuid references person (id),
  email                text,
  state                text not null constraint account_state check (state in ('invited', 'active', 'disabled')),
  password_hash        text,
  -- Sealed with the installation's key, which is not in the database.
  second_factor        bytea,
  second_factor_since  timestamptz,
  -- The last time step that was used: a code is good once.
  second_factor_step   bigint,
  version              integer not null,
  created_at           timestamptz not null
);

create table role_grant (
  id               uuid primary key,
  account_id       uuid not null references account (id),
  role             text not null,
  organisation_id  uuid references organisation (id),
  edition_id       text references edition (id),
  node_code        text,
  item_id          text references data_item (id),
  task             text,
  valid_from       date not null,
  valid_to         date,
  granted_at       timestamptz not null,
  constraint role_grant_role check (role in (
    'administrator', 'standing-agency', 'appraiser', 'verifier', 'supervisor', 'council-secretary', 'leader',
    'unit-officer', 'unit-head', 'data-provider', 'auditor', 'service-account')),
  constraint role_grant_node foreign key (edition_id, node_code) references node (edition_id, code),
  constraint role_grant_stretch check (valid_to is null or valid_from < valid_to)
);
create index role_grant_account on role_grant (account_id); -- what a caller may do
create index role_grant_organisation on role_grant (organisation_id); -- who works for a unit

create table session (
  id                uuid primary key,
  token_hash        bytea not null constraint session_token unique,
  account_id        uuid not null references account (id),
  created_at        timestamptz not null,
  seen_at           timestamptz not null,
  expires_at        timestamptz not null,
  second_factor_at  timestamptz,
  ended_at          timestamptz,
  address           inet,
  device            text
);
create index session_account on session (account_id, created_at); -- one's own sessions

-- Opens an account, or a new password, once.
create table one_time_link (
  id          uuid primary key,
  token_hash  bytea not null constraint one_time_link_token unique,
  account_id  uuid not null references account (id),
  purpose     text not null constraint one_time_link_purpose check (purpose in ('open-account', 'new-password')),
  made_at     timestamptz not null,
  expires_at  timestamptz not null,
  used_at     timestamptz
);
create index one_time_link_account on one_time_link (account_id);

-- Failed sign-ins of an account name or an address.
create table throttle (
  subject        text primary key,
  failures       integer not null,
  last_at        timestamptz not null,
  blocked_until  timestamptz
);
