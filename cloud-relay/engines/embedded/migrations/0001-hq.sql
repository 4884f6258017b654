-- Headquarters keeps every event as it came; the other tables can be rebuilt from them.
CREATE TABLE store (
  store      TEXT PRIMARY KEY,
  name       TEXT NOT NULL,
  token_hash TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE series (
  store        TEXT    NOT NULL REFERENCES store (store),
  series       TEXT    NOT NULL,
  durable      INTEGER NOT NULL CHECK (durable >= 0),
  last_hash    TEXT    NOT NULL,
  head         INTEGER NOT NULL,
  chain        TEXT    NOT NULL CHECK (chain IN ('ok', 'broken')),
  last_seen_ms INTEGER NOT NULL,
  PRIMARY KEY (store, series)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  store       TEXT    NOT NULL,
  series      TEXT    NOT NULL,
  seq         INTEGER NOT NULL,
  kind        TEXT    NOT NULL,
  at          TEXT    NOT NULL,
  body        TEXT    NOT NULL,
  hash        TEXT    NOT NULL,
  received_ms INTEGER NOT NULL,
  PRIMARY KEY (store, series, seq),
  FOREIGN KEY (store, series) REFERENCES series (store, series)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER event_is_final BEFORE UPDATE ON event
BEGIN SELECT raise(ABORT, 'events are never edited'); END;
CREATE TRIGGER event_stays BEFORE DELETE ON event
BEGIN SELECT raise(ABORT, 'events are never deleted'); END;

CREATE TABLE parked_event (
  store  TEXT    NOT NULL,
  series TEXT    NOT NULL,
  seq    INTEGER NOT NULL,
  reason TEXT    NOT NULL,
  PRIMARY KEY (store, series, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE sale (
  store        TEXT    NOT NULL,
  id           TEXT    NOT NULL,
  series       TEXT    NOT NULL,
  seq          INTEGER NOT NULL,
  receipt      TEXT    NOT NULL,
  business_day TEXT    NOT NULL,
  posted_at    TEXT    NOT NULL,
  sold_at      TEXT    NOT NULL,
  local_hour   INTEGER NOT NULL CHECK (local_hour BETWEEN 0 AND 23),
  kiosk        TEXT    NOT NULL,
  total        INTEGER NOT NULL,
  lines        INTEGER NOT NULL,
  PRIMARY KEY (store, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX sale_by_id ON sale (id DESC);
CREATE INDEX sale_by_day ON sale (business_day, store);

CREATE TABLE stock (
  store    TEXT    NOT NULL,
  sku      TEXT    NOT NULL,
  lot      TEXT    NOT NULL,
  location TEXT    NOT NULL,
  quantity INTEGER NOT NULL,
  cost     INTEGER NOT NULL,
  PRIMARY KEY (store, sku, lot, location)
) STRICT, WITHOUT ROWID;

CREATE TABLE balance (
  store   TEXT    NOT NULL,
  account TEXT    NOT NULL,
  amount  INTEGER NOT NULL,
  PRIMARY KEY (store, account)
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
  name     TEXT PRIMARY KEY,
  pin_hash TEXT NOT NULL
) STRICT;

CREATE TABLE api_key (
  key_hash TEXT PRIMARY KEY,
  name     TEXT NOT NULL
) STRICT;

CREATE TABLE session (
  token_hash    TEXT PRIMARY KEY,
  name          TEXT NOT NULL REFERENCES person (name),
  expires_at_ms INTEGER NOT NULL
) STRICT;
