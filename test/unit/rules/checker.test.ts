import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readDocument } from '../../../server/src/core/model/read-document.ts';
import { Checker, check } from '../../../server/src/core/rules/check.ts';
import { rules } from '../../../server/src/core/rules/registry.ts';
import type { CheckedFinding } from '../../../server/src/core/rules/rule.ts';
import { ruleContext } from '../../support/check-text.ts';

/** What a person would see of a finding, its fixes included. */
function seen({ rule, severity, span, message, fixes }: CheckedFinding) {
  const edits = (fixes?.() ?? []).map((fix) => [fix.title.key, fix.edits]);
  return JSON.stringify([rule.id, severity, span, message, edits]);
}

const SETTINGS = {};

const LINES = rules.flatMap(({ examples }) =>
  examples.bad
    .filter(({ file = 'Procfile', text }) => file === 'Procfile' && !/\n./.test(text))
    .map(({ text }) => text.replaceAll(/[«»\n]/g, '')),
);

test('what is taken over from the last version is what a fresh look would find', async () => {
  const base = await ruleContext({ text: '', platform: 'blueking' });
  const line = fc.constantFrom(...LINES, 'web: gunicorn wsgi -b :$PORT', '# a comment', '');
  const versions = fc.array(fc.array(line, { maxLength: 6 }), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(versions, (texts) => {
      const checker = new Checker((rule, error) => {
        throw new Error(rule.id, { cause: error });
      });
      for (const [version, lines] of texts.entries()) {
        const source = { uri: base.document.uri, version, kind: 'procfile' as const, text: lines.join('\n') };
        const context = { ...base, document: readDocument(source, 'yaml') };
        assert.deepEqual(checker.check(context, SETTINGS).map(seen), check(context, SETTINGS).map(seen));
      }
    }),
    { numRuns: 150, seed: 20261121 },
  );
});
