create table things (
  id uuid primary key,
  name text not null unique,
  code text unique,
  number integer not null,
  size bigint,
  small smallint not null,
  flag boolean not null,
  ratio double precision not null,
  amount numeric,
  made_at timestamptz not null,
  day date,
  colour text not null,
  payload bytea,
  constraint number_is_not_huge check (number < 1000000),
  constraint name_is_short check (length(name) <= 200)
);

create table tags (
  name text primary key
);

create table blanks (
  id bigint primary key,
  text text,
  flag boolean,
  small smallint,
  number integer,
  size bigint,
  ratio double precision,
  amount numeric,
  other uuid,
  at timestamptz,
  day date,
  colour text,
  payload bytea
);

create table parts (
  id bigint primary key,
  thing uuid not null references things (id),
  "order" varchar(10) not null
);
