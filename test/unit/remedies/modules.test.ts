// An application of several modules with a process of the same name.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLogText } from '../../support/incidents-of.ts';
import { findingsAbout, inWords } from '../../support/repairs.ts';

const TIMEOUT = '[2026-11-20 09:58:52 +0800] [1] [CRITICAL] WORKER TIMEOUT (pid:18)';
const MODULES = `spec_version: 2
modules:
  api:
    language: python
    source_dir: api
    processes:
      web:
        command: gunicorn api --timeout 20
  site:
    language: python
    is_default: true
    source_dir: site
    processes:
      web:
        command: gunicorn site --timeout 10
`;
const ofWeb = (module?: string) =>
  readLogText(JSON.stringify({ process_id: 'web', message: TIMEOUT })).incidents.map((one) => ({
    ...one,
    ...(module !== undefined && { module }),
  }));
const APP_DESC = { file: 'app_desc.yaml', text: MODULES } as const;

test('of two modules with such a process, the one whose log it is', async () => {
  for (const [module, at] of [
    ['api', '--timeout 20'],
    ['site', '--timeout 10'],
  ] as const) {
    const { context, findings } = await findingsAbout(APP_DESC, ofWeb(module));
    assert.deepEqual(
      findings.map((finding) => [finding.module, finding.severity, inWords(context, finding).at]),
      [[module, 'error', at]],
    );
    assert.doesNotMatch(inWords(context, findings[0] ?? assert.fail()).message, /module/);
  }
});

test('both, each with its condition, where nobody knows whose log it is', async () => {
  const { context, findings } = await findingsAbout(APP_DESC, ofWeb());
  const said = findings.map((finding) => ({ ...inWords(context, finding), severity: finding.severity }));
  assert.deepEqual(
    said.map(({ severity, message }) => [severity, message.replace(/^.*?\(.*?\)\. /, '')]),
    ['api', 'site'].map((module) => [
      'warning',
      `That is so if the log is of module \`${module}\`: other modules have a process of this name, too.`,
    ]),
  );
  assert.deepEqual(
    said.map(({ fixes }) => fixes[0]?.text),
    [MODULES.replace('--timeout 20', '--timeout 60'), MODULES.replace('--timeout 10', '--timeout 60')],
  );
});

test('a module that the file does not have says nothing; a proxy means `web` of either', async () => {
  assert.equal((await findingsAbout(APP_DESC, ofWeb('other'))).findings.length, 2);
  const proxy = readLogText(
    '10.0.4.147 - - [20/Nov/2026:01:58:53 +0000] "GET /x HTTP/1.1" 504 157 "-" "curl/8.5.0" 533 31.442 [prod-web-80] [] 10.42.1.7:5000 8123 31.442 504 0110e8656be1c8c68900de621952a224',
  ).incidents;
  assert.deepEqual(
    (await findingsAbout(APP_DESC, proxy)).findings.map(({ module }) => module),
    ['api', 'site'],
  );
  const [one] = (
    await findingsAbout(
      APP_DESC,
      proxy.map((incident) => ({ ...incident, module: 'api' })),
    )
  ).findings;
  assert.equal(one?.module, 'api');
});
