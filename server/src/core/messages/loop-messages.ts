/**
 * What the log panel and the language server say to each other besides LSP: names and plain shapes. Both sides take them
 * from here, and each checks what it is sent.
 */

import type { RemedyId } from '../logs/types.ts';
import type { Range } from '../text/span.ts';
import type { FolderLogSettings } from './folder-log-settings.ts';
import type { ReportedHealth } from './reported-health.ts';
import type { ReportedIncident } from './reported-incident.ts';

/** Notification of the client: all that is known now, in place of what was said before. At most one a second. */
export const INCIDENTS = 'procfileDoctor/incidents';
/** Request: LocateParams -> LocateResult | null. */
export const LOCATE = 'procfileDoctor/locate';
/** Request: DiagnoseParams -> DiagnoseResult. */
export const DIAGNOSE = 'procfileDoctor/diagnose';

/** Notification of the client: LogFoldersParams. The folders whose logs the panel has, in place of those said before. */
export const LOG_FOLDERS = 'procfileDoctor/logFolders';
/** Notification of the server: LogSettingsParams, when what it said last is no longer true. */
export const LOG_SETTINGS = 'procfileDoctor/logSettings';

/** Commands of the client, named by code actions and code lenses: [id of an incident, or several to choose from], [name of a process]. */
export const SHOW_INCIDENT = 'procfileDoctor.showIncident';
export const SHOW_LOGS = 'procfileDoctor.showLogs';
/** The same for all quick fixes: opens what is written about the rule at the caret. */
export const SHOW_DOCUMENTATION = 'procfileDoctor.showDocumentation';

export interface IncidentsParams {
  readonly incidents: readonly ReportedIncident[];
  readonly health: readonly ReportedHealth[];
}

export interface LogFoldersParams {
  /** URIs. */
  readonly folders: readonly string[];
}

export interface LogSettingsParams {
  /** One for each folder that was asked for. */
  readonly folders: readonly FolderLogSettings[];
}

export interface LocateParams {
  readonly incident: ReportedIncident;
}

/** `Edit` is the WorkspaceEdit of LSP, which this layer does not know. */
export interface LocateResult<Edit = unknown> {
  /** The words that the incident is about, the file to be shown first. */
  readonly locations: readonly Place[];
  /** What to find out before anything is changed. */
  readonly first?: string;
  /** Best first, at most two. */
  readonly remedies: readonly LocatedRemedy<Edit>[];
  /** The process has been changed since the incident was reported: only a deploy brings that into effect. */
  readonly outdated: boolean;
}

/** A Location of LSP. */
export interface Place {
  readonly uri: string;
  readonly range: Range;
}

export interface LocatedRemedy<Edit = unknown> {
  /** Absent for advice that no edit of ours follows. */
  readonly id?: RemedyId;
  readonly title: string;
  readonly reason: string;
  /** None where only a person can do it. */
  readonly fixes: readonly LocatedFix<Edit>[];
}

export interface LocatedFix<Edit = unknown> {
  readonly title: string;
  readonly edit: Edit;
  readonly preferred: boolean;
}

export interface DiagnoseParams {
  /** The document to speak of; all open ones unless told. */
  readonly uri?: string;
}

export interface DiagnoseResult {
  readonly markdown: string;
}
