import * as app from './app';
import * as cdi from './cdi';
import * as cluster from './cluster';
import * as compute from './compute';
import * as devices from './devices';
import * as instancetype from './instancetype';
import * as migration from './migration';
import * as network from './network';
import * as recovery from './recovery';
import type { CrossObjectRule, ObjectRule } from './rule';
import * as scheduling from './scheduling';
import * as storage from './storage';
import * as workloads from './workloads';

interface Area {
  readonly rules?: readonly ObjectRule[];
  readonly crossObjectRules?: readonly CrossObjectRule[];
}

const areas: readonly Area[] = [
  app, cdi, cluster, compute, devices, instancetype,
  migration, network, recovery, scheduling, storage, workloads,
];

export const objectRules: readonly ObjectRule[] = areas.flatMap(({ rules = [] }) => rules);

export const crossObjectRules: readonly CrossObjectRule[] = areas.flatMap((area) => area.crossObjectRules ?? []);
