import { CodeActionKind, type CodeActionOptions } from 'vscode-languageserver';
import { SHOW_DOCUMENTATION } from '../core/messages/loop-messages.ts';
import { render, type Translations, t } from '../core/text/l10n.ts';
import type { ClientFeatures } from './client-features.ts';

/** Repairs of a whole file, for `editor.codeActionsOnSave`. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.procfileDoctor`;

/** True for a kind of actions that one of the wanted kinds is or holds. */
export function isAmong(wanted: readonly string[], kind: string): boolean {
  return wanted.some((one) => kind === one || kind.startsWith(`${one}.`));
}

/** The command that applies the edit it is given, for a client that takes only commands. */
export const APPLY_EDIT = 'procfileDoctor.applyEdit';

export function makesEditsByCommand({ codeActionLiterals, applyEdit }: ClientFeatures): boolean {
  return !codeActionLiterals && applyEdit;
}

/** The documentation is shown by a command of our own client. */
export function codeActionOptions(client: ClientFeatures, translations: Translations): CodeActionOptions {
  const title = render(t('Read about this rule'), translations);
  return {
    codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL, CodeActionKind.RefactorRewrite],
    ...(client.codeActionDocumentation &&
      client.logPanel && {
        documentation: [{ kind: CodeActionKind.QuickFix, command: { title, command: SHOW_DOCUMENTATION } }],
      }),
  };
}
