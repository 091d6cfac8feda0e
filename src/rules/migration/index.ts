import * as liveMigration from './live-migration';
import * as migratable from './migratable';
import * as migration from './migration';
import * as migrationNetwork from './migration-network';
import * as migrationPolicy from './migration-policy';
import * as migrationRoom from './migration-room';
import * as migrationSettings from './migration-settings';
import type { CrossObjectRule, ObjectRule } from '../rule';

export const rules: readonly ObjectRule[] = [
  ...migratable.rules,
  ...migrationPolicy.rules,
  ...migration.rules,
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  ...liveMigration.crossObjectRules,
  ...migration.crossObjectRules,
  ...migrationNetwork.crossObjectRules,
  ...migrationPolicy.crossObjectRules,
  ...migrationRoom.crossObjectRules,
  ...migrationSettings.crossObjectRules,
];
