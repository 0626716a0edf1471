import { MONTHS } from '../../unwrap/timestamp.ts';

/** The texts that lines are searched for. A text is known by its index in `all`. */
export interface SearchTexts {
  readonly all: readonly string[];
  /** Texts with a number below it are literals of signatures. */
  readonly signaturesEnd: number;
  /** Those from there up to this number stand in access lines; with any other text the line must be read in full. */
  readonly requestsEnd: number;
}

/**
 * Texts by which access lines of these programs are found: HAProxy (by its date, as its request may be cut off), uWSGI, Heroku's
 * router. Others are found by their quotes (quote-hints.ts).
 */
const REQUESTS = [...MONTHS.map((month) => `/${month}/20`), ' msecs ', ' method='] as const;
/**
 * Texts of lines that the unwrapper changes so much that a search of the bytes may miss something: messages that containerd or docker
 * cut, messages that journald writes as lists of bytes, the escape character as rsyslog writes it.
 */
const WRAPPED = [
  'stdout P',
  'stderr P',
  'MESSAGE":[',
  'MESSAGE": [',
  'MESSAGE" : [',
  '#033[m',
  ...Array.from('0123456789', (digit) => `#033[${digit}`),
] as const;
/** Lines of docker's json-file that DockerBytes could not read: of those it has read, only the text inside is searched. */
const DOCKER = ['"stream', '\\"stream'] as const;

/** `literals`: every signature needs one of them. */
export function searchTexts(literals: readonly string[]): SearchTexts {
  const all = [...literals, ...REQUESTS, ...WRAPPED, ...DOCKER];
  return { all, signaturesEnd: literals.length, requestsEnd: literals.length + REQUESTS.length };
}
