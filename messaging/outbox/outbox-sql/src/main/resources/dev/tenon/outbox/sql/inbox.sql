-- The table of an inbox in PostgreSQL; may be run again. Copy it into your migrations, or call createTables().

create table if not exists inbox_events (
  consumer text        not null,
  id       uuid        not null,
  seen_at  timestamptz not null,
  primary key (consumer, id)
);
create index if not exists inbox_events_seen on inbox_events (seen_at);
