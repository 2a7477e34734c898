-- [outbox
-- The tables of an outbox in PostgreSQL; may be run again. Copy it into your migrations, or call createTables().

-- The messages. Those of one key share a lane; seq is their order in it.
create table if not exists outbox_events (
  id          uuid        primary key,
  lane        bigint      not null,
  seq         bigint      generated always as identity,
  topic       text        not null,
  key         text,
  version     int         not null,
  payload     json        not null,
  headers     json,
  occurred_at timestamptz not null,
  state       text        not null default 'pending' check (state in ('pending', 'delivered', 'dead')),
  settled_at  timestamptz,
  attempts    int,
  reason      text
);
create index if not exists outbox_events_pending on outbox_events (lane, seq) include (occurred_at) where state = 'pending';
create index if not exists outbox_events_settled on outbox_events (state, settled_at) where state <> 'pending';

-- What is claimed: a lane is due, or held by a claim until it is due again.
create table if not exists outbox_lanes (
  lane     bigint      primary key,
  due      timestamptz not null,
  attempts int         not null default 0,
  claim    uuid
);
create index if not exists outbox_lanes_due on outbox_lanes (due);
-- outbox]
