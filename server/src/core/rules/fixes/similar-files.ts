import type { CommandLine } from '../../model/command-line.ts';
import type { ArgumentValue } from '../../programs/program.ts';
import { nameOf, parentOf } from '../../project/paths.ts';
import type { Project } from '../../project/project.ts';
import { nearest } from '../../text/edit-distance.ts';
import type { Fix } from '../rule.ts';
import { changeTo } from './change-to.ts';

interface Place {
  readonly command: CommandLine;
  readonly project: Project | undefined;
}

/**
 * Names another file of the same directory and kind in `value`, whose file is missing; `target` is the path of that,
 * relative to the project.
 */
export function similarFiles({ command, project }: Place, { text, span }: ArgumentValue, target: string): Fix[] {
  const name = nameOf(target);
  if (!text.endsWith(name)) return [];
  const ending = /\.\w+$/.exec(name)?.[0] ?? '';
  const files = (project?.entries(parentOf(target)) ?? []).filter((entry) => entry.endsWith(ending));
  const found = nearest(name, files, 3);
  const before = text.slice(0, text.length - name.length);
  return found.map((file) => changeTo(command, span, before + file, { preferred: found.length === 1 }));
}
