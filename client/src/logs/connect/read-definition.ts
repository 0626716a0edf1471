import { Uri, workspace } from 'vscode';
import { isRecord, isString } from '../../guards.ts';
import type { ChosenSource, ConnectEnvironment } from './source-kind.ts';

/** Reads a definition that was kept or that a setting holds; undefined if there is no such source here. */
export function readDefinition(value: unknown, environment: ConnectEnvironment): ChosenSource | undefined {
  if (!isRecord(value)) return undefined;
  const { folder, ...definition } = value;
  if (folder === undefined) return read(definition, environment);
  if (!isString(folder)) return undefined;
  const uri = Uri.parse(folder);
  const source = read(definition, { ...environment, folder: uri });
  if (!source) return undefined;
  const place = workspace.getWorkspaceFolder(uri)?.name;
  const isNamed = source.definition.name !== undefined || place === undefined;
  return {
    ...source,
    id: `${source.id} ${folder}`,
    label: isNamed ? source.label : `${place}: ${source.label}`,
    folder,
    definition: { ...source.definition, folder },
  };
}

function read(value: unknown, environment: ConnectEnvironment): ChosenSource | undefined {
  for (const kind of environment.kinds) {
    const chosen = kind.read(value, environment);
    if (chosen) return chosen;
  }
  return undefined;
}
