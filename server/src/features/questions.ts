/** What a person asks about a file now and then. None of it is needed to check one: it is loaded with the first question. */
export { fixAll } from './code-actions/fix-all.ts';
export { completion, resolvedCompletion } from './completion/completion.ts';
export { checkFiles } from './diagnostics/check-files.ts';
export { effectiveConfiguration } from './effective-configuration.ts';
export { formatting } from './formatting.ts';
export { hover } from './hover.ts';
export { definition, references } from './names/navigation.ts';
export { prepareRename, rename } from './names/rename.ts';
export { renamedFiles } from './names/renamed-files.ts';
export { workspaceSymbols } from './names/workspace-symbol.ts';
export { signatureHelp } from './signature-help.ts';
