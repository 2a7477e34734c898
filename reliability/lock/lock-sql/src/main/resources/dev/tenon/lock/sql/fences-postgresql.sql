-- Fences: the greatest that was seen of each name.
create table if not exists tenon_fences (
  name  varchar(200) collate "C" primary key, -- compares character by character
  fence bigint not null
) with (fillfactor = 70)                      -- room for the next version of a row beside it
