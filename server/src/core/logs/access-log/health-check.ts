/** Agents of the probes of Kubernetes, AWS, Google and of uptime monitors. */
const AGENT = /kube-probe|ELB-HealthChecker|GoogleHC|Prometheus\/|UptimeRobot/;
const PATH = /^\/(?:healthz?|-\/healthy?|ping|livez|readyz|ready|alive|_health|healthcheck)\/?(?:\?|$)/;

/** A request of a probe: it says nothing about what users wait for. */
export function isHealthCheck(path: string, agent: string): boolean {
  return PATH.test(path) || AGENT.test(agent);
}
