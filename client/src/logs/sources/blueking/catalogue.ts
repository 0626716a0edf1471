import { isRecord, isString } from '../../../guards.ts';
import type { BlueKingClient } from './client.ts';

interface Application {
  readonly code: string;
  readonly name: string;
}

/** The applications of the one who asks. */
export async function listApplications(client: BlueKingClient, signal: AbortSignal): Promise<readonly Application[]> {
  const reply = await client.json({ path: 'api/bkapps/applications/lists/minimal' }, signal);
  const results = isRecord(reply) && Array.isArray(reply['results']) ? reply['results'] : [];
  return results.flatMap((item) => {
    const application = isRecord(item) ? item['application'] : undefined;
    if (!isRecord(application) || !isString(application['code'])) return [];
    const { code, name } = application;
    return [{ code, name: isString(name) ? name : code }];
  });
}

/** The names of an application's modules, the default one first. */
export async function listModules(
  client: BlueKingClient,
  application: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const reply = await client.json(
    { path: `api/bkapps/applications/${encodeURIComponent(application)}/modules/` },
    signal,
  );
  const modules = (Array.isArray(reply) ? reply : [])
    .filter(isRecord)
    .sort((a, b) => Number(b['is_default'] === true) - Number(a['is_default'] === true));
  return modules.map(({ name }) => name).filter(isString);
}
