/**
 * Version 2 gives every process a service by itself, and opens that of `web` to the outside; in version 3 there is none
 * that is not written (TencentBlueKing/blueking-paas:
 * apiserver/paasng/paasng/platform/bkapp_model/services.py, upsert_proc_svc_by_spec_version).
 */
import { CONTAINER_PORT, SERVICE_PORT } from '../schema/limits.data.ts';

interface ServiceData {
  readonly name: string;
  readonly protocol: 'TCP';
  readonly targetPort: number;
  readonly port: number;
  readonly exposedType: string | undefined;
}

/** A process name may end with `-`, a service name may not. */
export function serviceOf(process: string): ServiceData {
  return {
    name: process.replace(/-+$/, ''),
    protocol: 'TCP',
    targetPort: CONTAINER_PORT,
    port: SERVICE_PORT,
    exposedType: process === 'web' ? 'bk/http' : undefined,
  };
}
