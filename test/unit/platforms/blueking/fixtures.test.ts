import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { render } from '../../../../server/src/core/text/l10n.ts';
import { checkText } from '../../../support/check-text.ts';
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
