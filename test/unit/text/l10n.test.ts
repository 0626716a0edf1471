import assert from 'node:assert/strict';
import { test } from 'node:test';
import { render, t } from '../../../server/src/core/text/l10n.ts';

test('English stands in for what is not translated', () => {
  const text = t('Port {port} is taken', { port: 8000 });
  assert.equal(render(text), 'Port 8000 is taken');
  assert.equal(render(text, { 'Port {port} is taken': '端口 {port} 被占用' }), '端口 8000 被占用');
});

test('sentences inside sentences are translated too', () => {
  const text = t('Because {reason}', { reason: t('nothing') });
  assert.equal(render(text, { 'Because {reason}': '因为{reason}', nothing: '没有' }), '因为没有');
});

test('a placeholder without a value stays, and values are not read again', () => {
  assert.equal(render(t('{a} {b}', { a: '{b}' })), '{b} {b}');
  assert.equal(render(t('{a}', { a: '$& $1' })), '$& $1');
});
