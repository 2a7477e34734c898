CREATE SCHEMA tenon_seeds;
CREATE TABLE colours (name text);
INSERT INTO colours VALUES ('red');
