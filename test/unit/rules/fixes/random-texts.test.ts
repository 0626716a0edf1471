// Texts that nobody wrote: whatever is repaired, the rest stays, and twice is once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { safeEdits, safeFix } from '../../../../server/src/core/rules/fixes/safe-edits.ts';
import { applyEdits } from '../../../../server/src/core/text/text-edit.ts';
import { checkText } from '../../../support/check-text.ts';

const PIECES = [
  ...[
    'web',
    'worker',
    ':',
    '：',
    ' ',
    '\t',
    '\u00a0',
    '\n',
    '\r\n',
    '\r',
    '\ufeff',
    '# a comment',
    "'",
    '"',
    '\\',
    '\\\n',
  ],
  ...[
    'gunicorn',
    ' wsgi',
    ' wsgi:app',
    ' --tiemout 60',
    ' --keepalive=5',
    ' --worker_class gevent',
    ' -w',
    ' 4',
    ' -b',
  ],
  ...[
    ' :$PORT',
    ' --daemon',
    ' &',
    ' && ',
    ' || ',
    ' | ',
    '; ',
    ' 0.0.0.0:8000',
    'celery -A app worker',
    ' --beat',
    ' -c',
  ],
  ...[
    'uvicorn app:main',
    ' --prot 80',
    ' --reload',
    'python manage.py runserver',
    'cd src',
    '${',
    '$(',
    ')',
    '}',
    '\ud800',
    '日志',
  ],
  ...[
    '# procfile-doctor-disable-next-line',
    ' gunicorn/daemon',
    '“',
    '”',
    '–',
    'bash -c "',
    'env A=1 ',
    'exec ',
    'spec_version: 2\n',
  ],
  ...[
    'module:\n',
    '  language: python\n',
    '  language: Pyhton\n',
    '  processes:\n',
    '    web:\n',
    '      command: ',
    '|\n        ',
    '&a ',
    '*a',
  ],
];
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 16 }).map((parts) => parts.join(''));

for (const file of ['Procfile', 'app_desc.yaml']) {
  for (const platform of ['blueking', 'heroku'] as const) {
    test(`${file} of ${platform}: every fix can be made, and repairing ends`, async () => {
      await fc.assert(
        fc.asyncProperty(text, async (written) => {
          let now = written;
          const findings = await checkText({ text: now, file, platform });
          for (const finding of findings) {
            assert.ok(
              finding.span.start >= 0 && finding.span.end <= now.length && finding.span.start <= finding.span.end,
            );
            for (const fix of finding.fixes?.() ?? []) {
              const changed = applyEdits(now, fix.edits);
              if (fix.safe && safeFix(finding) === fix) assert.notEqual(changed, now, finding.rule.id);
            }
          }
          // As `check --fix` does it: more rounds than findings would be a circle.
          let rounds = 0;
          for (;;) {
            const edits = safeEdits(await checkText({ text: now, file, platform }));
            if (edits.length === 0) break;
            assert.ok(rounds++ <= 3 * (findings.length + 3), `${JSON.stringify(written)} -> ${JSON.stringify(now)}`);
            now = applyEdits(now, edits);
          }
        }),
        { numRuns: 400, seed: 20261121 },
      );
    });
  }
}
