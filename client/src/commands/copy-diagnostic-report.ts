import { commands, type Disposable, type ExtensionContext, env, extensions, l10n, version, workspace } from 'vscode';
import { redact } from '../../../server/src/core/text/redact.ts';
import type { LanguageServer } from '../language/language-client.ts';
import { tellInformation } from '../notifications.ts';

/** Extensions that read the same files: what a maintainer asks for first when something is shown twice. */
const NEIGHBOURS = ['redhat.vscode-yaml', 'ms-python.python', 'benspaulding.procfile'];

/** Copies what a bug report needs: versions, settings that differ from the defaults, neighbours. No file, no secret. */
export function registerCopyDiagnosticReport(context: ExtensionContext, server: LanguageServer): Disposable {
  return commands.registerCommand('procfileDoctor.copyDiagnosticReport', async () => {
    await env.clipboard.writeText(report(context, server));
    void tellInformation(l10n.t('Report copied: versions and settings, no secrets.'));
  });
}

function report({ extension }: ExtensionContext, server: LanguageServer): string {
  const facts: readonly [string, string][] = [
    ['Procfile Doctor', String(extension.packageJSON.version)],
    ['Language server', server.isRunning ? 'running' : 'not running'],
    ['VS Code', `${version} (${env.appHost}${env.remoteName ? `, ${env.remoteName}` : ''})`],
    ['Language', env.language],
    [
      'Workspace',
      `${workspace.workspaceFolders?.length ?? 0} folders, ${workspace.isTrusted ? 'trusted' : 'restricted'}`,
    ],
    ['Beside it', NEIGHBOURS.filter((id) => extensions.getExtension(id)).join(', ') || 'none'],
  ];
  const table = facts.map(([name, value]) => `| ${name} | ${value} |`).join('\n');
  return `| | |\n| --- | --- |\n${table}\n\n\`\`\`json\n${redact(JSON.stringify(changedSettings(), null, 2))}\n\`\`\`\n`;
}

function changedSettings(): Record<string, unknown> {
  const settings = workspace.getConfiguration('procfileDoctor');
  const changed: Record<string, unknown> = {};
  for (const name of SETTINGS) {
    const found = settings.inspect(name);
    const value = found?.workspaceFolderValue ?? found?.workspaceValue ?? found?.globalValue;
    if (value !== undefined) changed[`procfileDoctor.${name}`] = value;
  }
  return changed;
}

/** The settings that a report may show. Not `logs.sources`: it names servers and applications. */
const SETTINGS = [
  'platform',
  'rules',
  'inlayHints.enabled',
  'trace.server',
  'logs.bufferLines',
  'logs.restore',
  'logs.alerts',
  'logs.copyToOutput',
  'logs.thresholds',
  'logs.patterns',
];
