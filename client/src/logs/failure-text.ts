import * as vscode from 'vscode';
import type { Failure } from './sources/source.ts';

/** Why a source does not run, in the reader's language. */
export function failureText(failure: Failure): string {
  const { t } = vscode.l10n;
  switch (failure.kind) {
    case 'unauthorized':
      return t('The platform asks to sign in.');
    case 'forbidden':
      return t('Not allowed: {0}', failure.detail);
    case 'not-found':
      return t('Not found: {0}', failure.what);
    case 'rate-limited':
      return t('The platform limits the number of requests.');
    case 'program-missing':
      return t('The program "{0}" is not installed or cannot be started.', failure.program);
    case 'program-exit':
      return failure.stderr === ''
        ? t('{0} ended with code {1}.', failure.program, failure.code)
        : t('{0} ended with code {1}: {2}', failure.program, failure.code, failure.stderr);
    case 'unreachable':
      return t('No connection: {0}', failure.detail);
    case 'unexpected':
      return t('Unexpected answer: {0}', failure.detail);
  }
}
