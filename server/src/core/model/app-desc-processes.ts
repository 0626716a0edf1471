/**
 * The processes and hooks of app_desc.yaml. Spec 2 is a tree of mappings, spec 3 has lists
 * (blueking-paas: apiserver/paasng/paasng/platform/declarative/deployment/validations/{v2,v3}.py). Where the version is
 * missing or wrong both shapes are read: the file may be half written.
 */
import { mapScalar } from '../syntax/yaml/yaml-scalar.ts';
import {
  entryOf,
  isCollection,
  itemsOf,
  scalarText,
  writtenEntriesOf,
  type YamlScalar,
  type YamlValue,
  yamlAt,
} from '../syntax/yaml/yaml-value.ts';
import { covers, type Span } from '../text/span.ts';
import type { CommandLine } from './command-line.ts';
import type { Process, Variable } from './document.ts';
import { commandLine } from './make-command-line.ts';
import { moduleVariables } from './module-variables.ts';
import { contextOf, type ProcessOrigins } from './process-origins.ts';
import { wordListCommand } from './word-list-command.ts';

/** A text with what is known of its former versions. */
export interface AppDescSource {
  readonly text: string;
  readonly origins: ProcessOrigins;
}

export function appDescProcesses(source: AppDescSource, root: YamlValue | undefined): AppDescProcess[] {
  const reader = new Reader(source);
  const modules = yamlAt(root, 'modules');
  for (const { key, value } of writtenEntriesOf(modules)) reader.module(value, scalarText(key));
  for (const item of itemsOf(modules)) reader.module(item, scalarText(yamlAt(item, 'name')));
  reader.module(yamlAt(root, 'module'), undefined);
  source.origins.trim(reader.processes.length);
  return reader.processes;
}

class Reader {
  readonly processes: AppDescProcess[] = [];
  readonly #source: AppDescSource;
  /** Commands by the places of their parts: an anchor that gives one command to several processes yields one object. */
  readonly #commands = new Map<string, CommandLine>();
  readonly #read: ReadCommand = (words) => this.#command(words);
  /** What applies to every process of the module that is being read. */
  #around: Around = { sourceDirectory: undefined, variables: [] };

  constructor(source: AppDescSource) {
    this.#source = source;
  }

  module(value: YamlValue | undefined, module: string | undefined): void {
    // The platform ignores the spelling of the other version.
    const isV3 = yamlAt(value, 'spec') !== undefined && yamlAt(value, 'processes') === undefined;
    const sourceDirectory = scalarText(yamlAt(value, isV3 ? 'sourceDir' : 'source_dir')) || undefined;
    this.#around = { sourceDirectory, variables: moduleVariables(value) };
    for (const { key, value: process } of writtenEntriesOf(yamlAt(value, 'processes'))) {
      const words = lineOf(yamlAt(process, 'command'));
      this.#add({ nameSpan: key.span, value: process, name: scalarText(key) ?? '', role: 'process', module, words });
    }
    const hook = yamlAt(value, 'scripts', 'pre_release_hook');
    this.#hook('pre_release_hook', yamlAt(value, 'scripts'), module, lineOf(hook));

    const spec = yamlAt(value, 'spec');
    for (const item of itemsOf(yamlAt(spec, 'processes'))) {
      const name = yamlAt(item, 'name');
      const nameSpan = name?.kind === 'scalar' ? name.span : item.span;
      const words = wordsOf(item);
      this.#add({ nameSpan, value: item, name: scalarText(name) ?? '', role: 'process', module, words });
    }
    const preRelease = yamlAt(spec, 'hooks', 'preRelease');
    this.#hook('preRelease', yamlAt(spec, 'hooks'), module, wordsOf(preRelease));
  }

  #hook(name: string, parent: YamlValue | undefined, module: string | undefined, words: Words): void {
    const entry = entryOf(parent, name);
    if (entry) this.#add({ nameSpan: entry.key.span, value: entry.value, name, role: 'hook', module, words });
  }

  #add(written: Written): void {
    this.processes.push(new AppDescProcess(written, this.#around, this.#source, this.#read));
  }

  #command(words: Words): CommandLine | undefined {
    if (words.parts.length === 0) return undefined;
    const place = words.parts.map((part) => part.span.start).join();
    let command = this.#commands.get(place);
    if (!command) {
      command = readCommand(this.#source.text, words);
      this.#commands.set(place, command);
    }
    return command;
  }
}

function readCommand(text: string, { form, parts }: Words): CommandLine {
  const scalars = parts.map((part) => mapScalar(text, part));
  const [line] = scalars;
  return form === 'line' && line ? commandLine(line.text, line.style) : wordListCommand(scalars);
}

/** The parts of a command: one text, or a list of words; empty if none is written. */
interface Words {
  readonly form: CommandLine['form'];
  readonly parts: readonly YamlScalar[];
}

interface Written extends Pick<Process, 'name' | 'nameSpan' | 'role' | 'module'> {
  readonly value: YamlValue;
  readonly words: Words;
}

function lineOf(value: YamlValue | undefined): Words {
  const isLine = value?.kind === 'scalar' && value.type !== 'null' && value.written !== '';
  return { form: 'line', parts: isLine ? [value] : [] };
}

/** `procCommand` wins over `command` and `args` (…/bkapp_model/entities/processes.py). */
function wordsOf(value: YamlValue | undefined): Words {
  const line = lineOf(yamlAt(value, 'procCommand'));
  if (line.parts.length > 0) return line;
  const words = [...itemsOf(yamlAt(value, 'command')), ...itemsOf(yamlAt(value, 'args'))];
  return { form: 'words', parts: words.filter((word): word is YamlScalar => word.kind === 'scalar') };
}

type ReadCommand = (words: Words) => CommandLine | undefined;

type Around = Pick<Process, 'sourceDirectory' | 'variables'>;

/** Its command is parsed on first access: between two keystrokes only a few of many are needed. */
export class AppDescProcess implements Process {
  readonly name: string;
  readonly nameSpan: Span;
  readonly span: Span;
  readonly role: Process['role'];
  readonly module: string | undefined;
  readonly sourceDirectory: string | undefined;
  readonly variables: readonly Variable[];
  readonly borrowsCommand: boolean;
  readonly #source: AppDescSource;
  readonly #written: Written;
  readonly #read: ReadCommand;
  #origin: object | undefined;
  #command: { readonly line: CommandLine | undefined } | undefined;

  constructor(written: Written, around: Around, source: AppDescSource, read: ReadCommand) {
    const { nameSpan, value, words } = written;
    this.name = written.name;
    this.nameSpan = nameSpan;
    this.span = { start: nameSpan.start, end: Math.max(nameSpan.end, value.span.end) };
    this.role = written.role;
    this.module = written.module;
    this.sourceDirectory = around.sourceDirectory;
    this.variables = around.variables;
    this.borrowsCommand = words.parts.some((word) => !covers(this.span, word.span));
    this.#source = source;
    this.#written = written;
    this.#read = read;
  }

  get origin(): object | undefined {
    if (!this.borrowsCommand) this.#origin ??= this.#source.origins.of(this.#source.text, this, this.#written.value);
    return this.#origin;
  }

  get command(): CommandLine | undefined {
    this.#command ??= { line: this.#read(this.#written.words) };
    return this.#command.line;
  }

  /** Whether it is that of the version before, perhaps at another place: the two have one `origin`. */
  isStill(former: AppDescProcess): boolean {
    const { value } = this.#written;
    const other = former.#written.value;
    return (
      isCollection(value) &&
      isCollection(other) &&
      value.origin === other.origin &&
      !this.borrowsCommand &&
      !former.borrowsCommand &&
      value.span.start - this.span.start === other.span.start - former.span.start &&
      this.name === former.name &&
      this.role === former.role &&
      this.module === former.module &&
      this.sourceDirectory === former.sourceDirectory &&
      contextOf(this.variables) === contextOf(former.variables)
    );
  }
}
