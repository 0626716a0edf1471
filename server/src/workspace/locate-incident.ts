import type { ReportedIncident } from '../core/logs/reported-incident.ts';
import type { Document } from '../core/model/document.ts';
import { type IncidentFinding, incidentFinding } from '../core/remedies/incident-finding.ts';
import { isBelow } from './folders.ts';
import type { Workspace } from './workspace.ts';

export interface LocatedIncident {
  readonly document: Document;
  readonly finding: IncidentFinding;
}

/** The places that an incident leads to: in the open documents, and only when there is none in the folders. */
export async function locateIncident(workspace: Workspace, incident: ReportedIncident): Promise<LocatedIncident[]> {
  const open: LocatedIncident[] = [];
  for (const uri of workspace.openUris) {
    await workspace.settle(uri);
    const context = isBelow(uri, incident.folder) ? workspace.analysis(uri) : undefined;
    const finding = context && incidentFinding(context, incident);
    if (finding) open.push({ document: context.document, finding: workspace.aged(finding, context) });
  }
  if (open.length > 0) return open;
  const contexts = await workspace.closedDocuments(incident.folder);
  return contexts.flatMap((context) => {
    const finding = incidentFinding(context, incident);
    return finding ? [{ document: context.document, finding: workspace.aged(finding, context) }] : [];
  });
}
