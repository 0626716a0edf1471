// Which rules are asked about what: whoever is left alone would have had nothing to say.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ListedProcesses } from '../../../server/src/core/model/listed-processes.ts';
import { SETTINGS } from '../../../server/src/core/programs/gunicorn/settings-data.ts';
import { allPrograms } from '../../../server/src/core/programs/registry.ts';
import { rules } from '../../../server/src/core/rules/registry.ts';
import type { RuleContext } from '../../../server/src/core/rules/rule.ts';
import { documentRules, processRules } from '../../../server/src/core/rules/rules-about.ts';
import { ruleContext } from '../../support/check-text.ts';
import { sourceFiles } from '../../support/source-files.ts';

test('every rule of the source is in the registry, which makes its settings, its documentation and the tests of its examples', () => {
  const lines = sourceFiles(['server/src/core/rules'], ['.ts']).flatMap((file) => file.lines);
  const written = lines.flatMap((line) => /^ {2}id: '([a-z-]+\/[a-z\d-]+)',$/.exec(line)?.[1] ?? []);
  assert.deepEqual(written.sort(), rules.map(({ id }) => id).sort());
});

/** What the rules say that are not asked. */
function unheard(context: RuleContext): string[] {
  const { document } = context;
  const ofDocuments = new Set(documentRules(context));
  const found = rules
    .filter((rule) => rule.scope === 'document' && !ofDocuments.has(rule))
    .filter((rule) => [...rule.check(context)].length > 0);
  for (const process of document.processes) {
    const alone = { ...context, document: { ...document, processes: new ListedProcesses([process]) } };
    const asked = new Set(processRules(alone));
    for (const rule of rules) {
      if (rule.scope === 'process' && !asked.has(rule) && [...rule.check(alone)].length > 0) found.push(rule);
    }
  }
  return found.map(({ id }) => id);
}

test('of all examples nothing is missed', async () => {
  for (const { id, examples } of rules) {
    for (const example of [...examples.bad, ...examples.good]) {
      const context = await ruleContext({ ...example, text: example.text.replaceAll(/[«»]/g, '') });
      assert.deepEqual(unheard(context), [], `${id}: ${example.text}`);
    }
  }
});

test('nor of real commands, on any platform', async () => {
  const lines = readFileSync('test/fixtures/commands.txt', 'utf8')
    .split('\n')
    .filter((line) => line.includes('\t'));
  const text = lines.map((line, i) => `p${i}: ${line.slice(line.indexOf('\t') + 1)}\n`).join('');
  for (const platform of ['heroku', 'blueking', 'generic'] as const) {
    assert.deepEqual(unheard(await ruleContext({ text, platform })), [], platform);
  }
});

test('the programs that rules name are known ones', () => {
  const known = new Set(allPrograms().map(({ id }) => id));
  const named = rules.flatMap((rule) => rule.programs ?? []);
  assert.deepEqual(
    named.filter((id) => !known.has(id)),
    [],
  );
  assert.ok(named.length > 0);
});

test('every program that a rule names makes that rule be asked', async () => {
  const byId = new Map(allPrograms().map((program) => [program.id, program]));
  for (const rule of rules) {
    if (rule.scope !== 'process') continue;
    for (const id of rule.programs ?? []) {
      const given = (rule.settings ?? []).slice(0, 1).map(writtenOut).join('');
      // Many speak of mistakes only.
      const context = await ruleContext({ text: `web: ${byId.get(id)?.names[0]} x --no-such-option${given}\n` });
      assert.ok([...processRules(context)].includes(rule), `${rule.id} for ${id}`);
    }
  }
});

test('every setting that a rule names makes it be asked', async () => {
  const named = rules.flatMap((rule) => (rule.settings ?? []).map((name) => ({ rule, name })));
  assert.ok(named.length > 0);
  for (const { rule, name } of named) {
    const context = await ruleContext({ text: `web: gunicorn x${writtenOut(name)}\n` });
    assert.ok([...processRules(context)].includes(rule), `${rule.id} for ${name}`);
  }
});

/** A setting as an option of the command line. */
function writtenOut(name: string): string {
  const setting = SETTINGS.find((one) => one.name === name);
  assert.ok(setting, name);
  return ` ${setting.flags.at(-1)}${setting.action?.startsWith('store_') ? '' : ' 1'}`;
}

test('a Procfile that starts gunicorn is not held against what it does not have', async () => {
  const context = await ruleContext({ text: 'web: gunicorn wsgi\n' });
  const asked = [...documentRules(context), ...processRules(context)];
  assert.ok(asked.length > 0);
  assert.deepEqual(
    asked.filter(({ id }) => /^(?:app-desc|celery|servers)\//.test(id)),
    [],
  );
});
