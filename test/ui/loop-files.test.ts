// Which files a remedy changes: the configuration file that sets the value, both files that define the process.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { IncidentCard } from '../vscode/incident-card.ts';
import { LogPanel } from '../vscode/log-panel.ts';

const web = 'gunicorn -c gunicorn.conf.py wsgi -b :$PORT';
const worker = 'celery -A shop worker -l info';
const procfile = (command: string) => `web: ${web}\nworker: ${command}\n`;
const appDesc = (command: string) =>
  [
    'spec_version: 2',
    'app:',
    '  bk_app_code: shop',
    'modules:',
    '  default:',
    '    language: Python',
    '    is_default: true',
    '    processes:',
    '      web:',
    `        command: ${web}`,
    '      worker:',
    `        command: ${command}`,
    '',
  ].join('\n');
const files = {
  'live/Procfile': procfile(worker),
  'live/app_desc.yaml': appDesc(worker),
  'live/gunicorn.conf.py': 'workers = 4\ntimeout = 20  # seconds\n',
  'live/requirements.txt': 'gunicorn==23.0.0\ncelery==5.4.0\n',
  // Another application with the same processes: the log is of the one whose app_desc.yaml says its name.
  'other/Procfile': procfile(worker),
};

let panel: LogPanel;
before(async () => {
  panel = await LogPanel.open({ files });
});
after(() => panel?.close());

test('a timeout that a configuration file sets is changed there', async () => {
  panel.demo.application.play('timeout');
  const card = await IncidentCard.open(panel, 'Worker timed out');
  const [fix] = await card.fixes();
  assert.equal(fix, 'Set --timeout to 60');
  await card.preview('Set `--timeout` to 60', 'timeout = 60');
  await card.apply('Set `--timeout` to 60');
  await panel.workbench.page.locator('.tab.active', { hasText: 'gunicorn.conf.py' }).waitFor();
  await panel.workbench.showsText('workers = 4\ntimeout = 60  # seconds\n');
  await card.outdated.waitFor();
});

test('a process that Procfile and app_desc.yaml define is changed in both, looked at together', async () => {
  const { workbench } = panel;
  panel.demo.application.play('celery');
  const card = await IncidentCard.open(panel, 'Celery child was killed');
  await card.preview('Run 2 tasks at once (`-c 2`)', `${worker} -c 2`);
  await workbench.page.locator('.multiDiffEntry, .multi-diff-editor', { hasText: 'app_desc.yaml' }).first().waitFor();
  await card.apply('Run 2 tasks at once (`-c 2`)');
  await workbench.showsText(procfile(`${worker} -c 2`));
  await workbench.openFile('live/app_desc.yaml');
  await workbench.showsText(appDesc(`${worker} -c 2`));
  await card.outdated.waitFor();
});

test('what no edit repairs is said in words, and the card leads to the process', async () => {
  const { workbench } = panel;
  for (const [story, title, advice, words] of [
    ['sqlite', 'SQLite database is locked', 'PostgreSQL', 'celery -A shop'],
    ['boot', 'gunicorn stopped: workers fail to boot', 'module:app', 'gunicorn -c'],
  ] as const) {
    panel.demo.application.play(story);
    const card = await IncidentCard.open(panel, title);
    assert.match(await card.text(), new RegExp(`What to do.*${advice}`, 's'));
    await card.place.click();
    await pickPlace('Procfile');
    const line =
      1 +
      procfile(worker)
        .split('\n')
        .findIndex((one) => one.includes(words));
    await workbench.page.locator('.statusbar-item', { hasText: `Ln ${line},` }).waitFor();
  }

  /** Both files define the process. */
  async function pickPlace(name: string): Promise<void> {
    const row = workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: `live/${name}` });
    await row.click();
    await workbench.page.locator('.tab.active', { hasText: name }).waitFor();
  }
});

test('a diagnosis is a report that can be read and copied', async () => {
  const { workbench } = panel;
  await workbench.command('Procfile Doctor: Diagnose');
  // VS Code takes the notification away after 10 s, and a slow window may have drawn the report by then or not.
  const offered = workbench.page.locator('.notification-toast', { hasText: 'ticket' }).waitFor({ timeout: 60_000 });
  await Promise.all([offered, isRead()]);

  async function isRead(): Promise<void> {
    await workbench.page.locator('.tab.active', { hasText: 'Diagnosis' }).waitFor({ timeout: 60_000 });
    const report = await workbench.webview('.markdown-body h1');
    await report.locator('h3', { hasText: 'Celery child was killed' }).waitFor();
  }
});
