-- The numbers of ranking groups as releases fixed them (docs/method.md §11.10).

-- One for all submissions whose appraised card was sealed together.
create table group_fixing (
  id        uuid primary key,
  round_id  uuid not null references round (id),
  fixed_at  timestamptz not null,
  constraint group_fixing_once unique (round_id, fixed_at),
  constraint group_fixing_round unique (id, round_id)
);

-- What a member's numbers were: each the version that it had submitted, or the correction in its place.
create table group_pin (
  id               uuid primary key,
  fixing_id        uuid not null references group_fixing (id),
  organisation_id  uuid not null references organisation (id),
  value_id         uuid references value (id),
  correction_id    uuid references correction (id),
  constraint group_pin_once unique nulls not distinct (fixing_id, organisation_id, value_id, correction_id),
  constraint group_pin_one check (num_nonnulls(value_id, correction_id) = 1)
);

-- The fixing that a submission's points read: of its last release, or of its last way to the council.
alter table submission add column group_fixing_id uuid;
alter table submission add constraint submission_group_fixing
  foreign key (group_fixing_id, round_id) references group_fixing (id, round_id);
