-- Fences: the greatest that was seen of each name.
create table if not exists tenon_fences (
  name  varbinary(600) not null primary key,         -- in UTF-8; convert(name using utf8mb4) shows it
  fence bigint not null
) engine = InnoDB
