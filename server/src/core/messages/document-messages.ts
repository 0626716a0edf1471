/** What our own client asks about a document besides what is in LSP. */

/** Request: DocumentParams -> PlatformStatus, or null for what is none of ours. */
export const PLATFORM = 'procfileDoctor/platform';
/** Request: DocumentParams -> Markdown, or null where no gunicorn is started. */
export const EFFECTIVE_CONFIGURATION = 'procfileDoctor/effectiveConfiguration';

/** The names of isGunicornConfigName as a pattern, for those who choose documents before a server reads them. */
export const GUNICORN_CONFIG_PATTERN = '**/gunicorn[._-]{conf,config,cfg,settings}.py';

export interface DocumentParams {
  readonly uri: string;
}

/** Which platform a document is read for, and why. */
export interface PlatformStatus {
  readonly label: string;
  readonly reason: string;
}
