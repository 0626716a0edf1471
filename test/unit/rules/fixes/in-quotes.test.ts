// The bad commands of all rules inside the quotes of a shell and of YAML: a fix changes something there, and leaves a
// command that the shell can still read.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rules } from '../../../../server/src/core/rules/registry.ts';
import { render } from '../../../../server/src/core/text/l10n.ts';
import { applyEdits } from '../../../../server/src/core/text/text-edit.ts';
import { checkText, type TextToCheck } from '../../../support/check-text.ts';

const SHELLS: readonly ((command: string) => string)[] = [
  (command) => `bash -c '${command.replaceAll("'", "'\\''")}'`,
  (command) => `sh -c "${command.replace(/[\\"$`]/g, '\\$&')}"`,
];
const FILES: readonly [string, (name: string, command: string) => string][] = [
  ['Procfile', (name, command) => `${name}: ${command}\n`],
  ['app_desc.yaml', (name, command) => inAppDesc(name, JSON.stringify(command))],
];

function inAppDesc(name: string, scalar: string): string {
  return `spec_version: 2\nmodule:\n  language: Python\n  processes:\n    ${name}:\n      command: ${scalar}\n`;
}

const sources = rules.flatMap(({ id, examples }) => {
  if (/^(?:app-desc|procfile|blueking)\//.test(id)) return [];
  return examples.bad.flatMap(({ file = 'Procfile', text, files, platform }, index) => {
    const [, name, command] = /^([a-z][a-z0-9-]*): ?(.*)\n$/.exec(text.replace(/[«»]/g, '')) ?? [];
    if (file !== 'Procfile' || name === undefined || command === undefined) return [];
    // Each shell in one of the files, by turns.
    return SHELLS.flatMap((shell, i) =>
      FILES.filter(([other], at) => at === (i + index) % 2 && (other === file || platform !== 'heroku')).map(
        ([other, write]): TextToCheck => ({ text: write(name, shell(command)), file: other, files, platform }),
      ),
    );
  });
});

test('a fix inside quotes changes something there, and leaves a command that the shell can read', async () => {
  let made = 0;
  const wrong: string[] = [];
  for (const source of sources) {
    const findings = await checkText(source);
    const before = shellErrors(findings);
    for (const { rule, fixes } of findings) {
      for (const { title, edits, otherFiles, deletedFiles } of fixes?.() ?? []) {
        if (otherFiles || deletedFiles) continue;
        const text = applyEdits(source.text, edits);
        const after = shellErrors(await checkText({ ...source, text }));
        if (text === source.text || after > before)
          wrong.push(`${rule.id} «${render(title)}»: ${source.text} -> ${text}`);
        made++;
      }
    }
  }
  assert.deepEqual(wrong, []);
  assert.ok(made > 500, `${made} fixes were made`);
});

function shellErrors(findings: Awaited<ReturnType<typeof checkText>>): number {
  return findings.filter(({ rule }) => /^(?:shell|blueking)\/|yaml-syntax$/.test(rule.id)).length;
}

test('a fix in a block of a Procfile changes its words and nothing else', async () => {
  for (const [header, lines] of [
    ['|', ['gunicorn wsgi --timeot 60']],
    ['>', ['gunicorn wsgi', '--timeot 60']],
    ['|-', ['gunicorn wsgi --timeot 60']],
    ['>+', ['gunicorn wsgi', '--timeot 60', '']],
  ] as const) {
    for (const behind of ['worker: python worker.py\n', '']) {
      const text = `web: ${header}\n${lines.map((line) => `  ${line}`.trimEnd()).join('\n')}\n${behind}`;
      const findings = await checkText({ text, platform: 'blueking' });
      const [fix] = findings.find(({ rule }) => rule.id === 'gunicorn/unknown-option')?.fixes?.() ?? [];
      assert.equal(applyEdits(text, fix?.edits ?? []), text.replace('--timeot', '--timeout'));
    }
  }
});

test('quotes in quotes stay pairs around what is removed and added', async () => {
  for (const behind of ['', ' -w 2']) {
    const text = `web: bash -c 'gunicorn wsgi --access-logformat '\\''%(h)s'\\''${behind}'\n`;
    const findings = await checkText({ text });
    const [remove, add] = findings.find(({ rule }) => rule.id === 'gunicorn/option-without-effect')?.fixes?.() ?? [];
    assert.equal(applyEdits(text, remove?.edits ?? []), `web: bash -c 'gunicorn wsgi${behind}'\n`);
    const added = `${text.slice(0, -2)} --access-logfile -'\n`;
    assert.equal(applyEdits(text, add?.edits ?? []), added);
  }
});
