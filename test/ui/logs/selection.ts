// What is selected, by mouse or by keys, is what is copied: also where the list has drawn only a part of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { panel } from './window.ts';

const clipboard = () => panel.workbench.page.evaluate(() => navigator.clipboard.readText()).catch(() => '');

/** What the lines in the clipboard say, once they are as many as wanted. */
async function copied(lines: number): Promise<readonly string[]> {
  let said: readonly string[] = [];
  await panel.until(async () => {
    said = (await clipboard()).split('\n').filter(Boolean);
    return said.length === lines;
  }, `${lines} lines are copied`);
  return said.map((line) => line.slice(line.lastIndexOf(': ') + 2));
}

const drawnText = () => panel.locator('.list').evaluate(() => document.getSelection()?.toString() ?? '');

async function placeOf(text: string): Promise<{ readonly x: number; readonly y: number }> {
  const box = await panel.rows(text).locator('.message').boundingBox();
  assert.ok(box);
  return { x: box.x + 3, y: box.y + 5 };
}

async function draw(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  const { mouse } = panel.workbench.page;
  await mouse.move(from.x, from.y);
  await mouse.down();
  await mouse.move(to.x, to.y, { steps: 5 });
}

test('rows between a click and one with Shift are copied, however far apart they are', async () => {
  await panel.workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  for (let i = 0; i < 1500; i++) panel.demo.application.write('web', `chosen ${i};`);
  await panel.command('Follow Newest Line');
  await panel.rows('chosen 1499;').click({ position: { x: 250, y: 5 } });
  await panel.locator('.list').evaluate((list) => {
    list.scrollTop = 0;
  });
  await panel.rows('chosen 3;').click({ position: { x: 300, y: 5 }, modifiers: ['Shift'] });
  await panel.press('Control+C');
  const lines = await copied(1497);
  assert.deepEqual([lines[0], lines.at(-1)], ['chosen 3;', 'chosen 1499;']);
});

test('the mouse drawn from row to row selects rows, and scrolls where it is held above the list', async () => {
  const { mouse } = panel.workbench.page;
  await panel.command('Follow Newest Line');
  await panel.rows('chosen 1499;').waitFor();
  await draw(await placeOf('chosen 1496;'), await placeOf('chosen 1498;'));
  await mouse.up();
  assert.equal(await drawnText(), '');
  await panel.press('Control+C');
  assert.deepEqual(await copied(3), ['chosen 1496;', 'chosen 1497;', 'chosen 1498;']);

  const list = await panel.locator('.list').boundingBox();
  assert.ok(list);
  const drawn = () => panel.locator('.row').evaluateAll((rows) => rows.map(({ id }) => id));
  const last = await drawn();
  await draw(await placeOf('chosen 1498;'), { x: list.x + 200, y: list.y - 40 });
  await panel.until(async () => (await drawn()).every((id) => !last.includes(id)), 'other rows are in sight');
  await mouse.up();
  await panel.press('Control+C');
  await panel.until(
    async () => /chosen 1480;\n.*chosen 1481;.*chosen 1498;\s*$/s.test(await clipboard()),
    'all of it is copied',
  );
  assert.doesNotMatch(await clipboard(), /chosen 1499;/);
});

test('within a row a part of its text is copied; rows that are chosen by keys behind that, whole', async () => {
  await panel.command('Follow Newest Line');
  const { x, y } = await placeOf('chosen 1497;');
  await draw({ x: x - 2, y }, { x: x + 45, y });
  await panel.workbench.page.mouse.up();
  const part = await drawnText();
  assert.match(part, /^chose/);
  await panel.press('Control+C');
  await panel.until(async () => (await clipboard()) === part, 'the text is copied');
  await panel.workbench.page.evaluate(() => navigator.clipboard.writeText(''));
  await panel.workbench.page.mouse.click(x + 10, y, { button: 'right' });
  const item = panel.workbench.page.locator(':is(.context-view, .monaco-menu) .action-label', { hasText: /^Copy$/ });
  await item.waitFor();
  // VS Code takes no notice of a click into a menu that has only just opened.
  await panel.workbench.page.waitForTimeout(500);
  await item.click();
  await panel.until(async () => (await clipboard()) === part, 'the menu copies the text, too');
  await panel.locator('.list').focus();
  await panel.press('Shift+ArrowDown');
  await panel.press('Control+C');
  assert.deepEqual(await copied(2), ['chosen 1497;', 'chosen 1498;']);
  await panel.press('Control+A');
  await panel.press('Control+C');
  await panel.until(async () => /chosen 0;\n.*chosen 1499;\s*$/s.test(await clipboard()), 'all lines are copied');
  await panel.press('Escape');
  await panel.press('End');
});
