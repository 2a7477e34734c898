CREATE TABLE countries (
  code text PRIMARY KEY,
  name text NOT NULL
);

CREATE TABLE journal (
  id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  entry text   NOT NULL
);

CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the journal is only appended to';
END $$;

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON journal
  FOR EACH ROW EXECUTE FUNCTION append_only();

CREATE FUNCTION write_journal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO journal (entry) VALUES (TG_TABLE_NAME || ' ' || NEW.name);
  RETURN NEW;
END $$;

CREATE TRIGGER write_journal AFTER INSERT ON countries
  FOR EACH ROW EXECUTE FUNCTION write_journal();

CREATE TABLE towns (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name    text   NOT NULL,
  country text   NOT NULL REFERENCES countries ON DELETE CASCADE,
  shout   text   GENERATED ALWAYS AS (upper(name)) STORED
);

INSERT INTO countries VALUES ('at', 'Austria'), ('it', 'Italy');
INSERT INTO towns (name, country) VALUES ('Graz', 'at'), ('Rome', 'it');

CREATE TABLE people (
  id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name   text   NOT NULL,
  town   bigint REFERENCES towns,
  friend bigint REFERENCES people ON DELETE RESTRICT
);

CREATE TABLE "Odd ""teams'" (
  "Name"  text   PRIMARY KEY,
  captain bigint NOT NULL REFERENCES people ON DELETE RESTRICT
);

ALTER TABLE people ADD COLUMN team text REFERENCES "Odd ""teams'" ON DELETE RESTRICT;

CREATE SCHEMA shop;
CREATE SEQUENCE shop.invoice_numbers START 1000;
CREATE TABLE shop.invoices (number bigint NOT NULL DEFAULT nextval('shop.invoice_numbers')) PARTITION BY RANGE (number);
CREATE TABLE shop.invoices_early PARTITION OF shop.invoices FOR VALUES FROM (0) TO (2000);
