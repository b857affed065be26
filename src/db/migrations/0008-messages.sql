-- What people are told: in the application, and by mail.
create table notice (
  id          uuid primary key,
  account_id  uuid not null references account (id),
  kind        text not null,
  -- What the sentence is made of; never points, never numbers.
  params      json not null,
  -- The page of the application that it leads to.
  path        text,
  -- The same thing is told to somebody once.
  once_key    text not null,
  told_at     timestamptz not null,
  read_at     timestamptz,
  constraint notice_once unique (account_id, once_key)
);
create index notice_account on notice (account_id, told_at, id); -- one's own, newest first

create table mail (
  id            uuid primary key,
  notice_id     uuid not null constraint mail_of_notice unique references notice (id),
  address       text not null,
  -- Unknown: it was on its way when its sender died or the connection broke; it is never sent again by itself.
  state         text not null constraint mail_state check (state in ('waiting', 'sending', 'sent', 'failed', 'unknown')),
  -- The Message-ID: the same at each try.
  message_id    text not null constraint mail_message_id unique,
  not_before    timestamptz not null,
  attempts      integer not null,
  last_error    text,
  taken_at      timestamptz,
  sent_at       timestamptz
);
create index mail_waiting on mail (not_before) where state in ('waiting', 'sending'); -- what is to be sent
create index mail_troubled on mail (id) where state in ('failed', 'unknown'); -- what an administrator looks after

-- Who can send mail, seen lately: while nobody can, nothing is put in the outbox.
create table mail_sender (
  id       integer primary key constraint mail_sender_one check (id = 1),
  -- The right side of a Message-ID.
  domain   text not null,
  seen_at  timestamptz not null
);
