import * as applicationAwareQuota from './application-aware-quota';
import * as credential from './credential';
import * as gitops from './gitops';
import * as limitRange from './limit-range';
import * as object from './object';
import * as podSecurity from './pod-security';
import * as quota from './quota';
import * as reference from './reference';
import * as secret from './secret';
import * as storageClass from './storage-class';
import type { CrossObjectRule, ObjectRule } from '../rule';

export const rules: readonly ObjectRule[] = [
  ...secret.rules,
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  ...applicationAwareQuota.crossObjectRules,
  ...credential.crossObjectRules,
  ...gitops.crossObjectRules,
  ...limitRange.crossObjectRules,
  ...object.crossObjectRules,
  ...podSecurity.crossObjectRules,
  ...quota.crossObjectRules,
  ...reference.crossObjectRules,
  ...storageClass.crossObjectRules,
];
