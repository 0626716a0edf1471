import type { WorkspaceEdit } from 'vscode-languageserver';
import type { LocatedRemedy, LocateResult } from '../../core/messages/loop-messages.ts';
import { readIncident } from '../../core/messages/reported-incident.ts';
import type { Document } from '../../core/model/document.ts';
import type { IncidentFinding } from '../../core/remedies/incident-finding.ts';
import { REMEDIES } from '../../core/remedies/registry.ts';
import { signatureOf } from '../../core/remedies/remedies-for.ts';
import { isRecord } from '../../core/text/is-record.ts';
import { render, t } from '../../core/text/l10n.ts';
import type { Session } from '../../editor/session.ts';
import { folderOf } from '../../workspace/folders.ts';
import { locateIncident } from '../../workspace/locate-incident.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { fixesOf, remedyEdit } from './incident-actions.ts';

/** Where an incident leads to, and its remedies there; null for what is no incident, or leads nowhere. */
export async function locate(
  workspace: Workspace,
  params: unknown,
  session: Session,
): Promise<LocateResult<WorkspaceEdit> | null> {
  const incident = readIncident(isRecord(params) ? params['incident'] : undefined);
  const places = incident ? await locateIncident(workspace, incident) : [];
  const isOwn = ({ document }: { document: Document }) => folderOf(document.uri) === incident?.folder;
  const [first, ...more] = [...places].sort((a, b) => Number(isOwn(b)) - Number(isOwn(a)));
  if (!first) return null;
  const advice = signatureOf(first.finding.incident)?.first;
  return {
    locations: [first, ...more].map(({ document, finding }) => ({
      uri: document.uri,
      range: document.lines.rangeOf(finding.span),
    })),
    ...(advice && { first: render(advice, session.translations) }),
    remedies: remediesOf(first.document, first.finding, session),
    outdated: first.finding.isOutdated,
  };
}

function remediesOf(
  document: Document,
  finding: IncidentFinding,
  { client, translations }: Session,
): LocatedRemedy<WorkspaceEdit>[] {
  const fixes = fixesOf(finding);
  return finding.remedies.map((remedy) => {
    const { id, reason, note } = remedy;
    return {
      ...(id && { id }),
      title: render(id ? REMEDIES[id].title : t('Advice'), translations),
      reason: render(note ?? reason, translations),
      fixes: fixes
        .filter((one) => one.remedy === remedy)
        .map(({ fix, preferred }) => ({
          title: render(fix.title, translations),
          edit: remedyEdit(document, remedy, fix, client, translations),
          preferred,
        })),
    };
  });
}
