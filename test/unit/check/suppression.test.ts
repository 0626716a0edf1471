import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits } from '../../../server/src/core/text/text-edit.ts';
import { checkText } from '../../support/check-text.ts';

const BAD = 'gunicorn wsgi --daemon -b :$PORT';
const APP_DESC = ['spec_version: 2', 'module:', '  language: python', '  processes:', '    web:'].join('\n');

async function rulesOf(text: string, file = 'Procfile'): Promise<string[]> {
  const findings = await checkText({ text, file });
  return findings.map(({ rule }) => rule.id).filter((id) => id === 'gunicorn/daemon' || id === 'suppression/unused');
}

test('without a comment the rule speaks', async () => {
  assert.deepEqual(await rulesOf(`web: ${BAD}\n`), ['gunicorn/daemon']);
});

test('a comment above the line, at its end, or for the file silences the rules it names', async () => {
  assert.deepEqual(await rulesOf(`# procfile-doctor-disable-next-line gunicorn/daemon -- a reason\nweb: ${BAD}\n`), []);
  assert.deepEqual(await rulesOf(`web: ${BAD} # procfile-doctor-disable-line gunicorn/daemon\n`), []);
  assert.deepEqual(await rulesOf(`# procfile-doctor-disable gunicorn/daemon\n\nweb: ${BAD}\n`), []);
  assert.deepEqual(await rulesOf(`# procfile-doctor-disable-next-line\nweb: ${BAD}\n`), []);
  const command = `${APP_DESC}\n      # procfile-doctor-disable-next-line gunicorn/daemon\n      command: ${BAD}\n`;
  assert.deepEqual(await rulesOf(command, 'app_desc.yaml'), []);
});

test('another line, or another rule, is not silenced, and the comment is reported', async () => {
  assert.deepEqual(await rulesOf(`# procfile-doctor-disable-next-line gunicorn/daemon\na: x y\nweb: ${BAD}\n`), [
    'suppression/unused',
    'gunicorn/daemon',
  ]);
  assert.deepEqual(await rulesOf(`# procfile-doctor-disable-next-line gunicorn/preload\nweb: ${BAD}\n`), [
    'suppression/unused',
    'gunicorn/daemon',
  ]);
});

test('what silences nothing can be taken out: one name of several, or the whole comment with its line', async () => {
  const repaired = async (text: string) => {
    const [finding] = (await checkText({ text })).filter(({ rule }) => rule.id === 'suppression/unused');
    return applyEdits(text, finding?.fixes?.()[0]?.edits ?? []);
  };
  assert.equal(
    await repaired(`# procfile-doctor-disable gunicorn/daemon, gunicorn/preload\nweb: ${BAD}\n`),
    `# procfile-doctor-disable gunicorn/daemon\nweb: ${BAD}\n`,
  );
  assert.equal(await repaired('# procfile-doctor-disable a/b\nweb: x y\n'), 'web: x y\n');
});
