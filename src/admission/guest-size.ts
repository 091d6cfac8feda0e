import { ApiObject } from 'cdk8s';
import { parseQuantity, wholeUnits } from '../kubernetes/quantity';
import { clusterOf } from '../manifests/cluster';
import { Catalog, isCataloged } from '../manifests/effective/catalog';
import type { Manifest } from '../manifests/manifest';
import type { AdmissionProfile } from '../manifests/profile';
import { vmSpecOf } from '../manifests/vm-spec';

/** What a guest has, as far as that is known before it is created. */
export interface GuestSize {
  readonly vcpus?: number;
  readonly memoryBytes?: number;
}

/** The size of the guest of a VM or a pool, with instancetype and preference, where the objects of its app or KubeVirt bring them. */
export function guestSizeOf(workload: ApiObject, profile: AdmissionProfile): GuestSize {
  const manifest = workload.toJson() as Manifest;
  const objects = workload.node.root.node.findAll().filter((construct) => ApiObject.isApiObject(construct)) as ApiObject[];
  const catalog = new Catalog(objects.filter(isCataloged).map((object) => object.toJson() as Manifest));
  const { admitted, made = admitted, started = made } = clusterOf(profile, catalog).vmis(manifest);
  const { spec: { domain }, expansion } = started;
  if (vmSpecOf(manifest).spec.instancetype && expansion.hasUnknownReference && !expansion.instancetype) return {};
  const { sockets = 1, cores = 1, threads = 1 } = domain.cpu ?? {};
  const memory = parseQuantity(domain.memory?.guest ?? '');
  return { vcpus: sockets * cores * threads, memoryBytes: memory === undefined ? undefined : Number(wholeUnits(memory)) };
}
