/** Unix milliseconds, UTC. */
export type Now = () => number;

/** The shop's business day, YYYY-MM-DD. */
export type Today = () => string;

/** Makes ids that sort by time (UUID version 7). */
export type NewId = () => string;
