/** Texts of events, made again from rows. Rows come in the order of their primary keys. */

/** RFC 3339 text of a column of Unix milliseconds. */
export const instant = (column: string) =>
  `strftime('%Y-%m-%dT%H:%M:%fZ', ${column} / 1000.0, 'unixepoch')`;

/** The text of a sale's event to where its goods begin. */
export const saleHead = `concat(rtrim(json_object(
  'id', id, 'key', key, 'receipt', receipt_series || printf('-%08d', receipt_number),
  'businessDay', business_day, 'soldAt', ${instant("sold_at_ms")}, 'postedAt', ${instant("posted_at_ms")},
  'kiosk', kiosk, 'cashier', cashier, 'member', member, 'total', total, 'rounding', rounding,
  'lines', (SELECT json_group_array(json_object('line', line, 'sku', sku, 'name', name,
      'soldBy', sold_by, 'quantity', quantity, 'unitPrice', unit_price, 'list', list,
      'discount', discount, 'reductions', json(reductions), 'net', net,
      'vatBasisPoints', vat_basis_points, 'vat', vat, 'cost', cost))
      FROM sale_line WHERE sale_line.seq = sale.seq),
  'tenders', (SELECT json_group_array(json_object('tender', tender, 'method', method,
      'amount', amount, 'received', received, 'reference', reference))
      FROM tender WHERE tender.seq = sale.seq)), '}'), ',"movements":')`;

export const movementsMade = `(SELECT json_group_array(json_object('sku', sku, 'lot', lot, 'location', location,
    'delta', delta, 'cost', cost)) FROM movement WHERE movement.seq = sale.seq)`;

/** The text of a sale's event from where its books begin. A posting of another day has no account here. */
export const postingsMade = `concat(',"postings":', (SELECT json_group_array(json_object(
    'account', iif(posting.business_day = sale.business_day, account, NULL), 'amount', amount))
  FROM posting WHERE posting.seq = sale.seq), '}')`;
