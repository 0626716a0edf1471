import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explainAt } from '../../../server/src/core/explain/at.ts';
import { render } from '../../../server/src/core/text/l10n.ts';
import { ruleContext } from '../../support/check-text.ts';

/** `^` marks the pointer. */
async function explain(marked: string) {
  const offset = marked.indexOf('^');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const found = explainAt(await ruleContext({ text, file: 'app_desc.yaml' }), offset);
  return (
    found && {
      on: text.slice(found.span.start, found.span.end),
      title: found.explanation.title,
      paragraphs: found.explanation.paragraphs.map((paragraph) => render(paragraph)),
      facts: found.explanation.facts.map(
        ({ label, value }) => `${render(label)}: ${typeof value === 'object' ? render(value) : value}`,
      ),
    }
  );
}

test('a key says what it does, its type, limits and who reads it', async () => {
  const text =
    'spec_version: 2\nmodule:\n  processes:\n    web:\n      probes:\n        liveness:\n          period_se^conds: 5\n';
  const found = await explain(text);
  assert.equal(found?.on, 'period_seconds');
  assert.equal(found?.title, 'module.processes.web.probes.liveness.period_seconds');
  assert.deepEqual(found?.facts, [
    'Type: whole number',
    'Limit: at least 2 (release, cloud-native)',
    'Limit: at most 300 (release, cloud-native)',
    'Default: 10',
    'Part of: app_desc.yaml with `spec_version: 2`',
    'Read: at each deploy, before the build',
  ]);
});

test('a key of version 3 says the version as that spells it', async () => {
  const found = await explain('specVersion: 3\nmodule:\n  langua^ge: Python\n');
  assert.ok(found?.facts.includes('Part of: app_desc.yaml with `specVersion: 3`'));
});

test('a value of a choice says what it means', async () => {
  const found = await explain(
    'spec_version: 2\nmodule:\n  processes:\n    web:\n      command: run x\n      plan: 4C2^G5R\n',
  );
  assert.equal(found?.on, '4C2G5R');
  assert.match(found?.paragraphs[0] ?? '', /4\.096 CPU cores and 2048 MiB/);
});

test('a key that is ignored says what is read instead', async () => {
  const found = await explain('spec_version: 2\napp:\n  market:\n    display_options:\n      is_win_^maximize: true\n');
  assert.match(found?.paragraphs[0] ?? '', /it reads `is_maximized`/);
});

test('the name of a process, words of its command, and nothing at all', async () => {
  assert.equal(
    (await explain('spec_version: 2\nmodule:\n  processes:\n    we^b:\n      command: run x\n'))?.title,
    'web',
  );
  assert.equal(await explain('spec_version: 2\nmodule:\n  favourite_co^lour: blue\n'), undefined);
  assert.equal(await explain('# noth^ing\nspec_version: 2\n'), undefined);
});

test('a file whose aliases stand in one another is no trap', async () => {
  const text = 'spec_version: 2\nmodule: &m\n  processes: &p\n    web: *m\n    worker: *p\n  lang^uage: go\n';
  assert.equal((await explain(text))?.on, 'language');
});
