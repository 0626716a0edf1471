// A notification of VS Code makes links, of commands too, from texts that look like Markdown.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainMessage } from '../../../client/src/plain-message.ts';
import { sourceFiles } from '../../support/source-files.ts';

/** As VS Code finds links, after it has made spaces of line ends (microsoft/vscode:src/vs/base/common/linkedText.ts). */
const LINK = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;

test('no text of others becomes a link', () => {
  const hostile = [
    '[Fix](command:workbench.action.terminal.sendSequence?%7B%22text%22%3A%22x%22%7D)',
    'a [b](https://example.com "c") d',
    '[[a](file:///b)](command:c)',
    '[a](COMMAND:b)',
  ];
  for (const text of hostile) {
    assert.match(text, LINK);
    assert.doesNotMatch(plainMessage(text).replace(/\r\n|\n|\r/g, ' '), LINK);
  }
  assert.equal(plainMessage('"web" [x] (y): \u202Eb'), '"web" [x] (y): \u2426b');
});

test('every notification is told through it', () => {
  const wrong = sourceFiles(['client'], ['.ts'])
    .filter(({ path }) => path !== 'client/src/notifications.ts')
    .flatMap(({ path, lines }) =>
      lines.flatMap((line, i) => (/show(?:Error|Warning|Information)Message/.test(line) ? [`${path}:${i + 1}`] : [])),
    );
  assert.deepEqual(wrong, []);
});
