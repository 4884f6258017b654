#!/usr/bin/env python3
"""Checks a Tillbox ledger without any code of Tillbox: python3 verify.py ledger.db

An inspector's second opinion, standard library only. Reads the file, changes nothing, and derives from
the events what the tables must hold. Prints the first thing that is wrong and ends with 1, or ends with 0.
"""

import hashlib
import json
import sqlite3
import sys
from collections import Counter, defaultdict


def faults(db):
    """Every fault, in the order of the events, as sentences."""
    previous, number, books, goods = "0" * 64, 0, 0, defaultdict(lambda: [0, 0])
    receipts, seen = defaultdict(int), Counter()
    for seq, kind, at, body, link in db.execute("SELECT seq, kind, at, body, hash FROM event ORDER BY seq"):
        number += 1
        if seq != number:
            yield f"event {number} is missing"
            return
        text = f"{previous}\n{seq}\n{kind}\n{at}\n{body}"
        if hashlib.sha256(text.encode()).hexdigest() != link:
            yield f"event {seq} was changed"
        previous, said = link, json.loads(body)
        postings = [(said.get("businessDay"), each["account"], each["amount"]) for each in said.get("postings", [])]
        if sum(amount for _, _, amount in postings) != 0:
            yield f"event {seq} does not balance"
        if postings != db.execute(
            "SELECT business_day, account, amount FROM posting WHERE seq = ? ORDER BY posting", (seq,)
        ).fetchall():
            yield f"postings of event {seq}"
        movements = [tuple(m[k] for k in ("sku", "lot", "location", "delta", "cost")) for m in said.get("movements", [])]
        if movements != db.execute(
            "SELECT sku, lot, location, delta, cost FROM movement WHERE seq = ? ORDER BY movement", (seq,)
        ).fetchall():
            yield f"movements of event {seq}"
        for sku, lot, location, delta, cost in movements:
            goods[sku, lot, location][0] += delta
            goods[sku, lot, location][1] += cost
        seen.update(posting=len(postings), movement=len(movements))
        if kind in ("sale.posted", "sale.refunded"):
            series, receipt = said["receipt"].rsplit("-", 1)
            receipts[series] += 1
            if int(receipt) != receipts[series]:
                yield f"receipt {series}-{receipts[series]:08d} is missing"
        if kind == "sale.posted":
            seen.update(sale=1, sale_line=len(said["lines"]), tender=len(said["tenders"]))
            yield from sale_faults(db, seq, said)
    for table in ("sale", "sale_line", "tender", "movement", "posting"):
        held = db.execute(f"SELECT count(*) FROM {table} NOT INDEXED").fetchone()[0]
        if held != seen[table]:
            yield f"there are {held} rows in {table}, the events say {seen[table]}"
    for sku, lot, location, quantity, cost in db.execute("SELECT sku, lot, location, quantity, cost FROM stock_balance"):
        if goods.pop((sku, lot, location), [0, 0]) != [quantity, cost]:
            yield f"stock of {sku} lot {lot} in {location}"
    for key in goods:
        yield f"stock of {key} is not kept"


def sale_faults(db, seq, said):
    """The rows of one sale against what its event says."""
    owed = sum(line["net"] for line in said["lines"]) + said.get("rounding", 0)
    paid = sum(tender["amount"] for tender in said["tenders"])
    if not owed == paid == said["total"]:
        yield f"sale of event {seq}: total {said['total']}, lines {owed}, tenders {paid}"
    head = ("id", "key", "kiosk", "cashier", "member", "businessDay", "total")
    if [tuple(said[name] for name in head)] != db.execute(
        "SELECT id, key, kiosk, cashier, member, business_day, total FROM sale WHERE seq = ?", (seq,)
    ).fetchall():
        yield f"sale of event {seq}"
    columns = ("line", "sku", "name", "soldBy", "quantity", "unitPrice", "list", "discount", "net", "vatBasisPoints", "vat", "cost")
    if [tuple(line[name] for name in columns) for line in said["lines"]] != db.execute(
        "SELECT line, sku, name, sold_by, quantity, unit_price, list, discount, net, vat_basis_points, vat, cost"
        " FROM sale_line WHERE seq = ? ORDER BY line", (seq,)
    ).fetchall():
        yield f"lines of the sale of event {seq}"
    columns = ("tender", "method", "amount", "received", "reference")
    if [tuple(tender[name] for name in columns) for tender in said["tenders"]] != db.execute(
        "SELECT tender, method, amount, received, reference FROM tender WHERE seq = ? ORDER BY tender", (seq,)
    ).fetchall():
        yield f"tenders of the sale of event {seq}"


def main(path):
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        fault = next(faults(db), None)
    except (sqlite3.DatabaseError, ValueError, KeyError) as error:
        fault = f"the file cannot be read: {error}"
    events = "" if fault else f"{db.execute('SELECT count(*) FROM event').fetchone()[0]} events, in order"
    print(fault or events)
    return 1 if fault else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) if len(sys.argv) == 2 else 2)
