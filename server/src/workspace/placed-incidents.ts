/** What the log panel has reported, led back to the open documents. */
import type { IncidentsParams } from '../core/messages/loop-messages.ts';
import { readReportedHealth } from '../core/messages/reported-health.ts';
import { type ReportedIncident, readReportedIncidents } from '../core/messages/reported-incident.ts';
import type { IncidentFinding } from '../core/remedies/incident-finding.ts';
import { outdatedFinding } from '../core/remedies/outdated-finding.ts';
import type { RuleContext, RuleSettings } from '../core/rules/rule.ts';
import type { Analysis } from './analysis.ts';
import { folderOf, isBelow } from './folders.ts';

/** What a report changed. */
export interface ReportChange {
  readonly incidents: boolean;
  readonly health: boolean;
}

interface IncidentSurroundings {
  readonly openUris: () => readonly string[];
  /** The same object as long as nothing of it changed. */
  readonly contextOf: (uri: string) => Analysis | undefined;
  /** The choice for `incident/<signature>` in a document. */
  readonly severityOf: (uri: string, id: string) => RuleSettings[string] | undefined;
}

interface Placed {
  readonly context: RuleContext;
  readonly reported: IncidentsParams;
  readonly findings: readonly IncidentFinding[];
}

export class PlacedIncidents {
  readonly #surroundings: IncidentSurroundings;
  readonly #placed = new Map<string, Placed>();
  /** What the process said when an incident was first led back to it, by incident and document. */
  #bases = new Map<string, string>();
  /** Texts that were changed after they had failed, by signature, process and document; `at` in milliseconds. */
  readonly #changes = new Map<string, { readonly before: string; readonly at: number }>();
  #reported: IncidentsParams = { incidents: [], health: [] };

  constructor(surroundings: IncidentSurroundings) {
    this.#surroundings = surroundings;
  }

  get reported(): IncidentsParams {
    return this.#reported;
  }

  /** Takes what a client sent, whatever that is, in place of what was known. */
  report(params: unknown): ReportChange {
    const before = this.#reported;
    const now: IncidentsParams = { incidents: readReportedIncidents(params), health: readReportedHealth(params) };
    const change: ReportChange = {
      incidents: JSON.stringify(now.incidents) !== JSON.stringify(before.incidents),
      health: JSON.stringify(now.health) !== JSON.stringify(before.health),
    };
    if (!change.incidents && !change.health) return change;
    this.#reported = now;
    const ids = new Set(now.incidents.map(({ id }) => id));
    this.#bases = new Map([...this.#bases].filter(([key]) => ids.has(key.slice(0, key.indexOf('\0')))));
    this.placeAll();
    return change;
  }

  /** Places all incidents in the texts as they are now. Not on demand, when the texts may have changed already. */
  placeAll(): void {
    for (const uri of this.#surroundings.openUris()) this.#place(uri);
  }

  /** Those that lead to this document and not to another application as well, where it is unknown which one was meant. */
  of(uri: string): readonly IncidentFinding[] {
    const findings = this.#place(uri);
    if (findings.length === 0) return findings;
    const folder = folderOf(uri);
    const elsewhere = this.#surroundings
      .openUris()
      .filter((other) => folderOf(other) !== folder)
      .flatMap((other) => this.#place(other));
    return findings.filter(
      ({ incident }) => incident.folder === folder || !elsewhere.some((other) => other.incident.id === incident.id),
    );
  }

  /** Those of a file that is not open: only if the log is known to belong to exactly its folder. */
  ofClosed(context: Analysis): readonly IncidentFinding[] {
    const folder = folderOf(context.document.uri);
    return this.#findings(
      context,
      this.#reported.incidents.filter((incident) => incident.folder === folder),
    );
  }

  /** The finding, or what is left of it when the text has changed since: no text is blamed for what it no longer says. */
  aged(finding: IncidentFinding, { document, project }: RuleContext): IncidentFinding {
    // The basis includes what the project says, so that must be known first.
    if (!project) return finding;
    const { uri } = document;
    const { incident, process, module = '' } = finding;
    const key = `${incident.id}\0${module}\0${uri}`;
    const trouble = `${incident.signature}\0${process}\0${module}\0${uri}`;
    const first = this.#bases.get(key) ?? this.#beforeChange(finding, trouble) ?? finding.basis;
    this.#bases.set(key, first);
    if (first === finding.basis) {
      this.#changes.delete(trouble);
      return finding;
    }
    if (!this.#changes.has(trouble)) this.#changes.set(trouble, { before: first, at: Date.now() });
    return outdatedFinding(finding);
  }

  /** The text as it was, if a server that was started before the change fails in the same way: it still runs that text. */
  #beforeChange({ incident }: IncidentFinding, trouble: string): string | undefined {
    const change = this.#changes.get(trouble);
    return change && incident.startedAt !== undefined && incident.startedAt < change.at ? change.before : undefined;
  }

  close(uri: string): void {
    this.#placed.delete(uri);
  }

  #place(uri: string): readonly IncidentFinding[] {
    const { incidents } = this.#reported;
    const context = incidents.length > 0 ? this.#surroundings.contextOf(uri) : undefined;
    if (!context) return [];
    const known = this.#placed.get(uri);
    if (known && known.context === context && known.reported === this.#reported) return known.findings;
    const findings = this.#findings(
      context,
      incidents.filter((incident) => isBelow(uri, incident.folder)),
    );
    this.#placed.set(uri, { context, reported: this.#reported, findings });
    return findings;
  }

  #findings(context: Analysis, incidents: readonly ReportedIncident[]): readonly IncidentFinding[] {
    if (incidents.length === 0) return [];
    // Loads signatures and remedies as well.
    const { incidentFindings } =
      require('../core/remedies/incident-finding.ts') as typeof import('../core/remedies/incident-finding.ts');
    const { document, findings } = context;
    const circumstances = { findings, incidents: this.#reported.incidents };
    return newest(incidents).flatMap((incident) => {
      const severity = this.#surroundings.severityOf(document.uri, `incident/${incident.signature}`);
      if (severity === 'off') return [];
      return incidentFindings(context, incident, circumstances).map((finding) => {
        const aged = this.aged(finding, context);
        return severity && !aged.isOutdated ? { ...aged, severity } : aged;
      });
    });
  }
}

/** The last of those that say the same of the same process: the trouble is one, however often it came back. */
function newest(incidents: readonly ReportedIncident[]): readonly ReportedIncident[] {
  return [
    ...new Map(incidents.map((one) => [`${one.signature}\0${one.process ?? ''}\0${one.module ?? ''}`, one])).values(),
  ];
}
