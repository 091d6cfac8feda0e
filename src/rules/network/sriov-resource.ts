import type { SriovNetworkNodePolicy } from '../../../imports/sriovnetwork.openshift.io';
import { groupBy } from '../../kubernetes/group-by';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { attachedInterfaces, attachmentsOf, cniPlugins } from '../../manifests/network-attachment';
import { ofKind, ofKinds } from '../../manifests/of-kind';
import { workloadsOf } from '../../manifests/workload';
import { meantOr } from '../app/meant-or';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

/** Where a network says of which devices its functions are. */
interface Demand {
  readonly manifest: Manifest;
  readonly field: string;
  readonly got: string;
  /** Without the prefix of the device plugin. */
  readonly name: string;
}

const RESOURCE_NAME = 'k8s.v1.cni.cncf.io/resourceName';
const NETWORKS = ['sriovnetwork.openshift.io/SriovNetwork', 'sriovnetwork.openshift.io/SriovIBNetwork'];
const VFIO = 'vfio-pci';
const POLICY = 'sriovnetwork.openshift.io/SriovNetworkNodePolicy';

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'sriov-resource/references-policy',
    level: FindingLevel.ADVISED,
    summary: 'An SR-IOV network must be of a resource that a SriovNetworkNodePolicy makes, where the app has such policies',
    why: 'A pod on the network requests one of the resource. Where no node has it, the pod of the VM stays pending; a policy outside the app may make it.',
    fix: 'Write the resourceName of a policy, in an annotation after the prefix of the device plugin (openshift.io/), or add the policy. Where another app has '
      + 'it, acknowledge this finding with the reason.',
    * check(manifests) {
      const policies = ofKind<Manifest & SriovNetworkNodePolicy>(manifests, POLICY);
      const made = [...new Set(policies.flatMap(({ spec }) => (spec?.resourceName ? [spec.resourceName] : [])))];
      if (!made.length) return;
      const known = new Set(made);
      for (const { manifest, field, got, name } of demandsOf(manifests)) {
        if (known.has(name)) continue;
        yield { manifest, field, got, allowed: meantOr(name, made, 'a resource of a policy') };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'sriov-resource/requires-vfio',
    level: FindingLevel.UNSTARTABLE,
    summary: 'The SriovNetworkNodePolicy of functions that guests get must bind them to vfio-pci',
    why: 'KubeVirt passes a function to its guest by VFIO. One that the driver of the node holds (netdevice, the operator\'s default) has no VFIO group: the VM never '
      + 'starts.',
    fix: 'Write deviceType: vfio-pci, and a policy of its own for the functions of containers.',
    * check(manifests, cluster) {
      const all = ofKind<Manifest & SriovNetworkNodePolicy>(manifests, POLICY);
      const policies = all.filter(({ spec }) => spec?.deviceType !== VFIO);
      if (!policies.length) return;
      const usable = new Set(all.filter(({ spec }) => spec?.deviceType === VFIO).map(({ spec }) => spec?.resourceName));
      const users = usersByResource(manifests, cluster);
      for (const manifest of policies) {
        const { resourceName = '', deviceType: got } = manifest.spec ?? {};
        const user = users.get(resourceName);
        // Where other nodes have usable functions of the same name, the VM starts on those.
        const level = usable.has(resourceName) ? { level: FindingLevel.ADVISED } : {};
        if (user) yield { manifest, field: 'spec.deviceType', got, allowed: `${VFIO}: ${user} gets a function of it`, ...level };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'sriov-resource/fits-functions',
    level: FindingLevel.ADVISED,
    summary: 'A guest must not have more functions of a resource than the SriovNetworkNodePolicies of the app make on a node',
    why: 'The operator makes numVfs functions of each device that nicSelector names. All functions of a guest are of one node: where none has so many, the pod of the VM stays pending. Another '
      + 'policy, outside the app, may make more.',
    fix: 'Raise numVfs, name more devices, or take other networks for some of the interfaces.',
    * check(manifests, cluster) {
      const functions = functionsOfNode(ofKind<Manifest & SriovNetworkNodePolicy>(manifests, POLICY));
      if (!functions.size) return;
      const resources = resourcesByNetwork(manifests);
      for (const workload of workloadsOf(manifests, cluster)) {
        const asked = attachedInterfaces(workload).flatMap(({ entry, attachment }) => (entry.sriov && resources.get(attachment)) || []);
        for (const [resource, { length }] of groupBy(asked, (name) => name)) {
          const most = functions.get(resource) ?? length;
          if (length <= most) continue;
          yield { manifest: workload.manifest, field: `${workload.path}.domain.devices.interfaces`, got: `${length} functions of ${resource}`, allowed: `at most ${most}, as many as a node has` };
        }
      }
    },
  }),
];

/** By resource how many functions a node has at most; not known where a policy does not name its devices one by one. */
function functionsOfNode(policies: readonly (Manifest & SriovNetworkNodePolicy)[]): Map<string, number> {
  const byResource = groupBy(policies, ({ spec }) => spec?.resourceName);
  return new Map([...byResource].flatMap(([resource = '', group]) => {
    const counts = group.map(({ spec }) => {
      const { pfNames = [], rootDevices = [] } = spec?.nicSelector ?? {};
      // Each names a device; which of them are the same nobody knows.
      const devices = Math.max(pfNames.length, rootDevices.length);
      return devices && spec?.numVfs ? devices * spec.numVfs : undefined;
    });
    const known = counts.filter((count) => count !== undefined);
    return known.length < counts.length ? [] : [[resource, known.reduce((sum, count) => sum + count, 0)] as const];
  }));
}

/** By the resource, without its prefix, a workload whose guest gets a function of it. */
function usersByResource(manifests: readonly Manifest[], cluster: Cluster): Map<string, string> {
  const resources = resourcesByNetwork(manifests);
  const users = new Map<string, string>();
  for (const workload of workloadsOf(manifests, cluster)) {
    for (const { entry, attachment } of attachedInterfaces(workload)) {
      const resource = entry.sriov && resources.get(attachment);
      if (resource !== undefined) users.set(resource, `${workload.manifest.kind} ${workload.manifest.metadata.name}`);
    }
  }
  return users;
}

/** By network the resource of its functions, without its prefix. */
function resourcesByNetwork(manifests: readonly Manifest[]): Map<string, string> {
  return new Map(demandsOf(manifests).map(({ manifest, name }) => [attachmentOf(manifest), name]));
}

/** The NetworkAttachmentDefinition that it is, or that the operator makes of it. */
function attachmentOf({ metadata: { name, namespace }, spec }: Manifest): string {
  const { networkNamespace = namespace } = (spec ?? {}) as { readonly networkNamespace?: string };
  return `${networkNamespace}/${name}`;
}

function demandsOf(manifests: readonly Manifest[]): Demand[] {
  const networks = ofKinds(manifests, NETWORKS).flatMap((manifest): Demand[] => {
    const { resourceName: got } = (manifest.spec ?? {}) as { readonly resourceName?: string };
    return got ? [{ manifest, field: 'spec.resourceName', got, name: got }] : [];
  });
  const attachments = [...attachmentsOf(manifests).values()].flatMap((manifest): Demand[] => {
    const got = manifest.metadata.annotations?.[RESOURCE_NAME];
    // Device plugins of other networks have resources of their own.
    const isSriov = cniPlugins(manifest.spec?.config ?? '').some(({ type }) => type === 'sriov' || type === 'ib-sriov');
    return got && isSriov ? [{ manifest, field: `metadata.annotations[${RESOURCE_NAME}]`, got, name: got.slice(got.lastIndexOf('/') + 1) }] : [];
  });
  return [...networks, ...attachments];
}
