import { Disposable, type ExtensionContext, type LogOutputChannel } from 'vscode';
import { registerCopyDiagnosticReport } from '../commands/copy-diagnostic-report.ts';
import { registerDiagnose } from '../commands/diagnose.ts';
import { MarkdownReports } from '../commands/markdown-reports.ts';
import { registerOpenFile } from '../commands/open-file.ts';
import { registerRestart } from '../commands/restart.ts';
import { registerSaveAsUtf8 } from '../commands/save-as-utf8.ts';
import { registerShowDocumentation } from '../commands/show-documentation.ts';
import { registerShowEffectiveConfiguration } from '../commands/show-effective-configuration.ts';
import { registerShowOutput } from '../commands/show-output.ts';
import type { LanguageServer } from './language-client.ts';

/** The commands that need nothing but the language server. */
export function registerLanguageCommands(
  context: ExtensionContext,
  server: LanguageServer,
  output: LogOutputChannel,
): Disposable {
  const reports = new MarkdownReports(context.workspaceState);
  return Disposable.from(
    reports,
    registerRestart(server),
    registerOpenFile(),
    registerShowOutput(output),
    registerShowEffectiveConfiguration(server, reports),
    registerDiagnose(server, reports),
    registerCopyDiagnosticReport(context, server),
    registerShowDocumentation(),
    registerSaveAsUtf8(),
  );
}
