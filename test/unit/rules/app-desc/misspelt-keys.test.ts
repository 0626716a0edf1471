/** Every key of app_desc.yaml in the spelling of the other version, in capitals and with a letter too many. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits } from '../../../../server/src/core/text/text-edit.ts';
import { checkText } from '../../../support/check-text.ts';
import { mutantsOf } from '../../../support/yaml/app-desc-mutants.ts';

for (const version of [2, 3] as const) {
  test(`version ${version}: a key that is spelt another way is found, and the light bulb spells it right`, async () => {
    const wrong: string[] = [];
    let asked = 0;
    for (const { change, text } of mutantsOf(version)) {
      const [, key = '', written = ''] = /(\w+) is (\w+)$/.exec(change) ?? [];
      // The version says how keys are spelt, names of modules and processes are anyone's own.
      if (
        key === '' ||
        /^spec_?version$/i.test(key) ||
        /(?:modules|processes)\.\w+ is /.test(change) ||
        /specs\.|params\./.test(change)
      )
        continue;
      asked++;
      // A third of them: the others are in the same places.
      if (asked % 3 !== version % 3) continue;
      const found = await checkText({ file: 'app_desc.yaml', text });
      const about = found.filter(
        ({ rule, span }) => /unknown-key|ignored-key/.test(rule.id) && text.slice(span.start, span.end) === written,
      );
      const repaired = about.some(({ span, fixes }) => {
        const wanted = text.slice(0, span.start) + key + text.slice(span.end);
        return fixes?.().some(({ edits }) => applyEdits(text, edits) === wanted);
      });
      if (!repaired) wrong.push(change);
    }
    assert.ok(asked > 100, `only ${asked}`);
    assert.deepEqual(wrong, []);
  });
}

test('a line in place of a list is one of `procCommand`, but not where a probe runs it', async () => {
  const fixesFor = async (lines: string): Promise<number> => {
    const text = `specVersion: 3\nmodule:\n  language: Go\n  spec:\n    processes:\n      - name: web\n${lines}`;
    const found = await checkText({ file: 'app_desc.yaml', text });
    return found.filter(({ rule }) => rule.id === 'app-desc/wrong-type').flatMap((one) => one.fixes?.() ?? []).length;
  };
  assert.equal(await fixesFor('        command: run x\n'), 1);
  assert.equal(await fixesFor('        command: run x\n        procCommand: run y\n'), 0);
  assert.equal(
    await fixesFor('        procCommand: run x\n        probes: {liveness: {exec: {command: cat /tmp/a}}}\n'),
    0,
  );
});
