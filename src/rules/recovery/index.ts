import * as backup from './backup';
import * as clone from './clone';
import * as exporting from './export';
import * as restore from './restore';
import * as snapshot from './snapshot';
import type { ObjectRule } from '../rule';

export const rules: readonly ObjectRule[] = [
  ...backup.rules,
  ...clone.rules,
  ...exporting.rules,
  ...restore.rules,
  ...snapshot.rules,
];
