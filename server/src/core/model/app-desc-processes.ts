/**
 * The processes and hooks of app_desc.yaml. Spec 2 is a tree of mappings, spec 3 has lists
 * (blueking-paas: apiserver/paasng/paasng/platform/declarative/deployment/validations/{v2,v3}.py). Where the version is
 * missing or wrong both shapes are read: the file may be half written.
 */
import { mapScalar } from '../syntax/yaml-scalar.ts';
import {
  entryOf,
  itemsOf,
  scalarText,
  writtenEntriesOf,
  type YamlScalar,
  type YamlValue,
  yamlAt,
} from '../syntax/yaml-value.ts';
import type { Span } from '../text/span.ts';
import type { CommandLine } from './command-line.ts';
import type { Process, Variable } from './document.ts';
import { commandLine } from './make-command-line.ts';
import { moduleVariables } from './module-variables.ts';
import { wordListCommand } from './word-list-command.ts';

export function appDescProcesses(text: string, root: YamlValue | undefined): Process[] {
  const reader = new Reader(text);
  const modules = yamlAt(root, 'modules');
  for (const { key, value } of writtenEntriesOf(modules)) reader.module(value, scalarText(key));
  for (const item of itemsOf(modules)) reader.module(item, scalarText(yamlAt(item, 'name')));
  reader.module(yamlAt(root, 'module'), undefined);
  return reader.processes;
}

class Reader {
  readonly processes: Process[] = [];
  readonly #text: string;
  /** By the places of its parts: what an anchor gives to several processes is one command. */
  readonly #commands = new Map<string, CommandLine>();
  /** Of the module that is being read. */
  #sourceDirectory: string | undefined;
  #variables: readonly Variable[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  module(value: YamlValue | undefined, module: string | undefined): void {
    this.#variables = moduleVariables(value);
    this.#sourceDirectory = scalarText(yamlAt(value, 'source_dir') ?? yamlAt(value, 'sourceDir')) || undefined;
    for (const { key, value: process } of writtenEntriesOf(yamlAt(value, 'processes'))) {
      const command = this.#line(yamlAt(process, 'command'));
      const name = scalarText(key) ?? '';
      this.#add({ nameSpan: key.span, value: process, name, role: 'process', module, command });
    }
    const hook = yamlAt(value, 'scripts', 'pre_release_hook');
    this.#hook('pre_release_hook', yamlAt(value, 'scripts'), module, this.#line(hook));

    const spec = yamlAt(value, 'spec');
    for (const item of itemsOf(yamlAt(spec, 'processes'))) {
      const name = yamlAt(item, 'name');
      const nameSpan = name?.kind === 'scalar' ? name.span : item.span;
      const command = this.#command(item);
      this.#add({ nameSpan, value: item, name: scalarText(name) ?? '', role: 'process', module, command });
    }
    const preRelease = yamlAt(spec, 'hooks', 'preRelease');
    this.#hook('preRelease', yamlAt(spec, 'hooks'), module, this.#command(preRelease));
  }

  #hook(
    name: string,
    parent: YamlValue | undefined,
    module: string | undefined,
    command: CommandLine | undefined,
  ): void {
    const entry = entryOf(parent, name);
    if (entry) this.#add({ nameSpan: entry.key.span, value: entry.value, name, role: 'hook', module, command });
  }

  /** `procCommand` wins over `command` and `args` (…/bkapp_model/entities/processes.py). */
  #command(value: YamlValue | undefined): CommandLine | undefined {
    const procCommand = this.#line(yamlAt(value, 'procCommand'));
    if (procCommand) return procCommand;
    const words = [...itemsOf(yamlAt(value, 'command')), ...itemsOf(yamlAt(value, 'args'))];
    const scalars = words.filter((word): word is YamlScalar => word.kind === 'scalar');
    if (scalars.length === 0) return undefined;
    return this.#once(scalars, () => wordListCommand(scalars.map((word) => mapScalar(this.#text, word))));
  }

  #line(value: YamlValue | undefined): CommandLine | undefined {
    if (value?.kind !== 'scalar' || value.type === 'null' || value.written === '') return undefined;
    return this.#once([value], () => {
      const { text, style } = mapScalar(this.#text, value);
      return commandLine(text, style);
    });
  }

  #once(parts: readonly YamlScalar[], make: () => CommandLine): CommandLine {
    const place = parts.map(({ span }) => span.start).join();
    const command = this.#commands.get(place) ?? make();
    this.#commands.set(place, command);
    return command;
  }

  #add({ value, ...part }: Omit<Process, 'span' | 'sourceDirectory' | 'variables'> & { value: YamlValue }): void {
    const { start, end } = part.nameSpan;
    const span: Span = { start, end: Math.max(end, value.span.end) };
    this.processes.push({
      ...part,
      span,
      sourceDirectory: this.#sourceDirectory,
      variables: this.#variables,
    });
  }
}
