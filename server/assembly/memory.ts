/**
 * The tables in the memory of the module: where they are, and what a row has. The host (server/src/core/logs/scan/blocks) reads these
 * numbers from the exports. It fills SHARES, TEXTS and the tables from FAILURES to AGENT_STARTS before the first scan, RECIPES and DAYS
 * as it learns them, and INPUT for each block. The module fills the others.
 */

/** How common a character is in ordinary lines, by its code: 128 numbers of eight bytes. */
export const SHARES: i32 = 0x0c00;
/** By the hash of four bytes (a gram): 1 + the index of its first entry in ENTRIES; 0 for none. Two bytes each. */
export const GRAMS: i32 = 0x1000;
export const GRAM_BITS: i32 = 15;
/** By the hash of a gram, sixteen bits: for each hash of the bytes around the gram, whether there is such an entry. */
export const SIEVE: i32 = GRAMS + (2 << GRAM_BITS);
export const SIEVE_BITS: i32 = 15;
/** Sixteen bytes each: the gram; where in its text it stands; the number of the text; 1 + the index of the next entry. */
export const ENTRIES: i32 = SIEVE + (2 << SIEVE_BITS);
export const MAX_ENTRIES: i32 = 16384;
/** Eight bytes for each text: where it lies in TEXTS, and its length. */
export const TEXT_TABLE: i32 = ENTRIES + 16 * MAX_ENTRIES;
export const MAX_TEXTS: i32 = 5000;
export const TEXTS: i32 = TEXT_TABLE + 8 * MAX_TEXTS;
export const TEXTS_SIZE: i32 = 0x28000;
/** One byte for each status from 500 to 599: 1 if a request with it is a failure. */
export const FAILURES: i32 = TEXTS + TEXTS_SIZE;
/** The paths and the agents of health checks: for each a byte with its length, then the bytes; a zero ends the list. */
export const HEALTH_PATHS: i32 = FAILURES + 128;
export const HEALTH_AGENTS: i32 = HEALTH_PATHS + 512;
/** Four tables of sixteen bytes, by the low and the high half of the first and the second letter: a bit for each agent. See agents.ts. */
export const AGENT_STARTS: i32 = HEALTH_AGENTS + 512;
/** Events; see `report` in scan.ts. */
export const EVENTS: i32 = AGENT_STARTS + 64;
export const EVENT_SIZE: i32 = 64;
export const MAX_EVENTS: i32 = 4096;
/** The numbers of texts that were found, two bytes each. An event says where its own begin, and how many there are. */
export const HITS: i32 = EVENTS + EVENT_SIZE * MAX_EVENTS;
export const MAX_HITS: i32 = 32768;
/** Requests: status, server and whether it is a health check, in one number; where its line ends; duration; time. */
export const REQUESTS: i32 = (HITS + 2 * MAX_HITS + 16 + 15) & ~15;
export const REQUEST_SIZE: i32 = 24;
export const MAX_REQUESTS: i32 = 8192;
/** For each server what was counted of its requests; see tally.ts. */
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
/** The template of the line that was looked at last. */
export const LONGEST_TEMPLATE: i32 = 496;
export const MASKED: i32 = (BARE + BARE_SIZE + 128 + 15) & ~15;
/** Templates by hash: length, serial number, how many lines had it; from byte 16 on the template. */
export const TEMPLATES: i32 = MASKED + LONGEST_TEMPLATE + 32;
export const TEMPLATE_SIZE: i32 = 512;
export const TEMPLATE_BITS: i32 = 11;
/** Agents of requests, by hash: length, what it is (see agents.ts); from byte 16 on the agent. */
export const LONGEST_AGENT: i32 = 240;
export const AGENT_SIZE: i32 = 256;
export const AGENT_BITS: i32 = 7;
export const AGENTS: i32 = TEMPLATES + (TEMPLATE_SIZE << TEMPLATE_BITS);
/**
 * Recipes, by the place of the template in TEMPLATES: its serial number; whether the lines have a signature or event; where the time
 * stands, its length; where the pid stands, its length, whether it is a field; how many literals there are; whether all lines have the
 * same literals; the numbers of the literals, two bytes each.
 */
export const MAX_RECIPE_TEXTS: i32 = 14;
export const RECIPE_HEAD: i32 = 36;
export const RECIPE_SIZE: i32 = RECIPE_HEAD + 2 * MAX_RECIPE_TEXTS;
export const RECIPES: i32 = AGENTS + (AGENT_SIZE << AGENT_BITS);
/**
 * For each length of a time the last day that the host has read: its first millisecond; the zone that was assumed; where the fraction of
 * the second begins and ends; from byte 32 on the date as it is written, from byte 80 on a mask of its bytes.
 */
export const LONGEST_STAMP: i32 = 40;
export const DAY_SIZE: i32 = 128;
export const DAYS: i32 = RECIPES + (RECIPE_SIZE << TEMPLATE_BITS);
/** Rows, the lines that were read by recipes: number, start, end with its line break, place of the template; pid (-1: none), time. */
export const ROW_SIZE: i32 = 32;
export const MAX_ROWS: i32 = 4096;
export const ROWS: i32 = DAYS + DAY_SIZE * (LONGEST_STAMP + 1);
/** The bytes to scan. Before and behind them there is room, as loads of sixteen bytes may reach beyond the ends. */
export const INPUT: i32 = ROWS + ROW_SIZE * MAX_ROWS + 64;
export const INPUT_SIZE: i32 = (1 << 20) + (1 << 17);
export const PAGES: i32 = (INPUT + INPUT_SIZE + 128 + 0xffff) >> 16;
