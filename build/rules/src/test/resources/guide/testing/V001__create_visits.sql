CREATE TABLE visits (
  page  text   PRIMARY KEY,
  times bigint NOT NULL
);
INSERT INTO visits VALUES ('/', 0);
