/** A process as lines name it: its number, or the text of what is not written as numbers are. Texts that differ stay different. */
export type Pid = number | string;

const NUMBER = /^(?:0|[1-9]\d{0,8})$/;

/** A storm names thousands of processes: numbers are compared, remembered and handed to another thread faster than texts. */
export function pidOf(text: string): Pid {
  return NUMBER.test(text) ? Number(text) : text;
}
