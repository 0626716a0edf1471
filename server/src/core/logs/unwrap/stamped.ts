import type { Unwrapper } from './draft.ts';
import { hostAndTag } from './syslog.ts';
import { readStamp } from './timestamp.ts';

const CRI = /^ (?:stdout|stderr) ([FP])(?::\S+)? ?/;
const HEROKU = /^ (?:app|heroku)\[([^\]\s]{1,64})\]: ?/;

/**
 * Transports that start with a time in RFC 3339: containerd's files (`… stdout F text`), `heroku logs`
 * (`… app[web.1]: text`), journald's `short-iso`, `kubectl logs --timestamps` and `docker logs -t` (`… text`).
 */
export const stamped: Unwrapper = (draft) => {
  if (draft.text.charCodeAt(10) !== 84 /* T */) return false;
  const stamp = readStamp(draft.text, draft.clock);
  if (stamp?.zone === undefined) return false;
  const rest = draft.text.slice(stamp.length);
  const cri = CRI.exec(rest);
  const heroku = cri ? null : HEROKU.exec(rest);
  if (cri) {
    draft.partial = cri[1] === 'P';
    draft.text = rest.slice(cri[0].length);
  } else if (heroku) {
    draft.process = heroku[1];
    draft.text = rest.slice(heroku[0].length);
  } else if (isOfContainer(draft.text) || !hostAndTag(draft, rest)) {
    if (rest.charCodeAt(0) !== 32) return false;
    draft.text = rest.slice(1);
  }
  draft.time ??= stamp.time;
  return true;
};

/**
 * Docker and Kubernetes write nine digits behind the second, always, and then the program's own text: `Mixed Content: …` is
 * no host with a tag. Syslog writes six at most.
 * (moby/moby:daemon/logger/jsonfilelog/jsonlog, kubernetes/kubernetes:pkg/kubelet/kuberuntime/logs/logs.go RFC3339NanoFixed)
 */
function isOfContainer(text: string): boolean {
  const last = text.charCodeAt(28);
  return text.charCodeAt(19) === 46 /* . */ && last >= 48 && last <= 57;
}
