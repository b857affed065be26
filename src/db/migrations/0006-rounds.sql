-- Rounds: an edition applied to a period for groups of organisations, and what each of them sends in.

-- Days on which offices are closed, and Saturdays or Sundays that are worked instead.
create table holiday (
  day   date primary key,
  name  text not null,
  kind  text not null constraint holiday_kind check (kind in ('off', 'worked'))
);

create table round (
  id                 uuid primary key,
  title              text not null,
  edition_id         text not null references edition (id),
  period             text not null,
  period_from        date not null,
  period_to          date not null,
  -- Who is a member, and who stands under whom, is read as of this day.
  members_on         date not null,
  state              text not null constraint round_state check (state in ('draft', 'open', 'closed')),
  evidence_required  boolean not null,
  -- The calendar: each a moment, the last one that still counts.
  entry_from         timestamptz not null,
  entry_until        timestamptz not null,
  fixed_at           timestamptz not null,
  appraisal_until    timestamptz not null,
  explanation_until  timestamptz not null,
  council_until      timestamptz not null,
  release_on         timestamptz not null,
  -- Working days before (negative) and after the end of entry on which those who have not submitted are reminded.
  reminder_days      integer[] not null,
  -- Which share of the criteria a second appraiser looks at without seeing the first.
  second_share       numeric not null,
  version            integer not null,
  opened_at          timestamptz,
  -- When the numbers of others that members read were pinned (chốt số liệu chung).
  fixed_since        timestamptz,
  closed_at          timestamptz,
  constraint round_period check (period_from < period_to),
  constraint round_calendar check (
    entry_from < entry_until and entry_until <= appraisal_until and appraisal_until <= explanation_until
    and explanation_until <= council_until and council_until <= release_on),
  constraint round_fixed_at check (entry_from <= fixed_at and fixed_at <= release_on),
  constraint round_second_share check (second_share >= 0 and second_share <= 1)
);
create index round_edition on round (edition_id, period); -- the rounds that read the same values

create table round_group (
  round_id  uuid not null references round (id),
  group_id  text not null references organisation_group (id),
  position  integer not null,
  name      text not null,
  primary key (round_id, group_id)
);

-- Frozen when the round opens: as the organisation was on that day.
create table round_member (
  round_id         uuid not null references round (id),
  organisation_id  uuid not null references organisation (id),
  group_id         text not null,
  ranked           boolean not null,
  name             text not null,
  kind             text not null,
  parent_id        uuid references organisation (id),
  primary key (round_id, organisation_id),
  constraint round_member_group foreign key (round_id, group_id) references round_group (round_id, group_id)
);

-- The server was not reachable; an end of entry soon after is put off (docs/method.md §11).
create table outage (
  from_at  timestamptz primary key,
  to_at    timestamptz not null,
  constraint outage_stretch check (from_at < to_at)
);
-- The last minute in which a server was seen to work.
create table heartbeat (
  id  integer primary key constraint heartbeat_one check (id = 1),
  at  timestamptz not null
);

-- One member in one round. Its results stay its own; whoever keeps it now (a successor) works on it.
create table submission (
  id               uuid primary key,
  round_id         uuid not null references round (id),
  organisation_id  uuid not null,
  keeper_id        uuid not null references organisation (id),
  state            text not null constraint submission_state check (state in (
    'draft', 'submitted', 'appraisal', 'explanation', 'second-appraisal', 'council', 'approved')),
  version          integer not null,
  -- How often it was submitted.
  attempt          integer not null,
  -- Its own end of entry, where the round's was put off for it.
  entry_until      timestamptz,
  constraint submission_once unique (round_id, organisation_id),
  constraint submission_member foreign key (round_id, organisation_id)
    references round_member (round_id, organisation_id)
);
create index submission_keeper on submission (keeper_id); -- what a unit works on

-- What a unit is given when it submits.
create table receipt (
  submission_id    uuid not null references submission (id),
  attempt          integer not null,
  number           text not null constraint receipt_number unique,
  at               timestamptz not null,
  by_account       uuid not null references account (id),
  -- The head; a deputy with authority; an officer with the signed document.
  form             text not null constraint receipt_form check (form in ('head', 'authority', 'document')),
  authority_id     uuid references authority (id),
  document_number  text,
  document_date    date,
  signer           text,
  -- Of the pinned values, claims and evidence, as docs/method.md §11 has it.
  hash             bytea not null,
  recalled_at      timestamptz,
  primary key (submission_id, attempt),
  constraint receipt_authority check ((form = 'authority') = (authority_id is not null)),
  constraint receipt_document check
    ((form = 'document') = (document_number is not null and document_date is not null and signer is not null))
);

-- The versions of a unit's own values that a submission is judged by.
create table pin (
  submission_id  uuid not null,
  attempt        integer not null,
  value_id       uuid not null references value (id),
  primary key (submission_id, attempt, value_id),
  -- A receipt takes its number, and is written, last of all: submissions take turns at numbers.
  constraint pin_receipt foreign key (submission_id, attempt) references receipt (submission_id, attempt)
    deferrable initially deferred
);
create index pin_value on pin (value_id); -- which submissions rest on a version

-- The claims that stood when it was submitted.
create table pinned_claim (
  submission_id  uuid not null,
  attempt        integer not null,
  node_code      text not null,
  primary key (submission_id, attempt, node_code),
  constraint pinned_claim_receipt foreign key (submission_id, attempt) references receipt (submission_id, attempt)
    deferrable initially deferred
);

-- The versions of everybody else's numbers that the members of a round read.
create table common_pin (
  round_id  uuid not null references round (id),
  value_id  uuid not null references value (id),
  primary key (round_id, value_id)
);

-- What an appraiser says of one criterion of one submission.
create table finding (
  id             uuid primary key,
  submission_id  uuid not null references submission (id),
  node_code      text not null,
  -- The first look; one by somebody else who does not see it; what settles these two; one after the explanation.
  pass           text not null constraint finding_pass check (pass in ('first', 'blind', 'settling', 'second')),
  decision       text not null constraint finding_decision check (decision in ('accepted', 'corrected', 'points', 'refused')),
  points         numeric,
  reason_code    text,
  reason         text,
  -- The criterion's points, as a fraction, by this finding alone: how two looks are compared.
  result         text,
  state          text not null constraint finding_state check (state in ('decided', 'to-review', 'withdrawn')),
  version        integer not null,
  decided_by     uuid not null references account (id),
  decided_at     timestamptz not null,
  constraint finding_once unique (submission_id, node_code, pass),
  constraint finding_points check ((decision = 'points') = (points is not null)),
  constraint finding_reason check (decision = 'accepted' or reason_code is not null or reason is not null)
);

-- A number as the appraisers have it, in one round, for everything that reads it. The last one counts.
create table correction (
  id           uuid primary key,
  round_id     uuid not null references round (id),
  finding_id   uuid not null references finding (id),
  subject_id   uuid not null references organisation (id),
  item_id      text not null references data_item (id),
  period       text not null,
  part_id      uuid references organisation (id),
  -- The version that it corrects; absent where nothing was given.
  value_id     uuid references value (id),
  kind         text not null,
  number       numeric,
  typed        text,
  unit         text,
  yes          boolean,
  option_slug  text,
  words        text,
  day          date,
  cannot_provide text,
  made_at      timestamptz not null,
  -- Taken back by its appraiser, or with its finding.
  withdrawn_at timestamptz,
  constraint correction_kind check (kind in ('number', 'yes-no', 'option', 'text', 'date', 'withdrawn'))
);
create index correction_of on correction (round_id, subject_id, item_id, period); -- what counts in a round
create index correction_finding on correction (finding_id);

-- Criteria that a unit may work on although it has submitted: reopened with a reason, or for its explanation.
create table opening (
  id             uuid primary key,
  submission_id  uuid not null references submission (id),
  node_code      text not null,
  purpose        text not null constraint opening_purpose check (purpose in ('reopened', 'explanation')),
  reason         text not null,
  until          timestamptz not null,
  opened_by      uuid not null references account (id),
  opened_at      timestamptz not null,
  closed_at      timestamptz
);
create index opening_submission on opening (submission_id);

-- What both sides say of a finding; nothing said is ever changed.
create table explanation_text (
  id             uuid primary key,
  submission_id  uuid not null references submission (id),
  node_code      text not null,
  side           text not null constraint explanation_text_side check (side in ('unit', 'appraiser')),
  words          text not null,
  said_by        uuid not null references account (id),
  said_at        timestamptz not null
);
create index explanation_text_submission on explanation_text (submission_id, node_code);

-- The points of one submission as they were sealed; they never change.
create table scorecard (
  id             uuid primary key,
  submission_id  uuid not null references submission (id),
  stage          text not null constraint scorecard_stage check (stage in ('self', 'appraised', 'final')),
  -- Which submitting, which release.
  ordinal        integer not null,
  sealed_at      timestamptz not null,
  sealed_by      uuid not null references account (id),
  body           json not null,
  hash           bytea not null,
  constraint scorecard_once unique (submission_id, stage, ordinal)
);

-- What the council decided with.
create table approval (
  round_id         uuid primary key references round (id),
  decision_number  text not null,
  decision_date    date not null,
  decided_by       text not null,
  approved_by      uuid not null references account (id),
  approved_at      timestamptz not null
);
