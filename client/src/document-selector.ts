import type { DocumentSelector } from 'vscode';

/** Not `git:` and the like: those show old or foreign texts, in which nothing can be repaired. */
const schemes = ['file', 'untitled', 'vscode-vfs', 'vscode-remote', 'vscode-test-web'];

/**
 * The documents that the server reads. app_desc.yaml keeps the language `yaml`, so it is recognised by its name; in any case
 * of letters, because the server warns that the platform does not find `App_Desc.yaml`.
 */
export const documentSelector = schemes.flatMap((scheme) => [
  { scheme, language: 'procfile' },
  { scheme, pattern: '**/{Procfile,Procfile.*,*.procfile}' },
  { scheme, pattern: '**/[Aa][Pp][Pp]_[Dd][Ee][Ss][Cc].{yaml,yml}' },
]) satisfies DocumentSelector;
