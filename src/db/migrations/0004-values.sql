-- Every number ever given, and by whom. A version is never changed; what is said about one stands beside it.
create table value (
  id                     uuid primary key,
  subject_id             uuid not null references organisation (id),
  item_id                text not null references data_item (id),
  period                 text not null,
  period_from            date not null,
  period_to              date not null,
  -- One of several providers; absent where the item is not in parts.
  part_id                uuid references organisation (id),
  version                integer not null,
  provider_id            uuid not null references organisation (id),
  source                 text not null,
  kind                   text not null,
  number                 numeric,
  typed                  text,
  unit                   text,
  yes                    boolean,
  option_slug            text,
  words                  text,
  day                    date,
  cannot_provide         text,
  note                   text,
  -- Given on paper and entered by the standing agency for the unit.
  on_behalf              boolean not null,
  copied_from            uuid references value (id),
  stage                  text not null,
  reason                 text,
  -- The caller's name for this save: sent again, it is done once.
  request_key            text,
  entered_by             uuid not null references account (id),
  entered_at             timestamptz not null,
  constraint value_version unique nulls not distinct (item_id, subject_id, period, part_id, version),
  constraint value_request unique (entered_by, request_key),
  constraint value_first check (version >= 1),
  constraint value_period check (period_from < period_to),
  constraint value_source check (source in (
    'typed', 'copied', 'imported', 'pushed', 'register', 'survey', 'probe', 'rolled-up')),
  constraint value_stage check (stage in ('declared', 'appraised', 'approved')),
  constraint value_kind check (case kind
    when 'number' then number is not null
    when 'yes-no' then yes is not null
    when 'option' then option_slug is not null
    when 'text' then words is not null
    when 'date' then day is not null
    when 'cannot-provide' then cannot_provide is not null
    when 'withdrawn' then true
    else false end),
  constraint value_one_content check (
    num_nonnulls(number, yes, option_slug, words, day, cannot_provide) = case kind when 'withdrawn' then 0 else 1 end),
  constraint value_copied check ((source = 'copied') = (copied_from is not null))
);
create index value_of_subject on value (subject_id, period) include (item_id, part_id); -- a form, what was given when

-- A copied version counts from here on.
create table value_confirmation (
  value_id      uuid primary key references value (id),
  confirmed_by  uuid not null references account (id),
  confirmed_at  timestamptz not null
);

-- What the item's verifier says of exactly this version.
create table value_verdict (
  id          uuid primary key,
  value_id    uuid not null references value (id),
  verdict     text not null constraint value_verdict_kind check (verdict in ('verified', 'disputed')),
  note        text,
  decided_by  uuid not null references account (id),
  decided_at  timestamptz not null
);
create index value_verdict_value on value_verdict (value_id, decided_at); -- the standing of a version

-- A unit says that a leaf does not apply to it; until that is accepted, the leaf scores as missing.
create table not_applicable (
  id               uuid primary key,
  organisation_id  uuid not null references organisation (id),
  edition_id       text not null,
  node_code        text not null,
  period           text not null,
  state            text not null,
  reason           text not null,
  decision_reason  text,
  version          integer not null,
  claimed_by       uuid not null references account (id),
  claimed_at       timestamptz not null,
  decided_by       uuid references account (id),
  decided_at       timestamptz,
  constraint not_applicable_once unique (organisation_id, edition_id, period, node_code),
  constraint not_applicable_node foreign key (edition_id, node_code) references node (edition_id, code),
  constraint not_applicable_state check (state in ('claimed', 'accepted', 'refused', 'withdrawn')),
  constraint not_applicable_decided
    check ((state in ('accepted', 'refused')) = (decided_by is not null and decided_at is not null))
);
