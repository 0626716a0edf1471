// The platform's message that is quoted for lines without a name is the one that PyYAML's reading of the file leads to.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NOT_A_MAPPING, NOT_YAML } from '../../../../server/src/core/rules/procfile/entry-problems.ts';
import { render } from '../../../../server/src/core/text/l10n.ts';
import { checkText } from '../../../support/check-text.ts';
import { requireProgram } from '../../../support/programs.ts';
import { loadWithPyYaml } from '../../../support/python/py-yaml.ts';

const LINES = [
  'web: gunicorn wsgi',
  'web:gunicorn wsgi',
  'python-3.9.5',
  'ps:scale web=1',
  '# note',
  '',
  'api:run # note',
];
const RULES = ['procfile/no-space-after-colon', 'procfile/missing-colon'];

test('lines without a name: the message is that of the platform', async (t) => {
  const python = requireProgram(t, 'yaml', 'python');
  if (!python) return;
  const pairs = LINES.flatMap((a) => LINES.map((b) => `${a}\n${b}\n`));
  const texts = [...LINES.map((a) => `${a}\n`), ...pairs, ...pairs.flatMap((ab) => LINES.map((c) => `${ab}${c}\n`))];
  const answers = loadWithPyYaml(python, texts);
  let compared = 0;
  for (const [i, text] of texts.entries()) {
    const findings = await checkText({ text, platform: 'blueking' });
    const messages = findings.filter(({ rule }) => RULES.includes(rule.id)).map(({ message }) => render(message));
    const answer = answers[i];
    assert.ok(answer);
    const expected = answer.error === undefined ? NOT_A_MAPPING : NOT_YAML;
    for (const message of messages) assert.ok(message.endsWith(expected), `${JSON.stringify(text)}: ${message}`);
    if (messages.length > 0) compared++;
  }
  assert.ok(compared > 250, `${compared} files have such a line`);
});
