import { at, mappingAt, textsAt } from '../../../kubernetes/untyped';
import type { Cluster } from '../../../manifests/manifest';
import type { ChangeContext } from '../change';
import type { Situation } from '../situation';

/** What the CR of the cluster decides about changes; what it does not state is KubeVirt's own. */
export interface LiveUpdateSettings {
  readonly rolloutStrategy: Situation['rolloutStrategy'];
  /** Unknown where neither the situation nor a CR says. */
  readonly workloadUpdateMethods?: readonly string[];
  readonly maxCpuSockets: number;
  readonly maxGuest?: unknown;
  readonly maxHotplugRatio: number;
  readonly defaultNetworkInterface: 'bridge' | 'masquerade';
  readonly expandsInstancetypes: 'never' | 'unless-pinned' | 'always';
}

/** `virtconfig.DefaultMaxHotplugRatio`. */
const MAX_HOTPLUG_RATIO = 4;

/** The settings that judge an update; the limits are those of the cluster that started the guests. */
export function settingsOf({ situation, before, after }: ChangeContext): LiveUpdateSettings {
  const [old, fresh] = [configurationOf(before.cluster), configurationOf(after.cluster.source ? after.cluster : before.cluster)];
  const limits = mappingAt(old, 'liveUpdateConfiguration');
  const strategy = at(fresh, 'vmRolloutStrategy');
  const policy = at(fresh, 'instancetype', 'referencePolicy');
  return {
    rolloutStrategy: strategy === 'Stage' || strategy === 'LiveUpdate' ? strategy : situation.rolloutStrategy,
    workloadUpdateMethods: situation.workloadUpdateMethods ?? methodsOf(after.cluster) ?? methodsOf(before.cluster),
    maxCpuSockets: positive(limits.maxCpuSockets) ?? 0,
    maxGuest: limits.maxGuest,
    maxHotplugRatio: positive(limits.maxHotplugRatio) ?? MAX_HOTPLUG_RATIO,
    defaultNetworkInterface: at(old, 'network', 'defaultNetworkInterface') === 'masquerade' ? 'masquerade' : 'bridge',
    expandsInstancetypes: policy === 'expandAll' ? 'always' : policy === 'expand' ? 'unless-pinned' : 'never',
  };
}

/** What HyperConverged passes on has the same names there. */
function configurationOf({ source }: Cluster): unknown {
  const spec = at(source?.manifest, 'spec');
  return source?.manifest.kind === 'KubeVirt' ? at(spec, 'configuration') : spec;
}

/** HyperConverged migrates unless it is told otherwise. */
function methodsOf({ source }: Cluster): readonly string[] | undefined {
  if (!source) return undefined;
  const strategy = at(source.manifest, 'spec', 'workloadUpdateStrategy');
  return source.manifest.kind !== 'KubeVirt' && strategy === undefined ? ['LiveMigrate'] : textsAt(strategy, 'workloadUpdateMethods');
}

function positive(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;
}
