-- The ledger of one store. Amounts are minor units, quantities pieces or grams, *_ms Unix milliseconds UTC.

-- Catalogue -------------------------------------------------------------------------------------
CREATE TABLE category (
  id       TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  name_zh  TEXT NOT NULL,
  name_en  TEXT NOT NULL
) STRICT;

CREATE TABLE supplier (
  id             TEXT PRIMARY KEY,
  name_zh        TEXT NOT NULL,
  name_en        TEXT NOT NULL,
  lead_time_days INTEGER NOT NULL CHECK (lead_time_days >= 0)
) STRICT;

CREATE TABLE product (
  sku              TEXT PRIMARY KEY,
  name_zh          TEXT NOT NULL,
  name_en          TEXT NOT NULL,
  size             TEXT NOT NULL,
  category         TEXT NOT NULL REFERENCES category (id),
  sold_by          TEXT NOT NULL CHECK (sold_by IN ('piece', 'weight')),
  vat_basis_points INTEGER NOT NULL CHECK (vat_basis_points BETWEEN 0 AND 10000),
  piece_grams      INTEGER NOT NULL CHECK (piece_grams >= 0),
  supplier         TEXT NOT NULL REFERENCES supplier (id),
  shelf_life_days  INTEGER NOT NULL DEFAULT 0 CHECK (shelf_life_days >= 0),
  -- What one piece or one kilogram cost last: books a sale below zero until goods arrive.
  unit_cost        INTEGER NOT NULL CHECK (unit_cost >= 0)
) STRICT;
CREATE INDEX product_by_category ON product (category, sku);

CREATE TABLE barcode (
  gtin TEXT PRIMARY KEY CHECK (length(gtin) = 14),
  sku  TEXT NOT NULL REFERENCES product (sku)
) STRICT, WITHOUT ROWID;
CREATE INDEX barcode_by_sku ON barcode (sku);

CREATE TABLE price (
  sku        TEXT    NOT NULL REFERENCES product (sku),
  from_ms    INTEGER NOT NULL,
  unit_price INTEGER NOT NULL CHECK (unit_price >= 0),
  PRIMARY KEY (sku, from_ms)
) STRICT, WITHOUT ROWID;

CREATE TABLE member (
  id    TEXT PRIMARY KEY,
  name  TEXT NOT NULL,
  card  TEXT NOT NULL UNIQUE
) STRICT;

-- Shelves: what lies where, and what their scales last said --------------------------------------
CREATE TABLE shelf (
  id          TEXT PRIMARY KEY,
  sku         TEXT NOT NULL REFERENCES product (sku),
  facings     INTEGER NOT NULL CHECK (facings > 0),
  minimum     INTEGER NOT NULL CHECK (minimum >= 0),
  capacity    INTEGER NOT NULL CHECK (capacity > 0),
  tare_grams  INTEGER NOT NULL CHECK (tare_grams >= 0),
  piece_grams INTEGER NOT NULL CHECK (piece_grams > 0)
) STRICT;

CREATE TABLE shelf_state (
  shelf TEXT PRIMARY KEY REFERENCES shelf (id),
  count INTEGER NOT NULL,
  grams INTEGER NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT;

-- The event log: the hash chain and headquarters' outbox ------------------------------------------
CREATE TABLE ledger (
  only   INTEGER PRIMARY KEY CHECK (only = 1),
  store  TEXT NOT NULL,
  -- Names this file for headquarters; a new ledger of the same store has another.
  series TEXT NOT NULL
) STRICT;

CREATE TABLE event (
  seq  INTEGER PRIMARY KEY CHECK (seq > 0),
  kind TEXT NOT NULL,
  at   TEXT NOT NULL,
  body TEXT NOT NULL,
  hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;

-- Everything that an event wrote carries the event's number. The triggers below write it together with
-- the event, and `tillbox ledger verify` looks for strangers: no foreign key asks again at every row.

-- Sales -----------------------------------------------------------------------------------------
CREATE TABLE sale (
  seq            INTEGER PRIMARY KEY REFERENCES event (seq),
  id             TEXT    NOT NULL UNIQUE,
  key            TEXT    NOT NULL UNIQUE,
  receipt_series TEXT    NOT NULL,
  receipt_number INTEGER NOT NULL CHECK (receipt_number > 0),
  kiosk          TEXT    NOT NULL,
  cashier        TEXT    NOT NULL,
  member         TEXT    NOT NULL,
  sold_at_ms     INTEGER NOT NULL,
  posted_at_ms   INTEGER NOT NULL,
  business_day   TEXT    NOT NULL,
  total          INTEGER NOT NULL CHECK (total >= 0),
  -- What rounding the cash added to the lines; negative in the customer's favour.
  rounding       INTEGER NOT NULL,
  UNIQUE (receipt_series, receipt_number)
) STRICT;
CREATE INDEX sale_by_day ON sale (business_day, sold_at_ms, total);

CREATE TABLE sale_line (
  seq              INTEGER NOT NULL,
  line             INTEGER NOT NULL,
  sku              TEXT    NOT NULL REFERENCES product (sku),
  name             TEXT    NOT NULL,
  sold_by          TEXT    NOT NULL CHECK (sold_by IN ('piece', 'weight')),
  quantity         INTEGER NOT NULL CHECK (quantity > 0),
  unit_price       INTEGER NOT NULL CHECK (unit_price >= 0),
  list             INTEGER NOT NULL,
  discount         INTEGER NOT NULL CHECK (discount BETWEEN 0 AND list),
  net              INTEGER NOT NULL CHECK (net = list - discount),
  vat_basis_points INTEGER NOT NULL,
  vat              INTEGER NOT NULL CHECK (vat BETWEEN 0 AND net),
  cost             INTEGER NOT NULL,
  -- Why `discount` came off, as JSON: [{"rule", "name", "amount"}].
  reductions       TEXT    NOT NULL CHECK (json_valid(reductions)),
  PRIMARY KEY (seq, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE tender (
  seq       INTEGER NOT NULL,
  tender    INTEGER NOT NULL,
  method    TEXT    NOT NULL CHECK (method IN ('cash', 'card', 'qr', 'wallet', 'exchange')),
  amount    INTEGER NOT NULL CHECK (amount >= 0),
  received  INTEGER NOT NULL,
  reference TEXT    NOT NULL,
  PRIMARY KEY (seq, tender),
  CHECK (received = amount OR (method = 'cash' AND received > amount))
) STRICT, WITHOUT ROWID;

-- Goods -----------------------------------------------------------------------------------------
-- Places form a tree, and an id is the way to it: 'shelf/A01-1' lies in 'shelf'.
CREATE TABLE location (
  id      TEXT PRIMARY KEY,
  parent  TEXT REFERENCES location (id),
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  CHECK (id GLOB coalesce(parent || '/', '') || '[A-Za-z0-9_-]*' AND id NOT GLOB coalesce(parent || '/', '') || '*/*')
) STRICT;
INSERT INTO location (id, parent, name_zh, name_en) VALUES
  ('shelf',      NULL, '卖场货架', 'Shop floor'),
  ('back-room',  NULL, '后仓',     'Back room'),
  ('cold-room',  NULL, '冷库',     'Cold room'),
  ('quarantine', NULL, '待处理区', 'Quarantine'),
  ('in-transit', NULL, '调拨在途', 'On the way to another shop');

-- Goods in, out or carried about without a sale.
CREATE TABLE stock_move (
  seq          INTEGER PRIMARY KEY REFERENCES event (seq),
  id           TEXT    NOT NULL UNIQUE,
  reason       TEXT    NOT NULL CHECK (reason IN ('opening', 'delivery', 'write-off', 'stocktake', 'transfer')),
  -- Why goods were written off; empty for everything else.
  cause        TEXT    NOT NULL,
  moved_by     TEXT    NOT NULL,
  moved_at_ms  INTEGER NOT NULL,
  business_day TEXT    NOT NULL
) STRICT;

-- What a stocktake found, right or wrong.
CREATE TABLE stock_count (
  seq      INTEGER NOT NULL,
  count    INTEGER NOT NULL,
  sku      TEXT    NOT NULL REFERENCES product (sku),
  location TEXT    NOT NULL,
  counted  INTEGER NOT NULL CHECK (counted >= 0),
  expected INTEGER NOT NULL,
  PRIMARY KEY (seq, count)
) STRICT, WITHOUT ROWID;

CREATE TABLE lot (
  sku         TEXT NOT NULL REFERENCES product (sku),
  lot         TEXT NOT NULL,
  best_before TEXT NOT NULL,
  status      TEXT NOT NULL CHECK (status IN ('sellable', 'held', 'recalled', 'damaged')),
  PRIMARY KEY (sku, lot)
) STRICT, WITHOUT ROWID;

CREATE TABLE movement (
  seq      INTEGER NOT NULL,
  movement INTEGER NOT NULL,
  sku      TEXT    NOT NULL REFERENCES product (sku),
  lot      TEXT    NOT NULL,
  -- Known, because its balance is of a known place.
  location TEXT    NOT NULL,
  delta    INTEGER NOT NULL CHECK (delta <> 0),
  cost     INTEGER NOT NULL,
  PRIMARY KEY (seq, movement)
) STRICT, WITHOUT ROWID;
CREATE INDEX movement_by_product ON movement (sku, seq);

CREATE TABLE stock_balance (
  sku      TEXT    NOT NULL,
  lot      TEXT    NOT NULL,
  location TEXT    NOT NULL REFERENCES location (id),
  quantity INTEGER NOT NULL,
  cost     INTEGER NOT NULL,
  PRIMARY KEY (sku, lot, location),
  CONSTRAINT only_what_nobody_received_is_below_zero CHECK (quantity >= 0 OR lot = '')
) STRICT, WITHOUT ROWID;

CREATE TRIGGER movement_counts AFTER INSERT ON movement
BEGIN
  INSERT INTO stock_balance (sku, lot, location, quantity, cost)
  VALUES (NEW.sku, NEW.lot, NEW.location, 0, 0) ON CONFLICT DO NOTHING;
  UPDATE stock_balance SET quantity = quantity + NEW.delta, cost = cost + NEW.cost
  WHERE sku = NEW.sku AND lot = NEW.lot AND location = NEW.location;
END;

-- Books -----------------------------------------------------------------------------------------
CREATE TABLE posting (
  seq          INTEGER NOT NULL,
  posting      INTEGER NOT NULL,
  business_day TEXT    NOT NULL,
  account      TEXT    NOT NULL,
  amount       INTEGER NOT NULL CHECK (amount <> 0),
  PRIMARY KEY (seq, posting)
) STRICT, WITHOUT ROWID;
CREATE INDEX posting_by_account ON posting (account, business_day, amount);

-- Writing --------------------------------------------------------------------------------------
-- Writing through this view fills every table from the one text that is hashed and sent to
-- headquarters, so that rows and event cannot differ. `doc` is that text as JSONB.
CREATE VIEW log (seq, kind, at, body, hash, doc) AS SELECT seq, kind, at, body, hash, NULL FROM event;

-- Goods and books of every kind of event.
CREATE TRIGGER log_event INSTEAD OF INSERT ON log
BEGIN
  INSERT INTO event (seq, kind, at, body, hash) VALUES (NEW.seq, NEW.kind, NEW.at, NEW.body, NEW.hash);
  -- A lot that is known keeps its date.
  INSERT INTO lot (sku, lot, best_before, status)
  SELECT value ->> 'sku', value ->> 'lot', value ->> 'bestBefore', 'sellable'
  FROM jsonb_each(NEW.doc, '$.lots') WHERE TRUE ON CONFLICT DO NOTHING;
  INSERT INTO movement (seq, movement, sku, lot, location, delta, cost)
  SELECT NEW.seq, key + 1, value ->> 'sku', value ->> 'lot', value ->> 'location', value ->> 'delta',
         value ->> 'cost'
  FROM jsonb_each(NEW.doc, '$.movements');
  INSERT INTO posting (seq, posting, business_day, account, amount)
  SELECT NEW.seq, key + 1, NEW.doc ->> 'businessDay', value ->> 'account', value ->> 'amount'
  FROM jsonb_each(NEW.doc, '$.postings');
  SELECT raise(ABORT, 'the journal does not balance')
  WHERE (SELECT coalesce(sum(amount), 0) FROM posting WHERE seq = NEW.seq) <> 0;
  SELECT raise(ABORT, 'the stock accounts do not follow the goods')
  WHERE (SELECT coalesce(sum(cost) FILTER (WHERE location NOT IN ('quarantine', 'in-transit')), 0),
                coalesce(sum(cost) FILTER (WHERE location = 'quarantine'), 0),
                coalesce(sum(cost) FILTER (WHERE location = 'in-transit'), 0) FROM movement WHERE seq = NEW.seq)
     <> (SELECT coalesce(sum(amount) FILTER (WHERE account = 'inventory'), 0),
                coalesce(sum(amount) FILTER (WHERE account = 'inventory-quarantined'), 0),
                coalesce(sum(amount) FILTER (WHERE account = 'goods-in-transit'), 0) FROM posting WHERE seq = NEW.seq);
END;

CREATE TRIGGER log_sale INSTEAD OF INSERT ON log WHEN NEW.kind = 'sale.posted'
BEGIN
  INSERT INTO sale (seq, id, key, receipt_series, receipt_number, kiosk, cashier, member, sold_at_ms,
                    posted_at_ms, business_day, total, rounding)
  VALUES (NEW.seq, NEW.doc ->> 'id', NEW.doc ->> 'key',
          substr(NEW.doc ->> 'receipt', 1, length(NEW.doc ->> 'receipt') - 9),
          CAST(substr(NEW.doc ->> 'receipt', -8) AS INTEGER),
          NEW.doc ->> 'kiosk', NEW.doc ->> 'cashier', NEW.doc ->> 'member',
          CAST(unixepoch(NEW.doc ->> 'soldAt', 'subsec') * 1000 + 0.5 AS INTEGER),
          CAST(unixepoch(NEW.doc ->> 'postedAt', 'subsec') * 1000 + 0.5 AS INTEGER),
          NEW.doc ->> 'businessDay', NEW.doc ->> 'total', coalesce(NEW.doc ->> 'rounding', 0));
  INSERT INTO sale_line (seq, line, sku, name, sold_by, quantity, unit_price, list, discount, net,
                         vat_basis_points, vat, cost, reductions)
  SELECT NEW.seq, value ->> 'line', value ->> 'sku', value ->> 'name', value ->> 'soldBy',
         value ->> 'quantity', value ->> 'unitPrice', value ->> 'list', value ->> 'discount',
         value ->> 'net', value ->> 'vatBasisPoints', value ->> 'vat', value ->> 'cost',
         value -> 'reductions'
  FROM jsonb_each(NEW.doc, '$.lines');
  INSERT INTO tender (seq, tender, method, amount, received, reference)
  SELECT NEW.seq, value ->> 'tender', value ->> 'method', value ->> 'amount', value ->> 'received',
         value ->> 'reference'
  FROM jsonb_each(NEW.doc, '$.tenders');
  SELECT raise(ABORT, 'the lines do not add up to the total')
  WHERE (SELECT sum(net) FROM sale_line WHERE seq = NEW.seq) + coalesce(NEW.doc ->> 'rounding', 0)
     IS NOT NEW.doc ->> 'total';
  SELECT raise(ABORT, 'the tenders do not add up to the total')
  WHERE (SELECT coalesce(sum(amount), 0) FROM tender WHERE seq = NEW.seq) IS NOT NEW.doc ->> 'total';
END;

CREATE TRIGGER log_stock INSTEAD OF INSERT ON log WHEN NEW.kind = 'stock.moved'
BEGIN
  INSERT INTO stock_move (seq, id, reason, cause, moved_by, moved_at_ms, business_day)
  VALUES (NEW.seq, NEW.doc ->> 'id', NEW.doc ->> 'reason', NEW.doc ->> 'cause', NEW.doc ->> 'by',
          CAST(unixepoch(NEW.doc ->> 'at', 'subsec') * 1000 + 0.5 AS INTEGER),
          NEW.doc ->> 'businessDay');
  INSERT INTO stock_count (seq, count, sku, location, counted, expected)
  SELECT NEW.seq, key + 1, value ->> 'sku', value ->> 'location', value ->> 'counted', value ->> 'expected'
  FROM jsonb_each(NEW.doc, '$.counts');
END;

-- Money and goods are never edited: a mistake is mended by a reversal.
CREATE TRIGGER event_is_final      BEFORE UPDATE ON event      BEGIN SELECT raise(ABORT, 'events are never edited'); END;
CREATE TRIGGER event_stays         BEFORE DELETE ON event      BEGIN SELECT raise(ABORT, 'events are never deleted'); END;
CREATE TRIGGER sale_is_final       BEFORE UPDATE ON sale       BEGIN SELECT raise(ABORT, 'sales are never edited'); END;
CREATE TRIGGER sale_stays          BEFORE DELETE ON sale       BEGIN SELECT raise(ABORT, 'sales are never deleted'); END;
CREATE TRIGGER line_is_final       BEFORE UPDATE ON sale_line  BEGIN SELECT raise(ABORT, 'sale lines are never edited'); END;
CREATE TRIGGER line_stays          BEFORE DELETE ON sale_line  BEGIN SELECT raise(ABORT, 'sale lines are never deleted'); END;
CREATE TRIGGER tender_is_final     BEFORE UPDATE ON tender     BEGIN SELECT raise(ABORT, 'tenders are never edited'); END;
CREATE TRIGGER tender_stays        BEFORE DELETE ON tender     BEGIN SELECT raise(ABORT, 'tenders are never deleted'); END;
CREATE TRIGGER stock_move_is_final BEFORE UPDATE ON stock_move BEGIN SELECT raise(ABORT, 'stock moves are never edited'); END;
CREATE TRIGGER stock_move_stays    BEFORE DELETE ON stock_move BEGIN SELECT raise(ABORT, 'stock moves are never deleted'); END;
CREATE TRIGGER count_is_final      BEFORE UPDATE ON stock_count BEGIN SELECT raise(ABORT, 'counts are never edited'); END;
CREATE TRIGGER count_stays         BEFORE DELETE ON stock_count BEGIN SELECT raise(ABORT, 'counts are never deleted'); END;
CREATE TRIGGER movement_is_final   BEFORE UPDATE ON movement   BEGIN SELECT raise(ABORT, 'movements are never edited'); END;
CREATE TRIGGER movement_stays      BEFORE DELETE ON movement   BEGIN SELECT raise(ABORT, 'movements are never deleted'); END;
CREATE TRIGGER posting_is_final    BEFORE UPDATE ON posting    BEGIN SELECT raise(ABORT, 'postings are never edited'); END;
CREATE TRIGGER posting_stays       BEFORE DELETE ON posting    BEGIN SELECT raise(ABORT, 'postings are never deleted'); END;
