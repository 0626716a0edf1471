// @ts-check
// Asks the registry which packages of package-lock.json have known weaknesses; all of them, because what is bundled is a
// development dependency here.
//   node scripts/audit.mjs
// Exit code: 0 none is known, 1 some are, 2 nobody could be asked: a registry without that service, or no network.
import process from 'node:process';
import { auditVerdict } from './audit/audit-verdict.mjs';
import { say } from './process/console.mjs';
import { root } from './process/root.mjs';
import { runNpm } from './process/run-program.mjs';

/** @param {unknown} error */
const outputOf = (error) => (error instanceof Error && 'output' in error ? String(error.output) : String(error));

// npm ends with 1 when it found something, and when it could not ask.
const output = await runNpm(['audit', '--json', '--loglevel=silent', '--package-lock-only'], { cwd: root }).catch(
  outputOf,
);
const { code, lines } = auditVerdict(output);
for (const line of lines) say(line);
process.exitCode = code;
