export interface ConfigurationChoice {
  /** A file to take instead of those found upward from the checked ones. */
  readonly config?: string | undefined;
  /** Take none. */
  readonly 'no-config': boolean;
}

/** The options of every command that reads a configuration, for `parseArgs`. */
export const CONFIGURATION_OPTIONS = {
  config: { type: 'string' },
  'no-config': { type: 'boolean', default: false },
} as const;
