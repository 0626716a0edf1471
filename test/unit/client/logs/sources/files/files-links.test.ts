// Files that a pattern names by symbolic links, as the kubelet makes them in /var/log/containers.
import assert from 'node:assert/strict';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { filesSource } from '../../../../../../client/src/logs/sources/files/files.ts';
import { RunningSource } from '../run-source.ts';

/** The folders of a node: `containers` has nothing but links to what is in `pods`. */
function node(t: TestContext) {
  const base = mkdtempSync(join(tmpdir(), 'procfile-doctor-links-'));
  t.after(() => rmSync(base, { recursive: true, force: true }));
  const containers = join(base, 'containers');
  const pod = join(base, 'pods', 'prod_web-1_0a1b', 'web');
  mkdirSync(containers);
  mkdirSync(pod, { recursive: true });
  return { base, containers, pod };
}

const line = (text: string): string => `2026-11-20T12:00:00.000000000Z stdout F ${text}\n`;

/** Resolves when the pattern was looked at twice more. */
async function looked(running: RunningSource): Promise<void> {
  const looks = (): number => running.waits.filter((wait) => wait === 1000).length;
  const before = looks();
  await running.until(() => looks() > before + 2);
}

test('links to files are followed through the rotations of the kubelet: each line once', async (t) => {
  const { containers, pod } = node(t);
  const log = join(pod, '0.log');
  writeFileSync(log, line('one'));
  symlinkSync(log, join(containers, 'web-1_prod_web-5f3a.log'));
  const running = new RunningSource(filesSource({ pattern: join(containers, '*.log'), last: undefined }), 20);
  await running.until(() => running.lines.length === 1);
  for (const round of [1, 2]) {
    // kubernetes/kubernetes:pkg/kubelet/logs/container_log_manager.go: renames, has the file opened anew, packs older ones.
    const rotated = `${log}.20261120-12000${round}`;
    renameSync(log, rotated);
    appendFileSync(rotated, line(`behind the rename ${round}`));
    writeFileSync(log, line(`new ${round}`));
    await running.until(() => running.lines.length === 1 + 2 * round);
    await looked(running);
    writeFileSync(`${rotated}.gz`, gzipSync('packed'));
    unlinkSync(rotated);
  }
  // The container is started again: another file, another link; the old one leads nowhere some time later.
  writeFileSync(join(pod, '1.log'), line('started again'));
  symlinkSync(join(pod, '1.log'), join(containers, 'web-1_prod_web-77be.log'));
  unlinkSync(log);
  await running.until(() => running.lines.length === 6);
  await looked(running);
  await running.stop();
  assert.deepEqual(running.lines.map((text) => text.slice(text.indexOf(' F ') + 3)).sort(), [
    'behind the rename 1',
    'behind the rename 2',
    'new 1',
    'new 2',
    'one',
    'started again',
  ]);
});

test('a link and the file that it leads to are one file; links to folders are not entered', async (t) => {
  const { base, containers, pod } = node(t);
  writeFileSync(join(pod, '0.log'), line('one'));
  symlinkSync(join(pod, '0.log'), join(containers, 'web.log'));
  symlinkSync(base, join(pod, 'loop.log'));
  symlinkSync(join(base, 'nowhere'), join(containers, 'dangling.log'));
  const running = new RunningSource(filesSource({ pattern: join(base, '**', '*.log'), last: undefined, once: true }));
  assert.equal(await running.finished, undefined);
  assert.deepEqual(running.lines, [line('one').trimEnd()]);
});

test('half a line at the end of a file that was rotated is no part of the first line of the next', async (t) => {
  const { containers } = node(t);
  const path = join(containers, 'app.log');
  writeFileSync(path, 'one\nhalf a li');
  const running = new RunningSource(filesSource({ pattern: join(containers, '*.log'), last: undefined }), 20);
  await running.until(() => running.text.endsWith('half a li'));
  renameSync(path, `${path}.1`);
  writeFileSync(path, 'two\n');
  await running.until(() => running.text.endsWith('two\n'));
  await running.stop();
  // As the engine does: a stream that is over has no half a line any more.
  const text = running.events.map((event) => {
    if (event.type === 'end') return '|';
    return event.type === 'bytes' ? Buffer.from(event.bytes).toString() : '';
  });
  assert.equal(text.join('').replace(/\|+$/, ''), 'one\nhalf a li|two\n');
});
