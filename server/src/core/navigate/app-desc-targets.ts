/** Values of app_desc.yaml that name something of the workspace. */
import { sourcesIn } from '../effective/application-place.ts';
import { nameOf, resolvePath } from '../project/paths.ts';
import type { Project } from '../project/project.ts';
import { mapScalar } from '../syntax/yaml/yaml-scalar.ts';
import {
  entriesOf,
  entryOf,
  itemsOf,
  scalarText,
  stringOf,
  type YamlValue,
  yamlAt,
} from '../syntax/yaml/yaml-value.ts';
import { fileTarget, moduleTarget, type Target } from './find-target.ts';

/** The file of a source directory that says the most about it, the first that is there. */
const HEADS = [
  'Procfile',
  'requirements.txt',
  'pyproject.toml',
  'Pipfile',
  'manage.py',
  'package.json',
  'go.mod',
  'pom.xml',
  'Dockerfile',
];

/** `text` is what `root` was read from. */
export function appDescTargets(text: string, root: YamlValue | undefined, project: Project): Target[] {
  const finder = new Finder(text, project);
  const modules = yamlAt(root, 'modules');
  for (const module of [...entriesOf(modules).map(({ value }) => value), ...itemsOf(modules), yamlAt(root, 'module')]) {
    finder.module(module);
  }
  return [...finder.found.values()];
}

class Finder {
  /** By place: a value with an anchor stands in several places of the tree. */
  readonly found = new Map<number, Target>();
  readonly #text: string;
  readonly #project: Project;

  constructor(text: string, project: Project) {
    this.#text = text;
    this.#project = project;
  }

  module(module: YamlValue | undefined): void {
    const directory = yamlAt(module, 'source_dir') ?? yamlAt(module, 'sourceDir');
    const path = resolvePath('', stringOf(directory)?.trim() ?? '');
    const place = path ? this.#project.at(path) : this.#project;
    if (path && directory && place) {
      const head = HEADS.find((name) => place.entries('')?.includes(name));
      if (head) this.#add(directory, fileTarget(place, '', head));
    }
    const sources = path ? sourcesIn(this.#project, path) : place;
    if (sources) this.#values(module, sources);
  }

  #values(value: YamlValue | undefined, project: Project): void {
    for (const item of itemsOf(value)) this.#values(item, project);
    const name = scalarText((entryOf(value, 'key') ?? entryOf(value, 'name'))?.value) ?? '';
    for (const entry of entriesOf(value)) {
      this.#values(entry.value, project);
      if (entry.name === 'value' && MODULE_VARIABLE.test(name)) {
        this.#add(entry.value, moduleTarget(project, [''], stringOf(entry.value) ?? ''));
      }
    }
    const text = stringOf(value)?.trim();
    // A bare word may be the name of a file by chance.
    if (value && text && (text.includes('/') || nameOf(text).includes('.'))) {
      this.#add(value, fileTarget(project, '', text));
    }
  }

  #add(value: YamlValue, target: Pick<Target, 'uri' | 'range'> | undefined): void {
    if (!target || value.kind !== 'scalar') return;
    const { source } = mapScalar(this.#text, value).text;
    this.found.set(source.start, { span: source, uri: target.uri, range: target.range });
  }
}

/** Variables whose value is a Python module: Django's, Flask's and Celery's own names for it. */
const MODULE_VARIABLE = /_MODULE$|^(?:FLASK|CELERY)_APP$/;
