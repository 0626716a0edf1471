/** What a person asks about a file, now and then: none of it is needed to check one, so it is loaded when it is asked for. */
export { checkFiles } from './check-files.ts';
export { completion, resolvedCompletion } from './completion.ts';
export { effectiveConfiguration } from './effective-configuration.ts';
export { formatting } from './formatting.ts';
export { hover } from './hover.ts';
export { prepareRename, rename } from './rename.ts';
export { signatureHelp } from './signature-help.ts';
export { workspaceSymbols } from './workspace-symbol.ts';
