import type { Text } from '../text/l10n.ts';

/** An environment variable that a platform sets by itself. */
export interface PlatformVariable {
  readonly name: string;
  readonly meaning: Text;
  /** Set for some applications or installations only. */
  readonly condition?: Text;
  /** There for old applications: not to be used in new ones. */
  readonly discouraged?: boolean;
}
