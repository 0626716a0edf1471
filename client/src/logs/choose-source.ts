import * as vscode from 'vscode';
import { commandSource } from './sources/command.ts';
import { demoSource } from './sources/demo.ts';
import { fileSource } from './sources/file.ts';
import type { LogSource } from './sources/source.ts';

/** What is kept of a source: enough to start it again after a reload. Never a secret. */
export type SourceDefinition =
  | { readonly kind: 'demo' }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'command'; readonly command: string };

export interface ChosenSource {
  readonly id: string;
  readonly label: string;
  readonly definition: SourceDefinition;
}

/** Lets the user choose a source. Undefined when the choice was given up. */
export async function chooseSource(): Promise<ChosenSource | undefined> {
  const { t } = vscode.l10n;
  const kinds = [
    {
      label: `$(beaker) ${t('Demo platform')}`,
      detail: t('A small platform on this machine that plays failures.'),
      choose: () => describe({ kind: 'demo' }),
    },
    { label: `$(file) ${t('File')}`, detail: t('Followed through rotation and truncation.'), choose: chooseFile },
    {
      label: `$(terminal) ${t('Command')}`,
      detail: t('The output of any command, for example `docker logs -f web`.'),
      choose: chooseCommand,
    },
  ];
  const picked = await vscode.window.showQuickPick(kinds, { title: t('Platform Logs: Connect'), matchOnDetail: true });
  return picked?.choose();
}

export function describe(definition: SourceDefinition): ChosenSource {
  switch (definition.kind) {
    case 'demo':
      return { id: 'demo', label: vscode.l10n.t('Demo platform'), definition };
    case 'file':
      return { id: `file:${definition.path}`, label: vscode.workspace.asRelativePath(definition.path), definition };
    case 'command':
      return { id: `command:${definition.command}`, label: definition.command, definition };
  }
}

export function createSource(definition: SourceDefinition, extensionPath: string): LogSource {
  switch (definition.kind) {
    case 'demo':
      return demoSource({
        url: process.env['PROCFILE_DOCTOR_DEMO_URL'],
        program: `${extensionPath}/dist/demo-platform.js`,
      });
    case 'file':
      return fileSource({ path: definition.path, last: 4 * 1024 * 1024 });
    case 'command': {
      const cwd = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
      return commandSource({ program: definition.command, args: [], shell: true, cwd });
    }
  }
}

async function chooseFile(): Promise<ChosenSource | undefined> {
  const uris = await vscode.window.showOpenDialog({ title: vscode.l10n.t('Log File'), canSelectMany: false });
  const path = uris?.[0]?.fsPath;
  return path === undefined ? undefined : describe({ kind: 'file', path });
}

async function chooseCommand(): Promise<ChosenSource | undefined> {
  const command = await vscode.window.showInputBox({
    title: vscode.l10n.t('Command'),
    prompt: vscode.l10n.t('Its output is read for as long as it runs.'),
    placeHolder: 'docker logs -f web',
    ignoreFocusOut: true,
  });
  return command ? describe({ kind: 'command', command }) : undefined;
}
