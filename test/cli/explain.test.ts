// What the command line explains is written down when it is built: here it is held against what it was made of.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { allOptions } from '../../server/src/core/explain/all-options.ts';
import { toPlainText } from '../../server/src/core/explain/explanation.ts';
import { lookUp } from '../../server/src/core/explain/lookup.ts';
import { SIGNATURES } from '../../server/src/core/logs/signatures/catalogue.ts';
import { allPrograms } from '../../server/src/core/programs/registry.ts';
import { rules } from '../../server/src/core/rules/registry.ts';
import { ruleDocumentation } from '../../server/src/features/documentation-links.ts';

const options = allPrograms().flatMap((program) =>
  allOptions(program).flatMap((group) =>
    group.options.map(({ flags }) => [
      program.names[0] ?? '',
      ...(group.command ? [group.command.name] : []),
      flags[0] ?? '',
    ]),
  ),
);
const programs = allPrograms().flatMap((program) => [program.id, ...program.names]);
const names = [...[...rules, ...SIGNATURES].map(({ id }) => id), ...programs];
const keys = [['processes.replicas'], ['env_variables'], ['BKPAAS_APP_ID'], ['DYNO']];

/** Each in a line of its own: one process for all. */
const EXPLAIN_ALL = `
const { part } = require(process.argv[1]);
const explain = part('cli/explain').runExplain;
const said = [];
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = (text) => said.push(text);
(async () => {
  for (const words of JSON.parse(process.argv[2])) await explain(words);
  write(JSON.stringify(said));
})();`;

test('explain says of every rule, signature, program and option what the sources say', () => {
  const asked = [...names.map((name) => [name]), ...options, ...keys];
  assert.ok(asked.length > 800, String(asked.length));
  const args = ['-e', EXPLAIN_ALL, resolve('dist/cli/parts.js'), JSON.stringify(asked)];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1e8 });
  assert.equal(stderr, '');
  const said: readonly string[] = JSON.parse(stdout);
  for (const [i, words] of asked.entries()) {
    const { found, ...result } = lookUp(words);
    assert.ok(found, words.join(' '));
    const documentation = 'isRule' in result ? ruleDocumentation(words[0] ?? '') : found.documentation;
    assert.equal(said[i], toPlainText({ ...found, documentation }, {}), words.join(' '));
  }
});
