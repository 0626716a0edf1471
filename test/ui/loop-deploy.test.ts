// A deploy that fails on the platform: from its log to the line that was refused, and to the repaired line.
import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { after, before, test } from 'node:test';
import type { DemoPlatform } from '../../client/src/logs/demo/server.ts';
import { IncidentCard } from '../vscode/incident-card.ts';
import { LogPanel } from '../vscode/log-panel.ts';
import type { Workbench } from '../vscode/workbench.ts';

const web = 'web: gunicorn wsgi -w 4 -b :$PORT';
const refused = 'worker celery -A shop worker -l info';
const LINES = ['-----> Step setup begin', 'Procfile error: Can not read Procfile file from repository'];

let panel: LogPanel;
before(async () => {
  panel = await LogPanel.open(
    { files: { Procfile: `${web}\n${refused}\n`, 'requirements.txt': 'gunicorn==23.0.0\ncelery==5.4.0\n' } },
    connectDeployments,
  );
});
after(() => panel?.close());

/** The log of deployments, as a person connects it; the last one failed. */
async function connectDeployments(workbench: Workbench, demo: DemoPlatform): Promise<void> {
  demo.control.instead = failedDeployment;
  const { page } = workbench;
  const answer = async (title: string, text: string): Promise<void> => {
    const widget = page.locator('.quick-input-widget', { hasText: title });
    await widget.waitFor();
    await widget.locator('input.input').fill(text);
    await page.keyboard.press('Enter');
  };
  const pick = (text: string) => page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first().click();
  await workbench.command('Platform Logs: Connect…');
  await pick('BlueKing PaaS');
  await answer('Address of the Platform', demo.url);
  await answer('Sign In to', demo.control.token);
  await pick('Production');
  await pick('Deployments');
}

function failedDeployment(path: string, _: IncomingMessage, response: ServerResponse): boolean {
  if (!/\/streams\/[^/]+\/?$/.test(path)) return false;
  const events = LINES.map((line) => `event: message\ndata: ${JSON.stringify({ line, stream: 'STDOUT' })}\n\n`);
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  response.end(`${events.join('')}event: close\ndata: \n\n`);
  return true;
}

test('Procfile error: the card leads to the line without a colon, one click repairs it, a deploy is asked for', async () => {
  const { workbench } = panel;
  await panel.rows('Procfile error').first().waitFor();
  const card = await IncidentCard.open(panel, 'Procfile could not be read');
  assert.match(await card.text(), /Likely cause.*without a colon.*What to do.*Open Procfile/s);
  await card.place.click();
  await workbench.page.locator('.tab.active', { hasText: 'Procfile' }).waitFor();
  await workbench.selects(refused, [web, refused]);
  await workbench.squiggles('error');
  const titles = await workbench.lightBulb('worker celery');
  const [fix = ''] = titles.filter((title) => /colon/i.test(title));
  assert.notEqual(fix, '', titles.join(' | '));
  await workbench.choose(fix);
  await workbench.showsText([web, refused.replace('worker ', 'worker: '), ''].join('\n'));
  await card.outdated.waitFor();
});
