import type { Invocation } from '../model/command-line.ts';
import type { Process } from '../model/document.ts';
import { isLeftOut } from '../model/wrappers/launch.ts';
import type { Project } from '../project/project.ts';
import { envFileOf } from '../project/variables/env-file.ts';
import { type Assignment, UNKNOWN } from '../syntax/shell/ast.ts';
import { MappedText } from '../text/mapped-text.ts';

/** Wrappers that put the variables of `.env` into the environment; no platform does so by itself. */
const READS_ENV_FILE = new Set(['honcho', 'pipenv', 'dotenv']);

/**
 * The variables a program finds: those before it on the command line, else those of a `.env` file that a wrapper reads,
 * else those the file gives to the process. What is not on the command line stands at the program's own word, as there is
 * no other place for it.
 */
export function processEnvironment(
  process: Process,
  invocation: Invocation,
  project: Project | undefined,
): readonly Assignment[] {
  const readsFile = invocation.wrappers.some((wrapper) => READS_ENV_FILE.has(wrapper));
  const file = readsFile ? envFileOf(project).entries : [];
  const variables = [...process.variables, ...file].filter(({ name }) => !isLeftOut(invocation.without, name));
  if (variables.length === 0) return invocation.environment;
  const span = invocation.programSpan;
  const given = variables.map(({ name, value = UNKNOWN }): Assignment => {
    const text = MappedText.builder().piece(value, span).build(span);
    const word = { span, value: text, quoting: 'single', splits: false, globs: false, expansions: [] } as const;
    return { span, name, nameSpan: span, value: word };
  });
  return [...given, ...invocation.environment];
}
