import { isRecord } from '../../server/src/core/text/is-record.ts';

export { isRecord };

/** Small checks for messages that come from another side: a page, a worker, a server. */
export type Guard<T> = (value: unknown) => value is T;
type Guarded<G> = G extends Guard<infer T> ? T : never;

export const isString: Guard<string> = (value): value is string => typeof value === 'string';
export const isBoolean: Guard<boolean> = (value): value is boolean => typeof value === 'boolean';
/** Finite: NaN and infinities do not survive JSON and mean nothing here. */
export const isNumber: Guard<number> = (value): value is number => typeof value === 'number' && Number.isFinite(value);

export function optional<T>(guard: Guard<T>): Guard<T | undefined> {
  return (value): value is T | undefined => value === undefined || guard(value);
}

export function oneOf<const T extends string>(...allowed: readonly T[]): Guard<T> {
  return (value): value is T => allowed.some((one) => one === value);
}

export function listOf<T>(guard: Guard<T>, limit = 100_000): Guard<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.length <= limit && value.every(guard);
}

/** An object with these members. Members that are not named are ignored. */
export function shape<const S extends Readonly<Record<string, Guard<unknown>>>>(
  members: S,
): Guard<{ readonly [K in keyof S]: Guarded<S[K]> }> {
  return (value): value is { readonly [K in keyof S]: Guarded<S[K]> } =>
    isRecord(value) && Object.entries(members).every(([name, guard]) => guard(value[name]));
}

/** What one guard lets pass, if it has this property, too. */
export function both<T>(guard: Guard<T>, holds: (value: T) => boolean): Guard<T> {
  return (value): value is T => guard(value) && holds(value);
}

/** One of several messages, told apart by their `type`; the guards are for the rest of each. */
export function tagged<T extends { readonly type: string }>(
  guards: Readonly<Record<string, Guard<unknown>>>,
): Guard<T> {
  return (value): value is T => {
    if (!isRecord(value) || !isString(value['type'])) return false;
    const guard = Object.hasOwn(guards, value['type']) ? guards[value['type']] : undefined;
    return guard?.(value) === true;
  };
}
