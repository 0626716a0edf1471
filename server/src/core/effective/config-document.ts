/** Configuration files in Python, which gunicorn and hypercorn name by a path or a module. */
import type { ConfigLocation } from '../programs/gunicorn/surroundings.ts';
import { resolvePath, uriOf } from '../project/paths.ts';
import type { Project } from '../project/project.ts';
import { findModule } from '../project/python/find-module.ts';
import { type GunicornConfigSyntax, readGunicornConfig } from '../syntax/gunicorn-config.ts';

/** A configuration file that was found. */
export interface ConfigDocument {
  readonly uri: string;
  readonly text: string;
  readonly syntax: GunicornConfigSyntax;
}

/** The file that `location` names; undefined when it is not there or was not read. */
export function configDocument(
  project: Project,
  directory: string,
  location: ConfigLocation,
): ConfigDocument | undefined {
  const path = configPath(project, directory, location);
  const text = path === undefined ? undefined : project.file(path);
  if (path === undefined || text === undefined) return undefined;
  return { uri: uriOf(project.folder, path), text, syntax: readGunicornConfig(text) };
}

/** Relative to the project's folder; undefined for one outside, or that cannot be found. */
export function configPath(project: Project, directory: string, { kind, name }: ConfigLocation): string | undefined {
  if (kind === 'file') return resolvePath(directory, name);
  const found = findModule(project, name, [directory]);
  return found.kind === 'file' ? found.path : undefined;
}
