import * as app from './app';
import * as cdi from './cdi';
import * as cluster from './cluster';
import * as compute from './compute';
import * as devices from './devices';
import * as instancetype from './instancetype';
import * as kubernetes from './kubernetes';
import * as migration from './migration';
import * as network from './network';
import * as observability from './observability';
import * as recovery from './recovery';
import type { CrossObjectRule, ObjectRule } from './rule';
import * as scheduling from './scheduling';
import * as storage from './storage';
import * as workflows from './workflows';
import * as workloads from './workloads';
import { groupBy } from '../kubernetes/group-by';

/** The rules of one folder. */
export interface Area {
  readonly rules?: readonly ObjectRule[];
  readonly crossObjectRules?: readonly CrossObjectRule[];
}

/** By the name of the folder, which is also that of the page in docs/rules. */
export const areas: ReadonlyMap<string, Area> = new Map(Object.entries<Area>({
  app,
  cdi,
  cluster,
  compute,
  devices,
  instancetype,
  kubernetes,
  migration,
  network,
  observability,
  recovery,
  scheduling,
  storage,
  workflows,
  workloads,
}));

export const objectRules: readonly ObjectRule[] = [...areas.values()].flatMap(({ rules = [] }) => rules);

/** By `<group>/<kind>` of the manifests that they judge. */
export const objectRulesByKind: ReadonlyMap<string, readonly ObjectRule[]> = new Map(
  [...groupBy(objectRules.flatMap((rule) => rule.kinds.map((kind) => ({ kind, rule }))), ({ kind }) => kind)]
    .map(([kind, ofKind]) => [kind, ofKind.map(({ rule }) => rule)]),
);

export const crossObjectRules: readonly CrossObjectRule[] = [...areas.values()].flatMap((area) => area.crossObjectRules ?? []);
