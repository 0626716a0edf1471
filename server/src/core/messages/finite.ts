/** The value if it is a finite number, else undefined: for data that another program sent. */
export function finite(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
