// From a line of the log to the repaired text and back, as a person goes the way.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { IncidentCard } from '../vscode/incident-card.ts';
import { LogPanel } from '../vscode/log-panel.ts';

const web = 'web: gunicorn wsgi -w 4 -b :$PORT';
const worker = 'worker: celery -A shop worker -l info';

let panel: LogPanel;
before(async () => {
  panel = await LogPanel.open({
    files: {
      Procfile: `${web}\n${worker}\n`,
      'requirements.txt': 'gunicorn==23.0.0\ncelery==5.4.0\n',
      'backend/shop/views.py': '# a line\n'.repeat(30),
    },
  });
});
after(() => panel?.close());

const isInSight = (part: Locator) =>
  part.evaluate((element) => {
    const list = element.closest('.incidents')?.getBoundingClientRect();
    const { top, bottom } = element.getBoundingClientRect();
    return list !== undefined && top >= list.top && bottom <= list.bottom;
  });

const shows = (...lines: readonly string[]) => panel.workbench.showsText([...lines, ''].join('\n'));

test('a worker timeout: the card says why, leads to the line, shows the repair, makes it, and asks for a deploy', async () => {
  const { workbench } = panel;
  panel.demo.application.play('timeout');
  // Before any file is open.
  await workbench.page.locator('[id="status.problems"] [aria-label*="Errors: 1"]').waitFor();
  const card = await IncidentCard.open(panel, 'Worker timed out');
  assert.match(await card.text(), /web · once.*Likely cause.*one request took longer.*What to do/s);
  const [fix = ''] = await card.fixes();
  assert.equal(fix, 'Set --timeout to 60');

  await card.code.click();
  assert.match(await card.text(), /\/app\/shop\/views\.py:21, monthly/);
  await workbench.page.locator('.tab.active', { hasText: 'views.py' }).waitFor();
  await workbench.page.locator('.statusbar-item', { hasText: 'Ln 21,' }).waitFor();

  await card.place.click();
  await workbench.squiggles('error');
  await workbench.hover('gunicorn', /Worker timed out on `web`/);

  await card.preview('Set `--timeout` to 60', '--timeout 60');
  await workbench.page.locator('.editor-actions').getByRole('button', { name: 'Apply Fix' }).click();
  await shows(`${web} --timeout 60`, worker);
  await card.outdated.waitFor();
  await workbench.page.locator('.statusbar-item', { hasText: 'next deploy' }).waitFor();

  await workbench.page.keyboard.press('Control+Z');
  await shows(web, worker);
  await card.outdated.waitFor({ state: 'detached' });
});

test('the line leads back to the card: from the lens above it, and from the light bulb', async () => {
  const { workbench } = panel;
  const opened = panel.locator('.card-head[aria-expanded=true]', { hasText: 'Worker timed out' });
  const { page } = workbench;
  for (const goBack of [
    () => page.locator('.codelens-decoration a', { hasText: 'Worker timed out' }).click(),
    async () => {
      await workbench.lightBulb('gunicorn');
      await workbench.choose('Show the incident in the log panel');
    },
  ]) {
    await opened.click();
    await opened.waitFor({ state: 'detached' });
    await page.locator('.codelens-decoration a', { hasText: 'Worker timed out' }).waitFor();
    await goBack();
    await opened.waitFor();
    await panel.until(() => opened.evaluate((head) => head === document.activeElement), 'the card has the focus');
  }
});

test('celery children are killed: fewer at once', async () => {
  panel.demo.application.play('celery');
  const card = await IncidentCard.open(panel, 'Celery child was killed');
  await card.apply('Run 2 tasks at once (`-c 2`)');
  await shows(web, `${worker} -c 2`);
  await card.outdated.waitFor();
});

test('memory grows until a worker is killed: workers are replaced before that', async () => {
  panel.demo.application.play('oom');
  const card = await IncidentCard.open(panel, 'Worker was killed (SIGKILL)');
  // Although the panel is low and there are other cards.
  await panel.until(() => isInSight(card.place), 'the way to the file is in sight');
  await card.apply('Add `--max-requests 1024 --max-requests-jitter 50`');
  await shows(`${web} --max-requests 1024 --max-requests-jitter 50`, `${worker} -c 2`);
  await panel.until(() => isInSight(card.outdated), 'what was changed is said in sight');
});

test('the lens above a process shows its figures and leads to its lines alone', async () => {
  const lens = panel.workbench.page.locator('.codelens-decoration a', { hasText: 'restarts' }).first();
  await lens.click();
  await panel.rows('celery').first().waitFor({ state: 'detached' });
  await panel.rows('Worker (pid:').first().waitFor();
});

test('clearing the panel takes the incidents off the text', async () => {
  await panel.command('Clear');
  // The access log of the proxy comes late: a 502 of before may still come.
  for (const gone of ['Worker timed out', 'Celery child was killed', 'Worker was killed']) {
    await panel.locator('.card', { hasText: gone }).waitFor({ state: 'detached' });
  }
  await panel.workbench.page.locator('.codelens-decoration a', { hasText: 'restarts' }).waitFor({ state: 'detached' });
});

test('what has no room above the line is one click away: of the others one is chosen', async () => {
  const { page } = panel.workbench;
  const { application } = panel.demo;
  // With what came late. Of an empty panel nobody could see that it has been cleared.
  application.write('web', '[2026-11-22 01:00:00 +0000] [1] [INFO] one more line');
  await panel.locator('.count', { hasText: /[1-9]/ }).waitFor();
  await panel.command('Clear');
  await panel.locator('.count', { hasText: /^0 lines/ }).waitFor();
  // A server that was started before the repairs runs the text of then.
  for (const instance of application.instances.of('web'))
    application.write('web', '[2026-11-22 01:00:00 +0000] [1] [INFO] Starting gunicorn 23.0.0', instance);
  for (const story of ['timeout', 'pool', 'oom'] as const) application.play(story);
  const lenses = page.locator('.codelens-decoration a');
  await lenses.filter({ hasText: /^\+[2-9] more$/ }).waitFor();
  const named = ((await lenses.first().textContent()) ?? '').trim().replace(/\s×\d+$/, '');
  assert.equal(named, 'Worker timed out');
  await lenses.filter({ hasText: /^\+[2-9] more$/ }).click();
  const choices = page.locator('.quick-input-list .monaco-list-row');
  const choice = choices.filter({ hasText: 'SQLAlchemy pool has no connection left' });
  await choice.waitFor();
  assert.ok((await choices.count()) >= 2);
  assert.deepEqual(await choices.filter({ hasText: named }).allTextContents(), []);
  await choice.click();
  await panel.locator('.card', { hasText: 'SQLAlchemy pool' }).locator('.card-head[aria-expanded=true]').waitFor();
});
