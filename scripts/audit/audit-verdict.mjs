// @ts-check
// What `npm audit --json` has said, in words and as an exit code.

/**
 * @typedef {{ readonly name: string, readonly severity: string, readonly via: readonly (string | { readonly title?: string, readonly url?: string })[] }} Weakness
 * @param {string} output
 * @returns {{ readonly code: 0 | 1 | 2, readonly lines: readonly string[] }}
 */
export function auditVerdict(output) {
  const report = parsed(output);
  if (report?.vulnerabilities === undefined) {
    const reason = report?.message ?? report?.error?.summary ?? output.trim().split('\n')[0];
    return { code: 2, lines: [`Nobody could be asked for known weaknesses of packages: ${reason || 'no answer'}`] };
  }
  /** @type {Weakness[]} */
  const found = Object.values(report.vulnerabilities);
  if (found.length === 0) return { code: 0, lines: ['No package has a known weakness.'] };
  return {
    code: 1,
    lines: found.flatMap(({ name, severity, via }) => [
      `${name}: ${severity}`,
      ...via.map((one) => (typeof one === 'string' ? `  by ${one}` : `  ${one.title ?? ''} ${one.url ?? ''}`)),
    ]),
  };
}

/** @param {string} output */
function parsed(output) {
  const start = output.indexOf('{');
  try {
    return JSON.parse(output.slice(start, output.lastIndexOf('}') + 1));
  } catch {
    return undefined;
  }
}
