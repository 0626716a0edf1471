import type { DemoInstance } from './application.ts';
import { type Call, send } from './call.ts';

const code = 'shop';

export function applicationList({ response }: Call): void {
  send(response, 200, { count: 1, results: [{ application: { id: '0c5e', code, name: 'Shop' }, product: null }] });
}

export function applicationInfo({ response }: Call): void {
  send(response, 200, {
    application: { id: '0c5e', code, name: 'Shop', region: 'default', type: 'cloud_native', modules: modules() },
  });
}

export function moduleList({ response }: Call): void {
  send(response, 200, modules());
}

function modules() {
  return [{ id: '7d1a', name: 'default', is_default: true, clusters: { stag: {}, prod: {} } }];
}

export function processList({ application, response }: Call): void {
  const types = [...new Set(application.instances.map((one) => one.process))];
  send(response, 200, {
    processes: {
      items: types.map((type) => {
        const replicas = application.instances.filter((one) => one.process === type).length;
        return {
          module_name: 'default',
          name: `bkapp-shop-prod--${type}`,
          type,
          command: '',
          replicas,
          success: replicas,
          failed: 0,
          version: 12,
          cluster_link: '',
        };
      }),
      extra_infos: [],
      metadata: { resource_version: '1' },
    },
    instances: { items: application.instances.map(instanceJson), metadata: { resource_version: '1' } },
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

export function instanceJson(instance: DemoInstance) {
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
