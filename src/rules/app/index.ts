import * as dangling from './dangling';
import * as gitops from './gitops';
import * as object from './object';
import * as quota from './quota';
import * as storageClass from './storage-class';
import type { CrossObjectRule } from '../rule';

export const crossObjectRules: readonly CrossObjectRule[] = [
  ...dangling.crossObjectRules,
  ...gitops.crossObjectRules,
  ...object.crossObjectRules,
  ...quota.crossObjectRules,
  ...storageClass.crossObjectRules,
];
