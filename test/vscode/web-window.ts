// VS Code for the Web: an extension host, a language server and the thread of the log panel in workers of the page.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Workbench } from './workbench.ts';

export interface WebWindow {
  readonly window: Workbench;
  /** The folder that is open, a copy that can be changed. */
  readonly folder: string;
  /** Where the extension that runs lies, a copy too. */
  readonly extension: string;
  close(): Promise<void>;
}

/** Opens a copy of a folder; `files` are added to it, `scripts` replace those of the extension. */
export async function openInBrowser(
  from: string,
  {
    files = {},
    scripts = {},
    settings = {},
  }: {
    readonly files?: Readonly<Record<string, string>>;
    readonly scripts?: Readonly<Record<string, string>>;
    readonly settings?: Readonly<Record<string, unknown>>;
  } = {},
): Promise<WebWindow> {
  const scratch = mkdtempSync(join(tmpdir(), 'procfile-doctor-web-'));
  const folder = join(scratch, 'app');
  cpSync(from, folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const extension = webOnlyExtension(join(scratch, 'extension'));
  for (const [name, text] of Object.entries(scripts)) writeFileSync(join(extension, name), text);
  try {
    const window = await Workbench.open({
      folder,
      extension,
      settings: { 'editor.inlayHints.enabled': 'off', ...settings },
      viewport: { width: 1400, height: 900 },
    });
    const close = async () => {
      await window.close();
      rmSync(scratch, { recursive: true, force: true });
    };
    return { window, folder, extension, close };
  } catch (error) {
    rmSync(scratch, { recursive: true, force: true });
    throw error;
  }
}

/** The extension with what a browser can load, and nothing else: VS Code has no choice where to run it. */
function webOnlyExtension(folder: string): string {
  const { main: _, ...manifest } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, unknown>;
  const scripts = ['dist/web', 'dist/webview', 'dist/language.js', 'dist/language', 'dist/log-worker.js'];
  for (const part of [
    ...scripts,
    'dist/signature-texts.json',
    'dist/l10n',
    'l10n',
    'syntaxes',
    'icons',
    'package.nls.json',
    'package.nls.zh-cn.json',
  ]) {
    cpSync(part, join(folder, part), { recursive: true });
  }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}
