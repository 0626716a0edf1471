// @ts-check
import process from 'node:process';

/** Milliseconds of processor time that a piece of work takes in this process, with its threads. @param {() => unknown} work */
export function processorTime(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
