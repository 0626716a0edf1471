/** An object with members, and no list: the first look at what another program sent, before anything is believed of it. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
