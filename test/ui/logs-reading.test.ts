// To read a log: colours, columns, tracebacks, and every way to see less of it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { DemoPlatform } from '../../client/src/logs/demo/server.ts';
import { connectDemo, LogPanel } from '../vscode/log-panel.ts';

const minutes = 10;
/** Lines in each of them: so many that the panel begins with a part of them. */
const perMinute = 150;

/** What was written in the minutes before now. */
function writePast({ application }: DemoPlatform): void {
  const [instance] = application.instances.of('worker');
  assert.ok(instance);
  const now = BigInt(Date.now()) * 1_000_000n;
  const past = Array.from({ length: minutes * perMinute }, (_, i) => ({
    time: now - (BigInt(minutes * perMinute - i) * 60_000_000_000n) / BigInt(perMinute),
    process: 'worker',
    instance: instance.name,
    generation: instance.restarts,
    message: `minute=${Math.floor(i / perMinute)};`,
  }));
  application.lines.unshift(...past);
}

let panel: LogPanel;
before(async () => {
  panel = await LogPanel.open({}, async (workbench, demo) => {
    writePast(demo);
    await connectDemo(workbench, demo);
  });
  await panel
    .rows(`minute=${minutes - 1};`)
    .first()
    .waitFor();
});
after(() => panel?.close());

test('at the oldest line the source is asked for older ones, and each comes once', async () => {
  await panel.filter('minute=0;');
  await panel.showsCount(/^0 of/);
  await panel.filter('minute=');
  await panel
    .rows(`minute=${minutes - 1};`)
    .last()
    .click();
  await panel.until(async () => {
    await panel.press('Home');
    return (await panel.count()).startsWith((minutes * perMinute).toLocaleString('en'));
  }, 'everything is loaded, each line once');
  await panel.filter('minute=0;');
  await panel.showsCount(new RegExp(`^${perMinute} of`));
  await panel.filter('');
  await panel.command('Follow Newest Line');
  await panel.showsCount(/^[\d,]+ lines/);
});

test('colours of the terminal are colours here, and their codes are not seen', async () => {
  panel.demo.application.write('web', '\x1b[31mred\x1b[0m plain \x1b[1;44mbold on blue\x1b[0m end');
  const row = panel.rows('red plain');
  await row.waitFor();
  assert.equal(await row.locator('.message').textContent(), 'red plain bold on blue end');
  assert.equal(await row.locator('.fg-1').textContent(), 'red');
  assert.equal(await row.locator('.bg-4.bold').textContent(), 'bold on blue');
  const colours = await row.locator('.message span').evaluateAll((spans) =>
    spans.map((span) => {
      const { color, backgroundColor, fontWeight } = getComputedStyle(span);
      return [color, backgroundColor, fontWeight];
    }),
  );
  // VS Code's own red and blue of a dark terminal.
  assert.deepEqual(colours, [
    ['rgb(205, 49, 49)', 'rgba(0, 0, 0, 0)', '400'],
    [colours[1]?.[0], 'rgb(36, 114, 200)', '700'],
  ]);
});

test('a click on the timeline leads to that time, a span drawn over it shows that time alone', async () => {
  const over = panel.locator('.timeline-chart');
  const box = await over.boundingBox();
  assert.ok(box);
  const bars = await over.evaluate((element) => element.clientWidth);
  assert.ok(bars > 100, `${bars} pixels of timeline`);
  await over.click({ position: { x: 2, y: 10 } });
  await panel.rows('minute=0;').and(panel.locator('.active')).waitFor();

  const { mouse } = panel.workbench.page;
  await mouse.move(box.x + 1, box.y + 10);
  await mouse.down();
  await mouse.move(box.x + box.width * 0.4, box.y + 10, { steps: 5 });
  await mouse.up();
  const span = panel.locator('.select-button.in-use', { has: panel.locator('.codicon-clock') });
  await span.waitFor();
  assert.ok(await span.evaluate((button) => button.scrollHeight <= button.clientHeight), 'the times stand in one line');
  await panel.showsCount(/^[\d,]+ of/);
  await panel.until(async () => (await panel.rows(`minute=${minutes - 1};`).count()) === 0, 'late lines are hidden');
  const [, shown = '', kept = ''] = /^(\d+) of (\d+) lines/.exec((await panel.count()).replaceAll(',', '')) ?? [];
  assert.ok(
    Number(shown) >= perMinute && Number(shown) <= 8 * perMinute && Number(kept) > minutes * perMinute,
    await panel.count(),
  );
  const seen = await panel.messages();
  assert.ok(seen.length > 0 && seen.every((message) => /^minute=[0-7];$/.test(message)), seen.join('\n'));
  await panel.locator('.select-button.in-use').click();
  await panel.showsCount(/^[\d,]+ lines/);
});

test('by keyboard the timeline is a slider: it says what it is on, leads there and marks a span', async () => {
  const timeline = panel.locator('.timeline');
  await timeline.focus();
  await panel.press('Home');
  await panel.until(async () => (await timeline.getAttribute('aria-valuenow')) === '0', 'the first time');
  assert.match((await timeline.getAttribute('aria-valuetext')) ?? '', /^\d\d:\d\d(:\d\d)?: \d+ lines$/);
  assert.equal(await panel.locator('.timeline-note').textContent(), await timeline.getAttribute('aria-valuetext'));
  await panel.press('Enter');
  await panel.rows('minute=0;').and(panel.locator('.active')).waitFor();
  await panel.press('Shift+ArrowRight');
  await panel.press('Shift+ArrowRight');
  await panel.press('Enter');
  await panel.locator('.select-button.in-use .codicon-clock').waitFor();
  await panel.showsCount(/^[\d,]+ of/);
  const seen = await panel.messages();
  assert.ok(seen.length > 0 && seen.every((message) => message === 'minute=0;'), seen.join('\n'));
  await panel.locator('.select-button.in-use').click();
  await panel.showsCount(/^[\d,]+ lines/);
});

test('lines are shown by process, by level, by kind of failure', async () => {
  panel.demo.application.play('pool');
  panel.demo.application.play('celery');
  await panel.command('Follow Newest Line');
  await panel.rows('WorkerLostError').first().waitFor();
  await panel.rows('QueuePool limit').first().waitFor();

  await panel.choose('Process', 'web');
  const processes = async () => [...new Set(await panel.locator('.row .process').allTextContents())].join();
  await panel.until(async () => (await processes()) === 'web', 'the others are hidden');
  await panel.choose('Process', 'All');
  await panel.showsCount(/^[\d,]+ lines/);

  await panel.choose('Level', 'error');
  await panel.until(async () => (await panel.locator('.row:not(.level-error)').count()) === 0, 'errors alone');
  assert.ok((await panel.locator('.row.level-error').count()) >= 3);
  await panel.choose('Level', 'All');
  await panel.showsCount(/^[\d,]+ lines/);

  await panel.choose('Failure', 'SQLAlchemy pool has no connection left');
  await panel.until(
    async () => (await panel.locator('.row').count()) === (await panel.rows('SQLAlchemy pool has no').count()),
    'this failure alone',
  );
  await panel.choose('Failure', 'All', 'Failures Only');
  await panel.rows('WorkerLostError').first().waitFor();
  await panel.until(async () => (await panel.locator('.row:not(:has(.label))').count()) === 0, 'failures alone');
  await panel.choose('Failure', 'All');
  await panel.showsCount(/^[\d,]+ lines/);
});

test('where nothing matches a button takes back all that was filtered, and the lines have the focus', async () => {
  await panel
    .locator('.row')
    .first()
    .click({ position: { x: 5, y: 5 } });
  await panel.press('Home');
  await panel.locator('.jump').waitFor();
  await panel.choose('Process', 'worker');
  await panel.choose('Level', 'error');
  await panel.filter('written nowhere');
  await panel.showsCount(/^0 of/);
  await panel.locator('.jump').waitFor({ state: 'hidden' });
  await panel.locator('.no-lines .button', { hasText: 'Clear Filter' }).click();
  await panel.showsCount(/^[\d,]+ lines/);
  assert.equal(await panel.locator('.filter-bar .filter-input').inputValue(), '');
  assert.equal(await panel.locator('.select-button.in-use:visible').count(), 0);
  assert.equal((await panel.focused()).name, 'Log lines');
});

test('columns are shown or not, long lines wrap or not, and the next page is as this one', async () => {
  const row = panel.locator('.row').last();
  await row.locator('.time').waitFor();
  await panel.choose('Columns', 'Time', 'Instance');
  await row.locator('.time').waitFor({ state: 'hidden' });
  assert.equal(await row.locator('.pod').isVisible(), false);
  assert.equal(await row.locator('.process').isVisible(), true);

  panel.demo.application.write('web', `long ${'word '.repeat(300)}end`);
  const long = () => panel.rows('long word');
  await long().waitFor();
  const height = async () => (await long().boundingBox())?.height ?? 0;
  const flat = await height();
  const isWide = () => panel.locator('.list').evaluate((list) => list.scrollWidth > list.clientWidth);
  assert.equal(await isWide(), true);
  // What says whose line it is stays, and hides what is scrolled there.
  const left = async () => (await long().locator('.process').boundingBox())?.x;
  const atStart = await left();
  await panel.locator('.list').evaluate((list) => list.scrollTo({ left: 700 }));
  await panel.until(
    () =>
      long()
        .locator('.rest')
        .evaluate((rest) => getComputedStyle(rest).clipPath.includes('700px')),
    'the message is cut where the columns end',
  );
  assert.equal(await left(), atStart);
  await panel.locator('.list').evaluate((list) => list.scrollTo({ left: 0 }));
  await panel.locator('[title="Wrap Lines"]').click();
  await panel.until(async () => (await height()) > 2 * flat, 'the line wraps');
  assert.equal(await isWide(), false);

  await panel.hideAndShow();
  await panel.until(async () => (await height()) > 2 * flat, 'the line wraps again');
  assert.equal(await panel.locator('[title="Wrap Lines"]').getAttribute('aria-pressed'), 'true');
  assert.equal(await panel.locator('.row .time').first().isVisible(), false);
  await panel.locator('[title="Wrap Lines"]').click();
  await panel.choose('Columns', 'Time', 'Instance');
  await panel.until(async () => (await height()) === flat, 'the line does not wrap');
});

test('the buttons of the view go from failure to failure, and a traceback opens where it stands', async () => {
  await panel.locator('.list').focus();
  await panel.press('End');
  const active = panel.locator('.row.active');
  await active.waitFor();
  await panel.command('Previous Failure');
  await active.and(panel.locator(':has(.label)')).waitFor();
  const newest = await active.getAttribute('id');
  await panel.command('Previous Failure');
  await panel.until(async () => (await active.getAttribute('id')) !== newest, 'the failure before');
  await panel.command('Next Failure');
  await panel.until(async () => (await active.getAttribute('id')) === newest, 'and back');

  // Of the access log, which comes late and has its place among the others.
  const { requests } = panel.demo.application;
  await panel.command('Follow Newest Line');
  const time = Date.now();
  for (let line = 1; line <= 60; line++) panel.demo.application.write('web', `newer than what comes late: ${line};`);
  await panel.rows('newer than what comes late: 60;').waitFor();
  await panel.command('Previous Failure');
  await panel.locator('.jump').waitFor();
  await panel.workbench.page.waitForTimeout(500);
  const before = (await active.boundingBox())?.y ?? 0;
  requests.push({ time: time - 1000, path: '/late', status: 200, seconds: 1 });
  const count = await panel.count();
  await panel.until(async () => (await panel.count()) !== count, 'the late line has come');
  await panel.workbench.page.waitForTimeout(1000);
  // The late line may have its place between it and the row that the list keeps where it is.
  const after = (await active.boundingBox({ timeout: 1000 }))?.y ?? 0;
  assert.ok(Math.abs(after - before) < 30, `the list stays where it is read: ${before}, ${after}`);

  const head = panel.rows('Error handling request');
  await head.click();
  const top = (await head.boundingBox())?.y ?? 0;
  assert.equal(await panel.rows('engine.connect()').count(), 0);
  await panel.press('Space');
  await panel.rows('engine.connect()').waitFor();
  assert.ok(Math.abs(((await head.boundingBox())?.y ?? 0) - top) < 2, 'the line stays in its place');
  await panel.press('Space');
  await panel.rows('engine.connect()').waitFor({ state: 'detached' });
});

test('a panel that becomes higher goes on following', async () => {
  await panel.command('Follow Newest Line');
  await panel.locator('.jump').waitFor({ state: 'hidden' });
  const height = () => panel.locator('.list').evaluate((list) => list.clientHeight);
  const before = await height();
  await panel.workbench.command('View: Toggle Maximized Panel');
  await panel.until(async () => (await height()) > before + 100, 'the panel is higher');
  panel.demo.application.write('web', 'at the end of it');
  await panel.rows('at the end of it').waitFor();
  assert.equal(await panel.locator('.jump').isVisible(), false);
  await panel.workbench.command('View: Toggle Maximized Panel');
  await panel.until(async () => (await height()) <= before, 'it is as high as before');
});

test('however little room there is, a source keeps its buttons within its frame', async () => {
  const { page } = panel.workbench;
  const before = page.viewportSize();
  assert.ok(before);
  panel.demo.control.command({ action: 'drop', milliseconds: 60_000 });
  await panel.locator('.chip.phase-waiting').waitFor();
  const overhang = () =>
    panel.locator('.chip').evaluate((chip) => {
      const ends = [...chip.children].map((child) => child.getBoundingClientRect().right);
      return Math.max(...ends) - chip.getBoundingClientRect().right;
    });
  try {
    for (const width of [1400, 1280, 1150, 1000, 800, 640]) {
      await page.setViewportSize({ ...before, width });
      await panel.until(async () => (await overhang()) < 0, `all is within the frame at ${width} pixels`);
    }
  } finally {
    await page.setViewportSize(before);
  }
});

test('what turns stands still for those who want less motion', async () => {
  const { page } = panel.workbench;
  const wheel = panel.locator('.chip.phase-waiting .codicon-sync');
  const animation = () => wheel.evaluate((icon) => getComputedStyle(icon).animationName).catch(() => '');
  panel.demo.control.command({ action: 'drop', milliseconds: 60_000 });
  await wheel.waitFor();
  await panel.until(async () => (await animation()) === 'spin', 'it turns');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await panel.until(async () => (await animation()) === 'none', 'it stands still');
  await page.emulateMedia({ reducedMotion: null });
});
