/** Lines that several failures of Kubernetes have in common. */
import { anywhere, type Shape } from './signature.ts';

/** A row of `kubectl get pods` with one of these states (a pattern). */
export function listed(states: string, text = states): Shape {
  return anywhere(
    `<pod>  0/1  ${text}  <n>  <age>`,
    new RegExp(
      `^(?:[a-z0-9-]{1,63} {1,60})?(?<pod>[a-z0-9][a-z0-9.-]{0,252}) {1,60}\\d{1,3}\\/\\d{1,3} {1,20}(?:Init:)?${states} {1,20}\\d`,
    ),
    'listed',
  );
}

/** The kubelet's own line about a probe. */
export function probed(type: string): Shape {
  return anywhere(
    `"Probe failed" probeType="${type}" pod="<ns>/<pod>" … output="<tail>"`,
    new RegExp(`"Probe failed" probeType="${type}" pod="(?<pod>[^"\\n]{1,320})"`),
    'kubelet',
  );
}
