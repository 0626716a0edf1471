// What one takes along from a log: files, the clipboard, pinned lines; and that nothing is lost unsaid.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { LogPanel } from '../vscode/log-panel.ts';

const folder = mkdtempSync(join(tmpdir(), 'procfile-doctor-export-'));
let panel: LogPanel;
before(async () => {
  panel = await LogPanel.open({ settings: { 'procfileDoctor.logs.bufferLines': 100_000 } });
  panel.demo.application.play('pool');
  for (let i = 0; i < 30; i++)
    panel.demo.application.write('web', i % 3 ? `apple ${i}${i === 28 ? '\u0007' : ''}` : `banana ${i} 日志`);
  await panel.rows('apple 29').waitFor();
  await panel.rows('Error handling request').waitFor();
});
after(async () => {
  await panel?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Writes the shown lines to a file by the dialog of VS Code; returns its text. */
async function exportTo(name: string): Promise<string> {
  const { page } = panel.workbench;
  const path = join(folder, name);
  await panel.command('Export Shown Lines');
  const dialog = page.locator('.quick-input-widget', { hasText: 'Export Shown Lines' });
  const input = dialog.locator('input.input');
  // Only when it has read the folder it offers does it listen.
  await dialog.locator('.monaco-list-row', { hasText: 'shop-api' }).waitFor();
  assert.match(await input.inputValue(), /platform\.log$/);
  await input.fill(path);
  await panel.until(async () => {
    if (await dialog.isVisible()) await input.press('Enter', { timeout: 2000 }).catch(() => undefined);
    return existsSync(path) && readFileSync(path, 'utf8').endsWith('\n');
  }, `${name} is written`);
  await page.locator('.statusbar-item', { hasText: 'Exported to' }).waitFor();
  return readFileSync(path, 'utf8');
}

test('the shown lines are exported as text', async () => {
  await panel.filter('banana');
  await panel.showsCount(/^10 of/);
  const lines = (await exportTo('shown.log')).trimEnd().split('\n');
  assert.equal(lines.length, 10);
  assert.match(lines[0] ?? '', /^\d{4}-\d\d-\d\dT[\d:.]+Z web\[bkapp-shop-prod--web-[\w-]+\]: banana 0 日志$/);
  await panel.filter('');
  await panel.showsCount(/^[\d,]+ lines/);
});

test('and as NDJSON, with all that is known of them and what is folded behind them', async () => {
  await panel.choose('Level', 'error');
  await panel.showsCount(/^\d+ of/);
  const objects = (await exportTo('errors.ndjson'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const messages = objects.map(({ message }) => message);
  const head = messages.indexOf('Error handling request /api/v1/orders/');
  assert.equal(messages[head + 1], 'Traceback (most recent call last):');
  assert.equal(objects[head].signature, 'request-exception');
  const cause = objects.find(({ signature }) => signature === 'sqlalchemy-pool-timeout');
  assert.equal(cause.process, 'web');
  assert.match(cause.message, /^sqlalchemy\.exc\.TimeoutError: QueuePool limit of size 5/);
  await panel.choose('Level', 'All');
  await panel.showsCount(/^[\d,]+ lines/);
});

test('selected lines are copied as they are drawn', async () => {
  const { page } = panel.workbench;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await panel.rows('banana 27').click();
  await panel.press('Shift+ArrowDown');
  await panel.press('Shift+ArrowDown');
  await panel.until(async () => (await panel.locator('.row[aria-selected=true]').count()) === 3, 'three rows');
  await panel.press('Control+C');
  let copied = '';
  await panel.until(async () => {
    copied = await page.evaluate(() => navigator.clipboard.readText()).catch(() => '');
    return copied.includes('apple 29');
  }, 'the lines are in the clipboard');
  const texts = copied
    .trimEnd()
    .split('\n')
    .map((line) => line.replace(/^.*?\]: /, ''));
  assert.deepEqual(texts, ['banana 27 日志', 'apple 28\u2407', 'apple 29']);
});

test('a pinned line stays at hand and leads back to its place; it is let go by a key or a button', async () => {
  await panel.rows('banana 24 ').click();
  await panel.press('p');
  const pins = panel.locator('.pinned-row');
  await pins.getByText('banana 24 日志').waitFor();
  await panel.rows('banana 24 ').locator('.codicon-pinned').waitFor();
  await panel.rows('apple 29').click();
  await panel.press('p');
  await panel.until(async () => (await pins.count()) === 2, 'two lines are pinned');
  for (let i = 0; i < 200; i++) panel.demo.application.write('web', `filler ${i}`);
  await panel.command('Follow Newest Line');
  await panel.rows('filler 199').waitFor();
  await pins.getByText('banana 24 日志').click();
  await panel.rows('banana 24 ').and(panel.locator('.active')).waitFor();
  await panel.locator('.list').focus();
  await panel.press('p');
  await panel.until(async () => (await pins.count()) === 1, 'one is let go');
  await panel.locator('.pins [title="Unpin"]').click();
  await panel.locator('.pins').waitFor({ state: 'hidden' });
});

test('the status bar says what is tailed, for as long as it is', async () => {
  const item = panel.workbench.page.locator('.statusbar-item', { hasText: 'Demo Platform' });
  await item.waitFor();
  assert.match((await item.textContent()) ?? '', /Demo Platform\s+1$/);
  await panel.locator('.chip [title^="Stop"]').click();
  await panel.locator('.chip.phase-stopped').waitFor();
  await item.waitFor({ state: 'detached' });
  await panel.locator('.chip [title^="Connect Again"]').click();
  await panel.locator('.chip.phase-live').waitFor();
  await item.waitFor();
  await panel.locator('.chip [title^="Stop"]').click();
  await item.waitFor({ state: 'detached' });
});

test('a source that is faster than its lines can be read is slowed down and said to be; each line is there or counted', async () => {
  const { page } = panel.workbench;
  await panel.command('Clear');
  await panel.showsCount(/^0 lines/);
  await panel.command('Connect…');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'What any command writes' }).click();
  const lines = 3_000_000;
  await page.locator('.quick-input-widget', { hasText: 'It runs in the folder of the workspace' }).waitFor();
  await page.locator('.quick-input-widget input.input').fill(`yes | head -n ${lines}`);
  await page.keyboard.press('Enter');
  const chip = panel.locator('.chip', { hasText: 'yes | head' });
  await chip.locator('.chip-warning', { hasText: 'slowed down' }).waitFor();
  assert.match((await chip.getAttribute('aria-label')) ?? '', /come faster than they can be read/);
  const number = (text = '') => Number(text.replaceAll(',', ''));
  const counted = /^([\d,]+) lines · ([\d,]+) older lines have left the buffer$/;
  let all = 0;
  for (let i = 0; i < 8 && all !== lines; i++) {
    await panel
      .until(async () => {
        const [, kept, left] = counted.exec(await panel.count()) ?? [];
        all = number(kept) + number(left);
        return all === lines;
      }, `${all} of ${lines} lines`)
      .catch(() => undefined);
  }
  assert.equal(all, lines);
  await panel.locator('.chip.phase-ended').waitFor();
  await chip.locator('.chip-warning').waitFor({ state: 'detached' });
});

test('lines that were lost are counted where their source stands', async () => {
  const source = {
    id: 'a',
    label: 'shop',
    colour: 0,
    phase: 'live',
    detail: '',
    retryAt: undefined,
    lines: 5,
    progress: undefined,
    dropped: 12_345,
    slowed: false,
    limited: '',
    signIn: false,
    unreadable: false,
  } as const;
  await panel.tell({ type: 'sources', sources: [source], paused: false });
  await panel.locator('.chip-warning', { hasText: '12,345 lines lost' }).waitFor();
});
