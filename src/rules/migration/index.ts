import * as liveMigration from './live-migration';
import * as migration from './migration';
import * as migrationPolicy from './migration-policy';
import * as migrationRoom from './migration-room';
import type { CrossObjectRule, ObjectRule } from '../rule';

export const rules: readonly ObjectRule[] = [
  ...migrationPolicy.rules,
  ...migration.rules,
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  ...liveMigration.crossObjectRules,
  ...migrationRoom.crossObjectRules,
];
