import * as vscode from 'vscode';
import { readDefinition } from './read-definition.ts';
import type { ChosenSource, ConnectEnvironment, Definition } from './source-kind.ts';

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
  const items: Item[] = [
    ...section(environment, t('settings'), configured),
    ...section(environment, t('used before'), used),
    { label: t('new'), kind: vscode.QuickPickItemKind.Separator },
    ...environment.kinds.map((kind) => ({
      label: `$(${kind.icon}) ${kind.title()}`,
      detail: kind.detail(),
      choose: () => kind.choose(environment),
    })),
  ];
  const picked = await vscode.window.showQuickPick(items, { title: t('Connect to Logs'), matchOnDetail: true });
  return picked?.choose?.();
}

/** The sources of the setting `procfileDoctor.logs.sources`; what is not one is left out. */
function configuredSources(environment: ConnectEnvironment): readonly ChosenSource[] {
  const value: unknown = vscode.workspace.getConfiguration('procfileDoctor.logs').get('sources');
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.map((definition) => readDefinition(definition, environment)).filter((source) => source !== undefined);
}

function section({ kinds }: ConnectEnvironment, label: string, sources: readonly (ChosenSource | undefined)[]): Item[] {
  const items = sources.flatMap((source) => {
    const kind = kinds.find(({ kind }) => kind === source?.definition.kind);
    return source && kind
      ? [{ label: `$(${kind.icon}) ${source.label}`, description: kind.title(), choose: async () => source }]
      : [];
  });
  return items.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];
}
