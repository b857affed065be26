-- One publication of results about provinces, kept as it was made; the body is its own schema.
create table published_results (
  id            text primary key,
  position      integer not null,
  body          json not null,
  content_hash  text not null
);
