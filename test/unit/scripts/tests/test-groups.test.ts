import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { mayShare, testGroups } from '../../../../scripts/tests/test-groups.mjs';

const head = "import assert from 'node:assert/strict';\nimport { test } from 'node:test';\n";

test('a test file that changes or measures its process gets one of its own', () => {
  assert.ok(mayShare(`${head}import { parse } from '../parse.ts';\nimport fc from 'fast-check';\n`));
  assert.ok(
    mayShare(
      `${head}import { readFileSync } from 'node:fs';\nfor (const process of document.processes) use(process.name);\n`,
    ),
  );
  for (const line of [
    "import {\n  setFlagsFromString,\n} from 'node:v8';",
    "import process from 'node:process';",
    "process.env['HOME'] = folder;",
    "t.mock.timers.enable({ apis: ['Date'] });",
    "Reflect.set(globalThis, 'document', {});",
    'const start = performance.now();',
    '// In a process of its own: it keeps much.',
  ]) {
    assert.ok(!mayShare(`${head}${line}\n`), line);
  }
});

test('every test file runs once, and those that start the command line run alone', () => {
  const files = ['unit', 'cli'].flatMap((kind) =>
    readdirSync(join('test', kind), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => join('test', kind, name)),
  );
  const { waiting, busy, alone } = testGroups(files);
  assert.deepEqual([...waiting.flat(), ...busy.flat(), ...alone].sort(), [...files].sort());
  for (const groups of [waiting, busy]) assert.ok(groups.length > 1 && groups.every(({ length }) => length > 1));
  assert.ok(files.filter((file) => file.startsWith(join('test', 'cli'))).every((file) => alone.includes(file)));
});
