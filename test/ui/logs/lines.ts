// What a line is shown as, and every way to go from one to another.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually } from '../../support/asking.ts';
import { panel } from './window.ts';

test('lines appear with their time, process and instance', async () => {
  panel.demo.application.write('worker', 'hello 日志 <b>not bold</b>');
  const row = panel.rows('hello 日志');
  await row.waitFor();
  assert.match((await row.locator('.time').textContent()) ?? '', /^\d\d:\d\d:\d\d\.\d{3}$/);
  assert.equal(await row.locator('.process').textContent(), 'worker');
  assert.equal(await row.locator('.message').textContent(), 'hello 日志 <b>not bold</b>');
  assert.equal(await row.locator('b').count(), 0);
});

test('whatever a line holds is text: no markup, no address to go to, nothing that turns it around', async () => {
  const line =
    'hostile <img src=x onerror="document.title=1"><script>document.title=2</script> \u202Egnp.exe \u0007 ' +
    'javascript:document.title=3 [click](command:workbench.action.quit) https://example.com/?q="><svg onload=1>';
  const requests: string[] = [];
  panel.workbench.page.on('request', (request) => requests.push(request.url()));
  panel.demo.application.write('web', line);
  const row = panel.rows('hostile');
  await row.waitFor();
  const shown = await row.locator('.message').textContent();
  assert.equal(shown, line.replace('\u202E', '\u2426').replace('\u0007', '\u2407'));
  assert.equal(await row.locator('.message :is(img, script, svg, a)').count(), 0);
  assert.deepEqual(
    requests.filter((url) => /example\.com|\/x$/.test(url)),
    [],
  );
});

test('the list says to a screen reader what it is and where a row stands', async () => {
  const list = panel.locator('[role=listbox]');
  assert.equal(await list.getAttribute('aria-label'), 'Log lines');
  const last = panel.locator('[role=option]').last();
  assert.match((await last.getAttribute('aria-posinset')) ?? '', /^\d+$/);
  assert.match((await last.getAttribute('aria-setsize')) ?? '', /^\d+$/);
});

test('a filter hides what does not match and marks what does', async () => {
  for (let i = 0; i < 30; i++) panel.demo.application.write('web', i % 3 ? `apple ${i}` : `banana ${i}`);
  await panel.rows('banana 27').waitFor();
  await panel.filter('banana');
  await panel.until(async () => (await panel.rows('apple').count()) === 0, 'apples are hidden');
  assert.equal(await panel.locator('.hit').first().textContent(), 'banana');
  assert.match(await panel.count(), /^10 of \d+ lines$/);
  await panel.filter('');
  await panel.rows('apple').first().waitFor();
});

test('a click into a menu counts when the figures in it change while the button of the mouse is down', async () => {
  const { mouse } = panel.workbench.page;
  const write = () => panel.demo.application.write('web', '[2026-11-22 01:00:00 +0000] [7] [ERROR] counted');
  write();
  await panel.locator('.select-button[aria-label^="Level"]').click();
  const error = panel.locator('.menu:visible .menu-item', { hasText: 'error' });
  const before = await error.locator('.menu-note').textContent();
  const box = await error.boundingBox();
  assert.ok(box);
  await mouse.move(box.x + 30, box.y + 5);
  await mouse.down();
  write();
  await panel.until(async () => (await error.locator('.menu-note').textContent()) !== before, 'it is counted');
  await mouse.up();
  await panel.locator('.menu-item[aria-checked=true]', { hasText: 'error' }).waitFor();
  await error.click();
  await panel.locator('.menu-item[aria-checked=true]', { hasText: 'All' }).waitFor();
  await panel.press('Escape');
});

test('what an open menu has stays in its place when there is more to choose from, and the focus with it', async () => {
  await panel.locator('.select-button[aria-label^="Level"]').click();
  await panel.press('ArrowDown');
  const labels = () => panel.locator('.menu:visible .menu-label').allTextContents();
  const focused = () => panel.locator('.menu-item:focus .menu-label').textContent();
  const [before, on] = [await labels(), await focused()];
  panel.demo.application.write('web', '[2026-11-22 01:00:00 +0000] [7] [CRITICAL] the first of its level');
  await panel.until(async () => (await labels()).length > before.length, 'there is a new choice');
  assert.deepEqual(await labels(), [...before, 'fatal']);
  assert.equal(await focused(), on);
  await panel.press('Escape');
  await panel.locator('.select-button[aria-label^="Level"]').click();
  assert.deepEqual((await labels()).slice(0, 3), ['All', 'fatal', 'error']);
  await panel.press('Escape');
});

test('a pattern that is not one is said to be so', async () => {
  await panel.locator('.filter-bar [title="Use Regular Expression"]').click();
  await panel.filter('(');
  await panel.locator('.input-error', { hasText: /^Not a regular expression: \w/ }).waitFor();
  await panel.filter('');
  await panel.locator('.filter-bar [title="Use Regular Expression"]').click();
  await panel.locator('.input-error').waitFor({ state: 'hidden' });
});

test('a pattern that would take forever is left out and named; nothing stands still', async () => {
  panel.demo.application.write('web', `${'a'.repeat(60)}!`);
  await panel.rows('aaaaa').waitFor();
  await panel.locator('.filter-bar [title="Use Regular Expression"]').click();
  await panel.filter('^(a+)+$');
  await panel.locator('.input-error', { hasText: 'left out: ^(a+)+$' }).waitFor();
  panel.demo.application.write('web', 'still here');
  await panel.rows('still here').waitFor();
  await panel.filter('');
  await panel.locator('.filter-bar [title="Use Regular Expression"]').click();
  await panel.locator('.input-error').waitFor({ state: 'hidden' });
});

test('a failure is coloured and labelled; the next one is a key away; its traceback opens and leads to the file', async () => {
  panel.demo.application.play('pool');
  // What the application says of it, and behind it what it was.
  await panel.locator('.row.severity-error .label', { hasText: 'A request ended in an exception' }).waitFor();
  const cause = panel.locator('.row.severity-error:has(.label:has-text("SQLAlchemy pool"))');
  await cause.waitFor();
  for (let i = 0; i < 100; i++) panel.demo.application.write('web', `filler ${i}`);
  await panel.rows('filler 99').waitFor();
  await panel.rows('filler 99').click();
  await panel.press('Shift+F8');
  await cause.and(panel.locator('.active')).waitFor();
  const head = panel.rows('Error handling request');
  await head.locator('.fold').click();
  const link = panel.locator('.file-link', { hasText: '/app/shop/orders.py' });
  await link.click();
  await panel.workbench.page.locator('.tab.active', { hasText: 'orders.py' }).waitFor();
  await panel.until(
    async () => (await panel.workbench.page.locator('.statusbar-item', { hasText: 'Ln 34' }).count()) > 0,
    'line 34',
  );
});

for (const [how, choose] of [
  ['a click', () => panel.rows('chosen by a click').click()],
  [
    'a key',
    async () => {
      await panel.rows('the one before').last().click();
      await panel.press('ArrowDown');
    },
  ],
] as const) {
  test(`a row that is chosen by ${how} stays in sight whatever comes behind it`, async () => {
    const { application } = panel.demo;
    await panel.command('Follow Newest Line');
    for (const text of ['the one before', `chosen by ${how}`, `the last one, ${how}`]) application.write('web', text);
    await panel.rows(`the last one, ${how}`).waitFor();
    await choose();
    const chosen = panel.rows(`chosen by ${how}`).and(panel.locator('.active'));
    await chosen.waitFor();
    for (let i = 0; i < 60; i++) application.write('web', `flood of ${how} ${i}`);
    await panel.locator('.jump', { hasText: '60 new' }).waitFor();
    assert.ok(await chosen.isVisible());
    await panel.press('End');
    await panel.rows(`flood of ${how} 59`).waitFor();
    await panel.locator('.jump').waitFor({ state: 'hidden' });
  });
}

test('all lines are chosen, and those that come are followed as before', async () => {
  await panel.press('Control+A');
  panel.demo.application.write('web', 'behind all of them');
  await panel.rows('behind all of them').waitFor();
  await panel.press('Escape');
});

test('scrolling up ends following, a button resumes it', async () => {
  await panel.locator('.list').hover();
  await panel.workbench.page.mouse.wheel(0, -400);
  await panel.locator('.jump').waitFor();
  panel.demo.application.write('web', 'while away');
  await panel.locator('.jump', { hasText: '1 new' }).waitFor();
  assert.equal(await panel.rows('while away').count(), 0);
  await panel.locator('.jump').click();
  await panel.rows('while away').waitFor();
  await panel.locator('.jump').waitFor({ state: 'hidden' });
});

test('pausing holds new lines back, resuming shows them', async () => {
  await panel.command('Pause');
  await panel.locator('.held').waitFor();
  panel.demo.application.write('web', 'held back');
  await panel.locator('.held', { hasText: '1 new' }).waitFor();
  assert.equal(await panel.rows('held back').count(), 0);
  await panel.locator('.held .link').click();
  await panel.rows('held back').waitFor();
});

test('find goes from match to match without hiding anything', async () => {
  await panel.rows('held back').click();
  await panel.press('Control+F');
  await panel.locator('.find input:focus').waitFor();
  // Key by key: what matches so far is not left for the match before it.
  await panel.workbench.page.keyboard.type('banana');
  await panel.locator('.find-result', { hasText: '10 of 10' }).waitFor();
  await panel.locator('.find input').press('Shift+Enter');
  await panel.locator('.find-result', { hasText: '9 of 10' }).waitFor();
  await panel.locator('.row.active .hit', { hasText: 'banana' }).waitFor();
  await panel.press('Escape');
  await panel.locator('.find').waitFor({ state: 'hidden' });
});

test('what is found far to the right is brought into view; when the search is over lines are seen from their start', async () => {
  const sideways = () => panel.locator('.list').evaluate((list) => list.scrollLeft);
  panel.demo.application.write('web', `${'far '.repeat(200)}cherry`);
  await panel.locator('.list').focus();
  await panel.press('End');
  await panel.rows('cherry').click({ position: { x: 5, y: 5 } });
  await panel.press('Control+F');
  await panel.locator('.find input:focus').waitFor();
  await panel.locator('.find input').fill('cherry');
  assert.ok((await eventually(sideways, (left) => left > 0)) > 0);
  await panel.press('Escape');
  await panel.locator('.find').waitFor({ state: 'hidden' });
  assert.equal(await sideways(), 0);
});

test('the keys of the page are not those of the editor beside it, too', async () => {
  const { page } = panel.workbench;
  await page.locator('.tab.active', { hasText: 'orders.py' }).waitFor();
  await panel.locator('.row').first().click();
  for (const [key, focused] of [
    ['Control+F', '.find input:focus'],
    ['Control+Shift+F', '.filter-bar .filter-input:focus'],
  ] as const) {
    await panel.press(key);
    await panel.locator(focused).waitFor();
  }
  // VS Code takes keys in their order: this one is for it, and when it has come so have those before it.
  await panel.press('F1');
  await page.locator('.quick-input-widget:visible').waitFor();
  assert.equal(await page.locator('.find-widget.visible, .search-view').count(), 0);
  await panel.press('Escape');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  await panel.locator('.find [title^="Close"]').click();
});

test('a click into the middle of a long line selects it and scrolls nothing sideways', async () => {
  const { page } = panel.workbench;
  await panel.command('Follow Newest Line');
  panel.demo.application.write('web', `a line ${'as long as a stack '.repeat(60)}`);
  const row = panel.rows('a line as long as a stack');
  await row.waitFor();
  await panel.locator('.list').evaluate((list) => list.scrollTo({ left: 0 }));
  const list = await panel.locator('.list').boundingBox();
  const box = await row.boundingBox();
  assert.ok(list && box);
  await page.mouse.click(list.x + list.width / 2, box.y + box.height / 2);
  await row.and(panel.locator('.active')).waitFor();
  assert.equal(await panel.locator('.list').evaluate(({ scrollLeft }) => scrollLeft), 0);
});

test('in a narrow list the time that a line repeats is left out of sight, and stays in its text', async () => {
  const line = '10.0.3.7 - - [22/Nov/2026:01:00:00 +0000] "GET /narrow/ HTTP/1.1" 200 12';
  const { page } = panel.workbench;
  panel.demo.application.write('web', line);
  const row = panel.rows('/narrow/');
  const size = () => row.locator('.own-time').evaluate((part) => Number.parseFloat(getComputedStyle(part).fontSize));
  await row.waitFor();
  // Beside the explorer and the incidents, in a window of the usual size.
  assert.equal(await size(), 0);
  assert.equal(await row.locator('.message').textContent(), line);
  await page.setViewportSize({ width: 1900, height: 900 });
  await panel.until(async () => (await size()) > 0, 'it is seen');
  await page.setViewportSize({ width: 1400, height: 900 });
  await panel.until(async () => (await size()) === 0, 'it is out of sight again');
});

test('what is selected, and the row whose menu is open, stay the same when a late line comes between', async () => {
  const { application } = panel.demo;
  const { page } = panel.workbench;
  // The platform tells the time of a request in whole seconds.
  const lateLine = async (path: string) => {
    application.requests.push({ time, path, status: 200, seconds: 1 });
    await panel.rows(path).waitFor();
  };
  const selected = () => panel.locator('.row[aria-selected=true] .message').allTextContents();
  for (const name of ['one', 'two', 'three']) application.write('worker', `selected ${name}`);
  const time = Math.ceil(Date.now() / 1000) * 1000;
  await panel.workbench.page.waitForTimeout(time + 100 - Date.now());
  application.write('worker', 'newer than the late lines');
  await panel.rows('newer than the late lines').waitFor();
  await panel.rows('selected three').click();
  await panel.press('Shift+ArrowUp');
  assert.deepEqual(await selected(), ['selected two', 'selected three']);
  await lateLine('/late/1');
  assert.deepEqual(await selected(), ['selected two', 'selected three']);

  const id = await panel.rows('selected one').getAttribute('id');
  const item = page.locator('.context-view .action-label, .monaco-menu .action-label', { hasText: 'Pin or Unpin' });
  await panel.rows('selected one').click({ button: 'right', position: { x: 5, y: 5 } });
  await item.waitFor();
  await lateLine('/late/2');
  assert.notEqual(await panel.rows('selected one').getAttribute('id'), id, 'the line has another id now');
  await item.click();
  await panel.locator('.pinned-row', { hasText: 'selected one' }).waitFor();
  // By key it is the menu of the row that the keyboard is on, which is the same.
  await panel.locator('.list').focus();
  await panel.press('Shift+F10');
  await item.waitFor();
  // VS Code takes no notice of a click into a menu that has only just opened.
  await page.waitForTimeout(500);
  await item.click();
  await panel.locator('.pinned-row').waitFor({ state: 'detached' });
});

test('an incident has a card with its evidence and leads to its lines', async () => {
  panel.demo.application.play('timeout');
  const card = panel.locator('.card', { hasText: /timed out/i }).first();
  await card.waitFor();
  await card.locator('.card-head').click();
  await card.getByRole('button', { name: 'Show Lines' }).click();
  await panel.locator('.row.active').waitFor();
});

test('hiding and showing the view keeps lines and filter', async () => {
  await panel.filter('banana');
  await panel.showsCount(/^10 of/);
  await panel.hideAndShow();
  await panel.showsCount(/^10 of/);
  assert.equal(await panel.locator('.filter-bar .filter-input').inputValue(), 'banana');
  await panel.filter('');
  await panel.showsCount(/^[\d,]+ lines/);
});

test('the shown lines open as a document', async () => {
  await panel.filter('banana');
  await panel.showsCount(/^10 of/);
  await panel.command('Open Shown Lines in Editor');
  await panel.workbench.page.locator('.tab.active', { hasText: /Platform Logs \d+\.log/ }).waitFor();
  await panel.workbench.page.locator('.view-line', { hasText: /banana.27/ }).waitFor();
  await panel.workbench.page.locator('[id="status.editor.mode"]', { hasText: 'Platform Log' }).waitFor();
  await panel.findAgain();
  await panel.filter('');
});

test('clearing empties the list', async () => {
  await panel.command('Clear');
  await panel.locator('.count', { hasText: /^0 lines/ }).waitFor();
});
