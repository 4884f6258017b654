-- What master data says beyond a sku and a price: packs, tax by date, member prices, promotions, names.

-- Packs: how many pieces the next larger unit holds. A code belongs to one level of one product.
CREATE TABLE pack (
  sku    TEXT    NOT NULL REFERENCES product (sku),
  level  TEXT    NOT NULL CHECK (level IN ('inner', 'case')),
  pieces INTEGER NOT NULL CHECK (pieces > 1),
  PRIMARY KEY (sku, level)
) STRICT, WITHOUT ROWID;

ALTER TABLE barcode ADD COLUMN level TEXT NOT NULL DEFAULT 'piece' CHECK (level IN ('piece', 'inner', 'case'));

-- What a crate or bag weighs in which goods by weight lie on a scale.
ALTER TABLE product ADD COLUMN tare_grams INTEGER NOT NULL DEFAULT 0 CHECK (tare_grams >= 0);

-- In which unit the supplier delivers, and how many of them at least.
ALTER TABLE product ADD COLUMN order_level TEXT NOT NULL DEFAULT 'piece'
  CHECK (order_level IN ('piece', 'inner', 'case'));
ALTER TABLE product ADD COLUMN order_minimum INTEGER NOT NULL DEFAULT 1 CHECK (order_minimum > 0);

-- What one order must come to. Minor units, VAT not included.
ALTER TABLE supplier ADD COLUMN minimum_order INTEGER NOT NULL DEFAULT 0 CHECK (minimum_order >= 0);

-- Tax: a product belongs to a class, and the class has rates by date. Without a class the product's own
-- rate holds.
CREATE TABLE tax_class (
  id      TEXT PRIMARY KEY,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL
) STRICT;

CREATE TABLE tax_rate (
  class        TEXT    NOT NULL REFERENCES tax_class (id),
  valid_from   TEXT    NOT NULL CHECK (date(valid_from) IS valid_from),
  -- The last day; NULL: until something else is said.
  valid_to     TEXT    CHECK (valid_to IS NULL OR (date(valid_to) IS valid_to AND valid_to >= valid_from)),
  kind         TEXT    NOT NULL CHECK (kind IN ('taxed', 'exempt', 'zero', 'not-taxed', 'small-scale')),
  basis_points INTEGER NOT NULL CHECK (basis_points BETWEEN 0 AND 10000),
  source       TEXT    NOT NULL,
  PRIMARY KEY (class, valid_from),
  CHECK (kind IN ('taxed', 'small-scale') OR basis_points = 0)
) STRICT, WITHOUT ROWID;

ALTER TABLE product ADD COLUMN tax_class TEXT REFERENCES tax_class (id);

INSERT INTO tax_class (id, name_zh, name_en) VALUES
  ('standard',    '一般货物',         'Goods, standard rate'),
  ('reduced',     '粮油农产品等',     'Grain, oil, farm produce and the like'),
  ('services',    '服务',             'Services'),
  ('exempt',      '蔬菜、鲜活肉蛋',   'Vegetables, fresh meat and eggs'),
  ('zero',        '出口',             'Export'),
  ('not-taxed',   '预付卡充值等',     'Top-ups of prepaid cards and the like'),
  ('small-scale', '小规模纳税人货物', 'Goods of a small-scale payer');

INSERT INTO tax_rate (class, valid_from, valid_to, kind, basis_points, source) VALUES
  ('standard',    '2018-05-01', '2019-03-31', 'taxed',       1600, '财税〔2018〕32号'),
  ('standard',    '2019-04-01', NULL,         'taxed',       1300, '财政部 税务总局 海关总署公告2019年第39号'),
  ('reduced',     '2018-05-01', '2019-03-31', 'taxed',       1000, '财税〔2018〕32号'),
  ('reduced',     '2019-04-01', NULL,         'taxed',        900, '财政部 税务总局 海关总署公告2019年第39号'),
  ('services',    '2016-05-01', NULL,         'taxed',        600, '财税〔2016〕36号'),
  ('exempt',      '2012-01-01', NULL,         'exempt',         0, '财税〔2011〕137号, 财税〔2012〕75号'),
  ('zero',        '2026-01-01', NULL,         'zero',           0, '中华人民共和国增值税法'),
  ('not-taxed',   '2016-09-01', NULL,         'not-taxed',      0, '国家税务总局公告2016年第53号'),
  ('small-scale', '2023-01-01', '2027-12-31', 'small-scale',  100, '财政部 税务总局公告2023年第19号'),
  ('small-scale', '2028-01-01', NULL,         'small-scale',  300, '中华人民共和国增值税法');

-- A member's price from an instant on; NULL ends it.
CREATE TABLE member_price (
  sku        TEXT    NOT NULL REFERENCES product (sku),
  from_ms    INTEGER NOT NULL,
  unit_price INTEGER CHECK (unit_price >= 0),
  PRIMARY KEY (sku, from_ms)
) STRICT, WITHOUT ROWID;

-- A rule by which goods cost less, as JSON under the names of the domain.
CREATE TABLE promotion (
  id       TEXT PRIMARY KEY,
  -- NULL: for ever.
  until_ms INTEGER,
  body     TEXT NOT NULL CHECK (json_valid(body))
) STRICT;

-- Names as they are compared, and what the pack holds, to find the same goods under another spelling.
CREATE TABLE product_name (
  sku  TEXT PRIMARY KEY REFERENCES product (sku),
  name TEXT NOT NULL,
  pack TEXT NOT NULL,
  -- Its row in `product_search`.
  search INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX product_name_by_pack ON product_name (pack, sku);

-- What people type to find a product: names, sku and codes, each Chinese character a word of its own.
CREATE VIRTUAL TABLE product_search USING fts5 (sku UNINDEXED, words, tokenize = 'unicode61');
