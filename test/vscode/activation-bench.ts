// How long the extension takes to start in the real VS Code, and what does not start it. Run by scripts/bench/activation.mjs.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Workbench } from './workbench.ts';

const files = {
  'notes.txt': 'nothing for us\n',
  'other.yaml': 'kind: other\n',
  Procfile: 'web: gunicorn wsgi -b :$PORT\n',
};

export type OpenedFile = keyof typeof files;

/** Milliseconds as VS Code's list of running extensions says them; undefined where the extension was not started. */
export async function activationTime(opened: OpenedFile): Promise<number | undefined> {
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
    const ours = list.filter({ hasText: /procfile.doctor/i });
    if ((await ours.count()) === 0) return undefined;
    const [, milliseconds] = /(\d+)ms/.exec((await ours.first().locator('.activation-time').textContent()) ?? '') ?? [];
    return milliseconds === undefined ? undefined : Number(milliseconds);
  } finally {
    await workbench.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
