/**
 * Takes secrets out of text that is about to leave the machine: reports for a ticket, exported lines. What merely refers
 * to a secret (`$TOKEN`, `--keyfile PATH`) stays, because it tells how the application is set up.
 */

const REDACTED = '[redacted]';

/** What a name must hold so that its value is a secret, in any style: `DJANGO_SECRET_KEY`, `apiKey`, `x-api-key`. */
const NAME =
  '[\\w.-]{0,60}?(?:secret|passw(?:or)?d|passwd|passphrase|pwd|token|ticket|api[_-]?key|access[_-]?key|private[_-]?key|signing[_-]?key|encryption[_-]?key|client[_-]?key|app[_-]?key|credentials?|basic[_-]?auth|cookie|session[_-]?id|csrf\\w{0,20}|dsn)(?:[_-]?(?:key|id|value|base|old|new|\\d{1,3})){0,3}';
/** A reference to a variable is no secret, except for what it falls back to. */
const REFERENCE = `(?!["']?(?:\\$\\w+|\\$\\{\\w+\\}|\\$\\(|%\\w+%|\\[redacted\\]))`;

/** What a word begins behind; a colour of a terminal ends with a letter, and is part of no word. */
const COLOUR = '(?<=\\x1b\\[[\\d;:]{0,30}m)';
const START = `(?:\\b|${COLOUR})`;
const NAME_START = `(?:(?<![\\w.-])|${COLOUR})`;

/** Of a Digest or a signature: the value of a header goes on behind these quotes. */
const PARAMETER =
  '\\b(?:username|realm|nonce|cnonce|uri|response|opaque|qop|algorithm|signature|keyid|credential)="[^"\\n]{0,1000}"';

interface Secret {
  readonly pattern: RegExp;
  readonly replacement: string;
}

/** In this order: what is recognised as a whole goes first. Every gap is bounded. */
const SECRETS: readonly Secret[] = [
  {
    pattern: /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]{0,20000}?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$)/g,
    replacement: REDACTED,
  },
  // A header with its value up to the end of the line, or of the string that it stands in.
  {
    pattern: new RegExp(
      `${START}((?:proxy-|x-bkapi-|x-)?authorization|(?:set-)?cookie|x-(?:api-key|auth-token|csrf-?token|amz-security-token))(["']?\\s{0,5}:\\s{0,5})(?!\\[redacted\\])(?:"(?:[^"\\\\\\n]|\\\\.){0,5000}"|'(?:[^'\\\\\\n]|\\\\.){0,5000}'|\\{[^\\n]{0,5000}\\}|[^\\s"'](?:${PARAMETER}|[^\\n"']){0,5000})`,
      'gi',
    ),
    replacement: `$1$2${REDACTED}`,
  },
  { pattern: new RegExp(`${START}(bearer|basic)(\\s{1,5})[\\w+/=.~-]{12,5000}`, 'gi'), replacement: `$1$2${REDACTED}` },
  // `user:password@` of a URL; a password may hold an @ of its own. A name alone is a secret with HTTP only.
  {
    pattern: new RegExp(
      `${START}([a-z][a-z0-9+.-]{1,30}://[^\\s/:@"'\`]{0,200}:)(?!\\$\\w+@|\\$\\{\\w+\\}@)[^\\s/"'\`]{1,500}@`,
      'gi',
    ),
    replacement: `$1${REDACTED}@`,
  },
  { pattern: new RegExp(`${START}(https?://)(?!\\$)[^\\s/:@"'\`]{8,500}@`, 'gi'), replacement: `$1${REDACTED}@` },
  // NAME=value, NAME="value", --name=value, ?name=value, 'name': 'value', "name": "value".
  {
    pattern: new RegExp(
      `${NAME_START}((?:--?)?${NAME})(["']?\\s{0,3}(?:=|:(?=\\s{0,3}["']))\\s{0,3})${REFERENCE}(?:"(?:[^"\\\\\\n]|\\\\.){1,5000}"|'(?:[^'\\\\\\n]|\\\\.){1,5000}'|[^\\s"'&\`]{1,5000})`,
      'gi',
    ),
    replacement: `$1$2${REDACTED}`,
  },
  // `KEY=value` as an environment has it: capitals.
  {
    pattern: new RegExp(
      `${NAME_START}((?:[A-Z][A-Z0-9]{0,30}_){0,6}(?:KEY|AUTH|SALT|PASS))(=)${REFERENCE}(?:"[^"\\n]{1,5000}"|'[^'\\n]{1,5000}'|[^\\s"'&\`]{1,5000})`,
      'g',
    ),
    replacement: `$1$2${REDACTED}`,
  },
  // --password value; what follows must be no flag.
  {
    pattern: new RegExp(
      `(${NAME_START}--?(?!\\w{0,60}file\\b)${NAME})(\\s{1,5})(?!-)${REFERENCE}(?:"[^"\\n]{1,5000}"|'[^'\\n]{1,5000}'|[^\\s"'\`|]{1,5000})`,
      'gi',
    ),
    replacement: `$1$2${REDACTED}`,
  },
  {
    pattern: new RegExp(
      `${START}(password|passwd|passphrase|secret|api[_-]?key)(:\\s{1,3})(?=\\S{4})[^\\s"'\`,;]{4,500}`,
      'gi',
    ),
    replacement: `$1$2${REDACTED}`,
  },
  // Tokens that tell by their look whose they are: JSON Web Tokens, GitHub, GitLab, Slack, AWS, Stripe, Heroku.
  {
    pattern: new RegExp(
      `${START}(?:eyJ[\\w-]{8,2000}\\.[\\w-]{4,5000}\\.[\\w-]{0,2000}|gh[pousr]_\\w{20,255}|github_pat_\\w{20,255}|glpat-[\\w-]{16,255}|xox[abeoprs]-[\\w-]{10,255}|(?:AKIA|ASIA)[0-9A-Z]{16}|[rs]k_(?:live|test)_\\w{10,255}|HRKU-[\\w-]{20,255})`,
      'g',
    ),
    replacement: REDACTED,
  },
];

/** The text with every secret that can be told from it replaced; twice gives the same as once. */
export function redact(text: string): string {
  return SECRETS.reduce((result, { pattern, replacement }) => result.replace(pattern, replacement), text);
}

/** Every string of plain data (JSON) redacted, names of members excepted. */
export function redactAll<T>(value: T): T;
export function redactAll(value: unknown): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((one) => redactAll(one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, redactAll(member)]));
}
