import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import process from 'node:process';
import { createInterface } from 'node:readline';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { descendants, running } from '../support/descendants.ts';
import { ScratchFolder } from '../support/scratch-folder.ts';
import { launchBrowser } from '../vscode/browser.ts';
import { webviewOf } from '../vscode/workbench.ts';

test('npm start shows the sample with its problems and the logs of the demo platform, and Ctrl+C leaves nothing behind', async () => {
  using temporary = new ScratchFolder();
  const child = spawn(process.execPath, ['scripts/start.mjs', '--embedded', '--no-build'], {
    env: { ...process.env, CI: 'true', TMPDIR: temporary.path },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let address: RegExpExecArray | null = null;
  for await (const line of createInterface({ input: child.stdout })) {
    address = /Open (\S+) in a browser \(the sample is in (.*)\)/.exec(line);
    if (address) break;
  }
  const [, url = '', folder = ''] = address ?? [];
  assert.ok(existsSync(folder), `${folder} is there`);

  const browser = await launchBrowser();
  try {
    // The font of a bare machine is large, and the first error lies below the middle of the file.
    const page = await browser.newPage({ viewport: { width: 1280, height: 1200 } });
    await page.goto(url);
    await page.locator('.tab.active', { hasText: 'README.md' }).waitFor({ timeout: 60_000 });
    // Nobody has asked for them.
    const logs = await webviewOf(page, '.list .row');
    await logs.locator('[data-source]', { hasText: /demo/i }).first().waitFor();
    await logs.getByText('GET /').first().waitFor();
    await logs.locator('.figure', { hasText: 'out of memory' }).waitFor();
    await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'shop-api' }).click({ timeout: 60_000 });
    const file = page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'app_desc.yaml' });
    await file.click({ timeout: 60_000 });
    await page.locator('.monaco-editor .squiggly-error').first().waitFor({ timeout: 60_000, state: 'attached' });

    const started = descendants(child.pid ?? 0).map(({ pid }) => pid);
    assert.ok(started.length >= 3, 'VS Code, its extension host and the language server run');
    child.kill('SIGINT');
    const [code] = await once(child, 'exit');
    assert.equal(code, 0);
    // What was told to end with it may take a moment.
    const end = Date.now() + 10_000;
    while (running(started).length > 0 && Date.now() < end) await sleep(50);
    assert.deepEqual(running(started), []);
    // On macOS sockets of VS Code stay.
    const left = readdirSync(temporary.path).filter((name) => process.platform !== 'darwin' || !name.endsWith('.sock'));
    assert.deepEqual(left, []);
  } finally {
    child.kill('SIGKILL');
    await browser.close();
  }
});
