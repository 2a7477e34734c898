CREATE TABLE items (
  id         uuid        PRIMARY KEY,
  name       text        NOT NULL,
  price      bigint      NOT NULL,
  version    bigint      NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz
);

-- A list is read in the order of creation.
CREATE INDEX items_created_at ON items (created_at, id);
