/**
 * The tables in the memory of the WebAssembly module: where they are, and where in an entry its parts stand. Two compilers read this
 * file, TypeScript and AssemblyScript (server/assembly imports it), to which an integer without a type is an `i32`: so there are only
 * constants here, and their types are left out.
 *
 * The host (the files beside this one) fills SHARES, TEXTS and the tables from FAILURES to AGENT_STARTS before the first scan, RECIPES
 * and DAYS as it learns them, and INPUT for each block. The module fills the others. Sizes and places are in bytes.
 */
import { BUCKETS } from '../../health/duration-buckets.ts';

/** How common a character is in ordinary lines, by its code: 128 numbers of eight bytes. */
export const SHARES = 0x0c00;

/** So many bytes of a text are looked up at once (a gram), at every third place; see server/assembly/grams.ts. */
export const GRAM = 4;
export const GRAM_STEP = 3;
/** In a shorter text there may be no whole gram. */
export const MIN_TEXT = GRAM + GRAM_STEP - 1;
/** By the hash of a gram: 1 + the index of its first entry in ENTRIES; 0 for none. Two bytes each. */
export const GRAMS = 0x1000;
export const GRAM_BITS = 15;
/** By the hash of a gram, sixteen bits: for each hash of the bytes around the gram, whether there is such an entry. */
export const SIEVE = GRAMS + (2 << GRAM_BITS);
export const SIEVE_BITS = 15;
/** Sixteen bytes each: the gram; where in its text it stands; the number of the text; 1 + the index of the next entry. */
export const ENTRIES = SIEVE + (2 << SIEVE_BITS);
export const MAX_ENTRIES = 16384;
/** Eight bytes for each text: where it lies in TEXTS, and its length. */
export const TEXT_TABLE = ENTRIES + 16 * MAX_ENTRIES;
export const MAX_TEXTS = 5000;
export const TEXTS = TEXT_TABLE + 8 * MAX_TEXTS;
export const TEXTS_SIZE = 0x28000;

/** One byte for each status from 500 to 599: 1 if a request with it is a failure. */
export const FAILURES = TEXTS + TEXTS_SIZE;
/** The paths and the agents of health checks: for each a byte with its length, then the bytes; a zero ends the list. */
export const HEALTH_PATHS = FAILURES + 128;
export const HEALTH_AGENTS = HEALTH_PATHS + 512;
/** Four tables of sixteen bytes, by the low and the high half of the first and the second letter: a bit for each agent. See agents.ts. */
export const AGENT_STARTS = HEALTH_AGENTS + 512;

/** Events: the lines that the host has to read. */
export const EVENTS = AGENT_STARTS + 64;
export const EVENT_SIZE = 64;
export const MAX_EVENTS = 4096;
/** Where its line begins and ends in INPUT, without the line break; how many lines of the block stand before it. */
export const EVENT_START = 0;
export const EVENT_END = 4;
export const EVENT_LINE = 8;
/** IS_UNKNOWN if the literals of the line are not known, else IS_CANDIDATE. */
export const EVENT_KIND = 12;
export const IS_UNKNOWN = 1;
export const IS_CANDIDATE = 2;
/** Where its literals begin in HITS, and how many there are. */
export const EVENT_FIRST_HIT = 16;
export const EVENT_HIT_COUNT = 20;
export const EVENT_MAY_BE_REQUEST = 24;
/** The place of its template in TEMPLATES, -1 for none; its serial number; how many lines have had it. */
export const EVENT_TEMPLATE = 28;
export const EVENT_SERIAL = 32;
export const EVENT_USES = 36;
/** How many requests and rows stand before it. */
export const EVENT_REQUESTS = 40;
export const EVENT_ROWS = 44;
/** The last time before it (eight bytes), and where the line with that time ends; 0 or less for none. */
export const EVENT_LAST_TIME = 48;
export const EVENT_LAST_TIME_END = 56;
/** The numbers of texts that were found, two bytes each. */
export const HITS = EVENTS + EVENT_SIZE * MAX_EVENTS;
export const MAX_HITS = 32768;

/** Requests: the access lines that the module has read. */
export const REQUESTS = (HITS + 2 * MAX_HITS + 16 + 15) & ~15;
export const REQUEST_SIZE = 24;
export const MAX_REQUESTS = 8192;
/** In one number: the status, the server from bit 16 on, and from bit 24 on whether it is a health check. */
export const REQUEST_ABOUT = 0;
/** Where its line ends in INPUT, with the line break. */
export const REQUEST_END = 4;
/** Microseconds, and milliseconds since the epoch: eight bytes each, NaN for none. */
export const REQUEST_DURATION = 8;
export const REQUEST_TIME = 16;

/** For each server what was counted of its requests, in numbers of eight bytes. */
export const SERVERS = 3;
export const STATUSES = 600;
/** How many requests; how many slow ones; how many durations in TALLY_DURATIONS; the first and the last bucket in use. */
export const TALLY_REQUESTS = 0;
export const TALLY_SLOW = 8;
export const TALLY_DURATION_COUNT = 16;
export const TALLY_FIRST_BUCKET = 24;
export const TALLY_LAST_BUCKET = 32;
/** The number of requests with each status; single durations; how many other durations each bucket has. */
export const TALLY_STATUSES = 48;
export const TALLY_DURATIONS = TALLY_STATUSES + 8 * STATUSES;
export const TALLY_BUCKETS = TALLY_DURATIONS + 8 * MAX_REQUESTS;
export const TALLY_SIZE = TALLY_BUCKETS + 8 * BUCKETS;
export const TALLIES = REQUESTS + REQUEST_SIZE * MAX_REQUESTS;

/** A line without its colours. */
export const BARE_SIZE = 8192;
export const BARE = TALLIES + TALLY_SIZE * SERVERS + 64;

/** The template of the line that was looked at last. */
export const LONGEST_TEMPLATE = 496;
export const MASKED = (BARE + BARE_SIZE + 128 + 15) & ~15;
/** Templates, by hash: length; serial number; how many lines had it; the template itself. */
export const TEMPLATES = MASKED + LONGEST_TEMPLATE + 32;
export const TEMPLATE_SIZE = 512;
export const TEMPLATE_BITS = 11;
export const TEMPLATE_LENGTH = 0;
export const TEMPLATE_SERIAL = 4;
export const TEMPLATE_USES = 8;
export const TEMPLATE_TEXT = 16;

/** Agents of requests, by hash: length; what it is (see agents.ts); the agent itself. */
export const LONGEST_AGENT = 240;
export const AGENT_SIZE = 256;
export const AGENT_BITS = 7;
export const AGENTS = TEMPLATES + (TEMPLATE_SIZE << TEMPLATE_BITS);
export const AGENT_LENGTH = 0;
export const AGENT_KIND = 4;
export const AGENT_TEXT = 16;

/** Recipes, by the place of the template in TEMPLATES. The first is the serial number of the template. */
export const MAX_RECIPE_TEXTS = 14;
export const RECIPE_SERIAL = 0;
/** Whether the lines have a signature or event. */
export const RECIPE_IS_RECOGNISED = 4;
/** Where the time stands in the line, and its length. */
export const RECIPE_STAMP = 8;
export const RECIPE_STAMP_BYTES = 12;
/** Where the pid stands, its length, and whether it is a field. */
export const RECIPE_PID = 16;
export const RECIPE_PID_BYTES = 20;
export const RECIPE_PID_IS_FIELD = 24;
/** How many literals there are, whether all lines have the same, and their numbers, two bytes each. */
export const RECIPE_TEXT_COUNT = 28;
export const RECIPE_HAS_SAME_TEXTS = 32;
export const RECIPE_TEXTS = 36;
export const RECIPE_SIZE = RECIPE_TEXTS + 2 * MAX_RECIPE_TEXTS;
export const RECIPES = AGENTS + (AGENT_SIZE << AGENT_BITS);

/** For each length of a time the last day that the host has read. */
export const LONGEST_STAMP = 40;
export const DAY_SIZE = 128;
/** Its first millisecond, and the zone that was assumed: eight bytes each. */
export const DAY_START = 0;
export const DAY_ZONE = 8;
/** Where the fraction of the second begins and ends. */
export const DAY_FRACTION = 16;
export const DAY_FRACTION_END = 20;
/** The date as it is written, and a mask of its bytes. */
export const DAY_STAMP = 32;
export const DAY_MASK = 80;
export const DAYS = RECIPES + (RECIPE_SIZE << TEMPLATE_BITS);

/** Rows: the lines that were read by recipes. */
export const ROW_SIZE = 32;
export const MAX_ROWS = 4096;
export const ROWS = DAYS + DAY_SIZE * (LONGEST_STAMP + 1);
/** How many lines of the block stand before it; where it begins and ends in INPUT, with the line break. */
export const ROW_LINE = 0;
export const ROW_START = 4;
export const ROW_END = 8;
export const ROW_TEMPLATE = 12;
/** -1 for none. */
export const ROW_PID = 16;
/** Eight bytes. */
export const ROW_TIME = 24;

/** The bytes to scan. Before and behind them there is room, as loads of sixteen bytes may reach beyond the ends. */
export const INPUT = ROWS + ROW_SIZE * MAX_ROWS + 64;
export const INPUT_SIZE = (1 << 20) + (1 << 17);
/** How large the memory is, in pages of WebAssembly. */
export const PAGES = (INPUT + INPUT_SIZE + 128 + 0xffff) >> 16;
