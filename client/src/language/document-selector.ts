import type { DocumentSelector } from 'vscode';
import { GUNICORN_CONFIG_PATTERN } from '../../../server/src/core/messages/document-messages.ts';

/** Not `git:` and the like: those show old or foreign texts, in which nothing can be repaired. */
const SCHEMES = ['file', 'untitled', 'vscode-vfs', 'vscode-remote', 'vscode-test-web'];

/**
 * Names of the files that the server reads. app_desc.yaml keeps the language `yaml`, so it is recognised by its name; in any
 * case of letters, because the server warns that the platform does not find `App_Desc.yaml`.
 */
export const filePatterns = ['**/{Procfile,Procfile.*,*.procfile}', '**/[Aa][Pp][Pp]_[Dd][Ee][Ss][Cc].{yaml,yml}'];

/** The documents that the server reads. */
export const documentSelector = SCHEMES.flatMap((scheme) => [
  { scheme, language: 'procfile' },
  ...filePatterns.map((pattern) => ({ scheme, pattern })),
]) satisfies DocumentSelector;

/** Those for which a server is started: it asks by itself for gunicorn's configuration files, once it runs. */
export const wakingSelector: DocumentSelector = [
  ...documentSelector,
  ...SCHEMES.map((scheme) => ({ scheme, language: 'python', pattern: GUNICORN_CONFIG_PATTERN })),
];
