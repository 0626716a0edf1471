/**
 * Poetry's own version forms as a PEP 440 specifier (poetry-core:src/poetry/core/constraints/version/parser.py):
 * `^1.2`, `~1.2`, `1.2.*`, `1.2.3`, `*`. Undefined for alternatives (`^1 || ^2`) and what cannot be read.
 */
export function poetrySpecifier(text: string): string | undefined {
  const parts = text.trim().split(/\s*,\s*|(?<=[\w*])\s+(?=[<>=!~^])/);
  const clauses = parts.map(clauseOf);
  return clauses.every((clause) => clause !== undefined)
    ? clauses.filter((clause) => clause !== '').join(',')
    : undefined;
}

function clauseOf(part: string): string | undefined {
  if (part === '*' || part === '') return '';
  const [, operator = '', version = ''] = /^(\^|~=?|==?|!=|<=?|>=?|)\s*v?(\d[\w.!+*-]*)$/.exec(part) ?? [];
  if (version === '') return undefined;
  if (operator === '^' || operator === '~') {
    const numbers = version.split('.').map(Number);
    if (numbers.some(Number.isNaN)) return undefined;
    return `>=${version},<${(operator === '^' ? afterCaret(numbers) : afterTilde(numbers)).join('.')}`;
  }
  if (operator === '' || operator === '=') return `==${version}`;
  return `${operator}${version}`;
}

/** The first version that changes the leftmost number that is not zero. */
function afterCaret(numbers: readonly number[]): number[] {
  const significant = numbers.findIndex((number) => number !== 0);
  const last = significant < 0 ? numbers.length - 1 : significant;
  return numbers.slice(0, last + 1).map((number, i) => (i === last ? number + 1 : number));
}

/** The next minor version; the next major one when only that was written. */
function afterTilde(numbers: readonly number[]): number[] {
  const last = Math.min(1, numbers.length - 1);
  return numbers.slice(0, last + 1).map((number, i) => (i === last ? number + 1 : number));
}
