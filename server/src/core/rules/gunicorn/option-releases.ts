import { parserOf } from '../../programs/gunicorn/option-specs.ts';
import { RELEASES } from '../../programs/gunicorn/releases.ts';
import { SETTINGS } from '../../programs/gunicorn/settings-data.ts';
import { remembering } from '../../programs/memo.ts';

/** The releases that have a flag, oldest first. */
export function releasesWith(flag: string): readonly string[] {
  return everKnown.has(flag) ? releasesOfKnown(flag) : [];
}

const everKnown: ReadonlySet<string> = new Set(
  SETTINGS.flatMap(({ flags, was = [] }) => [...flags, ...was.flatMap((facts) => facts.flags ?? [])]),
);

const releasesOfKnown = remembering(everKnown.size, (flag: string) =>
  RELEASES.filter((release) => parserOf(release).options.some(({ flags }) => flags.includes(flag))),
);
