// Commands and lines of some ten kilobytes that no person writes: what is asked of them is answered soon.
import assert from 'node:assert/strict';
import process from 'node:process';
import { test } from 'node:test';
import { check } from '../../../server/src/core/check/checker.ts';
import { completionsAt } from '../../../server/src/core/complete/complete.ts';
import { formatProcfile } from '../../../server/src/core/model/format-procfile.ts';
import { targetsOf } from '../../../server/src/core/navigate/targets.ts';
import { safeEdits } from '../../../server/src/core/rules/fixes/safe-edits.ts';
import { ruleContext, type TextToCheck } from '../../support/check-text.ts';

/** Milliseconds of processor time; what is asked of these texts took three to fifty seconds. */
const LIMIT = 1500;

const command = (before: string, piece: string, count: number, behind = ''): TextToCheck => ({
  text: `web: ${before}${piece.repeat(count)}${behind}\n`,
});

const TEXTS: readonly (readonly [name: string, source: TextToCheck])[] = [
  ['words that celery refuses', command('celery -A proj worker ', '- ', 10_000)],
  ['options of celery with one hyphen', command('celery -A proj worker ', '-loglevel=info ', 2000)],
  ['misspelt options of uvicorn', command('uvicorn app:app ', '--hots=4 ', 4000)],
  ['colons behind a module', { ...command('gunicorn main', ':', 20_000, 'app'), files: { 'main.py': '' } }],
  ['blanks in an address', command('gunicorn wsgi -b ', '\\ ', 60_000, 'a')],
  ['a folder within a folder within …', command('', 'cd src && ', 2000, 'gunicorn wsgi')],
  ['blanks between words', command('gunicorn', ' ', 100_000, 'wsgi')],
  ['blanks before a word that is removed', command('gunicorn wsgi a', ' ', 100_000, 'b --daemon')],
  ['slashes', command('gunicorn -b unix:', '/', 60_000, 'a:')],
  [
    'blanks in a line of app_desc.yaml',
    { file: 'app_desc.yaml', text: `spec_version: 2\nmodule:\n  language${'\t'.repeat(60_000)}x\n  ` },
  ],
];

for (const [name, source] of TEXTS) {
  test(`${name}: checked, repaired, put in order and completed in time`, async () => {
    const before = process.cpuUsage();
    const context = await ruleContext(source);
    safeEdits(check(context));
    formatProcfile(context.document, { insertFinalNewline: true });
    targetsOf(context.document, context.project);
    completionsAt(context, source.text.length);
    const { user, system } = process.cpuUsage(before);
    assert.ok((user + system) / 1000 < LIMIT, `${(user + system) / 1000} ms`);
  });
}
