// A million lines at 50,000 a second through the panel of the real VS Code. Run by scripts/bench/panel.mjs.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import type { Frame } from 'playwright-core';
import { Workbench } from '../workbench.ts';

/** Lines in all, and in a second. */
export const flood = { lines: 1_000_000, rate: 50_000 };

export interface FloodFigures {
  readonly bufferLines: number;
  /** Seconds from the first line to the end of the program. */
  readonly seconds: number;
  readonly kept: string;
  /** Gaps between frames in milliseconds: of a page that does nothing, while following, while scrolling, at the end. */
  readonly idle: Gaps;
  readonly following: Gaps;
  readonly scrolling: Gaps;
  readonly after: Gaps;
  /** Megabytes in memory (RSS): before, at most, some time after the last line. */
  readonly extensionHost: Sizes;
  readonly renderer: Sizes;
}

interface Gaps {
  readonly median: number;
  readonly longest: number;
}

interface Sizes {
  readonly before: number;
  readonly peak: number;
  readonly after: number;
}

export async function measureFlood(bufferLines: number): Promise<FloodFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'procfile-doctor-flood-'));
  writeFileSync(join(folder, 'Procfile'), 'web: gunicorn wsgi\n');
  const command = `exec "${process.execPath}" "${resolve('scripts/bench/panel/flood.mjs')}" ${flood.lines} ${flood.rate}`;
  const workbench = await Workbench.open({
    folder,
    locale: 'en',
    viewport: { width: 1400, height: 900 },
    settings: {
      'procfileDoctor.logs.bufferLines': bufferLines,
      'procfileDoctor.logs.sources': [{ kind: 'command', name: 'flood', command }],
    },
  });
  try {
    await workbench.command('Platform Logs: Connect…');
    const source = workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'flood' }).first();
    await source.waitFor();
    const host = new Memory('--type=extensionHost');
    const renderer = new Memory('--type=renderer');
    await source.click();
    const page = await workbench.webview('.list');
    const idle = await gaps(page, 2000);
    await page.locator('.row').first().waitFor();
    const started = performance.now();
    const ended = page.locator('.chip.phase-ended').waitFor({ timeout: 180_000 });
    const following = await gaps(page, 5000);
    const scrolling = await whileScrolling(workbench, page, 6000);
    await ended;
    const seconds = (performance.now() - started) / 1000;
    await page.locator('.count', { hasNotText: 'Filtering' }).waitFor();
    const after = await whileScrolling(workbench, page, 5000);
    return {
      bufferLines,
      seconds,
      kept: (await page.locator('.count').textContent()) ?? '',
      idle,
      following,
      scrolling,
      after,
      extensionHost: host.sizes(),
      renderer: renderer.sizes(),
    };
  } finally {
    await workbench.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function whileScrolling(workbench: Workbench, page: Frame, milliseconds: number): Promise<Gaps> {
  await page.locator('.list').hover();
  const measured = gaps(page, milliseconds);
  const until = performance.now() + milliseconds - 300;
  for (let step = 0; performance.now() < until; step++) {
    await workbench.page.mouse.wheel(0, step % 40 < 30 ? -600 : 900);
    await workbench.page.waitForTimeout(16);
  }
  return measured;
}

async function gaps(page: Frame, milliseconds: number): Promise<Gaps> {
  const all = await page.evaluate(
    (duration) =>
      new Promise<number[]>((done) => {
        const found: number[] = [];
        const start = performance.now();
        let last = start;
        const frame = (now: number) => {
          found.push(now - last);
          last = now;
          if (now - start < duration) requestAnimationFrame(frame);
          else done(found.slice(1));
        };
        requestAnimationFrame(frame);
      }),
    milliseconds,
  );
  const sorted = all.sort((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { median: at(0.5), longest: at(1) };
}

/** The memory of the largest process of this window whose command line holds `mark`, looked at again and again. */
class Memory {
  private readonly before: number;
  private peak = 0;
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly mark: string) {
    this.before = this.now();
    this.timer = setInterval(() => this.now(), 500);
  }

  sizes(): Sizes {
    clearInterval(this.timer);
    return { before: this.before, after: this.now(), peak: this.peak };
  }

  private now(): number {
    const sizes = descendants(process.pid)
      .filter(({ command }) => command.includes(this.mark))
      .map(({ kilobytes }) => Math.round(kilobytes / 1024));
    const largest = Math.max(0, ...sizes);
    this.peak = Math.max(this.peak, largest);
    return largest;
  }
}

interface Running {
  readonly pid: number;
  readonly parent: number;
  readonly kilobytes: number;
  readonly command: string;
}

function descendants(root: number): readonly Running[] {
  const all = execFileSync('ps', ['-eo', 'pid=,ppid=,rss=,args=', '-ww'], { encoding: 'utf8', maxBuffer: 1 << 26 })
    .split('\n')
    .flatMap((text): Running[] => {
      const [, pid, parent, kilobytes, command = ''] = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(text) ?? [];
      return pid === undefined ? [] : [{ pid: +pid, parent: Number(parent), kilobytes: Number(kilobytes), command }];
    });
  const below = (parent: number): readonly Running[] =>
    all.flatMap((one) => (one.parent === parent ? [one, ...below(one.pid)] : []));
  return below(root);
}
