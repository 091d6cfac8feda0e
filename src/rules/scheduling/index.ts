import * as drain from './drain';
import * as eviction from './eviction';
import * as nodeAffinity from './node-affinity';
import * as nodeRoom from './node-room';
import * as placement from './placement';
import * as podAffinity from './pod-affinity';
import * as topologySpread from './topology-spread';
import type { CrossObjectRule, ObjectRule } from '../rule';

export const rules: readonly ObjectRule[] = [
  ...eviction.rules,
  ...nodeAffinity.rules,
  ...podAffinity.rules,
  ...topologySpread.rules,
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  ...drain.crossObjectRules,
  ...nodeRoom.crossObjectRules,
  ...placement.crossObjectRules,
];
