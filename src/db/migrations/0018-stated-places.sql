-- The province's place among the provinces in a year, as its standing agency states it from a publication. One row a
-- year; what stood before is in the events of the installation.
create table stated_place (
  year                integer primary key constraint stated_place_year check (year between 2000 and 2100),
  place               integer not null,
  "of"                integer not null,
  index               numeric constraint stated_place_index check (index between 0 and 1),
  published_by        text not null,
  published_on        date,
  source              text not null,
  -- Counts what was done to the year, withdrawals among it.
  version             integer not null constraint stated_place_version check (version > 0),
  -- Why it is withdrawn; null while it stands.
  withdrawn_because   text,
  changed_by          uuid not null references account (id),
  changed_at          timestamptz not null,
  constraint stated_place_place check (place between 1 and "of" and "of" <= 100)
);
