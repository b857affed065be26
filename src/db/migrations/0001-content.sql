-- What the documents say: data items, editions with their nodes and letters, programme documents.
create extension if not exists unaccent with schema public;
create extension if not exists pg_trgm with schema public;
create extension if not exists btree_gist with schema public;

-- The search form of a Vietnamese text: no marks, lower case, đ as d, anything but letters and digits one space.
-- unaccent() is only stable because its dictionary could be changed; ours is named and never is.
create function vn_fold(words text) returns text
  language sql immutable strict parallel safe
  return trim(regexp_replace(
    replace(lower(public.unaccent('public.unaccent'::regdictionary, normalize(words, nfc))), 'đ', 'd'),
    '[^[:alnum:]]+', ' ', 'g'));

create table edition (
  id            text primary key,
  index_set     text not null,
  title_vi      text not null,
  title_en      text not null,
  source        text not null,
  number        text not null,
  issued_by     text not null,
  issued_on     date not null,
  article       text not null,
  completeness  text not null constraint edition_completeness check (completeness in ('criteria', 'components')),
  rank_by       text constraint edition_rank_by check (rank_by in ('points', 'index')),
  notes         json not null,
  lenses        json not null,
  state         text not null constraint edition_state check (state in ('draft', 'issued')),
  content_hash  text not null,
  loaded_at     timestamptz not null
);

create table data_item (
  id              text primary key,
  -- The edition that brings the item along; absent for the catalogue's own.
  edition_id      text references edition (id),
  position        integer not null,
  name            text not null,
  definition      text,
  kind            text not null,
  unit            text,
  over_time       text not null,
  over_units      text not null,
  part_of         text references data_item (id) deferrable initially deferred,
  least           numeric,
  most            numeric,
  providers       text[] not null,
  verifier        text,
  replaces_item   text references data_item (id) deferrable initially deferred,
  replaces_factor text,
  folded          text not null generated always as (vn_fold(name)) stored,
  constraint data_item_kind
    check (kind in ('count', 'amount', 'ratio', 'points', 'yes-no', 'choice', 'date', 'text')),
  constraint data_item_over_time check (over_time in ('stock', 'flow', 'cumulative')),
  constraint data_item_over_units check (over_units in ('sum', 'none'))
);
create index data_item_folded on data_item using gin (folded gin_trgm_ops); -- items found by a part of their name

create table item_option (
  item_id   text not null references data_item (id),
  position  integer not null,
  slug      text not null,
  name      text not null,
  primary key (item_id, position),
  constraint item_option_slug unique (item_id, slug)
);

-- Items with nearly equal names that are nevertheless two facts.
create table near_equal (
  position  integer primary key,
  items     text[] not null,
  why_vi    text not null,
  why_en    text not null
);

create table node (
  edition_id   text not null references edition (id),
  position     integer not null,
  parent       integer,
  code         text not null,
  level        text constraint node_level check (level in ('pillar', 'mainIndex', 'component', 'criterion')),
  title        text not null,
  max          numeric,
  unscored     boolean not null,
  assessed_by  text not null,
  formula      text,
  -- The rest of the printed row: rule, notes, examples, lines.
  detail       json not null,
  primary key (edition_id, position),
  constraint node_code unique (edition_id, code),
  constraint node_parent foreign key (edition_id, parent) references node (edition_id, position)
    deferrable initially deferred,
  constraint node_assessed_by check (assessed_by in ('self', 'survey', 'online', 'expert', 'source'))
);

create table variable (
  edition_id  text not null,
  node        integer not null,
  letter      text not null,
  position    integer not null,
  item_id     text references data_item (id),
  "of"        text not null,
  combine     text not null,
  period      text not null,
  printed     json,
  line        integer,
  primary key (edition_id, node, letter),
  constraint variable_node foreign key (edition_id, node) references node (edition_id, position),
  constraint variable_of check ("of" in ('own', 'parent', 'province', 'nation', 'group')),
  constraint variable_combine check (combine in ('none', 'sum', 'mean', 'max')),
  constraint variable_period check (period in ('same', 'previous', 'year-to-date'))
);
create index variable_item on variable (item_id); -- which criteria read an item

-- A plan or report as rows; the body is the document's own schema.
create table programme_document (
  id            text primary key,
  position      integer not null,
  body          json not null,
  content_hash  text not null
);

-- The organisations that documents speak of, as the document's year knew them.
create table organisation_file (
  id            text primary key,
  position      integer not null,
  body          json not null,
  content_hash  text not null
);

-- The sealed figures of the demonstration province; absent where nobody asked for it.
create table demonstration (
  id    text primary key,
  body  json not null
);
