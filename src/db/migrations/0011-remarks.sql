-- What people say to one another about a figure, whoever gave it, and that it was settled: written once, never changed.
create table remark (
  id          uuid primary key,
  subject_id  uuid not null references organisation (id),
  item_id     text not null references data_item (id),
  period      text not null,
  -- Its place in the figure's thread, from 1.
  sequence    integer not null,
  act         text not null constraint remark_act check (act in ('said', 'resolved', 'reopened')),
  words       text,
  by_account  uuid not null references account (id),
  at          timestamptz not null,
  constraint remark_thread unique (subject_id, period, item_id, sequence),
  constraint remark_words check ((act = 'said') = (words is not null))
);

-- Whom a remark names: each is told of it.
create table remark_mention (
  remark_id   uuid not null references remark (id),
  account_id  uuid not null references account (id),
  primary key (remark_id, account_id)
);

-- How far somebody has read a thread.
create table remark_reading (
  account_id  uuid not null references account (id),
  subject_id  uuid not null references organisation (id),
  item_id     text not null references data_item (id),
  period      text not null,
  sequence    integer not null,
  primary key (account_id, subject_id, period, item_id)
);
