// Names that come from a platform or from settings go to programs as they are: no shell reads them, none is an option.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { composeSource, dockerSource } from '../../../../../client/src/logs/sources/programs/docker.ts';
import { herokuSource } from '../../../../../client/src/logs/sources/programs/heroku.ts';
import { kubernetesSource } from '../../../../../client/src/logs/sources/programs/kubernetes.ts';
import type { LogSource } from '../../../../../client/src/logs/sources/source.ts';
import { RunningSource } from './run-source.ts';
import { standIn } from './stand-in.ts';

const hostile = '--host=tcp://example.com $(touch pwned); `touch pwned` | touch pwned "\' \n&';

const sources: readonly (readonly [string, string, LogSource, (args: readonly string[]) => unknown])[] = [
  ['docker', 'docker', dockerSource({ container: hostile, history: 10 }), (args) => args.slice(-2)],
  [
    'compose',
    'docker',
    composeSource({ services: [hostile], folder: undefined, history: 10 }),
    (args) => args.slice(-2),
  ],
  ['heroku', 'heroku', herokuSource({ app: hostile, history: 10 }), (args) => args.slice(2, 4)],
  [
    'kubernetes',
    'kubectl',
    kubernetesSource({ context: undefined, namespace: hostile, selector: 'app=shop', history: 10 }),
    (args) => args.slice(0, 2),
  ],
];
const expected: Readonly<Record<string, readonly string[]>> = {
  docker: ['--', hostile],
  compose: ['--', hostile],
  heroku: ['--app', hostile],
  kubernetes: ['--namespace', hostile],
};

for (const [name, program, source, part] of sources) {
  test(`${name}: a hostile name is one argument`, { skip: process.platform === 'win32' }, async (t) => {
    const folder = standIn(
      t,
      program,
      `require('node:fs').appendFileSync(folder + '/calls', JSON.stringify(args) + '\\n');
       console.log('called');
       setInterval(() => undefined, 1000);`,
    );
    const running = new RunningSource(source);
    await running.until(() => calls(folder).length > 0);
    await running.stop();
    const [first = '[]'] = calls(folder);
    assert.deepEqual(part(JSON.parse(first) as string[]), expected[name]);
    assert.equal(existsSync('pwned'), false);
  });
}

test('kubernetes: a hostile server names no options', { skip: process.platform === 'win32' }, async (t) => {
  const pods = {
    items: [
      {
        metadata: { name: '--kubeconfig=/tmp/x' },
        status: { containerStatuses: [{ name: '--all', state: { running: {} } }] },
      },
    ],
  };
  const folder = standIn(
    t,
    'kubectl',
    `require('node:fs').appendFileSync(folder + '/calls', JSON.stringify(args) + '\\n');
     if (args.includes('pods')) console.log(${JSON.stringify(JSON.stringify(pods))});
     else setInterval(() => undefined, 1000);`,
  );
  const running = new RunningSource(
    kubernetesSource({ context: undefined, namespace: undefined, selector: 'app=shop', history: 10 }),
  );
  const logs = () => calls(folder).filter((line) => line.startsWith('["logs"'));
  await running.until(() => logs().length > 0);
  await running.stop();
  const args = JSON.parse(logs()[0] ?? '[]') as string[];
  assert.deepEqual(args.slice(0, 4), ['logs', 'pod/--kubeconfig=/tmp/x', '--container', '--all']);
});

/** What the program was started with, each time in JSON. Its file is there before its first line is. */
function calls(folder: string): readonly string[] {
  const file = join(folder, 'calls');
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
}
