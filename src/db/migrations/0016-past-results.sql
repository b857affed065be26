-- Points, indices and places of periods that no round here has scored, as tables of then state them: nothing stands
-- behind them from which they could be reckoned anew.
create table past_result (
  organisation_id  uuid not null references organisation (id),
  edition_id       text not null references edition (id),
  period           text not null,
  -- A row of the edition; empty for the whole of it.
  node_code        text not null,
  measure          text not null constraint past_result_measure check (measure in ('points', 'index', 'place')),
  number           numeric not null,
  brought_by       uuid not null references account (id),
  brought_at       timestamptz not null,
  primary key (organisation_id, edition_id, period, node_code, measure),
  constraint past_result_row check (measure = 'points' or node_code = '')
);
create index past_result_period on past_result (edition_id, period); -- a whole period's, to compare with
