import * as vscode from 'vscode';
import { isRecord } from '../../guards.ts';
import { plainLabel } from '../../plain-label.ts';
import { askOne } from './ask.ts';
import { readDefinition } from './read-definition.ts';
import type { ChosenSource, ConnectEnvironment, Definition, SourceKind } from './source-kind.ts';

type Item = vscode.QuickPickItem & { readonly choose?: () => Promise<ChosenSource | undefined> };

/** Lets a source be chosen: one of the settings, one that was used before, or a new one of any kind. */
export async function chooseSource(
  environment: ConnectEnvironment,
  recent: readonly Definition[],
): Promise<ChosenSource | undefined> {
  const { t } = vscode.l10n;
  const configured = configuredSources(environment);
  const ids = new Set(configured.map(({ id }) => id));
  const used = recent
    .map((definition) => readDefinition(definition, environment))
    .filter((source) => source !== undefined && !ids.has(source.id));
  const known = [...section(environment, t('settings'), configured), ...section(environment, t('used before'), used)];
  const items: Item[] = [
    ...known,
    // Nobody has to be told that the first ones are new.
    ...(known.length > 0 ? [{ label: t('new'), kind: vscode.QuickPickItemKind.Separator }] : []),
    ...environment.kinds.map((kind) => ({
      label: `$(${kind.icon}) ${kind.title()}`,
      detail: kind.detail(),
      choose: () => chooseNew(kind, environment),
    })),
  ];
  const picked = await vscode.window.showQuickPick(items, { title: t('Connect to Logs'), matchOnDetail: true });
  return picked?.choose?.();
}

/** A new source. In a window with several folders it is asked in which one a program runs or a path begins. */
async function chooseNew(kind: SourceKind, environment: ConnectEnvironment): Promise<ChosenSource | undefined> {
  const source = await kind.choose(environment);
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (!source || folders.length < 2 || !source.needsFolder) return source;
  const folder = await askOne(
    vscode.l10n.t('Folder'),
    folders.map(({ name, uri }) => ({ label: name, value: uri.toString() })),
  );
  return folder && readDefinition({ ...source.definition, folder: folder.value }, environment);
}

/** The sources of the setting `procfileDoctor.logs.sources`; what is not one is left out. */
function configuredSources(environment: ConnectEnvironment): readonly ChosenSource[] {
  return [...ofWindow(), ...ofFolders()]
    .map((definition) => readDefinition(definition, environment))
    .filter((source) => source !== undefined);
}

function ofWindow(): readonly unknown[] {
  return asList(vscode.workspace.getConfiguration('procfileDoctor.logs').get('sources'));
}

/** Where a window has several folders, what the settings of each say is for that one. With one folder they are the window's. */
function ofFolders(): readonly unknown[] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length < 2) return [];
  return folders.flatMap(({ uri }) => {
    const setting = vscode.workspace.getConfiguration('procfileDoctor.logs', uri).inspect('sources');
    const list = asList(setting?.workspaceFolderValue).filter(isRecord);
    return list.map((definition) => ({ ...definition, folder: uri.toString() }));
  });
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function section({ kinds }: ConnectEnvironment, label: string, sources: readonly (ChosenSource | undefined)[]): Item[] {
  const items = sources.flatMap((source) => {
    const kind = kinds.find(({ kind }) => kind === source?.definition.kind);
    if (!source || !kind) return [];
    const description = kind.title() === source.label ? '' : kind.title();
    return [{ label: `$(${kind.icon}) ${plainLabel(source.label)}`, description, choose: async () => source }];
  });
  return items.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];
}
