import * as eviction from './eviction';
import * as nodeAffinity from './node-affinity';
import * as podAffinity from './pod-affinity';
import * as topologySpread from './topology-spread';
import type { ObjectRule } from '../rule';

export const rules: readonly ObjectRule[] = [
  ...eviction.rules,
  ...nodeAffinity.rules,
  ...podAffinity.rules,
  ...topologySpread.rules,
];
