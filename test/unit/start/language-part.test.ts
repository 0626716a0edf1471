import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type LanguagePart, loadLanguage } from '../../../server/src/start/language-part.ts';

test('a part is read when it is asked for, once; one that cannot be read is asked for again', () => {
  const asked: string[] = [];
  let later: () => unknown = () => undefined;
  const parts: Readonly<Record<string, LanguagePart>> = {
    language: (own, require) => {
      later = () => require('language/later');
      own.exports = { serve: require('vscode-languageserver') };
    },
    'language/later': (own) => {
      if (asked.length === 2) throw new Error('not now');
      own.exports = { name: 'later' };
    },
  };
  const server = loadLanguage((name) => {
    asked.push(name);
    const part = parts[name];
    if (!part) throw new Error(name);
    return part;
  });
  assert.ok('serve' in server && server.serve);
  assert.deepEqual(asked, ['language']);
  assert.throws(later, /not now/);
  assert.deepEqual([later(), later()], [{ name: 'later' }, { name: 'later' }]);
  assert.deepEqual(asked, ['language', 'language/later', 'language/later']);
});
