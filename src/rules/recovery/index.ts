import * as backup from './backup';
import * as clone from './clone';
import * as diskSnapshot from './disk-snapshot';
import * as exporting from './export';
import * as restore from './restore';
import * as snapshot from './snapshot';
import * as veleroBackup from './velero-backup';
import type { CrossObjectRule, ObjectRule } from '../rule';

export const rules: readonly ObjectRule[] = [
  ...backup.rules,
  ...clone.rules,
  ...exporting.rules,
  ...restore.rules,
  ...snapshot.rules,
  ...veleroBackup.rules,
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  ...diskSnapshot.crossObjectRules,
  ...exporting.crossObjectRules,
  ...restore.crossObjectRules,
  ...snapshot.crossObjectRules,
  ...veleroBackup.crossObjectRules,
];
