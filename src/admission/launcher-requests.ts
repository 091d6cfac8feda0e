import { ApiObject, Chart } from 'cdk8s';
import type { VirtualMachineSpec } from '../../imports/kubevirt.io';
import { clusterLaunchers } from '../analysis/launcher/cluster-launchers';
import { launcherPod } from '../analysis/launcher/launcher-pod';
import { podResources } from '../analysis/pod-resources';
import { wholeUnits } from '../kubernetes/quantity';
import { clusterOf } from '../manifests/cluster';
import { Catalog, isCataloged } from '../manifests/effective/catalog';
import { kindOf } from '../manifests/manifest';
import type { Manifest } from '../manifests/manifest';
import type { AdmissionProfile } from '../manifests/profile';
import { vmSpecOf } from '../manifests/vm-spec';

/** What the launcher pod of a guest asks of its node, as far as that is known before it is created. */
export interface LauncherAmounts {
  readonly cpuMillis: number;
  readonly memoryBytes: number;
  readonly overheadBytes: number;
}

const KUBEVIRT = 'kubevirt.io/KubeVirt';

/**
 * What the launcher pod of a VM asks of its node; by the KubeVirt CR, where its chart has one. `undefined` where its instancetype is not known.
 */
export function launcherAmountsOf(workload: ApiObject, profile: AdmissionProfile): LauncherAmounts | undefined {
  const manifest = workload.toJson() as Manifest;
  const cataloged = objectsIn(workload.node.root).filter(isCataloged).map((object) => object.toJson() as Manifest);
  const configuring = objectsIn(Chart.of(workload)).filter((object) => kindOf(object) === KUBEVIRT).map((object) => object.toJson() as Manifest);
  const cluster = clusterOf(profile, new Catalog(cataloged), configuring);
  const { admitted, made = admitted, started = made } = cluster.vmis(manifest);
  const { spec, expansion } = started;
  if (vmSpecOf(manifest).spec.instancetype && expansion.hasUnknownReference && !expansion.instancetype) return undefined;
  const { config } = clusterLaunchers(cluster);
  const { metadata: { namespace = 'default' } } = manifest;
  const { template } = manifest.spec as VirtualMachineSpec;
  const { annotations = {} } = (template.metadata ?? {}) as { readonly annotations?: { readonly [key: string]: string } };
  const surroundings = { name: namespace, labels: {}, quotaKeys: new Set<string>(), resourceOfNetwork: () => undefined };
  const { containers, memoryOverhead } = launcherPod({ spec, annotations }, { config, namespace: surroundings });
  const { requests } = podResources(containers);
  return {
    cpuMillis: Number(requests.get('cpu') ?? 0n) / 1e6,
    memoryBytes: Number(wholeUnits(requests.get('memory') ?? 0n)),
    overheadBytes: Number(memoryOverhead),
  };
}

function objectsIn(scope: { readonly node: Chart['node'] }): ApiObject[] {
  return scope.node.findAll().filter((construct) => ApiObject.isApiObject(construct)) as ApiObject[];
}
