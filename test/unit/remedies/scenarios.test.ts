// Every scenario of docs/scenarios.md: log -> incident -> finding at the right words -> fix -> repaired text -> deploy.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { outdatedFinding } from '../../../server/src/core/remedies/outdated-finding.ts';
import { render } from '../../../server/src/core/text/l10n.ts';
import { type FailedText, findingsOf, inWords } from '../../support/repairs.ts';
import type { ScenarioCase } from '../../support/scenario.ts';
import { caseName, SCENARIOS } from '../../support/scenarios.data.ts';

for (const scenario of SCENARIOS) {
  for (const one of scenario.cases) {
    test(caseName(scenario, one), () => goesAsTold(one));
  }
}

async function goesAsTold(one: ScenarioCase): Promise<void> {
  const { finding: expected, text: marked } = one;
  const text = marked.replace(/[«»]/g, '');
  const source: FailedText = { ...one, text };
  const { context, findings } = await findingsOf(source);
  if (!expected) return assert.deepEqual(findings, []);
  const { signature } = expected;
  const [finding, ...more] = findings.filter(({ incident }) => !signature || incident.signature === signature);
  assert.ok(finding, 'no incident leads to this file');
  assert.deepEqual(more, []);
  const { at, message, related, fixes } = inWords(context, finding);
  assert.deepEqual(
    { at, message, severity: finding.severity },
    { at: /«(.*)»/s.exec(marked)?.[1], message: expected.message, severity: expected.severity },
  );
  assert.equal(finding.span.start, marked.indexOf('«'));
  for (const sentence of expected.says ?? []) {
    assert.ok(
      related.some((said) => said.includes(sentence)),
      `nobody says “${sentence}” but: ${related.join(' | ')}`,
    );
  }
  assert.deepEqual(
    fixes,
    expected.fixes.map((fix) => ({ title: fix.title, text: fix.text ?? text, others: fix.others ?? {} })),
  );
  assert.ok(finding.remedies.length <= 2);
  const everything = JSON.stringify([related, fixes]);
  for (const never of expected.never ?? []) assert.ok(!everything.includes(never), `${never} is in ${everything}`);

  for (const { title, text: repaired, others } of fixes) {
    const after = await findingsOf({ ...source, text: repaired, files: { ...source.files, ...others } });
    const again = after.findings.find(({ incident }) => incident.id === finding.incident.id);
    assert.ok(again, 'the incident no longer leads to the repaired text');
    assert.ok(!inWords(after.context, again).fixes.some((fix) => fix.title === title), `${title} is offered twice`);
    assert.notEqual(again.basis, finding.basis, 'nobody would see that the text has changed');
    const outdated = outdatedFinding(again);
    assert.deepEqual([outdated.severity, outdated.fixes?.()], ['information', []]);
    assert.match(render(outdated.message), /has been changed since\. Deploy it/);
  }
}

test('every scenario of the list is there, with a case and a proof', () => {
  assert.deepEqual(
    SCENARIOS.map(({ number }) => number),
    Array.from({ length: 12 }, (_, i) => i + 1),
  );
  assert.deepEqual(
    SCENARIOS.filter(({ cases }) => cases.length === 0).map(({ title }) => title),
    [],
  );
});

test('every test that a scenario names is there', () => {
  const missing = SCENARIOS.flatMap(({ proofs }) =>
    proofs.filter(({ file, test: name }) => {
      const source = readFileSync(file, 'utf8');
      return !source.includes(`test('${name}'`) && !source.includes(`test(\n  '${name}'`);
    }),
  );
  assert.deepEqual(missing, []);
});
