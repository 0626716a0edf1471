import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

/** Literal first arguments of `l10n.t` and of `t`, as it is often taken out of it. */
const CALL = /(?<![\w$])t\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|`((?:[^`\\$]|\\.)*)`)/g;

const sources = readdirSync('client/src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
const sentences = new Set(
  sources.flatMap((name) =>
    [...readFileSync(join('client/src', name), 'utf8').matchAll(CALL)].map(([, a, b, c]) =>
      (a ?? b ?? c ?? '').replace(/\\(.)/g, '$1'),
    ),
  ),
);
const translations = JSON.parse(readFileSync('l10n/bundle.l10n.zh-cn.json', 'utf8')) as Record<string, string>;

test('every sentence of the client has a Chinese translation with the same placeholders', () => {
  assert.ok(sentences.size > 50, `only ${sentences.size} sentences were found`);
  assert.deepEqual([...sentences].filter((sentence) => !translations[sentence]).sort(), []);
  const placeholders = (text: string) => (text.match(/\{\d\}/g) ?? []).sort().join(' ');
  assert.deepEqual(
    Object.entries(translations).filter(([key, text]) => placeholders(key) !== placeholders(text)),
    [],
  );
});

test('every translation is of a sentence of the client that exists', () => {
  assert.deepEqual(
    Object.keys(translations).filter((sentence) => !sentences.has(sentence)),
    [],
  );
});
