import type { Draft, Unwrapper } from './draft.ts';
import { levelOf } from './level.ts';
import { hostAndTag } from './syslog.ts';
import { readStamp } from './timestamp.ts';

const CRI = /^ (?:stdout|stderr) ([FP])(?::\S+)? ?/;
const HEROKU = /^ (?:app|heroku)\[([^\]\s]{1,64})\]: ?/;
/** `cf logs`: ` [APP/PROC/WEB/2] ERR text` (docs.cloudfoundry.org/devguide/deploy-apps/streaming-logs.html, GSA-TTS/FAC#3507). */
const CLOUD_FOUNDRY = /^ {1,4}\[(?:[A-Z]{2,10}\/){0,3}([A-Z][A-Z_-]{0,40})\/\d{1,5}\] {1,8}(?:STD)?(?:OUT|ERR) ?/;
/** `fly logs`: ` app[148e272ad23489] lax [info] text`; older releases say no zone (actualbudget/actual-server#54). */
const FLY = /^ ([a-z]{1,20})\[([0-9a-f]{8,20})\] [a-z]{3} \[([a-z]{4,7})\] ?/;
/** `aws logs tail` of a container of ECS: ` prefix/container/task text` (aws/aws-cli:awscli/customizations/logs/tail.py). */
const ECS = /^ [\w.-]{1,100}\/([\w-]{1,100})\/[0-9a-f]{32} /;

/**
 * Transports that start with a time in RFC 3339: containerd's files (`… stdout F text`), `heroku logs`
 * (`… app[web.1]: text`), journald's `short-iso`, `kubectl logs --timestamps` and `docker logs -t` (`… text`).
 */
export const stamped: Unwrapper = (draft) => {
  if (draft.text.charCodeAt(10) !== 84 /* T */) return false;
  const stamp = readStamp(draft.text, draft.clock);
  if (!stamp) return false;
  const rest = draft.text.slice(stamp.length);
  const cri = stamp.zone === undefined ? null : CRI.exec(rest);
  const heroku = cri || stamp.zone === undefined ? null : HEROKU.exec(rest);
  if (cri) {
    draft.partial = cri[1] === 'P';
    draft.text = rest.slice(cri[0].length);
  } else if (heroku) {
    draft.process = heroku[1];
    draft.text = rest.slice(heroku[0].length);
  } else if (ofPlatform(draft, rest)) {
    // It is off.
  } else if (stamp.zone === undefined) {
    return false;
  } else if (isOfContainer(draft.text) || !hostAndTag(draft, rest)) {
    if (rest.charCodeAt(0) !== 32) return false;
    draft.text = rest.slice(1);
  }
  draft.time ??= stamp.time;
  return true;
};

/** What stands between the time and the text tells the process: Cloud Foundry, Fly.io, ECS. */
function ofPlatform(draft: Draft, rest: string): boolean {
  const fly = FLY.exec(rest);
  const found = fly ?? CLOUD_FOUNDRY.exec(rest) ?? ECS.exec(rest);
  if (!found) return false;
  draft.process = found[1]?.toLowerCase();
  if (fly) {
    draft.pod = fly[2];
    draft.level = levelOf(fly[3] ?? '');
  }
  draft.text = rest.slice(found[0].length);
  return true;
}

/** Behind a time as Go shows it: `2026-11-20 10:30:30.384226588 +0200 CEST [worker-1] text` (Scalingo/cli:logs/logs.go). */
const SCALINGO = /^ [A-Z]{1,5} ?\[([a-z][\w-]{0,60}?)(?:-\d{1,6})?\] ?/;

export const scalingo: Unwrapper = (draft) => {
  if (draft.text.charCodeAt(19) !== 46 /* . */ || draft.text.charCodeAt(10) !== 32) return false;
  const stamp = readStamp(draft.text, draft.clock);
  const found = stamp?.zone === undefined ? null : SCALINGO.exec(draft.text.slice(stamp.length));
  if (!stamp || !found) return false;
  draft.time ??= stamp.time;
  draft.process = found[1];
  draft.text = draft.text.slice(stamp.length + found[0].length);
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
