import type { Platform } from './client.ts';

/** What `bkpaas-cli` has written down at its login. */
export interface CliConfig {
  /** The API gateway, with or without its stage. */
  readonly gateway: string | undefined;
  readonly web: string | undefined;
  readonly accessToken: string | undefined;
}

/** The file is a flat list of `key: value`; values may be quoted. */
export function parseCliConfig(text: string): CliConfig {
  const values = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const match = /^(\w+):\s*(?:"([^"]*)"|'([^']*)'|([^#]*?))\s*(?:#.*)?$/.exec(line);
    const value = match?.[2] ?? match?.[3] ?? match?.[4];
    if (match?.[1] && value) values.set(match[1], value);
  }
  return { gateway: values.get('paasApigwUrl'), web: values.get('paasUrl'), accessToken: values.get('accessToken') };
}

/** The ways in that the file knows, the one with live logs first. */
export function cliPlatforms(config: CliConfig): readonly Platform[] {
  return [
    ...(config.web ? [{ url: config.web, access: 'cookie' } as const] : []),
    ...(config.gateway ? [{ url: withStage(config.gateway), access: 'gateway' } as const] : []),
  ];
}

/** The file's token, if it is for this gateway and no other. */
export function cliToken({ gateway, accessToken }: CliConfig, { url, access }: Platform): string | undefined {
  if (access !== 'gateway' || gateway === undefined) return undefined;
  return withStage(gateway) === url.replace(/\/+$/, '') ? accessToken : undefined;
}

/** The gateway's address with its stage: the file's sample leaves it out, `prod` is the only one. */
export function withStage(gateway: string): string {
  const base = gateway.replace(/\/+$/, '');
  return /\/api\/bkpaas3$/.test(base) ? `${base}/prod` : base;
}
