import * as vscode from 'vscode';
import { plainLabel } from '../../plain-label.ts';
import type { IncidentCard } from '../messages/page-protocol.ts';

/** Lets a person pick an incident; the newest is first in the list. */
export async function pickIncident(incidents: readonly IncidentCard[]): Promise<IncidentCard | undefined> {
  const items = incidents.map((incident) => ({
    label: incident.title,
    description: [
      ...incident.processes,
      ...(incident.about ? [plainLabel(incident.about)] : []),
      ...(incident.count > 1 ? [`×${incident.count}`] : []),
    ].join(' · '),
    iconPath: new vscode.ThemeIcon(
      incident.severity === 'warning' || incident.severity === 'info' ? incident.severity : 'error',
    ),
    incident,
  }));
  const picked = await vscode.window.showQuickPick(items.reverse(), { title: vscode.l10n.t('Incidents') });
  return picked?.incident;
}
