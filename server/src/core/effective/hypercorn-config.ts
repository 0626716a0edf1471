/** The configuration file of hypercorn: TOML, `file:` a Python file, `python:` a module (pgjones/hypercorn:src/hypercorn/config.py). */
import { parseToml } from '../project/parse-toml.ts';
import { resolvePath } from '../project/paths.ts';
import type { Project } from '../project/project.ts';
import { isRecord } from '../text/is-record.ts';
import { configDocument } from './config-document.ts';

/** A text that the file of `--config` sets; undefined when it does not, is not there, or only a run would know it. */
export function hypercornText(project: Project, directory: string, config: string, name: string): string | undefined {
  const prefix = /^(?:python|file):/.exec(config)?.[0];
  if (prefix !== undefined) {
    const kind = prefix === 'python:' ? 'module' : 'file';
    const document = configDocument(project, directory, { kind, name: config.slice(prefix.length) });
    const binding = document?.syntax.names.get(name);
    return binding?.certain && binding.value.kind === 'str' ? binding.value.value : undefined;
  }
  const path = resolvePath(directory, config);
  const text = path === undefined ? undefined : project.file(path);
  const table = text === undefined ? undefined : parseToml(text);
  const value = isRecord(table) ? table[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}
