import type { Program } from '../programs/program.ts';
import type { Project } from '../project/project.ts';
import { normalizeName } from '../project/requirements/package-name.ts';
import { resolveVersion } from '../project/requirements/requirements.ts';

/** A program whose releases are known, oldest first. */
export interface KnownProgram {
  readonly program: Program;
  readonly releases: readonly string[];
}

export interface PossibleReleases {
  /** The one that pip would take; undefined for the newest, where nothing is said. */
  readonly likely: string | undefined;
  readonly isPinned: boolean;
  /** All that may be installed, oldest first, of each minor version the last; the pinned one alone. */
  readonly all: readonly string[];
}

/** Which releases of a program the requirements of the workspace leave open. */
export function possibleReleases(project: Project | undefined, known: KnownProgram): PossibleReleases {
  const ofPrograms = remembered.get(project ?? NO_PROJECT) ?? new WeakMap<KnownProgram, PossibleReleases>();
  remembered.set(project ?? NO_PROJECT, ofPrograms);
  const found = ofPrograms.get(known) ?? find(project, known);
  ofPrograms.set(known, found);
  return found;
}

const NO_PROJECT = {};
const remembered = new WeakMap<object, WeakMap<KnownProgram, PossibleReleases>>();

function find(project: Project | undefined, { program, releases }: KnownProgram): PossibleReleases {
  const requirement = project?.requirements.packages.get(normalizeName(program.package));
  if (!requirement) return { likely: undefined, isPinned: false, all: lastOfMinor(releases) };
  const { version, specifier } = requirement;
  const likely = resolveVersion(requirement, releases);
  if (version !== undefined && likely !== undefined) return { likely, isPinned: true, all: [likely] };
  const allowed = releases.filter((release) => resolveVersion({ version: undefined, specifier }, [release]));
  return { likely, isPinned: false, all: lastOfMinor(allowed.length > 0 ? allowed : releases) };
}

/** Hardly anything changes within a minor version, so its last release stands for all of it. */
function lastOfMinor(releases: readonly string[]): readonly string[] {
  const minor = (release: string | undefined) => release?.split('.').slice(0, 2).join('.');
  return releases.filter((release, i) => minor(release) !== minor(releases[i + 1]));
}
