// The packed extension, installed into a VS Code that has never seen it.
import { after, before, test } from 'node:test';
import { makeVsix, vsixFile } from '../../scripts/package/vsix.mjs';
import { ScratchFolder } from '../support/scratch-folder.ts';
import { Workbench } from '../vscode/workbench.ts';

const folder = new ScratchFolder();
let workbench: Workbench;
before(async () => {
  folder.write({ Procfile: 'web: gunicorn wsgi --tiemout 60 -b :$PORT' });
  await makeVsix();
  const settings = { 'editor.inlayHints.enabled': 'off' };
  workbench = await Workbench.open({ folder: folder.path, vsix: vsixFile, locale: 'en', settings });
});
after(async () => {
  await workbench?.close();
  folder[Symbol.dispose]();
});

test('the installed extension finds a mistake and repairs it', async () => {
  await workbench.openFile('Procfile');
  await workbench.squiggles('error');
  await workbench.hover('tiemout', /gunicorn\/unknown-option/);
  const [fix = ''] = await workbench.lightBulb('tiemout');
  await workbench.choose(fix);
  await workbench.showsText('web: gunicorn wsgi --timeout 60 -b :$PORT');
});

test('its log panel starts the worker, the page and the demo platform that were packed with it', async () => {
  await workbench.command('Platform Logs: Connect to Demo Platform');
  const page = await workbench.webview('.list');
  await page.locator('.chip.phase-live').waitFor();
  await page.locator('.row .message').first().waitFor();
});
