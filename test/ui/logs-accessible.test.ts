// The panel without a mouse and without eyes.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import type { SourceStatus } from '../../client/src/logs/messages/page-protocol.ts';
import { plainSource } from '../support/plain-source.ts';
import { LogPanel } from '../vscode/log-panel.ts';

let panel: LogPanel;
before(async () => {
  panel = await LogPanel.open({ settings: { 'editor.accessibilitySupport': 'on' } });
  for (let i = 0; i < 40; i++) panel.demo.application.write('web', `line ${i};`);
  panel.demo.application.play('pool');
  // At first it is only known that a request has failed.
  await panel.locator('.card', { hasText: 'SQLAlchemy pool' }).waitFor();
  await panel.locator('.row.severity-error .label', { hasText: 'SQLAlchemy pool' }).waitFor();
  await panel.locator('.select-button[aria-label^="Failure"]').waitFor();
});
after(() => panel?.close());

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with the page as it is now: rule and element. */
async function faults(...rules: readonly string[]): Promise<readonly string[]> {
  return panel.faults(axeSource, rules);
}

test('roles and names say what a screen reader has to know', async () => {
  const tree = await panel.locator('main').ariaSnapshot();
  for (const part of [
    /group "Filter":/,
    /textbox "Filter"/,
    /button "Match Case"/,
    /button "Failure: All"/,
    /button "Level: All"/,
    /button "Columns: Time, Process, Instance"/,
    /button "Fold Tracebacks" \[pressed\]/,
    /group "Source":/,
    /group "Demo Platform: live"/,
    /slider "Timeline"/,
    /listbox "Log lines":/,
    /option "[\d:.]+ web (\w+ )?line 39;"/,
    /option ".*error.* SQLAlchemy pool has no connection left .*"/,
    /region "Incidents":/,
    /button "SQLAlchemy pool has no connection left( ×\d+)?"/,
    /status/,
  ]) {
    assert.match(tree, part);
  }
});

test('axe finds nothing wrong: at work, with a card open, with a menu, with the find widget, with a bad pattern', async () => {
  assert.deepEqual(await faults(), []);
  await panel.locator('.card-head').first().click();
  await panel.locator('.card .ways .link').first().waitFor();
  assert.deepEqual(await faults(), []);
  await panel.locator('.select-button[aria-label^="Level"]').click();
  await panel.locator('.menu:not([hidden])').waitFor();
  assert.deepEqual(await faults(), []);
  await panel.press('Escape');
  await panel.locator('.list').focus();
  await panel.press('Control+F');
  await panel.locator('.find input').fill('line');
  await panel.locator('.row.active .hit').waitFor();
  assert.deepEqual(await faults(), []);
  await panel.press('Escape');
  await panel.locator('.filter-bar [title="Use Regular Expression"]').click();
  await panel.filter('(');
  await panel.locator('.input-error:visible').waitFor();
  assert.deepEqual(await faults(), []);
  await panel.filter('');
  await panel.locator('.filter-bar [title="Use Regular Expression"]').click();
  await panel.locator('.input-error').waitFor({ state: 'hidden' });
});

test('who comes to the view by keyboard is at the lines: the keys of the list, and those for searching, work at once', async () => {
  // What had the focus last gets it again: as in a page that is new, nothing had.
  await panel.locator('.filter-bar .filter-input').focus();
  await panel.locator('.filter-bar .filter-input').blur();
  await panel.workbench.command('View: Show Explorer');
  await panel.workbench.command('Focus on Platform Logs View');
  await panel.until(async () => (await panel.focused()).name.startsWith('Log lines'), 'the lines have the focus');
  await panel.press('Control+F');
  await panel.locator('.find input:focus').waitFor();
  await panel.press('Escape');
  assert.match((await panel.focused()).name, /^Log lines/);
});

test('Enter presses the button of the find widget that has the focus, and in its text goes to the next match', async () => {
  await panel.locator('.list').focus();
  await panel.press('Control+F');
  await panel.locator('.find input').fill('line');
  await panel.locator('.find-result', { hasText: /^\d+ of/ }).waitFor();
  const matchCase = panel.locator('.find [title="Match Case"]');
  for (const pressed of ['true', 'false']) {
    await matchCase.focus();
    await panel.press('Enter');
    assert.equal(await matchCase.getAttribute('aria-pressed'), pressed);
  }
  const before = await panel.locator('.find-result').textContent();
  await panel.locator('.find input').focus();
  await panel.press('Enter');
  await panel.until(
    async () => (await panel.locator('.find-result').textContent()) !== before,
    'Enter goes to the next match',
  );
  await panel.locator('.find [title="Close"]').focus();
  await panel.press('Enter');
  await panel.locator('.find').waitFor({ state: 'hidden' });
});

test('every stop of the Tab key is seen to have the focus, and none is missing', async () => {
  await panel.locator('.filter-bar .filter-input').focus();
  const stops: string[] = [];
  for (let i = 0; i < 60 && stops.at(-1) !== 'end'; i++) {
    const stop = await panel.focused();
    if (stops.includes(stop.name)) break;
    assert.ok(stop.isMarked, `${stop.name} has the focus and does not show it`);
    stops.push(stop.name);
    if (stop.isLast) break;
    await panel.press('Tab');
  }
  const wanted = [
    'Filter',
    'Match Case',
    'Use Regular Expression',
    'Level: All',
    'Failure: All',
    'Columns: Time, Process, Instance',
    'Fold Tracebacks',
    'Wrap Lines',
    'Timeline',
    'Incidents',
    'Stop: Demo Platform',
    'Connect…',
    'slider Timeline',
    'Log lines',
    'Width of the incidents',
  ];
  assert.deepEqual(
    wanted.filter((name) => !stops.includes(name)),
    [],
    stops.join(' > '),
  );
});

test('a filter, a card, a traceback and its file are reached with keys alone', async () => {
  const { page } = panel.workbench;
  await panel.locator('.select-button[aria-label^="Level"]').focus();
  await panel.press('Enter');
  await panel.locator('.menu:not([hidden])').waitFor();
  await panel.press('ArrowDown');
  await panel.press('Space');
  await panel.locator('.menu-item[aria-checked=true]', { hasText: 'error' }).waitFor();
  await panel.showsCount(/ of /);
  await panel.press('ArrowUp');
  await panel.press('Enter');
  await panel.press('Escape');
  assert.match((await panel.focused()).name, /^Level/);
  await panel.showsCount(/^[\d,]+ lines/);

  const head = panel.locator('.card-head').first();
  await head.focus();
  if ((await head.getAttribute('aria-expanded')) === 'false') await panel.press('Enter');
  await panel.locator('.card .link', { hasText: 'Show Lines' }).focus();
  await panel.press('Enter');
  // What the application says of it comes first; behind it, folded, what it was.
  await panel.locator('.row.active', { hasText: /Error handling request.*QueuePool limit/ }).waitFor();

  await head.focus();
  await panel.press('Escape');
  await panel.locator('.card-head[aria-expanded=true]').waitFor({ state: 'detached' });
  assert.match((await panel.focused()).name, /pool has no connection left/);
  panel.demo.application.play('oom');
  await panel.locator('.card-head').nth(1).waitFor();
  const last = panel.locator('.card-head').last();
  await head.focus();
  await panel.until(async () => {
    await panel.press('ArrowDown');
    return last.evaluate((element) => element === document.activeElement);
  }, 'the last card');

  const activeId = () => panel.locator('.row.active').getAttribute('id');
  const goTo = async (key: 'ArrowUp' | 'ArrowDown'): Promise<string> => {
    const before = await activeId();
    await panel.press(key);
    await panel.until(async () => (await activeId()) !== before, 'another row is active');
    return (await panel.locator('.row.active').textContent()) ?? '';
  };
  await panel.locator('.list').focus();
  assert.doesNotMatch(await goTo('ArrowUp'), /Error handling/);
  assert.match(await goTo('ArrowDown'), /Error handling/);
  assert.equal(await panel.locator('.list').getAttribute('aria-activedescendant'), await activeId());
  const traceback = panel.rows('Traceback (most recent call last)');
  if ((await traceback.count()) === 0) await panel.press('Enter');
  await traceback.waitFor();
  for (let left = 50; left > 0 && !/orders\.py/.test(await goTo('ArrowDown')); left -= 1);
  await panel.rows('/app/shop/orders.py').and(panel.locator('.active')).waitFor();
  await panel.press('Enter');
  await page.locator('.tab.active', { hasText: 'orders.py' }).waitFor();
});

test('a screen reader is told how much a filter lets pass', async () => {
  const region = panel.locator('[aria-live=polite]');
  const tells = (what: RegExp) =>
    panel.until(async () => what.test((await region.textContent()) ?? ''), `it is told ${what}`);
  await panel.filter('line 7;');
  await tells(/^1 of [\d,]+ lines/);
  await panel.filter('');
  await tells(/^[\d,]+ lines/);
});

test('a screen reader is told now and then how much has come', async () => {
  const region = panel.locator('[aria-live=polite]');
  panel.demo.application.write('web', 'something new');
  await panel.until(async () => /^\d+ new lines/.test((await region.textContent()) ?? ''), 'it is told');
  assert.equal(await panel.locator('.list[aria-live], .row[aria-live]').count(), 0);
});

const troubled: readonly SourceStatus[] = [
  { ...plainSource, id: 'a', phase: 'waiting', detail: 'No connection', retryAt: Date.now() + 3_600_000 },
  { ...plainSource, id: 'b', phase: 'failed', detail: 'The server asks to sign in.' },
  { ...plainSource, id: 'c', slowed: true, dropped: 12_345 },
];

const bodies = {
  'Light Modern': '.vscode-light',
  'Dark High Contrast': '.vscode-high-contrast:not(.vscode-high-contrast-light)',
  'Light High Contrast': '.vscode-high-contrast-light',
  'Dark Modern': '.vscode-dark',
};
for (const [theme, body] of Object.entries(bodies)) {
  test(`texts can be read in ${theme}`, async () => {
    const { page } = panel.workbench;
    for (const text of ['Worker (pid:7) exited with code 3', '[2026-11-22 01:00:00 +0000] [7] [DEBUG] a detail'])
      panel.demo.application.write('web', text);
    await panel.workbench.command('Preferences: Color Theme');
    await page.locator('.quick-input-widget input.input').fill(theme);
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: theme }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await panel.locator(`body${body}`).waitFor();
    await panel.locator('.list').focus();
    await panel.press('End');
    await panel.locator('.row.severity-warning .label').first().waitFor();
    assert.deepEqual(await faults('color-contrast'), []);
    // What the panel itself says of the sources may come right behind it.
    await panel.until(async () => {
      await panel.tell({ type: 'sources', sources: troubled, paused: false });
      return panel.locator('.chip-warning').first().isVisible();
    }, 'a source in trouble');
    assert.deepEqual(await faults('color-contrast'), []);
    await panel.locator('.select-button[aria-label^="Level"]').focus();
    await panel.press('Enter');
    await panel.locator('.menu:not([hidden])').waitFor();
    const [one, other] = await panel.locator('.menu:not([hidden]) .menu-item').evaluateAll((items) =>
      items.map((item) => {
        const { backgroundColor, outlineColor, outlineStyle } = getComputedStyle(item);
        return `${backgroundColor} ${outlineStyle === 'none' ? '' : outlineColor}`;
      }),
    );
    assert.notEqual(one, other, 'the choice that has the focus looks like the others');
    await panel.press('Escape');
  });
}
