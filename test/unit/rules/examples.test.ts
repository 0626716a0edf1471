import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { rules } from '../../../server/src/core/rules/registry.ts';
import type { Finding, Rule, RuleContext, RuleExample } from '../../../server/src/core/rules/rule.ts';
import { applyEdits } from '../../../server/src/core/text/text-edit.ts';
import { ruleContext } from '../../support/check-text.ts';

/** Found by the suppressions and limits themselves, too long to be read, or no part of a text: they have tests of their own. */
const WITHOUT_CHECK = new Set([
  'file/encoding',
  'suppression/unused',
  'file/too-large',
  'file/too-many-problems',
  'shell/command-too-long',
]);

function contextOf(example: RuleExample, text: string): Promise<RuleContext> {
  return ruleContext({ text, file: example.file, platform: example.platform, files: example.files });
}

function run(rule: Rule, context: RuleContext): Finding[] {
  return [...rule.check(context)].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function preferredFix(finding: Finding) {
  const fixes = finding.fixes?.() ?? [];
  assert.ok(fixes.filter(({ preferred }) => preferred).length <= 1, 'at most one fix is the preferred one');
  return fixes.find(({ preferred }) => preferred) ?? fixes[0];
}

for (const rule of rules) {
  describe(rule.id, () => {
    test('has examples, sources and words', () => {
      assert.match(rule.id, /^[a-z-]+\/[a-z0-9-]+$/);
      assert.ok(rule.sources.length > 0, 'no source');
      assert.ok(rule.title.key && rule.explanation.key);
      if (WITHOUT_CHECK.has(rule.id)) return;
      assert.ok(rule.examples.bad.length > 0, 'no bad example');
      assert.ok(rule.examples.good.length > 0, 'no good example');
    });

    rule.examples.bad.forEach((example, i) => {
      test(`bad example ${i + 1}: ${JSON.stringify(example.text)}`, async () => {
        const { text, spans } = marked(example.text);
        assert.ok(spans.length > 0, 'mark the place with « and »');
        const findings = run(rule, await contextOf(example, text));
        assert.deepEqual(
          findings.map(({ span }) => text.slice(span.start, span.end)),
          spans.map(({ start, end }) => text.slice(start, end)),
        );
        assert.deepEqual(
          findings.map(({ span }) => ({ start: span.start, end: span.end })),
          spans,
        );
        const fix = findings[0] && preferredFix(findings[0]);
        if (example.fixed === undefined) {
          assert.equal(fix?.preferred ?? false, false, 'a preferred fix needs `fixed` in the example');
          return;
        }
        const edits = findings.flatMap((finding) => preferredFix(finding)?.edits ?? []);
        const fixed = applyEdits(text, edits);
        assert.equal(fixed, example.fixed);
        if (fix?.otherFiles) return;
        const after = run(rule, await contextOf(example, fixed));
        assert.deepEqual(
          after.map(({ span }) => fixed.slice(span.start, span.end)),
          [],
          'the repaired text still has the problem',
        );
      });
    });

    rule.examples.good.forEach((example, i) => {
      test(`good example ${i + 1}: ${JSON.stringify(example.text)}`, async () => {
        const findings = run(rule, await contextOf(example, example.text));
        assert.deepEqual(
          findings.map(({ span }) => example.text.slice(span.start, span.end)),
          [],
        );
      });
    });
  });
}

/** Takes the marks out; the places they stood at, in the order of the text. */
function marked(example: string): { text: string; spans: { start: number; end: number }[] } {
  let text = '';
  const open: number[] = [];
  const spans: { start: number; end: number }[] = [];
  for (const character of example) {
    if (character === '«') open.push(text.length);
    else if (character === '»') spans.push({ start: open.pop() ?? 0, end: text.length });
    else text += character;
  }
  return { text, spans: spans.sort((a, b) => a.start - b.start || a.end - b.end) };
}
