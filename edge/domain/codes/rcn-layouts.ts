/**
 * How a country or a retailer lays out in-store numbers that carry a price, a weight or a count.
 * GS1 leaves this to each country, so it is data: 13 places, fixed digits as they are, `I` item,
 * `V` verifier of the field, `P` price, `W` weight, `N` count, `C` check digit.
 */
export interface RcnLayout {
  readonly region: string;
  readonly places: string;
  /** Decimals of the field in yuan or kilograms; a count has none. */
  readonly decimals: number;
}

const layout = (region: string, places: string, decimals: number): RcnLayout => ({
  region,
  places,
  decimals,
});

/**
 * China: one flag digit 2, six of item, five of money in fen (wxbarcode.com, scale manuals); flag 21
 * carries grams, the common second setting of a label scale (also odoo/odoo#12205). 20 is left for
 * in-store numbers without a field. Others: GS1 Denmark, Finland, Germany, Sweden, UK as
 * collected in jodal/biip `rcn.py`; North America as in OCA/pos#171.
 */
export const rcnLayouts: readonly RcnLayout[] = [
  layout("cn", "21IIIIIWWWWWC", 3),
  ...["22", "23", "24", "25", "26", "27", "28", "29"].map((flag) =>
    layout("cn", `${flag}IIIIIPPPPPC`, 2),
  ),
  layout("us", "02IIIIIPPPPPC", 2),
  layout("us", "02IIIIIVPPPPC", 2),
  layout("de", "22IIIIVPPPPPC", 2),
  layout("de", "23IIIIVPPPPPC", 2),
  layout("de", "25IIIIVNNNNNC", 0),
  layout("de", "26IIIIVNNNNNC", 0),
  layout("de", "28IIIIVWWWWWC", 3),
  layout("de", "29IIIIVWWWWWC", 3),
  ...["21", "22", "23", "24"].map((flag) => layout("dk", `${flag}IIIIPPPPPPC`, 2)),
  layout("dk", "26IIIIWWWWWWC", 3),
  layout("dk", "27IIIIIWWWWWC", 3),
  layout("dk", "28IIIIWWWWWWC", 3),
  layout("fi", "23IIIIIIWWWWC", 3),
  layout("fi", "24IIIIIIWWWWC", 2),
  layout("fi", "25IIIIIIWWWWC", 1),
  layout("se", "20IIIIIIPPPPC", 2),
  layout("se", "21IIIIIIPPPPC", 1),
  layout("se", "22IIIIIIPPPPC", 0),
  layout("se", "23IIIIIIWWWWC", 3),
  layout("se", "24IIIIIIWWWWC", 2),
  layout("se", "25IIIIIIWWWWC", 1),
  layout("gb", "20IIIIIVPPPPC", 2),
];
