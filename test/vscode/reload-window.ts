import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/** As with the browser's button, once VS Code has written down all of `remembered` (waits up to 20 s): it does that every few seconds. */
export async function reloadWindow(page: Page, ...remembered: readonly string[]): Promise<void> {
  const isStored = async () => {
    const stored = await page.evaluate(storedState);
    return remembered.every((text) => stored.includes(text));
  };
  for (let left = 200; !(await isStored()); left -= 1) {
    assert.ok(left > 0, `${remembered.join(' and ')} is stored`);
    await page.waitForTimeout(100);
  }
  await page.reload();
  await page.locator('.monaco-workbench .statusbar-item').first().waitFor({ timeout: 60_000 });
}

/** What VS Code keeps of its windows in this browser, as text. Runs in the page. */
async function storedState(): Promise<string> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const values: unknown[] = [];
  for (const { name } of await indexedDB.databases()) {
    if (!name?.startsWith('vscode-web-state-db')) continue;
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      values.push(...(await done(database.transaction(store).objectStore(store).getAll())));
    }
    database.close();
  }
  return values.map(String).join('\n');
}
