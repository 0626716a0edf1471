import { type Call, refuse, send } from './call.ts';
import { EventStream } from './events.ts';
import type { DemoInstance } from './instances.ts';

const APPLICATION_CODE = 'shop';

export function applicationList({ response }: Call): void {
  send(response, 200, {
    count: 1,
    results: [{ application: { id: '0c5e', code: APPLICATION_CODE, name: 'Shop' }, product: null }],
  });
}

export function applicationInfo({ response }: Call): void {
  const application = {
    id: '0c5e',
    code: APPLICATION_CODE,
    name: 'Shop',
    region: 'default',
    type: 'cloud_native',
    modules: modules(),
  };
  send(response, 200, { application });
}

export function moduleList({ response }: Call): void {
  send(response, 200, modules());
}

function modules() {
  return [{ id: '7d1a', name: 'default', is_default: true, clusters: { stag: {}, prod: {} } }];
}

export function processList({ application, response }: Call): void {
  const { instances } = application;
  const types = [...new Set(instances.all.map((one) => one.process))];
  const metadata = { resource_version: String(instances.version) };
  send(response, 200, {
    processes: { items: types.map((type) => processJson(type, instances.of(type).length)), extra_infos: [], metadata },
    instances: { items: instances.all.map(instanceJson), metadata },
    process_packages: types.map((type) => ({
      name: type,
      target_replicas: 1,
      target_status: 'start',
      max_replicas: 5,
      plan_name: 'default',
      resource_limit: { cpu: '4000m', memory: '1024Mi' },
      resource_limit_quota: { cpu: 4000, memory: 1024 },
      autoscaling: false,
      scaling_config: null,
    })),
  });
}

/** What happens to instances from a version on, for at most two minutes. */
export function watchProcesses(call: Call): void {
  const { application, control, response, query } = call;
  const seconds = Number(query.get('timeout_seconds') ?? 30);
  if (!query.get('rv_proc') || !query.get('rv_inst')) {
    refuse(response, 400, 'VALIDATION_ERROR', 'rv_inst: This field is required.');
    return;
  }
  if (!(seconds <= 120)) {
    refuse(response, 400, 'VALIDATION_ERROR', 'timeout_seconds: Ensure this value is less than or equal to 120.');
    return;
  }
  if (!control.allow('watch', 8, 30)) {
    response.writeHead(429).end();
    return;
  }
  const stream = new EventStream(call, seconds);
  const end = application.instances.watch(Number(query.get('rv_inst')), ({ type, instance, version }) =>
    stream.send(
      'message',
      JSON.stringify({
        type,
        object_type: 'instance',
        object: instanceJson(instance),
        resource_version: String(version),
      }),
    ),
  );
  stream.onClose(end);
}

function processJson(type: string, replicas: number) {
  const name = `bkapp-shop-prod--${type}`;
  return { module_name: 'default', name, type, command: '', replicas, success: replicas, failed: 0, version: 12 };
}

function instanceJson(instance: DemoInstance) {
  return {
    module_name: 'default',
    name: instance.name,
    process_type: instance.process,
    display_name: instance.name.split('-').at(-1),
    image: 'shop:12',
    start_time: instance.started.toISOString(),
    state: 'Running',
    state_message: '',
    rich_status: 'Running',
    ready: true,
    restart_count: instance.restarts,
    terminated_info: instance.terminated,
    version: 12,
  };
}
