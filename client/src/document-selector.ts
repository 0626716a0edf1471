import type { DocumentSelector } from 'vscode';

/** `git:` and other schemes show old or foreign texts: what they say of a file cannot be repaired there. */
const schemes = ['file', 'untitled', 'vscode-vfs', 'vscode-remote', 'vscode-test-web'];

/**
 * The documents the server reads; app_desc.yaml keeps the language `yaml`, so it is known by its name. One in capitals
 * is read too: the server says that the platform does not find it.
 */
export const documentSelector = schemes.flatMap((scheme) => [
  { scheme, language: 'procfile' },
  { scheme, pattern: '**/{Procfile,Procfile.*,*.procfile}' },
  { scheme, pattern: '**/[Aa][Pp][Pp]_[Dd][Ee][Ss][Cc].{yaml,yml}' },
]) satisfies DocumentSelector;
