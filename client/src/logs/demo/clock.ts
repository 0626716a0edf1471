import type { StoryClock } from './stories.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The time as programs write it, in the zone of the platform, +0800. */
export function clock(now = Date.now()): StoryClock {
  const local = new Date(now + 8 * 3_600_000).toISOString();
  const [date = '', time = ''] = local.slice(0, 19).split('T');
  const [year = '', month = '', day = ''] = date.split('-');
  return {
    gunicorn: () => `${date} ${time} +0800`,
    celery: () => `${date} ${time},${local.slice(20, 23)}`,
    access: () => `${day}/${MONTHS[Number(month) - 1]}/${year}:${time} +0800`,
  };
}
