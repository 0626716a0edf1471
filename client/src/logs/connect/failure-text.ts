import * as vscode from 'vscode';
import type { TlsProblem } from '../sources/servers/tls-failure.ts';
import type { Failure, Limit } from '../sources/source.ts';

/** Why a source does not run, in the reader's language. */
export function failureText(failure: Failure): string {
  const { t } = vscode.l10n;
  switch (failure.kind) {
    case 'unauthorized':
      return t('The server asks to sign in.');
    case 'forbidden':
      return t('Not allowed: {0}', failure.detail);
    case 'not-found':
      return t('Not found: {0}', failure.what);
    case 'rate-limited':
      return t('The server limits the number of requests.');
    case 'program-missing':
      return t(
        'The program "{0}" cannot be started: install it, or start VS Code with a PATH that has it.',
        failure.program,
      );
    case 'program-exit':
      return failure.stderr === ''
        ? t('{0} ended with code {1}.', failure.program, failure.code)
        : t('{0} ended with code {1}: {2}', failure.program, failure.code, failure.stderr);
    case 'unreachable':
      return t('No connection: {0}', networkText(failure.detail));
    case 'unable':
      return t('The server cannot answer now ({0}): {1}', failure.status, failure.detail);
    case 'folder':
      return t('This is a folder: {0}. Name a file, or a pattern of files in it.', failure.path);
    case 'tls':
      return tlsText(failure.problem);
    case 'wrong-content':
      return t(
        'The server answers with {0} instead of {1}: the address may be wrong, or a login page stands in front of it.',
        failure.got || t('something else'),
        failure.expected,
      );
    case 'answer-too-large':
      return t('The server answers with more than {0} MB.', failure.megabytes);
    case 'not-sendable':
      return t('The address or the secret has characters that cannot be sent.');
    case 'unexpected':
      return t('Unexpected answer: {0}', failure.detail);
    case 'browser-refused':
      return t(
        'The browser did not let this request through, or the server is not there. From a browser only servers can be asked that have an https:// address and allow requests from other pages (CORS).',
      );
    case 'browser-cookies':
      return t(
        'A browser does not send the session of the web page for an extension. Connect through the API gateway of the platform (…/api/bkpaas3/prod).',
      );
    case 'too-large':
      return t('The file has more than {0} MB; it can only be read as a whole here.', failure.megabytes);
  }
}

function tlsText(problem: TlsProblem): string {
  const { t } = vscode.l10n;
  switch (problem) {
    case 'untrusted':
      return t(
        'This machine does not trust the certificate of the server. If it is signed by your company, name its authority in NODE_EXTRA_CA_CERTS and start VS Code again.',
      );
    case 'expired':
      return t('The certificate of the server has expired: whoever runs the server has to renew it.');
    case 'not-yet-valid':
      return t('The certificate of the server is not valid yet. Is the clock of this machine right?');
    case 'other-name':
      return t('The certificate of the server is for another name: the address may be wrong.');
    case 'not-spoken':
      return t('The server does not speak https:// at this address. Is it http://, or another port?');
  }
}

/** What a source leaves out, in the reader's language. */
export function limitText(limit: Limit): string {
  const { t } = vscode.l10n;
  switch (limit.kind) {
    case 'containers':
      return t('{0} of {1} containers are followed', limit.followed, limit.found);
    case 'newest':
      return t('begins with the newest {0} lines', limit.lines);
    case 'encoding':
      return t('is not UTF-8: choose its encoding, such as gb18030');
  }
}

/** What the codes of Node and of its HTTP client mean; anything else is shown as it is. */
function networkText(detail: string): string {
  const { t } = vscode.l10n;
  switch (detail) {
    case 'ECONNREFUSED':
      return t('the server does not accept connections');
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return t('the name of the server is not known');
    case 'ETIMEDOUT':
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'UND_ERR_HEADERS_TIMEOUT':
    case 'UND_ERR_BODY_TIMEOUT':
      return t('the server does not answer');
    case 'ECONNRESET':
    case 'EPIPE':
    case 'UND_ERR_SOCKET':
      return t('the connection was cut');
    default:
      return detail;
  }
}
