CREATE TABLE products (
  id          uuid        PRIMARY KEY,
  name        text        NOT NULL,
  description text,
  price       bigint      NOT NULL CHECK (price >= 0),
  version     bigint      NOT NULL,
  created_at  timestamptz NOT NULL,
  updated_at  timestamptz
);

-- A list is read in the order of creation.
CREATE INDEX products_created_at ON products (created_at, id);
