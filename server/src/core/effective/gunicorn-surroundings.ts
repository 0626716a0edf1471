import { type ConfigFile, type ConfigLocation, type Surroundings, UNSEEN } from '../programs/gunicorn/surroundings.ts';
import { isInstalled } from '../programs/installed-version.ts';
import { resolvePath } from '../project/paths.ts';
import type { Project } from '../project/project.ts';
import { type PythonValue, UNKNOWN_VALUE } from '../syntax/python/python-value.ts';
import { configDocument, configPath } from './config-document.ts';

/** What gunicorn would find around it, started in `directory` of the project. */
export function gunicornSurroundings(project: Project | undefined, directory: string | undefined): Surroundings {
  if (!project || directory === undefined) return UNSEEN;
  return {
    ...UNSEEN,
    pathExists: (path) => {
      const target = resolvePath(directory, path);
      return target === undefined ? undefined : project.has(target);
    },
    hasPackage: (name) => isInstalled(project, name),
    configFile: (location) => configFile(project, directory, location),
  };
}

function configFile(project: Project, directory: string, location: ConfigLocation): ConfigFile | undefined {
  const document = configDocument(project, directory, location);
  if (document) {
    const { names, isOpen } = document.syntax;
    const values = [...names].map(([name, binding]): [string, PythonValue] => {
      return [name, binding.certain ? binding.value : UNKNOWN_VALUE];
    });
    return { kind: 'values', values: new Map(values), isOpen };
  }
  // A module may come with a package.
  const path = location.kind === 'file' ? configPath(project, directory, location) : undefined;
  return path !== undefined && project.has(path) === false ? { kind: 'missing' } : undefined;
}
