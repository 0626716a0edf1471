import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkText } from '../../support/check-text.ts';

/** The access-log format of BlueKing's framework (blueking-paas: …/declarative/constants.py). */
const FORMAT = `'[%(h)s] %({request_id}i)s %(u)s %(t)s "%(r)s" %(s)s %(D)s %(b)s "%(f)s" "%(a)s"'`;
const ONE_LINE = `web: gunicorn wsgi -w 4 -b :$PORT --access-logfile - --error-logfile - --access-logformat ${FORMAT} --timeout 600
worker: python manage.py celery worker -l info --autoscale=8,1
beat: python manage.py celery beat
`;
const CONTINUED = `web: gunicorn wsgi -w 4 -b :$PORT \\
  --access-logfile - --error-logfile - \\
  --access-logformat ${FORMAT}
`;
const FOLDED = `web: gunicorn wsgi -w 4 -b :$PORT
  --access-logfile - --error-logfile -
  --access-logformat ${FORMAT}
`;

async function problems(text: string, platform: 'blueking' | 'heroku', files: Record<string, string> = {}) {
  const findings = await checkText({ text, platform, files });
  return findings
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ rule, severity, span }) => `${severity} ${rule.id}: ${text.slice(span.start, span.end)}`);
}

test("the default command of the platform's documentation is accepted as it is", async () => {
  const web = ONE_LINE.split('\n')[0] ?? '';
  assert.deepEqual(await problems(`${web}\n`, 'blueking'), []);
  assert.deepEqual(await problems(`${web}\n`, 'heroku'), []);
});

test('indented lines without a backslash are one command on BlueKing, and nothing on a platform that reads lines', async () => {
  assert.deepEqual(await problems(FOLDED, 'blueking'), []);
  const found = await problems(FOLDED, 'heroku');
  assert.ok(found.length > 0 && found.every((one) => one.startsWith('error')), found.join('\n'));
});

test('with backslashes BlueKing gives gunicorn arguments of a single space, and the reader is told', async () => {
  const found = await problems(CONTINUED, 'blueking');
  assert.ok(
    found.some((one) => /line-continuation/.test(one)),
    found.join('\n'),
  );
});
