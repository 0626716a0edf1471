import { remembering } from '../../caches/remembering.ts';
import { parserOf } from '../../programs/gunicorn/option-specs.ts';
import { RELEASES } from '../../programs/gunicorn/releases.ts';
import { SETTINGS } from '../../programs/gunicorn/settings-data.ts';

/** The releases that have a flag, oldest first. */
export function releasesWith(flag: string): readonly string[] {
  known ??= new Set(
    SETTINGS.flatMap(({ flags, was = [] }) => [...flags, ...was.flatMap((facts) => facts.flags ?? [])]),
  );
  return known.has(flag) ? releasesOfKnown(flag) : [];
}

/** All flags there have ever been: only who writes another one needs them. */
let known: ReadonlySet<string> | undefined;

const releasesOfKnown = remembering(256, (flag: string) =>
  RELEASES.filter((release) => parserOf(release).options.some(({ flags }) => flags.includes(flag))),
);
