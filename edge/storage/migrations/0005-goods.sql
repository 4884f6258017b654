-- Goods beside the till: what a product consists of, refunds, and the papers that move goods about.

-- What a product is to the stock: goods of its own, a bundle of other goods, or a deposit on a container.
ALTER TABLE product ADD COLUMN content TEXT NOT NULL DEFAULT 'goods'
  CHECK (content IN ('goods', 'bundle', 'deposit'));

CREATE TABLE bundle_part (
  bundle   TEXT    NOT NULL REFERENCES product (sku),
  sku      TEXT    NOT NULL REFERENCES product (sku),
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  PRIMARY KEY (bundle, sku),
  CHECK (bundle <> sku)
) STRICT, WITHOUT ROWID;

-- Refunds ---------------------------------------------------------------------------------------
CREATE TABLE refund (
  seq            INTEGER PRIMARY KEY REFERENCES event (seq),
  id             TEXT    NOT NULL UNIQUE,
  key            TEXT    NOT NULL UNIQUE,
  receipt_series TEXT    NOT NULL,
  receipt_number INTEGER NOT NULL CHECK (receipt_number > 0),
  sale           INTEGER NOT NULL REFERENCES sale (seq),
  kiosk          TEXT    NOT NULL,
  cashier        TEXT    NOT NULL,
  reason         TEXT    NOT NULL,
  posted_at_ms   INTEGER NOT NULL,
  business_day   TEXT    NOT NULL,
  total          INTEGER NOT NULL CHECK (total >= 0),
  rounding       INTEGER NOT NULL,
  UNIQUE (receipt_series, receipt_number)
) STRICT;
CREATE INDEX refund_by_sale ON refund (sale, seq);
CREATE INDEX refund_by_day ON refund (business_day, seq);

CREATE TABLE refund_line (
  seq              INTEGER NOT NULL,
  number           INTEGER NOT NULL,
  -- Of the sale.
  line             INTEGER NOT NULL,
  sku              TEXT    NOT NULL,
  quantity         INTEGER NOT NULL CHECK (quantity > 0),
  goods            TEXT    NOT NULL CHECK (goods IN ('resale', 'damage', 'waste')),
  list             INTEGER NOT NULL CHECK (list >= 0),
  discount         INTEGER NOT NULL,
  net              INTEGER NOT NULL CHECK (net >= 0 AND net = list - discount),
  vat_basis_points INTEGER NOT NULL,
  vat              INTEGER NOT NULL CHECK (vat >= 0),
  cost             INTEGER NOT NULL,
  PRIMARY KEY (seq, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE refund_tender (
  seq       INTEGER NOT NULL,
  number    INTEGER NOT NULL,
  -- Of the sale; 0: in cash or goods for what was not paid so.
  tender    INTEGER NOT NULL,
  method    TEXT    NOT NULL CHECK (method IN ('cash', 'card', 'qr', 'wallet', 'exchange')),
  amount    INTEGER NOT NULL CHECK (amount > 0),
  reference TEXT    NOT NULL,
  PRIMARY KEY (seq, number),
  CHECK (tender > 0 OR method IN ('cash', 'exchange'))
) STRICT, WITHOUT ROWID;

CREATE TRIGGER log_refund INSTEAD OF INSERT ON log WHEN NEW.kind = 'sale.refunded'
BEGIN
  INSERT INTO refund (seq, id, key, receipt_series, receipt_number, sale, kiosk, cashier, reason,
                      posted_at_ms, business_day, total, rounding)
  VALUES (NEW.seq, NEW.doc ->> 'id', NEW.doc ->> 'key',
          substr(NEW.doc ->> 'receipt', 1, length(NEW.doc ->> 'receipt') - 9),
          CAST(substr(NEW.doc ->> 'receipt', -8) AS INTEGER),
          (SELECT seq FROM sale WHERE id = NEW.doc ->> 'sale'),
          NEW.doc ->> 'kiosk', NEW.doc ->> 'cashier', NEW.doc ->> 'reason',
          CAST(unixepoch(NEW.doc ->> 'postedAt', 'subsec') * 1000 + 0.5 AS INTEGER),
          NEW.doc ->> 'businessDay', NEW.doc ->> 'total', NEW.doc ->> 'rounding');
  INSERT INTO refund_line (seq, number, line, sku, quantity, goods, list, discount, net,
                           vat_basis_points, vat, cost)
  SELECT NEW.seq, key + 1, value ->> 'line', value ->> 'sku', value ->> 'quantity', value ->> 'goods',
         value ->> 'list', value ->> 'discount', value ->> 'net', value ->> 'vatBasisPoints',
         value ->> 'vat', value ->> 'cost'
  FROM jsonb_each(NEW.doc, '$.lines');
  INSERT INTO refund_tender (seq, number, tender, method, amount, reference)
  SELECT NEW.seq, key + 1, value ->> 'tender', value ->> 'method', value ->> 'amount',
         value ->> 'reference'
  FROM jsonb_each(NEW.doc, '$.tenders');
  SELECT raise(ABORT, 'the lines do not add up to what is paid back')
  WHERE (SELECT sum(net) FROM refund_line WHERE seq = NEW.seq) + (NEW.doc ->> 'rounding')
     IS NOT NEW.doc ->> 'total';
  SELECT raise(ABORT, 'the tenders do not add up to what is paid back')
  WHERE (SELECT coalesce(sum(amount), 0) FROM refund_tender WHERE seq = NEW.seq)
     IS NOT NEW.doc ->> 'total';
  SELECT raise(ABORT, 'more comes back than was sold')
  FROM refund JOIN refund_line USING (seq)
  LEFT JOIN sale_line ON sale_line.seq = refund.sale AND sale_line.line = refund_line.line
  WHERE refund.sale = (SELECT sale FROM refund WHERE seq = NEW.seq)
  GROUP BY refund_line.line
  HAVING sum(refund_line.quantity) > coalesce(sale_line.quantity, 0)
      OR sum(refund_line.net) > sale_line.net OR sum(refund_line.vat) > sale_line.vat;
  SELECT raise(ABORT, 'more is paid back than was paid')
  FROM refund JOIN refund_tender USING (seq)
  LEFT JOIN tender ON tender.seq = refund.sale AND tender.tender = refund_tender.tender
  WHERE refund.sale = (SELECT sale FROM refund WHERE seq = NEW.seq) AND refund_tender.tender > 0
  GROUP BY refund_tender.tender
  HAVING sum(refund_tender.amount) > coalesce(tender.amount, 0)
      OR sum(refund_tender.method IS NOT tender.method) > 0;
  SELECT raise(ABORT, 'more is paid back than was paid')
  WHERE (SELECT sum(total) FROM refund WHERE sale = (SELECT sale FROM refund WHERE seq = NEW.seq))
      > (SELECT total FROM sale WHERE seq = (SELECT sale FROM refund WHERE seq = NEW.seq));
END;

CREATE TRIGGER refund_is_final        BEFORE UPDATE ON refund        BEGIN SELECT raise(ABORT, 'refunds are never edited'); END;
CREATE TRIGGER refund_stays           BEFORE DELETE ON refund        BEGIN SELECT raise(ABORT, 'refunds are never deleted'); END;
CREATE TRIGGER refund_line_is_final   BEFORE UPDATE ON refund_line   BEGIN SELECT raise(ABORT, 'refund lines are never edited'); END;
CREATE TRIGGER refund_line_stays      BEFORE DELETE ON refund_line   BEGIN SELECT raise(ABORT, 'refund lines are never deleted'); END;
CREATE TRIGGER refund_tender_is_final BEFORE UPDATE ON refund_tender BEGIN SELECT raise(ABORT, 'refund tenders are never edited'); END;
CREATE TRIGGER refund_tender_stays    BEFORE DELETE ON refund_tender BEGIN SELECT raise(ABORT, 'refund tenders are never deleted'); END;

-- What a refund owes to a payment through a provider; work, not books: the refund itself is booked.
CREATE TABLE payout (
  id        TEXT PRIMARY KEY,
  refund    TEXT    NOT NULL,
  attempt   TEXT    NOT NULL,
  amount    INTEGER NOT NULL CHECK (amount > 0),
  paid      INTEGER NOT NULL CHECK (paid >= amount),
  state     TEXT    NOT NULL CHECK (state IN ('waiting', 'accepted', 'refused')),
  reference TEXT    NOT NULL
) STRICT;
CREATE INDEX payout_waiting ON payout (id) WHERE state = 'waiting';

-- Papers ----------------------------------------------------------------------------------------
-- Orders, transfers, stocktakes and the like are what their events say, one after another; this finds them.
CREATE TABLE paper (
  seq     INTEGER PRIMARY KEY REFERENCES event (seq),
  id      TEXT    NOT NULL UNIQUE,
  kind    TEXT    NOT NULL,
  -- The paper that it goes on with: its own id where it begins one.
  subject TEXT    NOT NULL,
  key     TEXT    UNIQUE
) STRICT;
CREATE INDEX paper_by_subject ON paper (subject, seq);
CREATE INDEX paper_by_kind ON paper (kind, seq);

CREATE TRIGGER log_paper INSTEAD OF INSERT ON log WHEN NEW.kind IN (
  'basket.voided', 'deposit.returned', 'lot.changed', 'order.placed', 'order.received', 'order.closed',
  'transfer.shipped', 'transfer.settled', 'transfer.arrived',
  'stocktake.opened', 'stocktake.counted', 'stocktake.posted')
BEGIN
  INSERT INTO paper (seq, id, kind, subject, key)
  VALUES (NEW.seq, NEW.doc ->> 'id', NEW.kind, coalesce(NEW.doc ->> 'subject', NEW.doc ->> 'id'),
          NEW.doc ->> 'key');
END;

CREATE TRIGGER log_lot_changed INSTEAD OF INSERT ON log WHEN NEW.kind = 'lot.changed'
BEGIN
  UPDATE lot SET status = NEW.doc ->> 'status' WHERE sku = NEW.doc ->> 'sku' AND lot = NEW.doc ->> 'lot';
END;

CREATE TRIGGER paper_is_final BEFORE UPDATE ON paper BEGIN SELECT raise(ABORT, 'papers are never edited'); END;
CREATE TRIGGER paper_stays    BEFORE DELETE ON paper BEGIN SELECT raise(ABORT, 'papers are never deleted'); END;
