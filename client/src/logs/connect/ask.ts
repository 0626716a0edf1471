import * as vscode from 'vscode';
import { addressProblem, isReadable } from './address.ts';

interface Question {
  readonly title: string;
  readonly prompt?: string;
  readonly placeHolder?: string;
  readonly value?: string;
  readonly password?: boolean;
  /** A sentence when the answer will not do. */
  readonly check?: (answer: string) => string | undefined;
  readonly optional?: boolean;
}

/** Asks for a line of text. Undefined when the person gave up; trimmed. */
export async function askText({ check, optional, ...question }: Question): Promise<string | undefined> {
  const answer = await vscode.window.showInputBox({
    ...question,
    ignoreFocusOut: true,
    validateInput: (value) => {
      if (value.trim() === '' && !optional) return vscode.l10n.t('Something has to be written here.');
      return check?.(value.trim());
    },
  });
  return answer?.trim();
}

export interface Option<T> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly value: T;
}

/** Lets one of several be picked; does not ask where there is only one. */
export async function askOne<T>(
  title: string,
  options: readonly Option<T>[] | Promise<readonly Option<T>[]>,
): Promise<Option<T> | undefined> {
  const list = await options;
  if (list.length === 1) return list[0];
  return vscode.window.showQuickPick([...list], {
    title,
    matchOnDescription: true,
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
}

/** Lets any number be picked; none means all. */
export async function askSome(title: string, names: readonly string[]): Promise<readonly string[] | undefined> {
  if (names.length < 2) return [];
  const picked = await vscode.window.showQuickPick(
    names.map((label) => ({ label, picked: true })),
    { title, canPickMany: true, ignoreFocusOut: true },
  );
  if (!picked) return undefined;
  return picked.length === names.length ? [] : picked.map(({ label }) => label);
}

/** Shows that something is being loaded. */
export function whileLoading<T>(title: string, load: (signal: AbortSignal) => Promise<T>): Thenable<T> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, (_, token) => {
    const controller = new AbortController();
    token.onCancellationRequested(() => controller.abort());
    return load(controller.signal);
  });
}

/** Why a text is no address of a server; undefined for one that is. */
export function addressFault(text: string): string | undefined {
  switch (addressProblem(text)) {
    case 'no-address':
      return vscode.l10n.t('An address that begins with https:// (or http://).');
    case 'holds-secret':
      return vscode.l10n.t('An address without a name or a password in it: what the server needs is asked for.');
    case undefined:
      return undefined;
  }
}

/** What is said where a secret is asked for: more when it can be read on its way. */
export function secretPrompt(prompt: string, address: string): string {
  const warning = vscode.l10n.t(
    'The connection to http:// is not encrypted: who sees the traffic can read the secret.',
  );
  return isReadable(address) ? `${warning} ${prompt}` : prompt;
}
