import * as gitops from './gitops';
import * as object from './object';
import * as quota from './quota';
import * as reference from './reference';
import * as storageClass from './storage-class';
import type { CrossObjectRule } from '../rule';

export const crossObjectRules: readonly CrossObjectRule[] = [
  ...gitops.crossObjectRules,
  ...object.crossObjectRules,
  ...quota.crossObjectRules,
  ...reference.crossObjectRules,
  ...storageClass.crossObjectRules,
];
