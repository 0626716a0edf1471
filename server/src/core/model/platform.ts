import type { Text } from '../text/l10n.ts';

export const PLATFORM_IDS = ['blueking', 'heroku', 'generic'] as const;

/** How a platform reads a Procfile and starts its commands. */
export interface Platform {
  readonly id: (typeof PLATFORM_IDS)[number];
  readonly label: string;
  /** Why this platform was chosen; shown in the status item. */
  readonly reason: Text;
  /** How the Procfile is read: as a YAML 1.1 mapping, or line by line by one regular expression. */
  readonly procfile: 'yaml' | 'lines';
}
