import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Document } from '../../../../server/src/core/model/document.ts';
import { rules } from '../../../../server/src/core/rules/registry.ts';
import { render } from '../../../../server/src/core/text/l10n.ts';
import { applyEdits } from '../../../../server/src/core/text/text-edit.ts';
import { disableActions } from '../../../../server/src/features/code-actions/disable-rule.ts';
import { checkText, ruleContext, type TextToCheck } from '../../../support/check-text.ts';

function commandsOf({ processes }: Document): readonly string[] {
  return processes.all.map(({ name, command }) => `${name}: ${command?.text.text}`);
}

async function holds(rule: string, source: TextToCheck): Promise<string[]> {
  const { document } = await ruleContext(source);
  const found = (await checkText(source)).filter((one) => one.rule.id === rule);
  const wrong: string[] = [];
  for (const finding of found) {
    for (const { title, edit } of disableActions(document, finding)) {
      const silenced = { ...source, text: applyEdits(source.text, [edit]) };
      const { document: after } = await ruleContext(silenced);
      const ids = (await checkText(silenced)).map((one) => one.rule.id);
      const isSame = commandsOf(after).join('\n') === commandsOf(document).join('\n');
      const isLeft = ids.filter((id) => id === rule).length >= found.length;
      const isUnused = ids.some((id) => id.startsWith('suppression/'));
      if (!isSame || isLeft || isUnused) wrong.push(`${render(title)}: ${JSON.stringify(silenced.text)}`);
    }
  }
  return wrong;
}

test('every way to silence a finding silences it, and changes no command', async () => {
  const wrong: string[] = [];
  for (const { id, examples } of rules) {
    for (const { text, file, files, platform } of examples.bad) {
      wrong.push(...(await holds(id, { text: text.replace(/[«»]/g, ''), file, files, platform })));
    }
  }
  assert.deepEqual(wrong, []);
});

test('a comment is put behind a byte order mark, and has no tabs before it', async () => {
  assert.deepEqual(await holds('gunicorn/unknown-option', { text: '\ufeffweb: gunicorn wsgi --timeot 1\n' }), []);
  const text = 'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web:\n\t  command: gunicorn wsgi\n';
  assert.deepEqual(await holds('app-desc/yaml-syntax', { file: 'app_desc.yaml', text }), []);
});
