/** Agents of the probes of Kubernetes, AWS, Google and of uptime monitors. */
export const HEALTH_AGENTS = ['kube-probe', 'ELB-HealthChecker', 'GoogleHC', 'Prometheus/', 'UptimeRobot'] as const;
/** The paths that probes request. */
export const HEALTH_PATHS: readonly string[] = [
  'health',
  'healthz',
  '-/health',
  '-/healthy',
  'ping',
  'livez',
  'readyz',
  'ready',
  'alive',
  '_health',
  'healthcheck',
].flatMap((path) => [`/${path}`, `/${path}/`]);

const AGENT = new RegExp(HEALTH_AGENTS.join('|'));
const PATH = new RegExp(`^(?:${HEALTH_PATHS.join('|')})(?:\\?|$)`);

/** True for a request of a probe, which says nothing about the waiting times of users. */
export function isHealthCheck(path: string, agent: string): boolean {
  return PATH.test(path) || AGENT.test(agent);
}
