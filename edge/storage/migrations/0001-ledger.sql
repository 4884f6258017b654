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
CREATE TABLE event (
  seq  INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  at   TEXT NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;

CREATE TABLE ledger (
  only   INTEGER PRIMARY KEY CHECK (only = 1),
  store  TEXT NOT NULL,
  -- Names this file for headquarters; a new ledger of the same store has another.
  series TEXT NOT NULL
) STRICT;

-- Sales -----------------------------------------------------------------------------------------
CREATE TABLE sale (
  id             TEXT PRIMARY KEY,
  key            TEXT    NOT NULL UNIQUE,
  seq            INTEGER NOT NULL UNIQUE REFERENCES event (seq),
  receipt_series TEXT    NOT NULL,
  receipt_number INTEGER NOT NULL CHECK (receipt_number > 0),
  kiosk          TEXT    NOT NULL,
  cashier        TEXT    NOT NULL,
  member         TEXT    NOT NULL,
  sold_at_ms     INTEGER NOT NULL,
  posted_at_ms   INTEGER NOT NULL,
  business_day   TEXT    NOT NULL,
  total          INTEGER NOT NULL,
  UNIQUE (receipt_series, receipt_number)
) STRICT, WITHOUT ROWID;
CREATE INDEX sale_by_day ON sale (business_day, sold_at_ms);

CREATE TABLE sale_line (
  sale             TEXT    NOT NULL REFERENCES sale (id),
  line             INTEGER NOT NULL,
  sku              TEXT    NOT NULL REFERENCES product (sku),
  name             TEXT    NOT NULL,
  sold_by          TEXT    NOT NULL,
  quantity         INTEGER NOT NULL CHECK (quantity > 0),
  unit_price       INTEGER NOT NULL,
  list             INTEGER NOT NULL,
  discount         INTEGER NOT NULL,
  net              INTEGER NOT NULL CHECK (net = list - discount),
  vat_basis_points INTEGER NOT NULL,
  vat              INTEGER NOT NULL,
  cost             INTEGER NOT NULL,
  PRIMARY KEY (sale, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE tender (
  sale      TEXT    NOT NULL REFERENCES sale (id),
  tender    INTEGER NOT NULL,
  method    TEXT    NOT NULL CHECK (method IN ('cash', 'card', 'qr', 'wallet')),
  amount    INTEGER NOT NULL,
  received  INTEGER NOT NULL,
  reference TEXT    NOT NULL,
  CHECK (received = amount OR (method = 'cash' AND received > amount)),
  PRIMARY KEY (sale, tender)
) STRICT, WITHOUT ROWID;

-- Stock and books -------------------------------------------------------------------------------
CREATE TABLE lot (
  sku         TEXT NOT NULL REFERENCES product (sku),
  lot         TEXT NOT NULL,
  best_before TEXT NOT NULL,
  status      TEXT NOT NULL CHECK (status IN ('sellable', 'held', 'recalled')),
  PRIMARY KEY (sku, lot)
) STRICT, WITHOUT ROWID;

CREATE TABLE movement (
  seq      INTEGER NOT NULL REFERENCES event (seq),
  movement INTEGER NOT NULL,
  sku      TEXT    NOT NULL REFERENCES product (sku),
  lot      TEXT    NOT NULL,
  location TEXT    NOT NULL,
  delta    INTEGER NOT NULL CHECK (delta <> 0),
  cost     INTEGER NOT NULL,
  PRIMARY KEY (seq, movement)
) STRICT, WITHOUT ROWID;
CREATE INDEX movement_by_sku ON movement (sku, seq);

CREATE TABLE stock_balance (
  sku      TEXT    NOT NULL REFERENCES product (sku),
  lot      TEXT    NOT NULL,
  location TEXT    NOT NULL CHECK (location IN ('shelf', 'back-room')),
  quantity INTEGER NOT NULL,
  cost     INTEGER NOT NULL,
  -- Only what nobody has received yet can be below zero.
  CHECK (quantity >= 0 OR lot = ''),
  PRIMARY KEY (sku, lot, location)
) STRICT, WITHOUT ROWID;

CREATE TABLE posting (
  seq     INTEGER NOT NULL REFERENCES event (seq),
  posting INTEGER NOT NULL,
  account TEXT    NOT NULL,
  amount  INTEGER NOT NULL CHECK (amount <> 0),
  PRIMARY KEY (seq, posting)
) STRICT, WITHOUT ROWID;
CREATE INDEX posting_by_account ON posting (account, seq, amount);

-- Writing through this view fills every table from the one text that is hashed and sent to
-- headquarters: rows and event cannot differ, and a statement that is refused leaves nothing.
CREATE VIEW log (seq, kind, at, body, hash) AS SELECT seq, kind, at, body, hash FROM event;

CREATE TRIGGER log_event INSTEAD OF INSERT ON log
WHEN NEW.kind NOT IN ('sale.posted', 'stock.moved')
BEGIN
  INSERT INTO event (seq, kind, at, body, hash) VALUES (NEW.seq, NEW.kind, NEW.at, NEW.body, NEW.hash);
END;

CREATE TRIGGER log_sale INSTEAD OF INSERT ON log WHEN NEW.kind = 'sale.posted'
BEGIN
  INSERT INTO event (seq, kind, at, body, hash) VALUES (NEW.seq, NEW.kind, NEW.at, NEW.body, NEW.hash);
  INSERT INTO sale (id, key, seq, receipt_series, receipt_number, kiosk, cashier, member, sold_at_ms,
                    posted_at_ms, business_day, total)
  SELECT NEW.body ->> 'id', NEW.body ->> 'key', NEW.seq,
         substr(NEW.body ->> 'receipt', 1, length(NEW.body ->> 'receipt') - 9),
         CAST(substr(NEW.body ->> 'receipt', -8) AS INTEGER),
         NEW.body ->> 'kiosk', NEW.body ->> 'cashier', NEW.body ->> 'member',
         CAST(unixepoch(NEW.body ->> 'soldAt', 'subsec') * 1000 + 0.5 AS INTEGER),
         CAST(unixepoch(NEW.body ->> 'postedAt', 'subsec') * 1000 + 0.5 AS INTEGER),
         NEW.body ->> 'businessDay', NEW.body ->> 'total';
  INSERT INTO sale_line (sale, line, sku, name, sold_by, quantity, unit_price, list, discount, net,
                         vat_basis_points, vat, cost)
  SELECT NEW.body ->> 'id', value ->> 'line', value ->> 'sku', value ->> 'name', value ->> 'soldBy',
         value ->> 'quantity', value ->> 'unitPrice', value ->> 'list', value ->> 'discount',
         value ->> 'net', value ->> 'vatBasisPoints', value ->> 'vat', value ->> 'cost'
  FROM json_each(NEW.body, '$.lines');
  INSERT INTO tender (sale, tender, method, amount, received, reference)
  SELECT NEW.body ->> 'id', value ->> 'tender', value ->> 'method', value ->> 'amount',
         value ->> 'received', value ->> 'reference'
  FROM json_each(NEW.body, '$.tenders');
  SELECT raise(ABORT, 'the lines do not add up to the total')
  WHERE (SELECT sum(net) FROM sale_line WHERE sale = NEW.body ->> 'id') IS NOT NEW.body ->> 'total';
  SELECT raise(ABORT, 'the tenders do not add up to the total')
  WHERE (SELECT sum(amount) FROM tender WHERE sale = NEW.body ->> 'id') IS NOT NEW.body ->> 'total';
  INSERT INTO goods_and_books (seq, body) VALUES (NEW.seq, NEW.body);
END;

CREATE TRIGGER log_stock INSTEAD OF INSERT ON log WHEN NEW.kind = 'stock.moved'
BEGIN
  INSERT INTO event (seq, kind, at, body, hash) VALUES (NEW.seq, NEW.kind, NEW.at, NEW.body, NEW.hash);
  INSERT INTO goods_and_books (seq, body) VALUES (NEW.seq, NEW.body);
END;

CREATE VIEW goods_and_books (seq, body) AS SELECT seq, body FROM event;

CREATE TRIGGER move_and_post INSTEAD OF INSERT ON goods_and_books
BEGIN
  INSERT INTO movement (seq, movement, sku, lot, location, delta, cost)
  SELECT NEW.seq, key + 1, value ->> 'sku', value ->> 'lot', value ->> 'location', value ->> 'delta',
         value ->> 'cost'
  FROM json_each(NEW.body, '$.movements');
  INSERT OR IGNORE INTO stock_balance (sku, lot, location, quantity, cost)
  SELECT DISTINCT sku, lot, location, 0, 0 FROM movement WHERE seq = NEW.seq;
  UPDATE stock_balance SET quantity = quantity + moved.delta, cost = stock_balance.cost + moved.cost
  FROM (SELECT sku, lot, location, sum(delta) AS delta, sum(cost) AS cost
        FROM movement WHERE seq = NEW.seq GROUP BY 1, 2, 3) AS moved
  WHERE stock_balance.sku = moved.sku AND stock_balance.lot = moved.lot
    AND stock_balance.location = moved.location;
  INSERT INTO posting (seq, posting, account, amount)
  SELECT NEW.seq, key + 1, value ->> 'account', value ->> 'amount'
  FROM json_each(NEW.body, '$.postings');
  SELECT raise(ABORT, 'the journal does not balance')
  WHERE (SELECT coalesce(sum(amount), 0) FROM posting WHERE seq = NEW.seq) <> 0;
  SELECT raise(ABORT, 'the stock account does not follow the goods')
  WHERE (SELECT coalesce(sum(cost), 0) FROM movement WHERE seq = NEW.seq)
     <> (SELECT coalesce(sum(amount), 0) FROM posting WHERE seq = NEW.seq AND account = 'inventory');
END;

-- Money and goods are never edited: a mistake is mended by a reversal.
CREATE TRIGGER event_is_final    BEFORE UPDATE ON event     BEGIN SELECT raise(ABORT, 'events are never edited'); END;
CREATE TRIGGER event_stays       BEFORE DELETE ON event     BEGIN SELECT raise(ABORT, 'events are never deleted'); END;
CREATE TRIGGER sale_is_final     BEFORE UPDATE ON sale      BEGIN SELECT raise(ABORT, 'sales are never edited'); END;
CREATE TRIGGER sale_stays        BEFORE DELETE ON sale      BEGIN SELECT raise(ABORT, 'sales are never deleted'); END;
CREATE TRIGGER line_is_final     BEFORE UPDATE ON sale_line BEGIN SELECT raise(ABORT, 'sale lines are never edited'); END;
CREATE TRIGGER line_stays        BEFORE DELETE ON sale_line BEGIN SELECT raise(ABORT, 'sale lines are never deleted'); END;
CREATE TRIGGER tender_is_final   BEFORE UPDATE ON tender    BEGIN SELECT raise(ABORT, 'tenders are never edited'); END;
CREATE TRIGGER tender_stays      BEFORE DELETE ON tender    BEGIN SELECT raise(ABORT, 'tenders are never deleted'); END;
CREATE TRIGGER movement_is_final BEFORE UPDATE ON movement  BEGIN SELECT raise(ABORT, 'movements are never edited'); END;
CREATE TRIGGER movement_stays    BEFORE DELETE ON movement  BEGIN SELECT raise(ABORT, 'movements are never deleted'); END;
CREATE TRIGGER posting_is_final  BEFORE UPDATE ON posting   BEGIN SELECT raise(ABORT, 'postings are never edited'); END;
CREATE TRIGGER posting_stays     BEFORE DELETE ON posting   BEGIN SELECT raise(ABORT, 'postings are never deleted'); END;
