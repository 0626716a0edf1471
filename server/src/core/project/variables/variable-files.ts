/** Variables that files beside a Procfile set: `.env`, and what app.json asks a platform to set. */
import { oncePer } from '../../caches/once-per.ts';
import type { Range } from '../../text/span.ts';
import { uriOf } from '../paths.ts';
import type { Project } from '../project.ts';
import { envFileOf } from './env-file.ts';

interface SetVariable {
  readonly name: string;
  /** undefined where the file does not say it. */
  readonly value: string | undefined;
  readonly file: '.env' | 'app.json';
  readonly uri: string;
  /** The place of its name. */
  readonly range: Range;
}

/** In the order of the files. */
export function variablesOfFiles(project: Project | undefined): readonly SetVariable[] {
  return project ? variablesOf(project) : [];
}

/** Read once, because a project is a snapshot. */
const variablesOf = oncePer((project: Project): readonly SetVariable[] => [
  ...ofEnvFile(project),
  ...ofAppJson(project),
]);

function ofEnvFile(project: Project): SetVariable[] {
  const uri = uriOf(project.folder, '.env');
  return envFileOf(project).entries.map(({ name, value, line, character }) => {
    const start = { line, character };
    return { name, value, file: '.env', uri, range: { start, end: { line, character: character + name.length } } };
  });
}

function ofAppJson(project: Project): SetVariable[] {
  const text = project.file('app.json');
  if (text === undefined) return [];
  // Loads the YAML library as well.
  const { appJsonVariables } = require('./app-json.ts') as typeof import('./app-json.ts');
  const uri = uriOf(project.folder, 'app.json');
  return appJsonVariables(text).map((one) => ({ ...one, file: 'app.json', uri }));
}
