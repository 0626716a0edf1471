// The picture of the README about app_desc.yaml: a finding at a key, and in one hover what the platform makes of the key.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type themes, Workbench } from '../workbench.ts';
import { clippedPicture } from './clipped-picture.ts';

const text = `spec_version: 2
module:
  language: Python
  env_variables:
    - {key: DEBUG, value: no}
  processes:
    web:
      command: gunicorn shop.wsgi -w 4 -b :$PORT
      plan: 4C2G5R
      replicas: 12
`;

/** Saves `<folder>/hover-key-<theme>.png`. */
export async function takeKeyPicture(folder: string, theme: keyof typeof themes): Promise<void> {
  const application = mkdtempSync(join(tmpdir(), 'procfile-doctor-key-'));
  writeFileSync(join(application, 'app_desc.yaml'), text);
  const workbench = await Workbench.open({
    folder: application,
    theme,
    viewport: { width: 1180, height: 900 },
    scale: 1.5,
    settings: {
      'editor.minimap.enabled': false,
      'editor.hover.above': false,
      'editor.inlayHints.enabled': 'off',
      'window.commandCenter': false,
    },
  });
  const { page } = workbench;
  try {
    await page.keyboard.press('Control+B');
    await workbench.openFile('app_desc.yaml');
    await workbench.squiggles('error');
    await workbench.goToLine(text.split('\n').length);
    await workbench.hover('12', /Part of/);
    const editor = page.locator('.editor-group-container').first();
    await clippedPicture(page, join(folder, `hover-key-${theme}.png`), [editor], 500);
  } finally {
    await workbench.close();
    rmSync(application, { recursive: true, force: true });
  }
}
