// Labels of VS Code draw icons in place of texts that name one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainLabel } from '../../../client/src/plain-label.ts';

/** As VS Code finds icons (microsoft/vscode:src/vs/base/browser/ui/iconLabel/iconLabels.ts); what has a backslash stays text. */
const ICON = /(\\)?\$\(([A-Za-z0-9-]+(?:~[A-Za-z]+)?)\)/g;
const drawn = (label: string): string => label.replace(ICON, (all, backslash) => (backslash ? all.slice(1) : '▢'));

test('a name and a line of a file are drawn as they are written', () => {
  for (const text of [
    'a $(sync~spin) b',
    'web: gunicorn -w $(nproc)',
    '$(cat /tmp/x)',
    '$(a)$(b)',
    'C:\\$(x)',
    '$()',
  ]) {
    assert.equal(drawn(plainLabel(text)), text);
  }
});
