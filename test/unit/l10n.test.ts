import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { sentenceId } from '../../server/src/core/text/sentence-id.ts';

function filesBelow(folder: string, extension: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(extension))
    .map((name) => join(folder, name));
}

const LITERAL = /(?<![\w.$])t\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|`((?:[^`\\$]|\\.)*)`)/g;
/** `t(` with anything but a literal behind it; a definition or a mention in a comment is none. */
const DYNAMIC = /(?<![\w.$])t\(\s*(?!['"`])[^)\s]/g;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

function unescaped(text: string): string {
  return text
    .replace(/\\u\{?([0-9a-f]+)\}?/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/\\(.)/g, (_, letter: string) => ESCAPES[letter] ?? letter);
}

/** First arguments of `t(…)` in a source file, and the places where one is no literal. */
function keysOf(path: string): { keys: string[]; dynamic: string[] } {
  const source = readFileSync(path, 'utf8').replace(/^\s*(?:\*|\/\/|\/\*).*$/gm, '');
  const keys = [...source.matchAll(LITERAL)].map(([, a, b, c]) => unescaped(a ?? b ?? c ?? ''));
  const dynamic = path.endsWith('text/l10n.ts')
    ? []
    : [...source.matchAll(DYNAMIC)].map(([found]) => `${path}: ${found}`);
  return { keys, dynamic };
}

/** Sentences in data files: what programs/option-data.ts makes texts of. */
function dataKeys(value: unknown, name = ''): string[] {
  if (typeof value === 'string') return ['description', 'accepts', 'notes', 'title'].includes(name) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((item) => dataKeys(item, name));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => dataKeys(item, key));
}

const found = filesBelow('server/src', '.ts').map(keysOf);
const data = filesBelow('server/src', '.data.json').flatMap((path) => dataKeys(JSON.parse(readFileSync(path, 'utf8'))));
const keys = new Set([...found.flatMap((file) => file.keys), ...data]);
const areas = filesBelow('l10n/server/zh-cn', '.json').map((path) => ({
  path,
  entries: JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>,
}));
const translations = new Map(areas.flatMap(({ entries }) => Object.entries(entries)));

test('every sentence of the server has a Chinese translation', () => {
  assert.ok(keys.size > 500, `only ${keys.size} sentences were found`);
  assert.deepEqual([...keys].filter((key) => !translations.get(key)).sort(), []);
});

test('every translation is of a sentence that exists', () => {
  assert.deepEqual([...translations.keys()].filter((key) => !keys.has(key)).sort(), []);
});

test('a translation has the placeholders of its sentence', () => {
  const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join(' ');
  const wrong = [...translations].filter(([key, text]) => placeholders(key) !== placeholders(text));
  assert.deepEqual(wrong, []);
});

test('no sentence is translated in two ways', () => {
  const seen = new Map<string, string>();
  const twice: string[] = [];
  for (const { path, entries } of areas) {
    for (const [key, text] of Object.entries(entries)) {
      const before = seen.get(key);
      if (before !== undefined && before !== text) twice.push(`${path}: ${key}`);
      seen.set(key, text);
    }
  }
  assert.deepEqual(twice, []);
});

test('every sentence has an id of its own', () => {
  assert.equal(new Set([...keys].map(sentenceId)).size, keys.size);
});

test('sentences are literals, so that they can be found', () => {
  assert.deepEqual(
    found.flatMap((file) => file.dynamic),
    [],
  );
});

test('a worker is called by its word where it is one of Celery, 工作进程 where it is one of a server', () => {
  /** The names of options and words in quotes are no prose. */
  const prose = (text: string) => text.replace(/`[^`]*`|“[^”]*”/g, '');
  const wrong = areas.flatMap(({ path, entries }) =>
    Object.entries(entries).filter(([key, text]) => {
      if (/(?:celery|queues)\.json$/.test(path)) return text.includes('工作进程');
      const isOfTasks =
        /celery|gossip|broker|task|queue|heartbeat|scheduler|the worker process|worker process of its own/i.test(key);
      return !isOfTasks && /(?<![\w.-])worker(?![\w-])/.test(prose(text));
    }),
  );
  assert.deepEqual(wrong, []);
});
