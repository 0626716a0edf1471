import type { Document } from '../core/model/document.ts';
import { readDocument } from '../core/model/read-document.ts';
import type { ProjectHints } from '../core/project/project-hints.ts';
import { MAX_CHECKED_PROCESSES } from '../core/rules/file/too-many-problems.ts';
import { isKnown } from '../core/syntax/shell/ast.ts';
import {
  entriesOf,
  itemsOf,
  scalarText,
  stringOf,
  writtenEntriesOf,
  type YamlValue,
  yamlAt,
} from '../core/syntax/yaml/yaml-value.ts';

/**
 * What is worth reading from disk for these documents: every word of a command that may name a file, a module or a directory.
 * A word too many does no harm: it costs one look into a directory.
 */
export function hintsFor(documents: readonly Document[]): ProjectHints {
  const files = new Set<string>();
  const modules = new Set<string>();
  const programs = new Set<string>();
  const directories = new Set<string>();
  const note = (text: string): void => {
    const word = text.replace(/^--?[\w-]+=|^-[A-Za-z](?=.)/, '');
    if (!isKnown(word) || word.startsWith('-')) return;
    if (/\.(?:py|toml|ini|sh)$/.test(word)) files.add(word.replace(/^(?:file:|\.\/)/, ''));
    else if ((/^[\w./-]+$/.test(word) && word.indexOf('/', 1) > 0) || /^\.\.?$/.test(word)) directories.add(word);
    const module = /^(?:python:)?([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)(?::|$)/.exec(word)?.[1];
    if (module) modules.add(module);
    else if (/^[\w-]+$/.test(word)) directories.add(word);
  };
  // Commands after these are not checked, so they need not be parsed.
  const checked = documents.flatMap(readings).flatMap(({ processes }) => processes.all.slice(0, MAX_CHECKED_PROCESSES));
  for (const { command, variables } of checked) {
    for (const { name, value } of variables) if (name === 'GUNICORN_CMD_ARGS') value?.split(/\s+/).forEach(note);
    for (const invocation of command?.invocations ?? []) {
      if (invocation.directory) directories.add(invocation.directory);
      // `python -m shop`: the module is the program.
      if (command?.text.text.startsWith('-m', invocation.programSpan.start)) {
        note(invocation.program);
        programs.add(invocation.program);
      }
      for (const { value } of invocation.environment) value.value.text.split(/\s+/).forEach(note);
      // `python -m package.module`
      if (invocation.program.includes('.')) note(invocation.program);
      for (const argument of invocation.arguments) note(argument.value.text);
    }
  }
  for (const { syntax } of documents) if (syntax.kind === 'app-desc') noteValues(syntax.root, note);
  return {
    files: [...files],
    modules: [...modules],
    programs: [...programs],
    directories: [...directories],
    sourceDirectories: [...new Set(documents.flatMap(sourceDirectories))],
  };
}

/** What a YAML parser, as BlueKing's, reads differently from those who read line by line: quotes, blocks, continued lines. */
const YAML_ONLY = /:[ \t]+["'|>&!]|[\r\n][ \t]+[^\s#]/;

/** The platform may be known only once the files around are read: until then a Procfile is read in both ways. */
function readings(document: Document): readonly Document[] {
  const { syntax, text } = document;
  const isOne = syntax.kind !== 'procfile' || syntax.reading === 'yaml' || !YAML_ONLY.test(text);
  return isOne ? [document] : [document, readDocument(document, 'yaml')];
}

/** What a value other than a command may name: the directory of a file, a Python module. */
function noteValues(value: YamlValue | undefined, note: (text: string) => void): void {
  for (const item of itemsOf(value)) noteValues(item, note);
  for (const entry of entriesOf(value)) noteValues(entry.value, note);
  const text = stringOf(value)?.trim() ?? '';
  if (/^[\w./-]+$/.test(text) && !text.endsWith('/') && text.lastIndexOf('/') > 0)
    note(text.slice(0, text.lastIndexOf('/') + 1));
  else if (/^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+$/.test(text)) note(text);
}

function sourceDirectories({ syntax }: Document): string[] {
  if (syntax.kind !== 'app-desc') return [];
  const { root } = syntax;
  const modules = yamlAt(root, 'modules');
  const all = [...writtenEntriesOf(modules).map(({ value }) => value), ...itemsOf(modules), yamlAt(root, 'module')];
  return all
    .flatMap((module) => scalarText(yamlAt(module, 'source_dir') ?? yamlAt(module, 'sourceDir')) ?? [])
    .filter((path) => path !== '' && path !== '.');
}
