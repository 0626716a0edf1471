/** Agents of the probes of Kubernetes, AWS, Google and of uptime monitors. */
export const HEALTH_AGENTS = ['kube-probe', 'ELB-HealthChecker', 'GoogleHC', 'Prometheus/', 'UptimeRobot'] as const;

const AGENT = new RegExp(HEALTH_AGENTS.join('|'));
const PATH = /^\/(?:healthz?|-\/healthy?|ping|livez|readyz|ready|alive|_health|healthcheck)\/?(?:\?|$)/;

/** A request of a probe: it says nothing about what users wait for. */
export function isHealthCheck(path: string, agent: string): boolean {
  return PATH.test(path) || AGENT.test(agent);
}
