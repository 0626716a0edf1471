import { pythonStrip } from '../../../syntax/python/python-number.ts';
import { pythonRepr } from '../../../syntax/python/python-repr.ts';
import type { PythonValue } from '../../../syntax/python/python-value.ts';
import { pythonStr } from './python-str.ts';

interface Choice {
  /** Accepted besides the choices of the setting. */
  readonly synonyms?: readonly string[];
  readonly exact?: boolean;
  readonly takesBool?: boolean;
  /** The error text for any other value, given as written and as compared. */
  readonly unknown: (written: string, compared: string, choices: readonly string[]) => string;
  readonly notText: (value: PythonValue) => string;
}

const casting = (value: PythonValue) => `Invalid type for casting: ${pythonStr(value)}`;

/** Settings with a fixed list of values (gunicorn/config.py, the functions of these names). */
const CHOICES = {
  'asgi-lifespan': { unknown: (_, compared) => `Invalid ASGI lifespan: ${compared}`, notText: casting },
  'asgi-loop': { unknown: (_, compared) => `Invalid ASGI loop: ${compared}`, notText: casting },
  'header-map': { unknown: (written) => `Invalid header map behaviour: ${written}`, notText: casting },
  'http2-cleartext': {
    takesBool: true,
    unknown: (_, compared) => `Invalid http2_cleartext: ${compared}`,
    notText: casting,
  },
  'http-parser': {
    unknown: (_, __, choices) => `http_parser must be one of: ${choices.join(', ')}`,
    notText: () => 'http_parser must be a string',
  },
  'proxy-protocol': {
    synonyms: ['false', '0', 'none', 'true', '1'],
    takesBool: true,
    unknown: () => 'proxy_protocol must be: off, v1, v2, or auto',
    notText: () => 'proxy_protocol must be string or bool',
  },
  'reload-engine': {
    exact: true,
    unknown: (written) => `Invalid reload_engine: ${pythonRepr(written)}`,
    notText: (value) => `Invalid reload_engine: ${pythonStr(value)}`,
  },
} as const satisfies Readonly<Record<string, Choice>>;

type ChoiceCheckName = keyof typeof CHOICES;

export function checkChoice(name: ChoiceCheckName, value: PythonValue, choices: readonly string[]): string | undefined {
  const choice: Choice = CHOICES[name];
  if (value.kind === 'none' && !choice.exact) return undefined;
  if (value.kind === 'bool' && choice.takesBool) return undefined;
  if (value.kind !== 'str') return choice.notText(value);
  const compared = choice.exact ? value.value : pythonStrip(value.value.toLowerCase());
  if (choices.includes(compared) || choice.synonyms?.includes(compared)) return undefined;
  return choice.unknown(value.value, compared, choices);
}

/** `validate_http_protocols`: a list of choices without repetition. */
export function checkProtocols(text: string, choices: readonly string[]): string | undefined {
  const protocols = text
    .split(',')
    .map((item) => pythonStrip(item).toLowerCase())
    .filter((item) => item !== '');
  const wrong = protocols.find((protocol) => !choices.includes(protocol));
  if (wrong !== undefined) return `Invalid protocol '${wrong}'. Valid protocols: ${choices.join(', ')}`;
  return new Set(protocols).size === protocols.length ? undefined : 'Duplicate protocols specified';
}
