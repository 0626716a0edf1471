// How the room of the panel is shared, and what it shows where there is little: in a side bar, in half a window.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SourceStatus } from '../../../client/src/logs/messages/page-protocol.ts';
import { plainSource } from '../../support/plain-source.ts';
import { pageMessages } from '../../unit/client/logs/messages/page-messages.ts';
import { panel } from './window.ts';

async function resize(width: number): Promise<void> {
  await panel.workbench.page.setViewportSize({ width, height: 900 });
  await panel.until(() => panel.locator('.page').evaluate((page, most) => page.clientWidth < most, width), `${width}`);
}

test('the incidents are as wide as the reader makes them, by keys or mouse, and still are on the next page', async () => {
  await panel.workbench.page.keyboard.press('Control+B');
  await panel.command('Clear');
  await panel.locator('.count', { hasText: /^0 lines/ }).waitFor();
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

test('an option in the text of a card is code, and no line ends inside it', async () => {
  panel.demo.application.play('timeout');
  const head = panel.locator('.card-head', { hasText: 'Worker timed out' });
  await head.waitFor();
  if ((await head.getAttribute('aria-expanded')) === 'false') await head.click();
  const option = panel.locator('.card-body code', { hasText: /^--timeout$/ }).first();
  await option.waitFor();
  for (const width of [400, 390, 380, 370, 360, 350]) {
    await resize(width);
    assert.equal(await option.evaluate((code) => code.getClientRects().length), 1, `${width}`);
  }
  await resize(1400);
});

test('lines that wrap lie one below the other however wide the panel becomes, and what is read stays in sight', async () => {
  await resize(1400);
  await panel.locator('[title="Wrap Lines"]').click();
  await panel.locator('.list.wrap').waitFor();
  await panel.command('Follow Newest Line');
  for (let i = 0; i < 60; i++) panel.demo.application.write('web', `long ${i} ${'and longer '.repeat(20)}`);
  await panel.rows('long 59 ').waitFor();
  await panel.rows('long 59 ').click({ position: { x: 5, y: 5 } });
  for (const key of ['PageUp', 'PageUp']) await panel.press(key);
  await panel.rows('long 59 ').waitFor({ state: 'detached' });
  /** Pixels between one row and the next. */
  const gaps = () =>
    panel.locator('.row').evaluateAll((rows) => {
      const boxes = rows.map((row) => row.getBoundingClientRect()).sort((a, b) => a.top - b.top);
      return boxes.slice(1).map((box, i) => Math.round(box.top - (boxes[i]?.bottom ?? 0)));
    });
  const inSight = () =>
    panel.locator('.list').evaluate((list) => {
      const { top, bottom } = list.getBoundingClientRect();
      const rows = [...list.querySelectorAll('.row')].filter((row) => {
        const box = row.getBoundingClientRect();
        return box.bottom > top && box.top < bottom;
      });
      return rows.map(({ id }) => id).sort();
    });
  const before = await inSight();
  for (const width of [500, 1900, 700, 1400]) {
    await resize(width);
    await panel.until(async () => (await gaps()).every((gap) => Math.abs(gap) <= 1), `no gaps at ${width}`);
    assert.ok(
      (await inSight()).some((id) => before.includes(id)),
      `${width}`,
    );
  }
  assert.deepEqual(await inSight(), before);
  await panel.locator('[title="Wrap Lines"]').click();
  await panel.press('End');
  await resize(1400);
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

test('in a side bar nothing that opens over the lines is cut, and long lines begin beside what is told of them', async () => {
  await resize(400);
  const { width = 0 } = (await panel.locator('.page').boundingBox()) ?? {};
  const isInside = async (part: string) => {
    const box = await panel.locator(part).boundingBox();
    const page = await panel.locator('.page').boundingBox();
    assert.ok(box && page);
    assert.ok(box.x >= page.x && box.x + box.width <= page.x + width, `${part}: ${box.x} + ${box.width}`);
  };
  await panel.locator('.list').focus();
  await panel.press('Control+F');
  await panel.workbench.page.keyboard.type('worker');
  await panel.locator('.find-result', { hasText: / of / }).waitFor();
  await isInside('.find .input-box');
  await panel.press('Escape');
  await panel.locator('.select-button[aria-label^="Failure"]').click();
  await isInside('.menu:visible');
  await panel.press('Escape');

  await panel.locator('[title="Wrap Lines"]').click();
  await panel.locator('.list.wrap').waitFor();
  await panel.command('Previous Failure');
  const failure = panel.locator('.row.active');
  await failure.locator('.label').waitFor();
  const left = (part: string) => failure.locator(part).evaluate((one) => one.getClientRects()[0]?.left ?? 0);
  const indent = () =>
    failure.locator('.message').evaluate((one) => Math.min(...[...one.getClientRects()].map(({ left }) => left)));
  assert.ok((await indent()) <= (await left('.label')), 'the text goes on below its label');
  await panel.locator('[title="Wrap Lines"]').click();
  await resize(1400);
});

test('that a source is away is told in whole words, beside all the figures that are an alarm', async () => {
  await resize(950);
  const times = [Math.floor(Date.now() / 1000)];
  const timeline = { type: 'timeline', step: 1, times, lines: [4], requests: [0], errors: [0], failures: [0] } as const;
  const detail = 'No connection: the connection was cut off by the platform, which gave no reason for it';
  const away: SourceStatus = { ...plainSource, id: 'away', label: 'Demo Platform', detail, phase: 'waiting' };
  const { health } = pageMessages.health;
  const figures = { rate502: 0.004, p95: 240_000, poolUse: 1, unplannedRestarts: 3, memoryKills: 2 };
  for (const phase of ['waiting', 'failed'] as const) {
    // After a window has become smaller VS Code may make the page anew, which then hears how the sources really are.
    await panel.until(async () => {
      await panel.hearNothingElse();
      await panel.tell(timeline);
      await panel.tell({ type: 'health', health: { ...health, ...figures } });
      await panel.tell({ type: 'sources', sources: [{ ...away, phase, retryAt: Date.now() + 99_000 }], paused: false });
      await panel.workbench.page.waitForTimeout(300);
      return panel.locator(`.chip.phase-${phase}`, { hasText: 'cut off' }).isVisible();
    }, `a source that is ${phase}`);
    for (const part of ['.chip-name', '.chip-state', '.figure.alarm']) {
      const cut = await panel
        .locator(part)
        .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).length);
      assert.equal(cut, 0, `${part} of a source that is ${phase}`);
    }
  }
});

test('why a source has failed can be read, and is told, in a narrow panel', async () => {
  await resize(400);
  const detail = 'No connection: the name shop.example.com cannot be resolved';
  const chip = panel.locator('.chip');
  const isWhole = () =>
    panel
      .locator('.chip-detail')
      .evaluate(
        (element) => element.scrollWidth <= element.clientWidth && element.scrollHeight <= element.clientHeight,
      );
  await panel.until(async () => {
    await panel.hearNothingElse();
    await panel.tell({ type: 'sources', sources: [{ ...plainSource, phase: 'failed', detail }], paused: false });
    await panel.workbench.page.waitForTimeout(300);
    const name = (await chip.getAttribute('aria-label')) ?? '';
    return /^shop \(prod\): failed\. No connection/.test(name) && isWhole();
  }, 'all of the reason is in sight');
  const told = async () => (await panel.locator('[aria-live=polite]').textContent()) ?? '';
  await panel.until(async () => /^shop \(prod\): failed\. No connection/.test(await told()), 'it is told');
  const overhang = await chip.evaluate((element) => {
    const ends = [...element.children].map((child) => child.getBoundingClientRect().right);
    return Math.max(...ends) - element.getBoundingClientRect().right;
  });
  assert.ok(overhang < 0, `${overhang} pixels beyond the frame`);
});
