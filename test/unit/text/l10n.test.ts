import assert from 'node:assert/strict';
import { test } from 'node:test';
import { render, type Translations, t } from '../../../server/src/core/text/l10n.ts';
import { sentenceId } from '../../../server/src/core/text/sentence-id.ts';

function translations(sentences: Readonly<Record<string, string>>): Translations {
  return Object.fromEntries(Object.entries(sentences).map(([english, other]) => [sentenceId(english), other]));
}

test('English stands in for what is not translated', () => {
  const text = t('Port {port} is taken', { port: 8000 });
  assert.equal(render(text), 'Port 8000 is taken');
  assert.equal(render(text, translations({ 'Port {port} is taken': '端口 {port} 被占用' })), '端口 8000 被占用');
});

test('sentences inside sentences are translated too', () => {
  const text = t('Because {reason}', { reason: t('nothing') });
  assert.equal(render(text, translations({ 'Because {reason}': '因为{reason}', nothing: '没有' })), '因为没有');
});

test('a placeholder without a value stays, and values are not read again', () => {
  assert.equal(render(t('{a} {b}', { a: '{b}' })), '{b} {b}');
  assert.equal(render(t('{a}', { a: '$& $1' })), '$& $1');
});
