// A workspace of several applications that could all have written the log.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { descendants } from '../support/descendants.ts';
import { IncidentCard } from '../vscode/incident-card.ts';
import { LogPanel } from '../vscode/log-panel.ts';

const procfile = 'web: gunicorn wsgi -w 4\nworker: celery -A shop worker\n';

let panel: LogPanel;
before(async () => {
  panel = await LogPanel.open({ files: { 'first/Procfile': procfile, 'second/Procfile': procfile } });
});
after(() => panel?.close());

test('which application a log is of is asked once', async () => {
  const { page } = panel.workbench;
  panel.demo.application.play('celery');
  const card = await IncidentCard.open(panel, 'Celery child was killed');
  await card.place.click();
  const places = page.locator('.quick-input-list .monaco-list-row');
  await places.filter({ hasText: 'first/Procfile:2' }).waitFor();
  await places.filter({ hasText: 'second/Procfile:2' }).click();
  const lens = page.locator('.codelens-decoration a', { hasText: 'Celery child was killed' });
  await page.locator('.tab.active', { hasText: 'Procfile' }).waitFor();
  await lens.waitFor();

  await panel.workbench.openFile('first/Procfile');
  await lens.waitFor({ state: 'detached' });
  await card.place.click();
  await lens.waitFor();
});

test('a restarted language server knows of the incidents again', async () => {
  const { workbench } = panel;
  await workbench.command('Restart Language Server');
  await workbench.page.locator('.codelens-decoration a', { hasText: 'Celery child was killed' }).waitFor();
  // What is seen at first may still be of the server before.
  await workbench.hover('celery', /Celery child was killed/);
});

test('a killed language server comes back by itself, and knows of the incidents again', async () => {
  const { workbench } = panel;
  const lens = workbench.page.locator('.codelens-decoration a', { hasText: 'Celery child was killed' });
  const servers = () => descendants(process.pid).filter(({ command }) => /server\.js\b.*--node-ipc/.test(command));
  const [server, ...others] = servers();
  assert.ok(server && others.length === 0);
  process.kill(server.pid, 'SIGKILL');
  await panel.until(async () => servers().some(({ pid }) => pid !== server.pid), 'another server runs');
  // Asked anew: what the editor shows from before is gone with the text.
  await workbench.openFile('second/Procfile');
  await workbench.openFile('first/Procfile');
  await lens.waitFor({ state: 'detached' });
  await workbench.openFile('second/Procfile');
  await lens.waitFor();
  await workbench.hover('celery', /Celery child was killed/);
});

test('an incident can be picked by its name', async () => {
  const { workbench } = panel;
  await workbench.command('Procfile Doctor: Show Incident…');
  await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Celery child was killed' }).click();
  const head = panel.locator('.card-head[aria-expanded=true]', { hasText: 'Celery child was killed' });
  await panel.until(() => head.evaluate((element) => element === document.activeElement), 'the card has the focus');
});
