import assert from 'node:assert/strict';
import { test } from 'node:test';
import { safeEdits } from '../../../../server/src/core/rules/fixes/safe-edits.ts';
import { rules } from '../../../../server/src/core/rules/registry.ts';
import { applyEdits } from '../../../../server/src/core/text/text-edit.ts';
import { checkText, ruleContext, type TextToCheck } from '../../../support/check-text.ts';

/** Every bad text that a rule brings along, with the files around it. */
const sources: (TextToCheck & { text: string })[] = rules.flatMap(({ examples }) =>
  examples.bad.map(({ text, file, platform, files }) => ({
    text: text.replaceAll(/[«»]/g, ''),
    file,
    platform,
    files,
  })),
);

/** What every rule says of every one of these texts. */
const found = await Promise.all(
  sources.map(async (source) => {
    const context = await ruleContext(source);
    return { source, said: rules.map((rule) => ({ rule, findings: [...rule.check(context)] })) };
  }),
);

test('every fix that is offered mends what it is offered for, and nothing needs it twice', async () => {
  let applied = 0;
  for (const { source, said } of found) {
    for (const { rule, findings } of said) {
      for (const fix of findings.flatMap(({ fixes }) => fixes?.() ?? [])) {
        if (fix.edits.length === 0) continue;
        applied++;
        const text = applyEdits(source.text, fix.edits);
        const what = `${rule.id}, ${fix.title.key}: ${JSON.stringify(source.text)} -> ${JSON.stringify(text)}`;
        assert.notEqual(text, source.text, what);
        const after = [...rule.check(await ruleContext({ ...source, text }))];
        assert.ok(after.length < findings.length, `${what} still has it`);
      }
    }
  }
  assert.ok(applied > 200, `only ${applied} fixes were tried`);
});

test('a fix that deletes a file mends what it is offered for, and is never made unasked', async () => {
  let deleted = 0;
  for (const { source, said } of found) {
    for (const { rule, findings } of said) {
      for (const fix of findings.flatMap(({ fixes }) => fixes?.() ?? [])) {
        const names = (fix.deletedFiles ?? []).map((uri) => uri.replace(/^.*\//, ''));
        if (names.length === 0) continue;
        deleted++;
        assert.equal(fix.safe, false, rule.id);
        assert.equal(fix.preferred, false, rule.id);
        const files = { ...source.files, [source.file ?? 'Procfile']: source.text };
        for (const name of names) {
          assert.ok(name in files, `${name} is not there`);
          delete files[name];
        }
        for (const [file, text] of Object.entries(files)) {
          assert.deepEqual([...rule.check(await ruleContext({ ...source, file, text, files }))], []);
        }
      }
    }
  }
  assert.ok(deleted >= 4, `only ${deleted}`);
});

test('safe fixes come to an end, and a text that is through is left alone', async () => {
  for (const source of sources) {
    let { text } = source;
    let rounds = 0;
    for (;;) {
      const edits = safeEdits(await checkText({ ...source, text }));
      if (edits.length === 0) break;
      text = applyEdits(text, edits);
      rounds++;
      assert.ok(rounds <= 10, `${JSON.stringify(source.text)} is never through: ${JSON.stringify(text)}`);
    }
    assert.deepEqual(safeEdits(await checkText({ ...source, text })), []);
  }
});
