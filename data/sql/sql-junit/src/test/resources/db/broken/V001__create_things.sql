CREATE TABEL things (name text);
