-- Locks: one row a name, that is kept when the lock is released, so that fences grow whatever the clock does.
create table if not exists tenon_locks (
  name  varchar(200) collate "C" primary key, -- compares character by character
  owner varchar(36) not null,                 -- of the last acquisition
  fence bigint not null,                      -- of the last acquisition
  ends  bigint not null                       -- microseconds since 1970 in UTC; 0 when it was released
) with (fillfactor = 70)                      -- room for the next version of a row beside it
