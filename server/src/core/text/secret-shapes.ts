/** What secrets look like in files, logs and commands. Every gap is bounded, so that no text makes looking slow. */

const REDACTED = '[redacted]';

interface SecretShape {
  readonly pattern: RegExp;
  readonly replacement: string;
}

/** What a name must hold so that its value is a secret, in any style: `DJANGO_SECRET_KEY`, `apiKey`, `x-api-key`. */
const PARTS = [
  'secret|passw(?:or)?d|passphrase|pwd|token|ticket|credentials?|basic[_-]?auth|cookie|sess(?:ion)?[_-]?id|connect\\.sid',
  '(?:api|access|private|signing|encrypt(?:ion)?|client|app|account|subscription|auth|master|consumer)[_-]?key',
  'csrf\\w{0,20}|dsn|webhook[_-]?url',
].join('|');
const ENDS = '(?:[_-]?(?:key|id|value|base|old|new|hash|digest|confirm(?:ation)?|\\d{1,3})){0,3}';
const NAME = `[\\w.-]{0,60}?(?:${PARTS})${ENDS}`;
/** A reference to a variable is no secret, except for what it falls back to; nor is what has been taken out before. */
const NO_REFERENCE = `(?!["']?(?:\\$\\w+|\\$\\{\\w+\\}|\\$\\(|%\\w+%|\\[redacted\\]))`;

/**
 * Behind the escape sequence of a terminal colour: it ends with a letter, which belongs to no word, so a word may begin
 * there.
 */
const COLOUR = '(?<=\\x1b\\[[\\d;:]{0,30}m)';
const START = `(?:\\b|${COLOUR})`;
const NAME_START = `(?:(?<![\\w.-])|${COLOUR})`;

/** In quotes, up to the end of the line when they are not closed; quotes of JSON in JSON have backslashes before them. */
const QUOTED = [
  '\\\\{1,7}"[^"\\n]{0,5000}(?:"|(?=\\n)|$)',
  '"(?:[^"\\\\\\n]|\\\\.){0,5000}(?:"|(?=\\n)|$)',
  "'(?:[^'\\\\\\n]|\\\\.){0,5000}(?:'|(?=\\n)|$)",
].join('|');
/** What can follow a closing quote within the same shell word. */
const MORE = `(?:${QUOTED}|\\\\.|[\\w$%+/=.~@:!#^*-]){0,5000}`;
const VALUE = `(?:(?:${QUOTED})|(?:\\\\.|[^\\s"'&\`\\\\]){1,5000})${MORE}`;

/**
 * Text that looks generated: sixteen characters or more, with letters and at least two digits. No path and no name of a
 * resource.
 */
const MADE_UP = '(?=[\\w+/=-]{0,200}?\\d[\\w+/=-]{0,200}?\\d)(?=\\d{0,200}[A-Za-z])[A-Za-z\\d]{12}[\\w+/=.~-]{4,5000}';

/** A parameter of a Digest or signature header: the value of the header goes on behind its quotes. */
const PARAMETER =
  '\\b(?:username|realm|nonce|cnonce|uri|response|opaque|qop|algorithm|signature|keyid|credential)="[^"\\n]{0,1000}"';

/** Applied in this order: shapes that are recognised as a whole come first. */
export const SECRET_SHAPES: readonly SecretShape[] = [
  {
    pattern:
      /-----BEGIN [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----[\s\S]{0,20000}?(?:-----END [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----|$)/g,
    replacement: REDACTED,
  },
  {
    pattern: /(Private-Lines: \d{1,4}\r?\n)(?:[\w+/=]{1,200}(?:\r?\n|$)){1,1000}/g,
    replacement: `$1${REDACTED}\n`,
  },
  // A header with its value up to the end of the line, or of the string that it stands in.
  {
    pattern: new RegExp(
      `${START}((?:proxy-|x-bkapi-|x-|http_)?authorization|(?:set-|http_)?cookie|x-(?:api-key|auth-token|csrf-?token|amz-security-token))(\\\\{0,7}["']?\\s{0,5}:\\s{0,5})(?!\\[redacted\\])(?:(\\\\{1,7})"[^\\n]{0,5000}?(?<!\\\\)\\3"|\\\\{1,7}"[^\\n]{0,5000}|b?"(?:[^"\\\\\\n]|\\\\.){0,5000}"|b?'(?:[^'\\\\\\n]|\\\\.){0,5000}'|\\{[^\\n]{0,5000}\\}|[^\\s"'](?:${PARAMETER}|[^\\n"']){0,5000})`,
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
  // A password with a slash or a quote, which should have been encoded; not the port of an address with an @ in its path.
  {
    pattern: new RegExp(
      `${START}([a-z][a-z0-9+.-]{1,30}://[^\\s/:@"'\`]{0,200}:)(?!\\$|\\[redacted\\]|\\d{1,5}[/?#])[^\\s@]{1,500}@(?=[\\w[])`,
      'gi',
    ),
    replacement: `$1${REDACTED}@`,
  },
  { pattern: new RegExp(`${START}(https?://)(?!\\$)[^\\s/:@"'\`]{8,500}@`, 'gi'), replacement: `$1${REDACTED}@` },
  // Addresses that let everyone write who knows them.
  {
    pattern:
      /(https:\/\/(?:hooks\.slack\.com\/(?:services|workflows|triggers)|(?:\w{1,20}\.)?discord(?:app)?\.com\/api\/webhooks|[\w.-]{0,60}\boffice\.com\/webhook\w{0,5})\/)[^\s"'`<>]{8,500}/gi,
    replacement: `$1${REDACTED}`,
  },
  { pattern: /(api\.telegram\.org\/bot)[\w:-]{20,100}/gi, replacement: `$1${REDACTED}` },
  // NAME=value, NAME="value", --name=value, ?name=value, 'name': 'value', "name": "value", environ['NAME'] = 'value'.
  {
    pattern: new RegExp(
      `${NAME_START}((?:--?)?${NAME})(\\\\{0,7}["']?\\]?\\s{0,3}(?:=>|:=|=(?!>)|:(?=\\s{0,3}\\\\{0,7}["']))\\s{0,3})${NO_REFERENCE}${VALUE}`,
      'gi',
    ),
    replacement: `$1$2${REDACTED}`,
  },
  // setdefault("NAME", "value"), and what getenv falls back to.
  {
    pattern: new RegExp(
      `(\\b(?:setdefault|[sg]etenv|putenv|environ\\.get)\\(\\s{0,3}["']${NAME}["'],\\s{0,3})(?:"[^"\\n]{1,5000}"|'[^'\\n]{1,5000}')`,
      'gi',
    ),
    replacement: `$1${REDACTED}`,
  },
  // The same in the query of a URL, and in XML.
  {
    pattern: new RegExp(
      `(?<![\\w.-])((?:%\\w\\w)?${NAME}(?:%22)?%3[AD](?:%20|\\+)?)(?!\\[redacted\\])[^\\s"'&\`]{1,5000}`,
      'gi',
    ),
    replacement: `$1${REDACTED}`,
  },
  { pattern: new RegExp(`(<${NAME}>)(?!\\[redacted\\])[^<\\n]{1,5000}(?=<)`, 'gi'), replacement: `$1${REDACTED}` },
  // `KEY=value` as an environment has it: capitals.
  {
    pattern: new RegExp(
      `${NAME_START}((?:[A-Z][A-Z0-9]{0,30}_){0,6}(?:KEY|AUTH|SALT|PASS))(=)${NO_REFERENCE}${VALUE}`,
      'g',
    ),
    replacement: `$1$2${REDACTED}`,
  },
  // Signatures in the query of a URL; a short `key` is none.
  {
    pattern:
      /([?&](?:pass|auth|(?:[\w-]{0,30}-)?sig(?:n|nature)?|x-amz-credential)=|[?&](?:key|code)=(?=[^\s&"'`]{16}))(?!\[redacted\])[^\s&"'`]{1,5000}/gi,
    replacement: `$1${REDACTED}`,
  },
  // The same outside of a URL; and codes that can be used once.
  {
    pattern: new RegExp(
      `${NAME_START}((?:x-amz-|q-)(?:signature|credential)=)(?!\\[redacted\\])[^\\s&"'\`]{1,5000}`,
      'gi',
    ),
    replacement: `$1${REDACTED}`,
  },
  {
    pattern: new RegExp(`${NAME_START}((?:[\\w-]{0,30}[_-])?(?:auth|sign?|signature)=)${MADE_UP}`, 'gi'),
    replacement: `$1${REDACTED}`,
  },
  {
    pattern: new RegExp(`${NAME_START}((?:[\\w-]{0,30}[_-])?t?otp(?:[_-]?code)?=)\\d{6,8}\\b`, 'gi'),
    replacement: `$1${REDACTED}`,
  },
  // --password value; what follows must be no flag.
  {
    pattern: new RegExp(`(${NAME_START}--?(?!\\w{0,60}file\\b)${NAME})(\\s{1,5})(?![-|])${NO_REFERENCE}${VALUE}`, 'gi'),
    replacement: `$1$2${REDACTED}`,
  },
  // Flags that are a password only with certain programs.
  {
    pattern: new RegExp(
      `(${START}(?:curl\\b[^\\n|]{0,500}?\\s(?:-[uU]|--(?:proxy-)?user)[= ]?["']?[^\\s:"']{0,100}:|redis-cli\\b[^\\n|]{0,300}?\\s-a ?|(?:mysql|mariadb)[\\w-]{0,20}\\b[^\\n|]{0,300}?\\s-p(?=\\S)|sshpass\\s{1,3}-p ?))${NO_REFERENCE}${VALUE}`,
      'gi',
    ),
    replacement: `$1${REDACTED}`,
  },
  // `name: value`: after these names anything, after the others what looks made up.
  {
    pattern: new RegExp(
      `${START}(password|passwd|passphrase|secret|api[_-]?key)(:\\s{1,3})(?=\\S{4})(?!\\[redacted\\])[^\\s"'\`,;]{4,500}`,
      'gi',
    ),
    replacement: `$1$2${REDACTED}`,
  },
  {
    pattern: new RegExp(
      `${NAME_START}(${NAME}|pass)(:\\s{1,3})(?=[^\\s"'\`,;]{0,200}\\d)[^\\s"'\`,;\\[$][^\\s"'\`,;]{7,5000}`,
      'gi',
    ),
    replacement: `$1$2${REDACTED}`,
  },
  // `token value`, `password is value`, `SECRET_KEY -> value`.
  {
    pattern: new RegExp(`${NAME_START}(${NAME})(\\s{1,3}(?:(?:is|was|->)\\s{1,3})?["'\`]?)${MADE_UP}`, 'gi'),
    replacement: `$1$2${REDACTED}`,
  },
  {
    pattern: /(密码|口令|密钥|令牌|凭证)(\s{0,3}[:：=]\s{0,3})(?!\[redacted\]|\$)[^\s"'`,;，；。]{4,500}/g,
    replacement: `$1$2${REDACTED}`,
  },
  // Tokens recognisable by their own prefix or form: JSON Web Tokens, then those of code forges, clouds, chats, payment
  // services and registries.
  {
    pattern: new RegExp(
      `${START}(?:${[
        'eyJ[\\w-]{8,2000}\\.[\\w-]{4,5000}\\.[\\w-]{0,2000}',
        'gh[pousr]_\\w{20,255}|github_pat_\\w{20,255}|gl(?:pat|rt|dt|ptt|ft|soat|cbt)-[\\w-]{16,255}',
        '(?:AKIA|ASIA)[0-9A-Z]{16}|LTAI[A-Za-z0-9]{12,30}|AKID[A-Za-z0-9]{13,40}|AIza[\\w-]{35}|ya29\\.[\\w-]{20,500}|dop_v1_[0-9a-f]{32,255}',
        'HRKU-[\\w-]{20,255}|dapi[0-9a-f]{32}|hvs\\.[\\w-]{20,255}|AGE-SECRET-KEY-1[0-9A-Z]{20,255}',
        'xox[abeoprs]-[\\w-]{10,255}|xapp-[\\w-]{10,255}|SG\\.[\\w-]{16,255}\\.[\\w-]{16,255}',
        '[rs]k_(?:live|test)_\\w{10,255}|whsec_\\w{20,255}|shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}',
        'npm_\\w{36}|pypi-[\\w-]{50,255}|hf_[A-Za-z]{30,50}|NRAK-[0-9A-Z]{20,50}|sk-(?=[\\w-]{0,200}\\d)[\\w-]{24,255}',
        'sq0(?:csp|atp)-[\\w-]{16,255}|(?:bkcrypt|sm4ctr)\\$[\\w+/=-]{16,5000}',
      ].join('|')})`,
      'g',
    ),
    replacement: REDACTED,
  },
];
