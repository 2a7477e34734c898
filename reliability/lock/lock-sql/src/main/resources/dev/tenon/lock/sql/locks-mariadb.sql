-- Locks: one row a name, that is kept when the lock is released, so that fences grow whatever the clock does.
create table if not exists tenon_locks (
  name  varbinary(600) not null primary key,         -- in UTF-8; convert(name using utf8mb4) shows it
  owner varchar(36) character set ascii not null,    -- of the last acquisition
  fence bigint not null,                             -- of the last acquisition
  ends  bigint not null                              -- microseconds since 1970 in UTC; 0 when it was released
) engine = InnoDB
