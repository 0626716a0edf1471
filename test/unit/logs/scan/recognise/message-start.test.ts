// Where a message may start that stands behind what nobody has taken off.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isMessageStart } from '../../../../../server/src/core/logs/scan/recognise/message-start.ts';

const MESSAGE = 'MemoryError';

for (const before of [
  '',
  'worker: ',
  'app.views - ',
  'django.request ',
  '27.12.2017 13:59:30nginx.1 | 2017/12/27 12:59:30 [error] 26#26: *17 ',
  '[dramatiq] message="',
  'ts=1 msg="',
]) {
  test(`a message may start behind “${before}”`, () => {
    assert.ok(isMessageStart(before + MESSAGE, before.length));
  });
}

for (const before of [
  '    ',
  'we saw a ',
  'request ',
  'the app.views ',
  'said "',
  'title="',
  'q="message="',
  'see #17 *17 ',
]) {
  test(`no message starts behind “${before}”`, () => {
    assert.ok(!isMessageStart(before + MESSAGE, before.length));
  });
}
