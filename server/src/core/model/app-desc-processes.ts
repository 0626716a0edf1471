/**
 * The processes and hooks of app_desc.yaml. Spec 2 is a tree of mappings, spec 3 has lists
 * (blueking-paas: apiserver/paasng/paasng/platform/declarative/deployment/validations/{v2,v3}.py). Where the version is
 * missing or wrong both shapes are read: the file may be half written.
 */
import { isAlias, isScalar, type Node } from 'yaml';
import { type AppDescSyntax, itemsOf, keyText, pairsOf, spanOf, valueAt } from '../syntax/app-desc.ts';
import { mapScalar } from '../syntax/yaml-scalar.ts';
import type { Span } from '../text/span.ts';
import type { CommandLine } from './command-line.ts';
import type { Process, Variable } from './document.ts';
import { commandLine } from './make-command-line.ts';
import { moduleVariables } from './module-variables.ts';
import { wordListCommand } from './word-list-command.ts';

export function appDescProcesses(text: string, syntax: AppDescSyntax): Process[] {
  const root = syntax.yaml.contents;
  const reader = new Reader(text, syntax);
  for (const { key, value } of pairsOf(valueAt(root, 'modules'))) reader.module(value, keyText(key));
  for (const item of itemsOf(valueAt(root, 'modules'))) reader.module(item, textOf(valueAt(item, 'name')));
  reader.module(valueAt(root, 'module'), undefined);
  return reader.processes;
}

class Reader {
  readonly processes: Process[] = [];
  readonly #text: string;
  readonly #syntax: AppDescSyntax;
  /** Of the module that is being read. */
  #sourceDirectory: string | undefined;
  #variables: readonly Variable[] = [];

  constructor(text: string, syntax: AppDescSyntax) {
    this.#text = text;
    this.#syntax = syntax;
  }

  module(node: Node | null | undefined, module: string | undefined): void {
    this.#variables = moduleVariables(node);
    this.#sourceDirectory = textOf(valueAt(node, 'source_dir') ?? valueAt(node, 'sourceDir')) || undefined;
    for (const { key, value } of pairsOf(valueAt(node, 'processes'))) {
      const command = this.#scalar(valueAt(value, 'command'));
      this.#add({ key, value, name: keyText(key), role: 'process', module, command });
    }
    const hook = valueAt(node, 'scripts', 'pre_release_hook');
    this.#hook('pre_release_hook', valueAt(node, 'scripts'), module, this.#scalar(hook));

    const spec = valueAt(node, 'spec');
    for (const item of itemsOf(valueAt(spec, 'processes'))) {
      const name = valueAt(item, 'name');
      this.#add({
        key: name,
        value: item,
        name: textOf(name) ?? '',
        role: 'process',
        module,
        command: this.#command(item),
      });
    }
    const preRelease = valueAt(spec, 'hooks', 'preRelease');
    this.#hook('preRelease', valueAt(spec, 'hooks'), module, this.#command(preRelease));
  }

  #hook(name: string, parent: Node | undefined, module: string | undefined, command: CommandLine | undefined): void {
    const pair = pairsOf(parent).findLast(({ key }) => keyText(key) === name);
    if (pair) this.#add({ key: pair.key, value: pair.value, name, role: 'hook', module, command });
  }

  /** `procCommand` wins over `command` and `args` (…/bkapp_model/entities/processes.py). */
  #command(node: Node | undefined): CommandLine | undefined {
    const procCommand = this.#scalar(valueAt(node, 'procCommand'));
    if (procCommand) return procCommand;
    const words = [...itemsOf(valueAt(node, 'command')), ...itemsOf(valueAt(node, 'args'))];
    const scalars = words.flatMap((word) => (isScalar(word) ? (mapScalar(this.#text, word) ?? []) : []));
    return scalars.length > 0 ? wordListCommand(scalars) : undefined;
  }

  #scalar(node: Node | undefined): CommandLine | undefined {
    const scalar = isAlias(node) ? node.resolve(this.#syntax.yaml) : node;
    if (!isScalar(scalar) || scalar.value === null || scalar.value === '') return undefined;
    const mapped = mapScalar(this.#text, scalar);
    return mapped && commandLine(mapped.text, mapped.style);
  }

  #add(part: {
    key: Node | undefined;
    value: Node | null | undefined;
    name: string;
    role: Process['role'];
    module: string | undefined;
    command: CommandLine | undefined;
  }): void {
    const nameSpan = spanOf(part.key) ?? spanOf(part.value);
    if (!nameSpan) return;
    const span: Span = { start: nameSpan.start, end: Math.max(nameSpan.end, spanOf(part.value)?.end ?? 0) };
    this.processes.push({
      name: part.name,
      nameSpan,
      span,
      role: part.role,
      module: part.module,
      sourceDirectory: this.#sourceDirectory,
      variables: this.#variables,
      command: part.command,
    });
  }
}

function textOf(node: Node | undefined): string | undefined {
  return isScalar(node) ? keyText(node) : undefined;
}
