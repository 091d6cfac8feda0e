import * as eviction from './eviction';
import * as labelKeys from './label-keys';
import * as nodeAffinity from './node-affinity';
import * as nodeSelector from './node-selector';
import * as podAffinity from './pod-affinity';
import * as priorityClass from './priority-class';
import * as toleration from './toleration';
import * as topologySpread from './topology-spread';
import type { ObjectRule } from '../rule';

export const rules: readonly ObjectRule[] = [
  ...eviction.rules,
  ...labelKeys.rules,
  ...nodeAffinity.rules,
  ...nodeSelector.rules,
  ...podAffinity.rules,
  ...priorityClass.rules,
  ...toleration.rules,
  ...topologySpread.rules,
];
