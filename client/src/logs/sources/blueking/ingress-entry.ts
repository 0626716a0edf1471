import { isNumber, isString } from '../../../guards.ts';

/** The platform's message names the request only; how it went stands in other members, which a reader does not see. */
export function ingressEntry(entry: Readonly<Record<string, unknown>>): object {
  const { message, status_code: status, response_time: seconds } = entry;
  const outcome = [status, isNumber(seconds) ? `${seconds.toFixed(3)}s` : undefined].filter(
    (part) => part !== undefined,
  );
  const told = isString(message) && isNumber(status) && message.includes(` ${status}`);
  return {
    ...entry,
    ...(isString(message) && !told ? { message: [message, ...outcome].join(' ') } : {}),
    process_id: 'ingress',
  };
}
