import { isAbsolute, join } from 'node:path';
import { l10n, Uri, window, workspace } from 'vscode';
import { isString } from '../../guards.ts';
import { filesSource } from '../sources/files/files.ts';
import { askOne, askText } from './ask.ts';
import { type Encoding, isEncoding, withEncoding } from './encoding.ts';
import { type Definition, pathOf, sourceKind } from './source-kind.ts';
import { TAIL_BYTES } from './tail-bytes.ts';
import { addressedFile, isAddress } from './workspace-file.ts';

interface FileDefinition extends Definition {
  /**
   * A path, or a pattern with `*`, `?`, `**`; relative ones begin at the workspace's folder. The address of a file that is on no
   * disk: a window of this machine may show a repository that is elsewhere.
   */
  readonly path: string;
  readonly encoding?: Encoding;
}

export const file = sourceKind<FileDefinition>({
  kind: 'file',
  icon: 'file',
  title: () => l10n.t('File'),
  detail: () => l10n.t('A log file, or all files of a pattern; followed through rotation and truncation'),
  is: (value): value is FileDefinition & Readonly<Record<string, unknown>> =>
    isString(value['path']) && isEncoding(value['encoding']),
  choose: async () => {
    const how = await askOne(l10n.t('Log Files'), [
      { label: l10n.t('Choose a File…'), value: 'file' as const },
      { label: l10n.t('Write a Pattern…'), detail: '/var/log/app/*.log', value: 'pattern' as const },
    ]);
    const path =
      how?.value === 'file'
        ? await pickFile()
        : how && (await askText({ title: l10n.t('Pattern of Log Files'), placeHolder: '/var/log/app/*.log' }));
    return path === undefined ? undefined : { kind: 'file', path };
  },
  folder: ({ path }) =>
    isAbsolute(path) || isAddress(path) ? workspace.getWorkspaceFolder(uriOf(path))?.uri.toString() : undefined,
  needsFolder: ({ path }) => !isAbsolute(path) && !isAddress(path),
  label: ({ path }) => workspace.asRelativePath(isAddress(path) ? uriOf(path) : path),
  create: ({ path, encoding }, { folder }) => {
    if (isAddress(path)) return withEncoding(encoding, (known) => addressedFile(uriOf(path), known));
    const from = pathOf(folder);
    const pattern = isAbsolute(path) || from === undefined ? path : join(from, path);
    return withEncoding(encoding, (known) => filesSource({ pattern, last: TAIL_BYTES, encoding: known }));
  },
});

async function pickFile(): Promise<string | undefined> {
  const uris = await window.showOpenDialog({ title: l10n.t('Log File'), canSelectMany: false });
  const [uri] = uris ?? [];
  return uri?.scheme === 'file' ? uri.fsPath : uri?.toString();
}

function uriOf(path: string): Uri {
  return isAddress(path) ? Uri.parse(path) : Uri.file(path);
}
