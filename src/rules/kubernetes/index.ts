import * as clusterObjects from './cluster-objects';
import * as container from './container';
import * as containerProbe from './container-probe';
import * as ingress from './ingress';
import * as job from './job';
import * as namespaceLimits from './namespace-limits';
import * as networkPolicy from './network-policy';
import * as pod from './pod';
import * as podScheduling from './pod-scheduling';
import * as podVolume from './pod-volume';
import * as role from './role';
import * as roleBinding from './role-binding';
import * as service from './service';
import * as workload from './workload';
import type { ObjectRule } from '../rule';

export const rules: readonly ObjectRule[] = [
  ...clusterObjects.rules,
  ...container.rules,
  ...containerProbe.rules,
  ...ingress.rules,
  ...job.rules,
  ...namespaceLimits.rules,
  ...networkPolicy.rules,
  ...pod.rules,
  ...podScheduling.rules,
  ...podVolume.rules,
  ...role.rules,
  ...roleBinding.rules,
  ...service.rules,
  ...workload.rules,
];
