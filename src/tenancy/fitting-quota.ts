import { ApiObject, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { IConstruct } from 'constructs';
import type { FittingQuotaOptions } from './quota';
import type { TenantQuotaProps } from './quota-props';
import { renderedManifest } from '../admission/render-last';
import { fittingUsage } from '../analysis/namespace/fitting';
import { wholeUnits } from '../kubernetes/quantity';
import { clusterOf } from '../manifests/cluster';
import { Catalog } from '../manifests/effective/catalog';
import { groupOf } from '../manifests/manifest';
import type { Manifest } from '../manifests/manifest';
import type { Platform } from '../platform/platform';
import { usageError } from '../usage-error';

const MEBIBYTE = 2n ** 20n;
const LIMITS = ['limits.cpu', 'limits.memory'];
/** What KubeVirt's own device plugin gives every guest. */
const OWN_DEVICES = 'requests.devices.kubevirt.io/';

/** The tenant that a quota is computed for. */
export interface FittedTenant {
  readonly scope: IConstruct;
  /** The namespace. */
  readonly name: string;
  readonly platform: Platform;
  /** The object of the quota itself. */
  readonly quota: ApiObject;
}

/**
 * The quota that holds what is created inside a tenant.
 *
 * @throws on a VM whose instancetype neither the app nor KubeVirt brings
 */
export function fittingQuota({ migrations = 1, headroomPercent = 0, limits = false }: FittingQuotaOptions, tenant: FittedTenant): TenantQuotaProps {
  const { scope, name, platform, quota } = tenant;
  const held = objectsIn(scope, quota);
  const usageWith = (manifests: readonly Manifest[]) => {
    const cluster = clusterOf(platform._admissionProfile, new Catalog(manifests), manifests);
    return fittingUsage(name, manifests, cluster, limits ? LIMITS : [], { migrations, headroomPercent });
  };
  const alone = usageWith(held);
  // The whole tree is looked through only where it must be: an app has many tenants.
  const { usage, unknown } = alone.unknown.length ? usageWith([...held, ...instancetypesIn(scope)]) : alone;
  if (unknown.length) {
    throw usageError(scope, {
      what: 'TenantQuota.fitting',
      got: unknown.map((manifest) => `${manifest.kind} ${manifest.metadata.name}`),
      allowed: 'VMs of which all is known',
      fix: 'Create the instancetypes and preferences that they name in the same app, or state the quota with TenantQuota.of.',
    });
  }
  return quotaProps(usage, limits);
}

function objectsIn(scope: IConstruct, without: ApiObject): Manifest[] {
  const objects = scope.node.findAll().filter((construct) => ApiObject.isApiObject(construct)) as ApiObject[];
  return objects.filter((object) => object !== without).map((object) => renderedManifest(object) as Manifest);
}

/** Elsewhere in the app. */
function instancetypesIn(without: IConstruct): Manifest[] {
  const isElsewhere = ({ node: { path } }: IConstruct) => !path.startsWith(`${without.node.path}/`);
  const objects = without.node.root.node.findAll().filter((construct) => ApiObject.isApiObject(construct)) as ApiObject[];
  return objects.filter((object) => groupOf(object) === 'instancetype.kubevirt.io' && isElsewhere(object)).map((object) => renderedManifest(object) as Manifest);
}

function quotaProps(usage: ReadonlyMap<string, bigint>, limits: boolean): TenantQuotaProps {
  const cpu = (key: string) => kplus.Cpu.millis(Number(wholeUnits((usage.get(key) ?? 0n) * 1000n)));
  const size = (key: string) => Size.mebibytes(Number((wholeUnits(usage.get(key) ?? 0n) + MEBIBYTE - 1n) / MEBIBYTE));
  const count = (key: string) => Number(wholeUnits(usage.get(key) ?? 0n));
  const has = (key: string) => (usage.get(key) ?? 0n) > 0n;
  const devices = [...usage.keys()].filter((key) => key.startsWith('requests.') && key.includes('/') && !key.startsWith(OWN_DEVICES));
  return {
    ...has('requests.cpu') ? { cpu: { request: cpu('requests.cpu'), ...limits ? { limit: cpu('limits.cpu') } : {} } } : {},
    ...has('requests.memory') ? { memory: { request: size('requests.memory'), ...limits ? { limit: size('limits.memory') } : {} } } : {},
    ...has('requests.storage') ? { storage: size('requests.storage') } : {},
    ...has('requests.hugepages-2Mi') ? { hugepages2Mi: size('requests.hugepages-2Mi') } : {},
    ...has('requests.hugepages-1Gi') ? { hugepages1Gi: size('requests.hugepages-1Gi') } : {},
    ...devices.length ? { extendedResources: Object.fromEntries(devices.map((key) => [key.slice('requests.'.length), count(key)])) } : {},
    ...has('persistentvolumeclaims') ? { persistentVolumeClaims: count('persistentvolumeclaims') } : {},
    ...has('count/virtualmachines.kubevirt.io') ? { virtualMachines: count('count/virtualmachines.kubevirt.io') } : {},
    ...has('count/virtualmachineinstances.kubevirt.io') ? { virtualMachineInstances: count('count/virtualmachineinstances.kubevirt.io') } : {},
    ...has('pods') ? { nonTerminalPods: count('pods') } : {},
  };
}
