import * as affinityConflict from './affinity-conflict';
import * as drain from './drain';
import * as eviction from './eviction';
import * as hypervisor from './hypervisor';
import * as labelKeys from './label-keys';
import * as nodeAffinity from './node-affinity';
import * as nodeHealthCheck from './node-health-check';
import * as nodeLabel from './node-label';
import * as nodeRoom from './node-room';
import * as nodeSelector from './node-selector';
import * as placement from './placement';
import * as podAffinity from './pod-affinity';
import * as priorityClass from './priority-class';
import * as toleration from './toleration';
import * as topologySpread from './topology-spread';
import type { CrossObjectRule, ObjectRule } from '../rule';

export const rules: readonly ObjectRule[] = [
  ...affinityConflict.rules,
  ...eviction.rules,
  ...hypervisor.rules,
  ...labelKeys.rules,
  ...nodeAffinity.rules,
  ...nodeHealthCheck.rules,
  ...nodeLabel.rules,
  ...nodeSelector.rules,
  ...podAffinity.rules,
  ...priorityClass.rules,
  ...toleration.rules,
  ...topologySpread.rules,
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  ...drain.crossObjectRules,
  ...nodeRoom.crossObjectRules,
  ...placement.crossObjectRules,
  ...podAffinity.crossObjectRules,
  ...toleration.crossObjectRules,
  ...topologySpread.crossObjectRules,
];
