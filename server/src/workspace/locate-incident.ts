import type { ReportedIncident } from '../core/messages/reported-incident.ts';
import type { Document } from '../core/model/document.ts';
import { type IncidentFinding, incidentFindings } from '../core/remedies/incident-finding.ts';
import type { CheckedFinding, RuleContext } from '../core/rules/rule.ts';
import { isBelow } from './folders.ts';
import type { Workspace } from './workspace.ts';

interface LocatedIncident {
  readonly document: Document;
  readonly finding: IncidentFinding;
}

/** The places that an incident leads to: in the open documents, or else in the other files of its folder. */
export async function locateIncident(workspace: Workspace, incident: ReportedIncident): Promise<LocatedIncident[]> {
  const open: LocatedIncident[] = [];
  for (const uri of workspace.openUris) {
    await workspace.settle(uri);
    const context = isBelow(uri, incident.folder) ? workspace.analysis(uri) : undefined;
    if (context) open.push(...locatedIn(workspace, context, context.findings, incident));
  }
  if (open.length > 0) return open;
  const contexts = await workspace.closedDocuments(incident.folder);
  return contexts.flatMap((context) => locatedIn(workspace, context, workspace.check(context), incident));
}

/** With what the rules say: a deploy that failed leads to the error that the file has. */
function locatedIn(
  workspace: Workspace,
  context: RuleContext,
  findings: readonly CheckedFinding[],
  incident: ReportedIncident,
): LocatedIncident[] {
  const { incidents } = workspace.reported;
  return incidentFindings(context, incident, { findings, incidents }).map((finding) => ({
    document: context.document,
    finding: workspace.aged(finding, context),
  }));
}
