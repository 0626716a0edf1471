import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageStrings } from '../../../../../../client/src/logs/messages/page-strings.ts';
import { RowLabels } from '../../../../../../client/src/logs/webview/list/row-labels.ts';
import { plainSource } from '../../../../../support/plain-source.ts';

test('rows have to be drawn again when they begin to say of which source they are, or say it otherwise', () => {
  const labels = new RowLabels(pageStrings((text) => text));
  const a = { ...plainSource, id: 'a', label: 'A', colour: 0 };
  const b = { ...plainSource, id: 'b', label: 'B', colour: 1 };
  assert.equal(labels.setSources([a]), false);
  assert.equal(labels.setSources([a, b]), true);
  assert.equal(labels.setSources([{ ...a, phase: 'waiting' }, b]), false);
  assert.equal(labels.setSources([{ ...a, label: 'shop' }, b]), true);
  assert.equal(labels.setSources([{ ...a, label: 'shop' }]), true);
});
