// How the room of the panel is shared, and what it shows where there is little: in a side bar, in half a window.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { plainSource } from '../support/plain-source.ts';
import { LogPanel } from '../vscode/log-panel.ts';

let panel: LogPanel;
before(async () => {
  panel = await LogPanel.open();
  await panel.workbench.page.keyboard.press('Control+B');
  panel.demo.application.write('web', 'a line of an instance');
  await panel.rows('a line of an instance').waitFor();
});
after(() => panel?.close());

async function resize(width: number): Promise<void> {
  await panel.workbench.page.setViewportSize({ width, height: 900 });
  await panel.until(() => panel.locator('.page').evaluate((page, most) => page.clientWidth < most, width), `${width}`);
}

test('the incidents are as wide as the reader makes them, by keys or mouse, and still are on the next page', async () => {
  panel.demo.application.play('pool');
  await panel.locator('.card').first().waitFor();
  const width = () => panel.locator('.incidents').evaluate((part) => part.getBoundingClientRect().width);
  const becomes = (wanted: number) => panel.until(async () => (await width()) === wanted, `${wanted} pixels`);
  const usual = await width();
  await panel.locator('.splitter').focus();
  await panel.press('ArrowLeft');
  await panel.press('ArrowLeft');
  await panel.locator(`.splitter[aria-valuenow="${usual + 40}"]`).waitFor();

  const box = await panel.locator('.splitter').boundingBox();
  assert.ok(box);
  const { mouse } = panel.workbench.page;
  await mouse.move(box.x, box.y + 20);
  await mouse.down();
  await mouse.move(box.x - 60, box.y + 20, { steps: 3 });
  await mouse.up();
  await becomes(usual + 100);
  await panel.hideAndShow();
  await panel.locator('.card').first().waitFor();
  await becomes(usual + 100);
  await panel.locator('.splitter').focus();
  await panel.press('Enter');
  await becomes(usual);
  await panel.locator('.card-head').first().click();
  await panel.until(async () => (await width()) > usual, 'what is read has more room than what is only listed');
});

test('a low panel leaves the room to the lines, unless something is wrong with a source', async () => {
  const { page } = panel.workbench;
  const { mouse } = page;
  const part = await page.locator('.part.panel').boundingBox();
  const overview = panel.locator('.overview');
  assert.ok(part);
  await mouse.move(part.x + 300, part.y);
  await mouse.down();
  // VS Code lets no panel be lower than 77 pixels.
  await mouse.move(part.x + 300, part.y + part.height - 150, { steps: 5 });
  await mouse.up();
  await overview.waitFor({ state: 'hidden' });
  panel.demo.control.command({ action: 'drop', milliseconds: 60_000 });
  await overview.locator('.chip.phase-waiting').waitFor();
  await mouse.move(part.x + 300, part.y + part.height - 150);
  await mouse.down();
  await mouse.move(part.x + 300, part.y, { steps: 5 });
  await mouse.up();
  await panel.locator('.timeline').waitFor();
});

test('the menu of the columns says which of them have no room, and no longer when there is some', async () => {
  await resize(600);
  const instance = panel.locator('.row .pod').first();
  await instance.waitFor({ state: 'hidden' });
  await panel.locator('.select-button[aria-label^="Columns"]').click();
  const item = panel.locator('.menu:visible .menu-item', { hasText: 'Instance' });
  await item.filter({ hasText: 'no room' }).waitFor();
  assert.equal(await panel.locator('.menu:visible .menu-item', { hasText: 'Time' }).textContent(), 'Time');
  await resize(1400);
  await item.filter({ hasText: /Instance\s*$/ }).waitFor();
  await instance.waitFor();
  await panel.press('Escape');
});

test('why a source has failed can be read, and is told, in a narrow panel', async () => {
  await resize(400);
  const detail = 'No connection: the name shop.example.com cannot be resolved';
  await panel.hearNothingElse();
  await panel.tell({ type: 'sources', sources: [{ ...plainSource, phase: 'failed', detail }], paused: false });
  const shown = panel.locator('.chip-detail');
  await shown.waitFor();
  const isWhole = () =>
    shown.evaluate(
      (element) => element.scrollWidth <= element.clientWidth && element.scrollHeight <= element.clientHeight,
    );
  await panel.until(isWhole, 'all of the reason is in sight');
  const chip = panel.locator('.chip');
  assert.match((await chip.getAttribute('aria-label')) ?? '', /^shop \(prod\): failed\. No connection/);
  assert.match(
    (await panel.locator('[aria-live=polite]').textContent()) ?? '',
    /^shop \(prod\): failed\. No connection/,
  );
  const overhang = await chip.evaluate((element) => {
    const ends = [...element.children].map((child) => child.getBoundingClientRect().right);
    return Math.max(...ends) - element.getBoundingClientRect().right;
  });
  assert.ok(overhang < 0, `${overhang} pixels beyond the frame`);
});
