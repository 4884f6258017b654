/** Drawings for pages on which there are no goods yet. */
export const pictures = {
  apple: new URL("./apple.svg", import.meta.url).href,
  bread: new URL("./bread.svg", import.meta.url).href,
  cocoa: new URL("./cocoa.svg", import.meta.url).href,
  milk: new URL("./milk.svg", import.meta.url).href,
  /** The dotted place into which the bottle drops. */
  place: new URL("./place.svg", import.meta.url).href,
  tea: new URL("./tea.svg", import.meta.url).href,
  unknown: new URL("./unknown.svg", import.meta.url).href,
} as const;
