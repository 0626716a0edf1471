// The whole way of the scenarios: line of a log, incident, the exact words, one click, the repaired text.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { IncidentCard } from '../vscode/incident-card.ts';
import { LogPanel } from '../vscode/log-panel.ts';

const web = 'web: gunicorn wsgi -w 8 --timeout 20 -b :$PORT';
const worker = 'worker: celery -A shop worker -l info -c 4';

let panel: LogPanel;
before(async () => {
  panel = await LogPanel.open({
    files: { Procfile: `${web}\n${worker}\n`, 'requirements.txt': 'gunicorn==23.0.0\ncelery==5.4.0\n' },
  });
});
after(() => panel?.close());

interface Way {
  readonly process: 'web' | 'worker';
  readonly line: string;
  /** Of the card, a part of it. */
  readonly title: string;
  /** Where the diagnostic stands. */
  readonly words: string;
  readonly says: RegExp;
  readonly fix: string;
  readonly repaired: string;
}

function goes({ process, line, title, words, says, fix, repaired }: Way): () => Promise<void> {
  return async () => {
    const { workbench } = panel;
    panel.demo.application.write(process, line);
    const card = await IncidentCard.open(panel, title);
    await card.place.click();
    await workbench.selects(words, [web, worker]);
    await workbench.hover(words, says);
    await card.apply(fix);
    const text = process === 'web' ? [repaired, worker] : [web, repaired];
    await workbench.showsText([...text, ''].join('\n'));
    await card.outdated.waitFor();

    await workbench.putCursor(process === 'web' ? 'worker' : 'web');
    await workbench.page.keyboard.press('Control+Z');
    await workbench.showsText([web, worker, ''].join('\n'));
    await panel.command('Clear');
    await card.root.waitFor({ state: 'detached' });
  };
}

test(
  'a slow application: from the 504 of nginx to the program, and to threads',
  goes({
    process: 'web',
    line: '2026/11/20 10:00:02 [error] 31#31: *4821 upstream timed out (110: Operation timed out) while reading response header from upstream, client: 10.0.4.12, server: app.example.com, request: "GET /api/report HTTP/1.1", upstream: "http://10.42.1.7:5000/api/report", host: "app.example.com"',
    title: 'nginx gave up waiting',
    words: 'gunicorn',
    says: /nginx gave up waiting for the application \(504\) on `web`/,
    fix: 'Use `-k gthread --threads 8`',
    repaired: `${web} -k gthread --threads 8`,
  }),
);

test(
  'a worker timeout: to the words that set it, and to as much time as the proxy has',
  goes({
    process: 'web',
    line: '[2026-11-20 09:58:52 +0800] [1] [CRITICAL] WORKER TIMEOUT (pid:18)',
    title: 'Worker timed out',
    words: '--timeout 20',
    says: /Worker timed out on `web`\. `--timeout` is 20/,
    fix: 'Set `--timeout` to 60',
    repaired: web.replace('--timeout 20', '--timeout 60'),
  }),
);

test(
  'a child of celery that was killed: to the number of children, and to fewer',
  goes({
    process: 'worker',
    line: "[2026-11-20 10:08:08,900: ERROR/MainProcess] Process 'ForkPoolWorker-2' pid:24 exited with 'signal 9 (SIGKILL)'",
    title: 'Celery child was killed',
    words: '-c 4',
    says: /Celery child was killed \(SIGKILL\) on `worker`/,
    fix: 'Run 2 tasks at once (`-c 2`)',
    repaired: worker.replace('-c 4', '-c 2'),
  }),
);

test(
  'a worker that was killed: to the number of workers, and to recycling',
  goes({
    process: 'web',
    line: '[2026-11-20 09:59:51 +0800] [1] [ERROR] Worker (pid:17) was sent SIGKILL! Perhaps out of memory?',
    title: 'Worker was killed (SIGKILL)',
    words: '-w 8',
    says: /Worker was killed \(SIGKILL\) on `web`/,
    fix: 'Add `--max-requests 1024 --max-requests-jitter 50`',
    repaired: `${web} --max-requests 1024 --max-requests-jitter 50`,
  }),
);

test(
  'no connections left: to the number of workers, and to fewer',
  goes({
    process: 'web',
    line: "pymysql.err.OperationalError: (1040, 'Too many connections')",
    title: 'MySQL has no connections left',
    words: '-w 8',
    says: /MySQL has no connections left on `web`/,
    fix: 'Use 7 workers',
    repaired: web.replace('-w 8', '-w 7'),
  }),
);

test('a pool that is nearly used up: the figure is an alarm, the card says how much and what to do', async () => {
  const status = 'Pool size: 10  Connections in pool: 1 Current Overflow: -1 Current Checked out connections: 9';
  panel.demo.application.write('web', `INFO app.db: ${status}`);
  const card = await IncidentCard.open(panel, 'Database pool is nearly used up');
  assert.match(await card.text(), /At most 9 of 10 connections were in use \(90 %\).*What to do.*pool_size/s);
  await panel.locator('.figure.alarm', { hasText: 'database pool' }).filter({ hasText: '90 %' }).waitFor();
  await panel.command('Clear');
  await card.root.waitFor({ state: 'detached' });
});

test('with the keyboard alone: to the card, through it, to the line, and back', async () => {
  const { page } = panel.workbench;
  panel.demo.application.write('web', '[2026-11-20 09:58:52 +0800] [1] [CRITICAL] WORKER TIMEOUT (pid:18)');
  const region = panel.locator('section[role=region][aria-label=Incidents]');
  const head = region
    .getByRole('list')
    .getByRole('listitem')
    .getByRole('button', { name: /Worker timed out/ });
  await head.waitFor();
  await panel.workbench.command('Procfile Doctor: Show Incident…');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Worker timed out' }).waitFor();
  await page.keyboard.press('Enter');
  const hasFocus = (name: RegExp) =>
    panel.until(async () => {
      const focused = region.locator('button:focus, summary:focus').first();
      if ((await focused.count()) === 0) return false;
      return name.test((await focused.getAttribute('aria-label')) ?? (await focused.textContent()) ?? '');
    }, `the focus is on ${name}`);
  await hasFocus(/Worker timed out/);
  assert.equal(await head.getAttribute('aria-expanded'), 'true');
  const body = await head.getAttribute('aria-controls');
  assert.equal(await region.locator(`[id="${body}"]`).isVisible(), true);
  await region.getByRole('button', { name: 'Apply: Set --timeout to 60', exact: true }).waitFor();

  // Enter closes and opens it; the focus stays.
  await page.keyboard.press('Enter');
  await panel.until(async () => (await head.getAttribute('aria-expanded')) === 'false', 'the card is closed');
  await page.keyboard.press('Enter');
  await region.getByRole('button', { name: 'Show in Procfile' }).waitFor();
  // Every button of the card is a stop of the tab key, in the order in which they are read.
  const stops: string[] = [];
  for (let i = 0; i < 20 && stops.at(-1)?.startsWith('Preview: Use ') !== true; i++) {
    await page.keyboard.press('Tab');
    const focused = region.locator('button:focus, summary:focus').first();
    stops.push((await focused.getAttribute('aria-label')) ?? (await focused.textContent()) ?? '');
  }
  const wanted = [
    /Show in Procfile$/,
    /^Preview: Set --timeout to 60$/,
    /^Apply: Set --timeout to 60$/,
    /^Preview: Use /,
  ];
  const places = wanted.map((name) => stops.findIndex((stop) => name.test(stop)));
  assert.deepEqual(
    places,
    [...places].sort((a, b) => a - b),
    stops.join(' | '),
  );
  assert.ok(!places.includes(-1), stops.join(' | '));
  // The way to the file is the first of them.
  assert.equal(places[0], 0);
  for (let left = stops.length - 1; left > 0; left--) await page.keyboard.press('Shift+Tab');
  await hasFocus(/Show in Procfile$/);
  await page.keyboard.press('Enter');
  await panel.workbench.selects('--timeout 20', [web, worker]);

  // The editor has the focus now: its quick fixes lead back.
  await panel.workbench.quickFixes();
  await panel.workbench.choose('Show the incident in the log panel');
  await hasFocus(/Worker timed out/);
});
