import { Disposable, type ExtensionContext, type LogOutputChannel } from 'vscode';
import type { LanguageServer } from '../language/language-client.ts';
import { registerCopyDiagnosticReport } from './copy-diagnostic-report.ts';
import { registerDiagnose } from './diagnose.ts';
import { MarkdownReports } from './markdown-reports.ts';
import { registerOpenFile } from './open-file.ts';
import { registerRestart } from './restart.ts';
import { registerSaveAsUtf8 } from './save-as-utf8.ts';
import { registerShowDocumentation } from './show-documentation.ts';
import { registerShowEffectiveConfiguration } from './show-effective-configuration.ts';
import { registerShowOutput } from './show-output.ts';

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
