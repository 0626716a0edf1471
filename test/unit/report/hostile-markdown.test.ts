// Hovers and reports are Markdown that an editor renders: what files and logs say is never markup in it. A picture would be
// fetched by merely looking at it, a link could run a command.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../../server/src/core/check/checker.ts';
import { explainAt } from '../../../server/src/core/explain/at.ts';
import { toMarkdown } from '../../../server/src/core/explain/explanation.ts';
import { incidentFinding } from '../../../server/src/core/remedies/incident-finding.ts';
import { diagnose } from '../../../server/src/core/report/diagnosis.ts';
import { markdownReport } from '../../../server/src/core/report/markdown-report.ts';
import { effectiveConfiguration } from '../../../server/src/features/effective-configuration.ts';
import { ruleContext } from '../../support/check-text.ts';
import { readLogText } from '../../support/incidents-of.ts';
import { outsideCode } from '../../support/markdown.ts';

const MARKUP = [
  '![p](https://example.com/p.png)',
  '[c](command:x)',
  '<img src=x>',
  '&#x202e;',
  '|',
  '# h',
  '`',
  '``',
  '~~~',
];
const HOSTILE = [
  ...MARKUP,
  '` ![p](https://example.com/p.png) `',
  '``` [c](command:x) `',
  '\\`[c](command:x)`',
  '\u202Ex\x1b',
];
const OURS = /\[(?:Read more: )?[\w./-]+\]\(https:\/\/[\w./#?=:-]+\)/g;

function assertPlain(markdown: string, about: string): void {
  const markup = outsideCode(markdown.replace(OURS, ''));
  assert.doesNotMatch(markup, /!\[|\]\(|<\w|&#?\w+;/, `${about}\n${markdown}`);
  assert.doesNotMatch(markdown, /[\u0000-\u0008\u000B-\u001F\u202E]/, about);
}

/** A command and a gunicorn.conf.py that say `word` wherever a hover quotes something. */
function hostileContext(word: string) {
  const quoted = word.replaceAll("'", '').replaceAll('\\', '');
  const options = ['--name', '--bind', '--worker-tmp-dir', '--access-logformat', '-k', '--nope'];
  const text = `web: X='${quoted}' gunicorn '${quoted}' ${options.map((one) => `${one} '${quoted}'`).join(' ')}\n`;
  return ruleContext({
    text: `${text}${word}: celery -A '${quoted}' worker\n`,
    files: { 'gunicorn.conf.py': `proc_name = ${JSON.stringify(word)}\nbind = [${JSON.stringify(word)}]\n` },
  });
}

test('no hover has markup of others', async () => {
  for (const word of HOSTILE) {
    const context = await hostileContext(word);
    const seen = new Set<string>();
    for (let offset = 0; offset < context.document.text.length; offset++) {
      const found = explainAt(context, offset);
      if (found) seen.add(toMarkdown(found.explanation, {}));
    }
    assert.ok(seen.size > 5, String(seen.size));
    for (const markdown of seen) assertPlain(markdown, word);
  }
});

test('no report has markup of others', async () => {
  const { incidents } = readLogText('[2026-11-20 09:59:51 +0800] [1] [CRITICAL] WORKER TIMEOUT (pid:17)');
  for (const word of HOSTILE) {
    const context = await hostileContext(word);
    const file = { ...context, path: `${word}/Procfile`, findings: check(context) };
    const told = incidents.map((one) => ({
      ...one,
      process: word,
      about: word,
      title: word,
      evidence: [word, ...one.evidence],
    }));
    const diagnosis = diagnose({ files: [file], incidents: told, health: [], lead: incidentFinding, translations: {} });
    assertPlain(markdownReport(diagnosis, {}), word);
    assertPlain(effectiveConfiguration(file, [], {}) ?? '', word);
  }
});
