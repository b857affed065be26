-- Who exists, under which name, code, level and parent at which time; who heads and supports it.
create table organisation (
  id          uuid primary key,
  -- The name by which content speaks of it (providers, leads); absent for what no document names.
  slug        text constraint organisation_slug unique,
  created_at  timestamptz not null
);

create table organisation_version (
  id               uuid primary key,
  organisation_id  uuid not null references organisation (id),
  valid_from       date not null,
  valid_to         date,
  name             text not null,
  short_name       text,
  abbreviation     text,
  kind             text not null,
  level            text not null,
  parent_id        uuid references organisation (id),
  identifier       text,
  area_code        text,
  ordinal          integer not null,
  folded           text not null generated always as
    (vn_fold(name || ' ' || coalesce(short_name, '') || ' ' || coalesce(abbreviation, ''))) stored,
  constraint organisation_version_stretch check (valid_to is null or valid_from < valid_to),
  constraint organisation_version_parent check (parent_id <> organisation_id),
  constraint organisation_version_once
    exclude using gist (organisation_id with =, daterange(valid_from, valid_to) with &&)
    deferrable initially deferred,
  -- One code may mean two territories, but not on one day.
  constraint organisation_version_identifier
    exclude using gist (identifier with =, daterange(valid_from, valid_to) with &&)
    deferrable initially deferred
);
create index organisation_version_organisation on organisation_version (organisation_id, valid_from); -- one unit's history
create index organisation_version_parent on organisation_version (parent_id, valid_from); -- children of a unit
create index organisation_version_folded on organisation_version using gin (folded gin_trgm_ops); -- found by a part of the name

create table organisation_group (
  id        text primary key,
  name      text not null,
  position  integer not null
);

create table group_member (
  group_id         text not null references organisation_group (id),
  organisation_id  uuid not null references organisation (id),
  valid_from       date not null,
  valid_to         date,
  ranked           boolean not null,
  primary key (organisation_id, valid_from),
  constraint group_member_stretch check (valid_to is null or valid_from < valid_to),
  constraint group_member_once
    exclude using gist (organisation_id with =, daterange(valid_from, valid_to) with &&)
);
create index group_member_group on group_member (group_id); -- members of a group

create table succession (
  id               uuid primary key,
  kind             text not null,
  decision_number  text not null,
  decision_date    date not null,
  decided_by       text not null,
  effective_on     date not null,
  recorded_at      timestamptz not null
);

create table succession_member (
  succession_id    uuid not null references succession (id),
  organisation_id  uuid not null references organisation (id),
  side             text not null,
  ordinal          integer not null,
  -- Of a split: the successor's share, as an exact decimal or fraction.
  share            text,
  primary key (succession_id, side, organisation_id),
  constraint succession_member_side check (side in ('predecessor', 'successor'))
);
create index succession_member_organisation on succession_member (organisation_id); -- a unit's predecessors and successors

create table person (
  id          uuid primary key,
  full_name   text not null,
  email       text,
  phone       text,
  created_at  timestamptz not null
);

create table held_position (
  id               uuid primary key,
  person_id        uuid not null references person (id),
  organisation_id  uuid not null references organisation (id),
  kind             text not null,
  title            text not null,
  valid_from       date not null,
  valid_to         date,
  constraint held_position_kind
    check (kind in ('head', 'deputy', 'focal-officer', 'committee-member', 'staff')),
  constraint held_position_stretch check (valid_to is null or valid_from < valid_to)
);
create index held_position_organisation on held_position (organisation_id, valid_from); -- who heads a unit
create index held_position_person on held_position (person_id);

-- What lets who holds a position sign for the head: KT. (ký thay), TL. (thừa lệnh), TUQ. (thừa uỷ quyền).
create table authority (
  id           uuid primary key,
  position_id  uuid not null references held_position (id),
  form         text not null constraint authority_form check (form in ('KT', 'TL', 'TUQ')),
  -- The number of the work rules or of the authorisation.
  document     text,
  valid_from   date not null,
  valid_to     date,
  constraint authority_stretch check (valid_to is null or valid_from < valid_to)
);
create index authority_position on authority (position_id, valid_from); -- who may sign for a unit's head

-- Who supports a commune: a company or another organisation, or a person of the steering committee.
create table supporter (
  id                         uuid primary key,
  organisation_id            uuid not null references organisation (id),
  supporter_organisation_id  uuid references organisation (id),
  person_id                  uuid references person (id),
  -- The one that names them.
  document                   text,
  valid_from                 date not null,
  valid_to                   date,
  constraint supporter_one check (num_nonnulls(supporter_organisation_id, person_id) = 1),
  constraint supporter_stretch check (valid_to is null or valid_from < valid_to)
);
create index supporter_organisation on supporter (organisation_id); -- who supports a commune
create index supporter_supporter on supporter (supporter_organisation_id); -- whom a company supports

-- Several providers of one item, dated: each supplies a part, the item is their sum.
create table item_provider (
  item_id          text not null references data_item (id),
  organisation_id  uuid not null references organisation (id),
  valid_from       date not null,
  valid_to         date,
  primary key (item_id, organisation_id, valid_from),
  constraint item_provider_stretch check (valid_to is null or valid_from < valid_to)
);
