import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { moduleOfTables } from '../../../../scripts/build/tables.mjs';

async function read(data: unknown): Promise<unknown> {
  const code = Buffer.from(moduleOfTables(data)).toString('base64');
  return (await import(`data:text/javascript;base64,${code}`)).default;
}

test('what a module of tables gives out is what the JSON says', async () => {
  const rows = [
    { id: 'a,', flags: ['-a', '-b'] },
    { id: 'b]', inner: [{ x: 1, __proto__x: null }, { y: [] }] },
    {},
    { other: { list: [{ only: 'one' }] }, isSet: false },
  ];
  for (const data of [rows, { rows, text: ',,]', number: 1.5 }, [], [1, { a: 1 }], [{ a: 1 }, [2]], null]) {
    assert.deepEqual(await read(data), data);
  }
});

test('so does that of each program, in fewer bytes', async () => {
  const folder = 'server/src/core/programs';
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.data.json'),
  );
  assert.ok(files.length > 8);
  for (const path of files) {
    const data: unknown = JSON.parse(readFileSync(join(folder, path), 'utf8'));
    assert.deepEqual(await read(data), data, path);
    assert.ok(moduleOfTables(data).length < JSON.stringify(data).length, path);
  }
});
