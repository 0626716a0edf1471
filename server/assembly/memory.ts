/**
 * Where things lie in the memory of the module. The host (server/src/core/logs/scan/blocks/block-scanner.ts) reads these
 * numbers from the exports and fills SHARES, TEXTS and what lies between FAILURES and EVENTS before the first scan,
 * and RECIPES and DAYS as it learns them.
 */

/** How common a character is in ordinary lines, by its code: 128 numbers of eight bytes. */
export const SHARES: i32 = 0x0c00;
/** By hash of four bytes: 1 + the first entry in ENTRIES for it, 0 for none. Two bytes each. */
export const GRAMS: i32 = 0x1000;
export const GRAM_BITS: i32 = 15;
/** By hash of four bytes, sixteen bits: for each hash of what stands around them whether there is such an entry. */
export const SIEVE: i32 = GRAMS + (2 << GRAM_BITS);
export const SIEVE_BITS: i32 = 15;
/** Sixteen bytes each: the four bytes; where in its text they stand; the number of the text; 1 + the next entry. */
export const ENTRIES: i32 = SIEVE + (2 << SIEVE_BITS);
export const MAX_ENTRIES: i32 = 16384;
/** Eight bytes for each text: where it lies in TEXTS, and its length. */
export const TEXT_TABLE: i32 = ENTRIES + 16 * MAX_ENTRIES;
export const MAX_TEXTS: i32 = 5000;
export const TEXTS: i32 = TEXT_TABLE + 8 * MAX_TEXTS;
export const TEXTS_SIZE: i32 = 0x28000;
/** One byte for each status from 500 to 599: 1 when an access line with it is a failure. */
export const FAILURES: i32 = TEXTS + TEXTS_SIZE;
/** The paths and the agents of probes: a byte with the length, then the bytes; a zero ends the list. */
export const HEALTH_PATHS: i32 = FAILURES + 128;
export const HEALTH_AGENTS: i32 = HEALTH_PATHS + 512;
/** Four tables of sixteen bytes, by the low and the high half of the first and the second letter: a bit for each agent. */
export const AGENT_STARTS: i32 = HEALTH_AGENTS + 512;
/** What `scan` has found: EVENT_SIZE bytes each. */
export const EVENTS: i32 = AGENT_STARTS + 64;
export const EVENT_SIZE: i32 = 64;
export const MAX_EVENTS: i32 = 4096;
/** Numbers of texts, two bytes each; events say from where and how many. */
export const HITS: i32 = EVENTS + EVENT_SIZE * MAX_EVENTS;
export const MAX_HITS: i32 = 32768;
/** Requests, REQUEST_SIZE bytes each: about it, the place behind its line; duration, time. */
export const REQUESTS: i32 = (HITS + 2 * MAX_HITS + 16 + 15) & ~15;
export const REQUEST_SIZE: i32 = 24;
export const MAX_REQUESTS: i32 = 8192;
/** What was counted of the requests of each server, TALLY_SIZE bytes: see tally.ts. */
export const SERVERS: i32 = 3;
export const STATUSES: i32 = 600;
export const TALLY_HEAD: i32 = 48;
/** As the host has them (server/src/core/logs/health/durations.ts). */
export const BUCKETS_A_POWER: i32 = 128;
export const BUCKETS: i32 = 50 * BUCKETS_A_POWER;
export const TALLY_SIZE: i32 = TALLY_HEAD + 8 * (STATUSES + MAX_REQUESTS + BUCKETS);
export const TALLIES: i32 = REQUESTS + REQUEST_SIZE * MAX_REQUESTS;
/** A line without its colours. */
export const BARE_SIZE: i32 = 8192;
export const BARE: i32 = TALLIES + TALLY_SIZE * SERVERS + 64;
/** A line with zeros for its digits, and the shapes that were seen: SHAPE_SIZE bytes each. */
export const LONGEST_SHAPE: i32 = 496;
export const MASKED: i32 = (BARE + BARE_SIZE + 128 + 15) & ~15;
/** Length of the shape, its number, how many lines had it; from byte 16 on the shape itself. */
export const SHAPES: i32 = MASKED + LONGEST_SHAPE + 32;
export const SHAPE_SIZE: i32 = 512;
export const SHAPE_BITS: i32 = 11;
/** Agents that were seen last, by hash: length, what it is, and from byte 16 on the agent itself. */
export const LONGEST_AGENT: i32 = 240;
export const AGENT_SIZE: i32 = 256;
export const AGENT_BITS: i32 = 7;
export const AGENTS: i32 = SHAPES + (SHAPE_SIZE << SHAPE_BITS);
/**
 * Recipes of shapes, by their place in SHAPES: number of the shape, whether it says anything; where the time stands and its
 * length, where the pid stands, its length, whether it is a field; how many texts, whether no line of the shape has others,
 * and their numbers, two bytes each.
 */
export const MAX_RECIPE_TEXTS: i32 = 14;
export const RECIPE_HEAD: i32 = 36;
export const RECIPE_SIZE: i32 = RECIPE_HEAD + 2 * MAX_RECIPE_TEXTS;
export const RECIPES: i32 = AGENTS + (AGENT_SIZE << AGENT_BITS);
/**
 * Days as they are written, by the length of the time: the first millisecond, the zone that was taken for granted; from where to
 * where the fraction of the second stands; from byte 32 on the day, from byte 80 on which bytes are part of it.
 */
export const LONGEST_STAMP: i32 = 40;
export const DAY_SIZE: i32 = 128;
export const DAYS: i32 = RECIPES + (RECIPE_SIZE << SHAPE_BITS);
/** Lines that were read by a recipe: number, start, the place behind it, place of the shape; pid, time. */
export const ROW_SIZE: i32 = 32;
export const MAX_ROWS: i32 = 4096;
export const ROWS: i32 = DAYS + DAY_SIZE * (LONGEST_STAMP + 1);
/** The bytes to scan. Nothing lies directly before and behind them, so that reading a few bytes too far does no harm. */
export const INPUT: i32 = ROWS + ROW_SIZE * MAX_ROWS + 64;
export const INPUT_SIZE: i32 = (1 << 20) + (1 << 17);
export const PAGES: i32 = (INPUT + INPUT_SIZE + 128 + 0xffff) >> 16;
