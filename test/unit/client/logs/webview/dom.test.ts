// Names of processes, instances and sources are text of others as much as lines are: in the page, its titles and its menus.
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { element } from '../../../../../client/src/logs/webview/dom.ts';

/** As much of a page as is needed to make elements. */
function page(t: TestContext) {
  const made = new Map<string, unknown>();
  const createElement = (tag: string) => ({
    setAttribute: (name: string, value: string) => made.set(`${tag} ${name}`, value),
    append: (...children: unknown[]) => made.set(tag, children),
  });
  Reflect.set(globalThis, 'document', { createElement });
  t.after(() => Reflect.deleteProperty(globalThis, 'document'));
  return made;
}

test('text goes in as text, and with attributes, with nothing unseen in it', (t) => {
  const made = page(t);
  element('span', 'process', { title: 'pod-\u202Egnp\u0007', role: undefined }, '<b>we\u202Eb</b>');
  assert.deepEqual(Object.fromEntries(made), {
    'span title': 'pod-\u2426gnp\u2407',
    span: ['<b>we\u2426b</b>'],
  });
});
