// Every shape of a secret through everything that leaves the machine: the report as Markdown and as JSON.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { check } from '../../../server/src/core/check/checker.ts';
import { incidentFinding } from '../../../server/src/core/remedies/incident-finding.ts';
import { diagnose } from '../../../server/src/core/report/diagnosis.ts';
import { markdownReport } from '../../../server/src/core/report/markdown-report.ts';
import { redact } from '../../../server/src/core/text/redact.ts';
import { ruleContext } from '../../support/check-text.ts';
import { readLogText } from '../../support/incidents-of.ts';
import { randomRuns } from '../../support/random-runs.ts';

/** Without a letter that a word of ours has, so that finding it means that it leaked. */
const secret = fc.string({ unit: fc.constantFrom(...'QXZ0123456789'), minLength: 20, maxLength: 40 });
const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 32, maxLength: 64 });

const NAMES = [
  'SECRET_KEY',
  'BKPAAS_APP_SECRET',
  'db_password',
  'apiKey',
  'x-api-key',
  'ACCESS_TOKEN',
  'bk_ticket',
  'SENTRY_DSN',
];
const name = fc.constantFrom(...NAMES);

/** What programs write, with the secret in it. */
const SHAPES: readonly ((secret: string, name: string) => string)[] = [
  (value, key) => `${key}=${value}`,
  (value, key) => `${key}="${value}"`,
  (value, key) => `'${key}': '${value}'`,
  (value, key) => `{"${key}": "${value}", "user": "a"}`,
  (value, key) => `--${key.toLowerCase().replaceAll('_', '-')}=${value}`,
  (value, key) => `--${key.toLowerCase().replaceAll('_', '-')} ${value}`,
  (value, key) => `GET /callback?next=/&${key}=${value} HTTP/1.1`,
  (value) => `postgres://app:${value}@db:5432/app`,
  (value) => `amqp://app:${value}@mq//`,
  (value) => `https://${value}@sentry.example.com/42`,
  (value) => `Authorization: Bearer ${value}`,
  (value) => `Authorization: Basic ${value}`,
  (value) => `Proxy-Authorization: Digest username="a", response="${value}"`,
  (value) => `X-Bkapi-Authorization: {"bk_app_code": "a", "bk_app_secret": "${value}"}`,
  (value) => `Cookie: sessionid=${value}; csrftoken=${value}`,
  (value) => `Set-Cookie: bk_token=${value}; HttpOnly; Path=/`,
  (value) => `sent Bearer ${value} and waited`,
  (value) => `password: ${value}`,
  (value) => ['-----BEGIN PRIVATE', `KEY-----\n${value}\n-----END PRIVATE`, 'KEY-----'].join(' '),
  (value) => `gh${'p'}_${value.padEnd(36, '0')}`,
  (value) => `glpat${'-'}${value}`,
  (value) => `xoxb${'-'}${value}`,
  (value) => `eyJ${value}.${value}.${value}`,
  (value) => `HRKU${'-'}${value}`,
  (value, key) => `\\"${key}\\": \\"${value}\\"`,
  (value, key) => `%22${key}%22%3A%22${value}%22`,
  (value, key) => `<${key}>${value}</${key}>`,
  (value, key) => `environ['${key}'] = '${value}'`,
  (value, key) => `${key}: 1${value}`,
  (value, key) => `${key}="${value}`,
  (value) => `curl -u a:${value} https://example.com`,
  (value) => `redis://:a/${value}@cache:6379/0`,
  (value) => `https://hooks.slack.com/services/T0/B0/${value}`,
  (value) => `GET /a?sig=${value}&b=c HTTP/1.1`,
  (value) => `密码：${value}`,
  (value) => `npm${'_'}${value.padEnd(36, '0').slice(0, 36)}`,
  (value) => `AKI${'D'}${value}`,
  (value, key) => `${key} a1${value}b2`,
  (value, key) => `os.environ.setdefault("${key}", "${value}")`,
  (value) => `bkcrypt$${value}`,
];
const leak = fc
  .tuple(fc.oneof(secret, hex), name, fc.constantFrom(...SHAPES))
  .map(([value, key, shape]) => ({ value, text: shape(value, key) }));
/** Around it: what stands in a line of a log. */
const around = fc.constantFrom(
  '',
  'ERROR ',
  '[2026-11-20 09:58:52 +0800] [1] [ERROR] ',
  '10.0.0.1 - - "',
  'a=b, ',
  '\x1b[31m',
  '日志：',
);

test('every shape of a secret is taken out of a line', () => {
  fc.assert(
    fc.property(leak, around, around, ({ value, text }, before, after) => {
      const shown = redact(`${before}${text} ${after}`);
      assert.ok(!shown.includes(value), shown);
      assert.equal(redact(shown), shown);
    }),
    { numRuns: randomRuns(5000), seed: 20261121 },
  );
});

test('no secret of a file or a log gets into a report', async () => {
  const killed = '[2026-11-20 09:59:51 +0800] [1] [ERROR] Worker (pid:17) was sent SIGKILL! Perhaps out of memory?';
  const { incidents } = readLogText(killed);
  await fc.assert(
    fc.asyncProperty(leak, async ({ value, text }) => {
      const line = text.replaceAll('\n', ' ');
      const commands = `web: TOKEN=${value} gunicorn wsgi --tiemout 3 -w 9\nworker: celery -A app worker -b redis://:${value}@h/0\n`;
      const context = await ruleContext({
        text: `# ${line}\n${commands}`,
        files: { 'gunicorn.conf.py': `raw_env = ["SECRET_KEY=${value}"]\nworkers = 4\n` },
      });
      const file = { ...context, path: 'Procfile', findings: check(context) };
      const told = incidents.map((incident) => ({
        ...incident,
        about: line,
        title: line,
        evidence: [line, ...incident.evidence],
      }));
      const diagnosis = diagnose({
        files: [file],
        incidents: told,
        health: [],
        lead: incidentFinding,
        translations: {},
      });
      assert.ok(!JSON.stringify(diagnosis).includes(value), JSON.stringify(diagnosis));
      assert.ok(!markdownReport(diagnosis, {}).includes(value));
    }),
    { numRuns: randomRuns(300), seed: 20261121 },
  );
});
