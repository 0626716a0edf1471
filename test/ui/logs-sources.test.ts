// Where lines come from, as a person chooses it and sees how it stands.
import assert from 'node:assert/strict';
import { chmodSync, writeFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import process from 'node:process';
import { after, before, test } from 'node:test';
import type { Locator } from 'playwright-core';
import type { SourceStatus } from '../../client/src/logs/messages/page-protocol.ts';
import { plainSource } from '../support/plain-source.ts';
import { ScratchFolder } from '../support/scratch-folder.ts';
import { LogPanel } from '../vscode/log-panel.ts';

/** What the panel asks of docker, answered in its form; the log stays open as that of a container that runs does. */
const docker = `#!/bin/sh
case "$1" in
ps) printf 'shop-web\\tshop:1.2\\tUp 3 hours\\nshop-worker\\tshop:1.1\\tUp 2 days\\n' ;;
logs)
  printf '2026-11-21T10:00:00.000000000Z %s is ready\\n' "$(for last; do :; done; echo "$last")"
  case "$*" in *--follow*) exec sleep 600 ;; esac ;;
esac
`;

const lines = 100_000;
const big = Array.from({ length: lines }, (_, i) => `line ${i + 1} of ${lines} ${'x'.repeat(60)}\n`).join('');

const programs = new ScratchFolder();
let panel: LogPanel;
before(async () => {
  programs.write({ docker });
  chmodSync(programs.file('docker'), 0o755);
  panel = await LogPanel.open({
    files: { Procfile: 'web: gunicorn wsgi\n', 'big.log': big, 'app.log.1': 'written yesterday\n' },
    // As from a terminal: else VS Code asks a login shell for the PATH.
    env: { VSCODE_CLI: '1', PATH: [programs.path, process.env['PATH']].join(delimiter) },
    settings: {
      'procfileDoctor.logs.sources': [
        { kind: 'file', path: 'big.log', name: 'a big log' },
        { kind: 'file', path: 'old.log', name: 'old log' },
        { kind: 'file', path: 'first.log', name: 'first log' },
        { kind: 'file', path: 'second.log', name: 'second log' },
      ],
    },
  });
});
after(async () => {
  await panel?.close();
  programs[Symbol.dispose]();
});

const choices = () => panel.workbench.page.locator('.quick-input-list .monaco-list-row');

test('of several sources that have failed each says why, and is connected again where it says so', async () => {
  for (const name of ['first log', 'second log']) {
    await panel.command('Connect…');
    await choices().filter({ hasText: name }).first().click();
    await panel.locator('.chip.phase-failed', { hasText: name }).waitFor();
  }
  await panel.command('Clear');
  await panel.locator('.no-lines p', { hasText: /^first log: Not found: .*first\.log/ }).waitFor();
  const second = panel.locator('.no-lines p', { hasText: /^second log: Not found: .*second\.log/ });
  writeFileSync(panel.folder.file('second.log'), 'now it is there\n');
  const seen = await panel.locator('.reason .button').evaluateAll((buttons) =>
    buttons.map((button) => {
      const { top, bottom } = button.getBoundingClientRect();
      const room = button.closest('.lines')?.getBoundingClientRect();
      return room !== undefined && room.top <= top && bottom <= room.bottom;
    }),
  );
  assert.deepEqual(seen, [true, true], 'both are in sight in a panel of the usual height');
  await second.locator('+ button', { hasText: 'Connect Again' }).click();
  await panel.rows('now it is there').waitFor();
  await second.waitFor({ state: 'hidden' });
});

test('a log file of the explorer is one click away', async () => {
  const { page } = panel.workbench;
  const file = page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'app.log.1' });
  const item = page.locator('.monaco-menu .action-label', { hasText: 'Open in Log Panel' });
  const line = panel.rows('written yesterday');
  // VS Code takes no notice of a click into a menu that has only just opened, or closes the menu without doing anything.
  for (let attempts = 10; attempts > 0 && (await line.count()) === 0; attempts -= 1) {
    if (!(await item.isVisible())) await file.click({ button: 'right' });
    await item.click({ timeout: 2000 }).catch(() => {});
    await line.waitFor({ timeout: 3000 }).catch(() => {});
  }
  await line.waitFor();
});

test('of the containers that docker names one is chosen, and its log is followed', async (t) => {
  if (process.platform === 'win32') return t.skip('the stand-in for docker is a shell script');
  await panel.command('Connect…');
  await choices().filter({ hasText: 'docker logs -f of a container' }).click();
  await choices().filter({ hasText: 'Another Container…' }).waitFor();
  const offered = await choices().allInnerTexts();
  // Name and image stand in one line.
  assert.deepEqual(
    offered.map((text) => text.trim().replace(/\s*\n\s*/g, ', ')),
    ['shop-webshop:1.2, Up 3 hours', 'shop-workershop:1.1, Up 2 days', 'Another Container…'],
  );
  await choices().filter({ hasText: 'shop-worker' }).click();
  await panel.locator('.chip.phase-live', { hasText: 'shop-worker' }).waitFor();
  await panel.rows('shop-worker is ready').waitFor();
});

test('the chip of a source that is not UTF-8 asks for its encoding, and it is read in that', async () => {
  const line = Buffer.from([...Buffer.from('INFO '), 0xc4, 0xe3, 0xba, 0xc3, 0x0a]);
  writeFileSync(panel.folder.file('old.log'), Buffer.concat(Array.from({ length: 20 }, () => line)));
  await panel.command('Connect…');
  await choices().filter({ hasText: 'old log' }).first().click();
  const chip = panel.locator('.chip', { hasText: 'old log' });
  await chip.locator('.chip-warning', { hasText: 'is not UTF-8' }).waitFor();
  await chip.locator('[title^="Choose the Encoding"]').click();
  await choices().filter({ hasText: 'gb18030' }).click();
  await panel.rows('你好').first().waitFor();
  await chip.locator('.chip-warning').waitFor({ state: 'detached' });
});

test('a large file says how far it is read, until all of it is', async () => {
  await panel.recordMessages();
  await panel.command('Connect…');
  await choices().filter({ hasText: 'a big log' }).first().click();
  const chip = panel.locator('.chip', { hasText: 'a big log' });
  await panel.rows(`line ${lines} of ${lines}`).waitFor({ timeout: 60_000 });
  await chip.locator('.chip-state', { hasText: /^live/ }).waitFor();
  const told = await panel.recordedMessages();
  const percents = [...told.matchAll(/\\"progress\\":(\d+)/g)].map(([, percent]) => Number(percent));
  assert.ok(percents.length > 0, 'it was told');
  assert.ok(
    percents.every((percent, at) => percent <= 100 && percent >= (percents[at - 1] ?? 0)),
    percents.join(' '),
  );

  const chips = await panelWith([{ ...plainSource, progress: 42, slowed: true }], '42 %');
  assert.equal(await chips.locator('.chip-state').textContent(), 'reading: 42 %');
  assert.equal(await chips.locator('.chip-warning').count(), 0);
  assert.match((await chips.getAttribute('aria-label')) ?? '', /^shop \(prod\): reading: 42 %/);
});

/** The chips of sources that are hard to bring about, with these words. */
async function panelWith(sources: readonly SourceStatus[], words: string): Promise<Locator> {
  const chips = panel.locator('.chip', { hasText: words });
  await panel.until(async () => {
    await panel.hearNothingElse();
    await panel.tell({ type: 'sources', sources, paused: false });
    return (await chips.count()) === sources.length;
  }, words);
  return chips;
}
