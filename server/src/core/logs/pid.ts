/**
 * A process as lines name it: a number, or the text of what is not a canonical number. Different texts stay different.
 */
export type Pid = number | string;

const NUMBER = /^(?:0|[1-9]\d{0,8})$/;

/**
 * Numbers are compared, stored and passed between threads faster than texts, and a storm names thousands of processes.
 */
export function pidOf(text: string): Pid {
  return NUMBER.test(text) ? Number(text) : text;
}
