// What the files of an application say about its log: the panel reads it so, and at once when they say something else.
import { after, before, test } from 'node:test';
import { LogPanel } from '../vscode/log-panel.ts';

const procfile = (format: string) => `web: gunicorn wsgi --access-logformat '${format}'\n`;
const configuration = (p95: number) =>
  `logs:\n  thresholds: {p95: ${p95}}\n  patterns:\n    payment-refused: {pattern: payment refused, title: Payment refused}\n`;
const files = { Procfile: procfile('%(s)s in %(M)s ms'), '.procfile-doctor.yaml': configuration(1000) };

let panel: LogPanel;
before(async () => {
  panel = await LogPanel.open({ files });
});
after(() => panel?.close());

const p95 = (value: string) => panel.locator('.figure', { hasText: 'p95' }).filter({ hasText: value });
const lens = (text: string) => panel.workbench.page.locator('.codelens-decoration a', { hasText: text });
/** Lines of access until `seen`: the first of them may come before the files have been read. */
async function writesUntil(line: string, seen: () => Promise<boolean>): Promise<void> {
  await panel.until(async () => {
    for (let i = 0; i < 5; i++) panel.demo.application.write('web', line);
    return seen();
  }, line);
}

test('access lines are read as the Procfile says, and held against the threshold of the repository', async () => {
  await writesUntil('200 in 1500 ms', async () => (await p95('1.5 s').count()) > 0);
  await panel.locator('.figure.alarm', { hasText: 'p95' }).filter({ hasText: '/ 1 s' }).waitFor();
  await panel.workbench.openFile('Procfile');
  await lens('p95 1.5 s').waitFor();
});

test('another format of the Procfile counts from the next line on', async () => {
  panel.folder.write({ Procfile: procfile('%(s)s took %(L)s') });
  await panel.command('Clear');
  await writesUntil('200 took 0.250000', async () => (await p95('250 ms').count()) > 0);
  await panel.locator('.figure:not(.alarm)', { hasText: 'p95' }).waitFor();
});

test('another threshold of the repository counts for what is there', async () => {
  panel.folder.write({ '.procfile-doctor.yaml': configuration(200) });
  await panel.locator('.figure.alarm', { hasText: 'p95' }).filter({ hasText: '/ 200 ms' }).waitFor();
});

test('a pattern of the repository is an incident', async () => {
  panel.demo.application.write('web', 'payment refused');
  await panel.locator('.card-head', { hasText: 'Payment refused' }).waitFor();
});
