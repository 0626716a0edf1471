// Verdicts of real celeries beside click 8.0 to 8.3, recorded once per command line and release.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readWithClick } from '../../../../server/src/core/programs/celery/read-with-click.ts';
import { invocationOf } from '../../../support/commands/invocation.ts';

interface RecordedCase {
  readonly id: number;
  readonly argv: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly answers: readonly { readonly versions: readonly string[]; readonly answer: Answer }[];
}

interface Answer {
  readonly ok: boolean;
  readonly error: string | null;
  readonly exit_code?: number;
  readonly command?: string;
  readonly late?: readonly { readonly what: string; readonly error: string; readonly exit_code: number }[];
}

/** What these cases turn on cannot be seen in a command line. */
const NOT_IN_THE_LINE: ReadonlyMap<number, string> = new Map([
  [34, 'custom needs a variable that the platform may set'],
  [143, 'the file to upgrade does not exist'],
  [165, 'the configuration module does not exist'],
  [40, '-B with gevent is refused when the pool starts; the rule celery/beat-with-greenlets says so'],
]);

const cases = readFileSync('test/fixtures/celery-cases.ndjson', 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line): RecordedCase => JSON.parse(line));

test('there are recorded cases', () => assert.equal(cases.length, 168));

for (const { id, argv, env, answers } of cases) {
  if (NOT_IN_THE_LINE.has(id)) continue;
  test(`case ${id}: ${JSON.stringify(argv)} ${env ? JSON.stringify(env) : ''}`, () => {
    for (const { versions, answer } of answers) {
      for (const recorded of versions) {
        const version = recorded.split('-')[0] ?? recorded;
        const parsed = readWithClick(invocationOf('celery', argv, env), version, 'click8');
        const [first] = parsed.errors;
        const late = answer.late?.find(({ what }) => what !== 'app-position');
        const expected = answer.error ?? late?.error;
        assert.equal(first !== undefined, expected !== undefined && expected !== null, `${recorded}: ${first?.text}`);
        if (!first || !expected) continue;
        assert.equal(first.exitCode, answer.ok ? late?.exit_code : answer.exit_code, recorded);
        assert.equal(first.text, expected, recorded);
        if (answer.command) assert.equal(parsed.command?.name, answer.command, recorded);
      }
    }
  });
}
