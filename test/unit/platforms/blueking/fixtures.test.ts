import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { explainAt } from '../../../../server/src/core/explain/at.ts';
import { render } from '../../../../server/src/core/text/l10n.ts';
import { checkText, ruleContext } from '../../../support/check-text.ts';
import { FIXTURES, type Fixture, IN_USE } from './fixtures.data.ts';

async function refusals({ text, procfile }: Fixture) {
  const files: Record<string, string> = procfile === undefined ? {} : { Procfile: procfile };
  const findings = await checkText({ text, file: 'app_desc.yaml', files: { ...files, 'src/x.py': '' } });
  return findings
    .filter(({ rule }) => /^(?:app-desc|blueking)\//.test(rule.id))
    .map(({ rule, severity, message }) => {
      const name = rule.id.replace(/^.*\//, '');
      return { verdict: severity === 'error' ? name : `${name}:${severity}`, message: render(message) };
    });
}

for (const [group, fixtures] of Object.entries(FIXTURES)) {
  describe(group, () => {
    for (const fixture of fixtures) {
      test(fixture.name, async () => {
        const found = await refusals(fixture);
        const expected = fixture.refused ?? [];
        const errors = found.filter(({ verdict }) => !verdict.includes(':') || expected.includes(verdict));
        assert.deepEqual([...new Set(errors.map(({ verdict }) => verdict))], expected, fixture.text);
        if (fixture.words !== undefined) {
          const said = errors.some(({ message }) => message.includes(fixture.words ?? ''));
          assert.ok(said, errors.map(({ message }) => message).join('\n'));
        }
        for (const [key, words] of Object.entries(fixture.hovers ?? {})) {
          const context = await ruleContext({ text: fixture.text, file: 'app_desc.yaml' });
          const at = fixture.text.lastIndexOf(`${key}:`);
          const found = explainAt(context, at + 1)?.explanation.paragraphs.map((one) => render(one)) ?? [];
          assert.ok(found.join('\n').includes(words) && found.length > 0, `${key}: ${found.join('\n')}`);
        }
      });
    }
  });
}

test('files that are in use have no error', async () => {
  for (const text of IN_USE) {
    const found = await refusals({ name: '', text });
    assert.deepEqual(
      found.filter(({ verdict }) => !verdict.includes(':')),
      [],
    );
  }
});
