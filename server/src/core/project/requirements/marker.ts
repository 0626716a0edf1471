/**
 * Environment markers (PEP 508, "Environment Markers"), evaluated for what these platforms run: CPython on Linux. What
 * depends on something unseen (the exact Python, the machine) is undefined.
 */
import { satisfies, valid, validRange } from '@renovatebot/pep440';

type Tree =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Tree[] }
  | { readonly kind: 'comparison'; readonly left: Operand; readonly operator: string; readonly right: Operand };

interface Operand {
  readonly variable: boolean;
  readonly text: string;
}

const TOKEN =
  /[ \t]*(?:(?<text>'[^']*'|"[^"]*")|(?<operator>===|==|~=|!=|<=|>=|<|>|not[ \t]+in\b|in\b)|(?<word>(?:and|or)\b)|(?<bracket>[()])|(?<variable>[A-Za-z_.]+))/y;

const VARIABLES = new Set([
  ...['python_version', 'python_full_version', 'os_name', 'os.name', 'sys_platform', 'sys.platform'],
  ...['platform_release', 'platform_system', 'platform_version', 'platform.version', 'platform_machine'],
  ...['platform.machine', 'platform_python_implementation', 'platform.python_implementation'],
  ...['python_implementation', 'implementation_name', 'implementation_version', 'extra', 'extras'],
  'dependency_groups',
]);

/** CPython on Linux; `extra` is empty for what a requirements file asks for itself. */
const KNOWN: Readonly<Record<string, string>> = {
  os_name: 'posix',
  'os.name': 'posix',
  sys_platform: 'linux',
  'sys.platform': 'linux',
  platform_system: 'Linux',
  platform_python_implementation: 'CPython',
  'platform.python_implementation': 'CPython',
  python_implementation: 'CPython',
  implementation_name: 'cpython',
  extra: '',
};

/** Parentheses in parentheses; pip itself ends where Python's stack does, after some hundred (packaging:_parser.py). */
const MAX_DEPTH = 100;

/** Undefined when it is no valid marker. */
export function parseMarker(text: string): Tree | undefined {
  const tokens = tokensOf(text);
  if (!tokens) return undefined;
  let at = 0;
  let depth = 0;
  const next = () => tokens[at];

  function either(): Tree | undefined {
    return joined('or', () => joined('and', atom));
  }
  function joined(kind: 'and' | 'or', part: () => Tree | undefined): Tree | undefined {
    const first = part();
    if (!first || next()?.text !== kind) return first;
    const parts = [first];
    while (next()?.text === kind) {
      at++;
      const another = part();
      if (!another) return undefined;
      parts.push(another);
    }
    return { kind, parts };
  }
  function atom(): Tree | undefined {
    if (next()?.text === '(') {
      if (depth >= MAX_DEPTH) return undefined;
      at++;
      depth++;
      const inner = either();
      depth--;
      return next()?.text === ')' && at++ >= 0 ? inner : undefined;
    }
    const left = operand();
    const operator = tokens?.[at++];
    const right = operand();
    if (!left || operator?.kind !== 'operator' || !right) return undefined;
    return { kind: 'comparison', left, operator: operator.text.replace(/\s+/, ' '), right };
  }
  function operand(): Operand | undefined {
    const token = tokens?.[at++];
    if (token?.kind === 'variable' && VARIABLES.has(token.text)) return { variable: true, text: token.text };
    return token?.kind === 'text' ? { variable: false, text: token.text.slice(1, -1) } : undefined;
  }

  const tree = either();
  return at === tokens.length ? tree : undefined;
}

function tokensOf(text: string): { kind: string; text: string }[] | undefined {
  const tokens: { kind: string; text: string }[] = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const groups = TOKEN.exec(text)?.groups;
    const found = Object.entries(groups ?? {}).find(([, value]) => value !== undefined);
    if (!found) return undefined;
    tokens.push({ kind: found[0], text: found[1] });
  }
  return tokens;
}

/**
 * Whether a requirement with this marker is installed. `python` is a version such as `3.11.4` or `3.11`; undefined when
 * not known. Undefined when it cannot be said, or for an invalid marker.
 */
export function evaluateMarker(marker: string, python: string | undefined): boolean | undefined {
  const tree = parseMarker(marker);
  return tree && evaluate(tree, python);
}

function evaluate(tree: Tree, python: string | undefined): boolean | undefined {
  if (tree.kind === 'comparison') return compare(tree.left, tree.operator, tree.right, python);
  const values = tree.parts.map((part) => evaluate(part, python));
  const decisive = tree.kind === 'or';
  if (values.includes(decisive)) return decisive;
  return values.includes(undefined) ? undefined : !decisive;
}

function compare(left: Operand, operator: string, right: Operand, python: string | undefined): boolean | undefined {
  const a = textFor(left, python);
  const b = textFor(right, python);
  if (a === undefined || b === undefined) return undefined;
  // Compared as versions where the right side makes a version specifier, else as text (packaging:markers.py _eval_op).
  if (!operator.endsWith('in') && validRange(`${operator}${b}`)) {
    if (operator === '===') return a.toLowerCase() === b.toLowerCase();
    return valid(a) ? satisfies(a, `${operator}${b}`, { prereleases: true }) : undefined;
  }
  switch (operator) {
    case '==':
    case '===':
      return a === b;
    case '!=':
      return a !== b;
    case 'in':
      return b.includes(a);
    case 'not in':
      return !b.includes(a);
    default:
      return undefined;
  }
}

function textFor(operand: Operand, python: string | undefined): string | undefined {
  if (!operand.variable) return operand.text;
  const [major, minor, patch] = python?.split('.') ?? [];
  if (operand.text === 'python_version') return minor && `${major}.${minor}`;
  if (operand.text === 'python_full_version') return patch && python;
  return KNOWN[operand.text];
}
