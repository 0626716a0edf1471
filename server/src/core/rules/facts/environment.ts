import type { Invocation } from '../../model/command-line.ts';

/** True if a variable is set for a program, in front of it or in the file. */
export function hasVariableOf({ environment }: Invocation, name: string): boolean {
  return environment.some((assignment) => assignment.name === name);
}
