-- Money beside sales and stock: shifts and their cash, supplier invoices, provider statements, closed periods.

-- Finds the few events beside millions of sales; queries name the condition as it stands here.
CREATE INDEX event_beside_sales ON event (kind, seq) WHERE kind <> 'sale.posted';

-- Shifts ----------------------------------------------------------------------------------------
-- A shift is a drawer between two events: what its kiosk sold after the one and before the other is its.
CREATE TABLE shift (
  seq          INTEGER PRIMARY KEY REFERENCES event (seq),
  id           TEXT    NOT NULL UNIQUE,
  drawer       TEXT    NOT NULL,
  cashier      TEXT    NOT NULL,
  float        INTEGER NOT NULL CHECK (float >= 0),
  opened_at_ms INTEGER NOT NULL,
  business_day TEXT    NOT NULL,
  closed_seq   INTEGER REFERENCES event (seq),
  closed_at_ms INTEGER,
  closed_by    TEXT,
  counted      INTEGER CHECK (counted >= 0),
  expected     INTEGER,
  CHECK ((closed_seq IS NULL) = (counted IS NULL) AND (closed_seq IS NULL) = (expected IS NULL))
) STRICT;
CREATE UNIQUE INDEX shift_one_open ON shift (drawer) WHERE closed_seq IS NULL;
CREATE INDEX shift_by_day ON shift (business_day, seq);

-- Cash that is carried: into or out of a drawer, or from the shop to the bank.
CREATE TABLE cash_move (
  seq          INTEGER PRIMARY KEY REFERENCES event (seq),
  id           TEXT    NOT NULL UNIQUE,
  shift        TEXT    NOT NULL,
  kind         TEXT    NOT NULL CHECK (kind IN ('pick-up', 'top-up', 'expense', 'bank')),
  amount       INTEGER NOT NULL CHECK (amount > 0),
  note         TEXT    NOT NULL,
  moved_by     TEXT    NOT NULL,
  moved_at_ms  INTEGER NOT NULL,
  business_day TEXT    NOT NULL
) STRICT;
CREATE INDEX cash_move_by_shift ON cash_move (shift, seq);

CREATE TRIGGER log_shift_opened INSTEAD OF INSERT ON log WHEN NEW.kind = 'shift.opened'
BEGIN
  INSERT INTO shift (seq, id, drawer, cashier, float, opened_at_ms, business_day)
  VALUES (NEW.seq, NEW.doc ->> 'id', NEW.doc ->> 'kiosk', NEW.doc ->> 'by', NEW.doc ->> 'float',
          CAST(unixepoch(NEW.doc ->> 'at', 'subsec') * 1000 + 0.5 AS INTEGER), NEW.doc ->> 'businessDay');
END;

CREATE TRIGGER log_shift_closed INSTEAD OF INSERT ON log WHEN NEW.kind = 'shift.closed'
BEGIN
  UPDATE shift SET closed_seq = NEW.seq,
    closed_at_ms = CAST(unixepoch(NEW.doc ->> 'at', 'subsec') * 1000 + 0.5 AS INTEGER),
    closed_by = NEW.doc ->> 'by', counted = NEW.doc ->> 'counted', expected = NEW.doc ->> 'expected'
  WHERE id = NEW.doc ->> 'shift';
END;

CREATE TRIGGER log_cash_moved INSTEAD OF INSERT ON log WHEN NEW.kind = 'cash.moved'
BEGIN
  INSERT INTO cash_move (seq, id, shift, kind, amount, note, moved_by, moved_at_ms, business_day)
  VALUES (NEW.seq, NEW.doc ->> 'id', NEW.doc ->> 'shift', NEW.doc ->> 'move', NEW.doc ->> 'amount',
          NEW.doc ->> 'note', NEW.doc ->> 'by',
          CAST(unixepoch(NEW.doc ->> 'at', 'subsec') * 1000 + 0.5 AS INTEGER), NEW.doc ->> 'businessDay');
END;

CREATE TRIGGER shift_closes_once BEFORE UPDATE ON shift WHEN OLD.closed_seq IS NOT NULL
BEGIN SELECT raise(ABORT, 'a closed shift is never edited'); END;
CREATE TRIGGER shift_stays        BEFORE DELETE ON shift     BEGIN SELECT raise(ABORT, 'shifts are never deleted'); END;
CREATE TRIGGER cash_move_is_final BEFORE UPDATE ON cash_move BEGIN SELECT raise(ABORT, 'cash moves are never edited'); END;
CREATE TRIGGER cash_move_stays    BEFORE DELETE ON cash_move BEGIN SELECT raise(ABORT, 'cash moves are never deleted'); END;

-- Suppliers -------------------------------------------------------------------------------------
CREATE TABLE supplier_invoice (
  seq          INTEGER PRIMARY KEY REFERENCES event (seq),
  id           TEXT    NOT NULL UNIQUE,
  supplier     TEXT    NOT NULL REFERENCES supplier (id),
  number       TEXT    NOT NULL,
  invoice_day  TEXT    NOT NULL,
  due_day      TEXT    NOT NULL,
  business_day TEXT    NOT NULL,
  net          INTEGER NOT NULL CHECK (net >= 0),
  tax          INTEGER NOT NULL CHECK (tax >= 0),
  estimate     INTEGER NOT NULL,
  UNIQUE (supplier, number)
) STRICT;

-- One delivery is invoiced once.
CREATE TABLE invoiced_delivery (
  delivery TEXT PRIMARY KEY,
  seq      INTEGER NOT NULL REFERENCES supplier_invoice (seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE supplier_payment (
  seq          INTEGER PRIMARY KEY REFERENCES event (seq),
  id           TEXT    NOT NULL UNIQUE,
  invoice      TEXT    NOT NULL REFERENCES supplier_invoice (id),
  amount       INTEGER NOT NULL CHECK (amount > 0),
  discount     INTEGER NOT NULL CHECK (discount BETWEEN 0 AND amount),
  business_day TEXT    NOT NULL
) STRICT;
CREATE INDEX supplier_payment_by_invoice ON supplier_payment (invoice, amount);

CREATE TRIGGER log_invoice INSTEAD OF INSERT ON log WHEN NEW.kind = 'invoice.booked'
BEGIN
  INSERT INTO supplier_invoice (seq, id, supplier, number, invoice_day, due_day, business_day, net, tax, estimate)
  VALUES (NEW.seq, NEW.doc ->> 'id', NEW.doc ->> 'supplier', NEW.doc ->> 'number', NEW.doc ->> 'invoiceDay',
          NEW.doc ->> 'dueDay', NEW.doc ->> 'businessDay', NEW.doc ->> 'net', NEW.doc ->> 'tax',
          NEW.doc ->> 'estimate');
  INSERT INTO invoiced_delivery (delivery, seq)
  SELECT value, NEW.seq FROM json_each(NEW.body, '$.deliveries');
END;

CREATE TRIGGER log_supplier_paid INSTEAD OF INSERT ON log WHEN NEW.kind = 'supplier.paid'
BEGIN
  INSERT INTO supplier_payment (seq, id, invoice, amount, discount, business_day)
  VALUES (NEW.seq, NEW.doc ->> 'id', NEW.doc ->> 'invoice', NEW.doc ->> 'amount', NEW.doc ->> 'discount',
          NEW.doc ->> 'businessDay');
END;

CREATE TRIGGER invoice_is_final BEFORE UPDATE ON supplier_invoice BEGIN SELECT raise(ABORT, 'invoices are never edited'); END;
CREATE TRIGGER invoice_stays    BEFORE DELETE ON supplier_invoice BEGIN SELECT raise(ABORT, 'invoices are never deleted'); END;
CREATE TRIGGER supplier_payment_is_final BEFORE UPDATE ON supplier_payment BEGIN SELECT raise(ABORT, 'payments are never edited'); END;
CREATE TRIGGER supplier_payment_stays    BEFORE DELETE ON supplier_payment BEGIN SELECT raise(ABORT, 'payments are never deleted'); END;

-- Entries by hand, and periods --------------------------------------------------------------------
CREATE TABLE manual_entry (
  seq          INTEGER PRIMARY KEY REFERENCES event (seq),
  id           TEXT    NOT NULL UNIQUE,
  memo         TEXT    NOT NULL CHECK (memo <> ''),
  -- The event that it takes back; one is taken back once.
  reverses     INTEGER UNIQUE REFERENCES event (seq),
  -- What it answers for: a shift's difference, a line of a statement; empty: nothing of these. One is
  -- answered for once.
  subject      TEXT    NOT NULL,
  booked_by    TEXT    NOT NULL,
  business_day TEXT    NOT NULL
) STRICT;
CREATE UNIQUE INDEX manual_entry_by_subject ON manual_entry (subject) WHERE subject <> '';

-- Entries that close a period: the transfer of VAT and of profit. Statements of the period leave them out.
CREATE TABLE period_close (
  seq     INTEGER PRIMARY KEY REFERENCES event (seq),
  through TEXT    NOT NULL UNIQUE
) STRICT;

CREATE TABLE period_lock (
  seq       INTEGER PRIMARY KEY REFERENCES event (seq),
  -- The last business day that takes no more postings.
  through   TEXT    NOT NULL,
  locked_by TEXT    NOT NULL
) STRICT;
CREATE INDEX period_lock_latest ON period_lock (through);

CREATE TRIGGER log_journal INSTEAD OF INSERT ON log WHEN NEW.kind IN ('journal.posted', 'payment.settled')
BEGIN
  INSERT INTO manual_entry (seq, id, memo, reverses, subject, booked_by, business_day)
  VALUES (NEW.seq, NEW.doc ->> 'id', NEW.doc ->> 'memo', NEW.doc ->> 'reverses', NEW.doc ->> 'subject',
          NEW.doc ->> 'by', NEW.doc ->> 'businessDay');
END;

CREATE TRIGGER log_period_closed INSTEAD OF INSERT ON log WHEN NEW.kind = 'period.closed'
BEGIN
  INSERT INTO period_close (seq, through) VALUES (NEW.seq, NEW.doc ->> 'through');
END;

CREATE TRIGGER log_period_locked INSTEAD OF INSERT ON log WHEN NEW.kind = 'period.locked'
BEGIN
  INSERT INTO period_lock (seq, through, locked_by) VALUES (NEW.seq, NEW.doc ->> 'through', NEW.doc ->> 'by');
END;

CREATE TRIGGER posting_in_an_open_period BEFORE INSERT ON posting
WHEN NEW.business_day <= (SELECT max(through) FROM period_lock)
BEGIN SELECT raise(ABORT, 'PERIOD_LOCKED'); END;

CREATE TRIGGER manual_entry_is_final BEFORE UPDATE ON manual_entry BEGIN SELECT raise(ABORT, 'entries are never edited'); END;
CREATE TRIGGER manual_entry_stays    BEFORE DELETE ON manual_entry BEGIN SELECT raise(ABORT, 'entries are never deleted'); END;
CREATE TRIGGER period_close_is_final BEFORE UPDATE ON period_close BEGIN SELECT raise(ABORT, 'periods are never edited'); END;
CREATE TRIGGER period_close_stays    BEFORE DELETE ON period_close BEGIN SELECT raise(ABORT, 'periods are never deleted'); END;
CREATE TRIGGER period_lock_is_final  BEFORE UPDATE ON period_lock  BEGIN SELECT raise(ABORT, 'locks are never edited'); END;
CREATE TRIGGER period_lock_stays     BEFORE DELETE ON period_lock  BEGIN SELECT raise(ABORT, 'locks are never deleted'); END;

-- Provider statements ---------------------------------------------------------------------------
-- A statement is somebody else's word, not the shop's books: its event says that it came, with its sums.
CREATE TABLE statement (
  seq         INTEGER PRIMARY KEY REFERENCES event (seq),
  id          TEXT    NOT NULL UNIQUE,
  provider    TEXT    NOT NULL CHECK (provider IN ('wechat', 'alipay', 'card', 'cash')),
  sha256      TEXT    NOT NULL UNIQUE,
  first_day   TEXT    NOT NULL,
  last_day    TEXT    NOT NULL,
  taken_by    TEXT    NOT NULL,
  taken_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE statement_line (
  statement       TEXT    NOT NULL REFERENCES statement (id),
  line            INTEGER NOT NULL,
  kind            TEXT    NOT NULL CHECK (kind IN ('payment', 'refund', 'reversed', 'fee', 'payout')),
  provider_number TEXT    NOT NULL,
  our_number      TEXT    NOT NULL,
  day             TEXT    NOT NULL,
  -- What was charged, what the shop gets of it before the fee, and the fee in thousandths of a fen.
  amount          INTEGER NOT NULL,
  settled         INTEGER NOT NULL,
  fee             INTEGER NOT NULL,
  -- The tender of a sale, or the carried cash (0), that it is; both NULL: none was found.
  matched_seq     INTEGER REFERENCES event (seq),
  matched_part    INTEGER,
  PRIMARY KEY (statement, line),
  CHECK ((matched_seq IS NULL) = (matched_part IS NULL))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX statement_line_by_match ON statement_line (matched_seq, matched_part)
WHERE matched_seq IS NOT NULL;

CREATE TRIGGER log_statement INSTEAD OF INSERT ON log WHEN NEW.kind = 'statement.taken'
BEGIN
  INSERT INTO statement (seq, id, provider, sha256, first_day, last_day, taken_by, taken_at_ms)
  VALUES (NEW.seq, NEW.doc ->> 'id', NEW.doc ->> 'provider', NEW.doc ->> 'sha256', NEW.doc ->> 'firstDay',
          NEW.doc ->> 'lastDay', NEW.doc ->> 'by',
          CAST(unixepoch(NEW.doc ->> 'at', 'subsec') * 1000 + 0.5 AS INTEGER));
END;
