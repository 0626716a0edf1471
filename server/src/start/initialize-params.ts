import { isRecord } from '../core/text/is-record.ts';

/**
 * The valid part of what a client says of itself: a client that gets some of it wrong is served as if it had not said that.
 * Undefined for what is no object.
 */
export function usableParams(params: unknown): object | undefined {
  if (!isRecord(params)) return undefined;
  const { capabilities, workspaceFolders, rootUri, locale } = params;
  return {
    ...params,
    capabilities: isRecord(capabilities) ? capabilities : {},
    workspaceFolders: Array.isArray(workspaceFolders) ? workspaceFolders.filter(isFolder) : undefined,
    rootUri: typeof rootUri === 'string' ? rootUri : null,
    locale: typeof locale === 'string' ? locale : undefined,
  };
}

function isFolder(value: unknown): boolean {
  return isRecord(value) && typeof value['uri'] === 'string';
}
