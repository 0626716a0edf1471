import { CodeActionKind, type CodeActionOptions } from 'vscode-languageserver';

/** Repairs of a whole file, for `editor.codeActionsOnSave`. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.procfileDoctor`;

export const codeActionOptions: CodeActionOptions = {
  codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL, CodeActionKind.RefactorRewrite],
};
