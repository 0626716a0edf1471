// How long the extension takes to start in the real VS Code, and what does not start it. Run by scripts/bench/activation.mjs.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Workbench } from '../workbench.ts';

const files = {
  'notes.txt': 'nothing for us\n',
  'other.yaml': 'kind: other\n',
  Procfile: 'web: gunicorn wsgi -b :$PORT\n',
};

type OpenedFile = keyof typeof files;

/** Milliseconds of each extension that was started in a new window, by its name, as VS Code's list of running extensions says them. */
export async function activationTimes(opened: OpenedFile): Promise<Readonly<Record<string, number>>> {
  const folder = mkdtempSync(join(tmpdir(), 'procfile-doctor-activation-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const workbench = await Workbench.open({
    folder,
    locale: 'en',
    settings: { 'workbench.startupEditor': 'none' },
    viewport: { width: 1200, height: 4000 },
  });
  try {
    await workbench.openFile(opened);
    // Whatever the file starts has started when something that is asked for later is there.
    await workbench.command('Developer: Show Running Extensions');
    const list = workbench.page.locator('.runtime-extensions-editor .monaco-list-row');
    await list.first().waitFor();
    const rows = await list.evaluateAll((all) =>
      all.map((row) => ({
        name: row.querySelector('.name')?.textContent?.trim() ?? '',
        time: row.querySelector('.activation-time')?.textContent ?? '',
      })),
    );
    return Object.fromEntries(
      rows.flatMap(({ name, time }): [string, number][] => {
        const [, milliseconds] = /(\d+)ms/.exec(time) ?? [];
        return milliseconds === undefined ? [] : [[name, Number(milliseconds)]];
      }),
    );
  } finally {
    await workbench.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
