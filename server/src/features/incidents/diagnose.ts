import type { DiagnoseResult } from '../../core/messages/loop-messages.ts';
import { documentKind } from '../../core/model/read-document.ts';
import { incidentFinding } from '../../core/remedies/incident-finding.ts';
import { type DiagnosedFile, diagnose as diagnosisOf } from '../../core/report/diagnosis.ts';
import { markdownReport } from '../../core/report/markdown-report.ts';
import { isRecord } from '../../core/text/is-record.ts';
import type { Translations } from '../../core/text/l10n.ts';
import { isBelow } from '../../workspace/folders.ts';
import type { Steps } from '../../workspace/steps.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { shownPath } from '../shown-path.ts';

/**
 * All that is known of one document, or of the open ones, else of those in the folders, with what the log panel said. An empty
 * text where there is none of all that.
 */
export async function diagnose(
  workspace: Workspace,
  params: unknown,
  translations: Translations,
  steps: Steps,
): Promise<DiagnoseResult> {
  const uri = isRecord(params) ? params['uri'] : undefined;
  const files = await filesFor(workspace, typeof uri === 'string' ? uri : undefined, steps);
  const { incidents, health } = workspace.reported;
  if (files.length + incidents.length + health.length === 0) return { markdown: '' };
  const { folders } = workspace;
  // Files outside of all folders are of no application of the window: whose failures are theirs nobody knows.
  const isElsewhere = files.every(({ document }) => !folders.some((one) => isBelow(document.uri, one)));
  const isHere = ({ folder }: { readonly folder?: string | undefined }): boolean =>
    isElsewhere || files.some(({ document }) => isBelow(document.uri, folder));
  const diagnosis = diagnosisOf({
    files,
    incidents: incidents.filter(isHere),
    health: health.filter(isHere),
    lead: (file, incident) => {
      const found = isBelow(file.document.uri, incident.folder)
        ? incidentFinding(file, incident, { findings: file.findings, incidents })
        : undefined;
      return found && workspace.aged(found, file);
    },
    translations,
  });
  return { markdown: markdownReport(diagnosis, translations) };
}

async function filesFor(workspace: Workspace, uri: string | undefined, steps: Steps): Promise<DiagnosedFile[]> {
  const open = workspace.openUris.filter((one) => documentKind(one) !== 'gunicorn-config');
  const wanted = uri !== undefined && open.includes(uri) ? [uri] : open;
  const files: DiagnosedFile[] = [];
  for (const one of wanted) {
    await workspace.settle(one);
    const analysis = workspace.analysis(one);
    if (!analysis) continue;
    const { document, platform, project, findings } = analysis;
    files.push({ document, platform, project, findings, path: shownPath(workspace.folders, one) });
  }
  if (files.length > 0) return files;
  const closed = await workspace.closedDocuments(undefined, steps);
  return closed.map((context) => ({
    ...context,
    path: shownPath(workspace.folders, context.document.uri),
    findings: workspace.check(context),
  }));
}
