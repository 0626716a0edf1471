import { isPythonFloat, pythonInt, pythonStrip } from '../../syntax/python/python-number.ts';
import type { ArgparseType } from './spec.ts';

export const int: ArgparseType = { name: 'int', read: (text) => pythonInt(text)?.toString() };
export const float: ArgparseType = {
  name: 'float',
  read: (text) => (isPythonFloat(text) ? pythonStrip(text) : undefined),
};
