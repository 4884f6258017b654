-- What the shop works with between sales. It may change and end; the books do not depend on it.
CREATE TABLE basket (
  id         TEXT PRIMARY KEY,
  state      TEXT    NOT NULL,
  is_waiting INTEGER NOT NULL CHECK (is_waiting IN (0, 1)),
  opened_ms  INTEGER NOT NULL,
  body       TEXT    NOT NULL CHECK (json_valid(body))
) STRICT;
CREATE INDEX basket_waiting ON basket (opened_ms) WHERE is_waiting = 1;
CREATE INDEX basket_ended ON basket (opened_ms) WHERE state IN ('paid', 'cancelled');

CREATE TABLE payment_attempt (
  id            TEXT PRIMARY KEY,
  basket        TEXT    NOT NULL,
  method        TEXT    NOT NULL,
  amount        INTEGER NOT NULL CHECK (amount > 0),
  received      INTEGER NOT NULL,
  state         TEXT    NOT NULL CHECK (state IN ('waiting', 'paid', 'declined', 'unknown', 'reversed')),
  reference     TEXT    NOT NULL,
  qr            TEXT    NOT NULL,
  started_at_ms INTEGER NOT NULL,
  expires_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX payment_by_basket ON payment_attempt (basket, started_at_ms);
CREATE INDEX payment_unresolved ON payment_attempt (state) WHERE state IN ('waiting', 'unknown');

CREATE TABLE print_job (
  id            TEXT PRIMARY KEY,
  sale          TEXT    NOT NULL,
  locale        TEXT    NOT NULL,
  is_copy       INTEGER NOT NULL CHECK (is_copy IN (0, 1)),
  state         TEXT    NOT NULL CHECK (state IN ('waiting', 'printing', 'done', 'failed')),
  queued_at_ms  INTEGER NOT NULL,
  expires_at_ms INTEGER NOT NULL,
  due_at_ms     INTEGER NOT NULL,
  tries         INTEGER NOT NULL,
  reason        TEXT    NOT NULL
) STRICT;
CREATE INDEX print_job_due ON print_job (due_at_ms, queued_at_ms) WHERE state = 'waiting';

CREATE TABLE alert (
  id           TEXT PRIMARY KEY,
  kind         TEXT    NOT NULL,
  place        TEXT    NOT NULL,
  state        TEXT    NOT NULL,
  is_open      INTEGER NOT NULL CHECK (is_open IN (0, 1)),
  since_ms     INTEGER NOT NULL,
  closed_at_ms INTEGER,
  body         TEXT    NOT NULL CHECK (json_valid(body))
) STRICT;
CREATE UNIQUE INDEX alert_one_open ON alert (kind, place) WHERE is_open = 1;
CREATE INDEX alert_by_time ON alert (since_ms);

CREATE TABLE person (
  name          TEXT PRIMARY KEY,
  role          TEXT    NOT NULL,
  pin_hash      TEXT    NOT NULL,
  wrong_pins    INTEGER NOT NULL CHECK (wrong_pins >= 0),
  wrong_at_ms   INTEGER NOT NULL,
  created_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE session (
  hash         TEXT PRIMARY KEY,
  name         TEXT    NOT NULL,
  role         TEXT    NOT NULL,
  opened_at_ms INTEGER NOT NULL,
  seen_at_ms   INTEGER NOT NULL
) STRICT;

CREATE TABLE api_key (
  name          TEXT PRIMARY KEY,
  hash          TEXT    NOT NULL UNIQUE,
  role          TEXT    NOT NULL,
  created_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE device (
  id              TEXT PRIMARY KEY,
  kind            TEXT    NOT NULL,
  secret_hash     TEXT    NOT NULL,
  is_enabled      INTEGER NOT NULL CHECK (is_enabled IN (0, 1)),
  is_online       INTEGER NOT NULL CHECK (is_online IN (0, 1)),
  last_seen_at_ms INTEGER
) STRICT;

CREATE TABLE gallery (
  sku          TEXT    NOT NULL REFERENCES product (sku),
  model        TEXT    NOT NULL,
  vector       BLOB    NOT NULL,
  photo_sha256 TEXT    NOT NULL,
  taught_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX gallery_by_sku ON gallery (sku, model);

CREATE TABLE kept_answer (
  key         TEXT PRIMARY KEY,
  fingerprint TEXT    NOT NULL,
  status      INTEGER NOT NULL,
  body        TEXT    NOT NULL,
  kept_at_ms  INTEGER NOT NULL
) STRICT;
CREATE INDEX kept_answer_by_age ON kept_answer (kept_at_ms);
