create table if not exists accounts (
  customer text primary key,
  balance  bigint not null
);
create table if not exists orders (
  id        uuid primary key,
  customer  text not null,
  item      text not null,
  price     bigint not null,
  placed_at timestamptz not null default now()
);
create table if not exists stock (
  item     text primary key,
  quantity bigint not null
);
create table if not exists reports (
  id     bigint generated always as identity primary key,
  day    date not null,
  orders bigint not null,
  total  bigint not null
);
