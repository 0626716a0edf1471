/** What the task "check" of VS Code asks the language server. */

/** Request: CheckFilesParams -> CheckFilesResult. */
export const CHECK_FILES = 'procfileDoctor/checkFiles';

export interface CheckFilesParams {
  /** URI of a folder of the workspace. */
  readonly folder: string;
  /** URIs of files and folders in it. */
  readonly paths: readonly string[];
  readonly fix: boolean;
}

export interface CheckFilesResult {
  readonly lines: readonly string[];
  readonly files: number;
  readonly errors: number;
  /** A WorkspaceEdit of LSP with what is safe to repair; null when it was not asked for. */
  readonly edit: { readonly documentChanges: readonly object[] } | null;
}
