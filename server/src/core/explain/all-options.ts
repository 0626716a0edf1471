import { oncePer } from '../caches/once-per.ts';
import type { Invocation } from '../model/command-line.ts';
import { readDocument } from '../model/read-document.ts';
import type { CommandSpec, OptionSpec, Program } from '../programs/program.ts';

/** The options of a program, or of one of its commands. */
export interface OptionGroup {
  /** undefined: what stands in front of a command, or belongs to a program without any. */
  readonly command: CommandSpec | undefined;
  readonly options: readonly OptionSpec[];
}

/** Every option of any known release, as defined in the newest release that has it; removed ones come last. */
export const allOptions = oncePer((program: Program): readonly OptionGroup[] => {
  const groups = new Map<string | undefined, { command: CommandSpec | undefined; options: Map<string, OptionSpec> }>();
  for (const version of [undefined, ...(program.releases ?? []).toReversed()]) {
    for (const command of [undefined, ...(program.commands?.(version) ?? [])]) {
      const group = groups.get(command?.name) ?? { command, options: new Map<string, OptionSpec>() };
      groups.set(command?.name, group);
      const invocation = command && started(program, command.name);
      for (const option of program.options(version, invocation)) {
        if (!group.options.has(option.id)) group.options.set(option.id, option);
      }
    }
  }
  const general = new Set([...(groups.get(undefined)?.options.values() ?? [])].map(flagsOf));
  return [...groups.values()].map(({ command, options }) => ({
    command,
    // Programs with a loose reader give the general options for commands they know nothing of.
    options: [...options.values()].filter((option) => command === undefined || !general.has(flagsOf(option))),
  }));
});

function flagsOf({ flags }: OptionSpec): string {
  return flags.join(' ');
}

/** The program started with a command and nothing else. */
function started({ names: [name = ''] }: Program, command: string): Invocation | undefined {
  const text = `web: ${name} ${command}`;
  const [process] = readDocument({ uri: 'file:///Procfile', version: 0, kind: 'procfile', text }, 'lines').processes;
  return process?.command?.invocations[0];
}
