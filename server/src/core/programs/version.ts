import type { Project } from '../project/project.ts';
import type { Program } from './program.ts';

/** The version of a program that will be installed; undefined when nothing pins it. */
export function versionOf(program: Program, project: Project | undefined): string | undefined {
  return project?.requirements.packages.get(program.package)?.version;
}
