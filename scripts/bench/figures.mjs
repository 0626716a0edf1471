// @ts-check
// What the bench makes of the figures it measured.

/** The one in the middle, the upper of two; NaN of none. @param {readonly number[]} values */
export function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** NaN of none. @param {readonly number[]} values */
export function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The standard deviation as a share of the mean. @param {readonly number[]} values */
export function spread(values) {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2))) / middle;
}

/** How much more each is than the one before it. @param {readonly number[]} values */
export function growth(values) {
  return values.slice(1).map((value, i) => value / (values[i] ?? Number.NaN));
}

/** Two figures that count, whole numbers from 10 on; nothing of what is not known. @param {number} value @param {string} [unit] */
export function figure(value, unit = '') {
  if (!Number.isFinite(value)) return '';
  const digits = value >= 10 ? Math.round(value).toLocaleString('en') : value.toFixed(value < 1 ? 2 : 1);
  return unit === '' ? digits : `${digits} ${unit}`;
}

/** `a / b` as `1.25 x`; nothing where one is not known. @param {number} a @param {number} b */
export function ratio(a, b) {
  const value = a / b;
  if (!Number.isFinite(value)) return '';
  if (value >= 10) return `${figure(value)} x`;
  return `${value < 0.1 ? Number(value.toPrecision(2)) : value.toFixed(2)} x`;
}
