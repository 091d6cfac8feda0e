import type { NetworkAttachmentDefinition } from '../../../imports/k8s.cni.cncf.io';
import type { SriovNetwork, SriovNetworkSpec } from '../../../imports/sriovnetwork.openshift.io';
import { parsedJson } from '../../kubernetes/json';
import { guestParts } from '../../manifests/guest-parts';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { attachedInterfaces, cniPlugins } from '../../manifests/network-attachment';
import { ofKinds } from '../../manifests/of-kind';
import { workloadsOf } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

const ATTACHMENT = 'k8s.cni.cncf.io/NetworkAttachmentDefinition';
const SRIOV_NETWORK = 'sriovnetwork.openshift.io/SriovNetwork';

/** What a network says about addresses, and where. */
interface Ipam { readonly manifest: Manifest; readonly field: string; readonly got: string }

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'sriov/avoids-ipam',
    reads: guestParts('networks', 'domain.devices.interfaces'),
    level: FindingLevel.ADVISED,
    summary: 'The network of a virtual function that a guest gets must not have IPAM',
    why: 'The function is bound to vfio-pci and has no interface in the pod: the CNI plugin fails, or hands out an address that the guest never '
      + 'learns (KubeVirt issues 8294 and 6268).',
    fix: 'Remove ipam, and give the guest its address in the network data of cloud-init, matched by MAC address.',
    * check(manifests, cluster) {
      const ipams = ipamByNetwork(manifests);
      if (!ipams.size) return;
      const reported = new Set<Ipam>();
      for (const workload of workloadsOf(manifests, cluster)) {
        const { kind, metadata: { name } } = workload.manifest;
        for (const { entry, attachment } of attachedInterfaces(workload)) {
          const ipam = entry.sriov && ipams.get(attachment);
          if (!ipam || reported.has(ipam)) continue;
          reported.add(ipam);
          yield { ...ipam, allowed: `no ipam: ${kind} ${name} passes the function on to its guest` };
        }
      }
    },
  }),
];

/** By namespace and name of the NetworkAttachmentDefinition. */
function ipamByNetwork(manifests: readonly Manifest[]): Map<string, Ipam> {
  const ipams = new Map<string, Ipam>();
  for (const manifest of ofKinds(manifests, [ATTACHMENT, SRIOV_NETWORK])) {
    const { name, namespace } = manifest.metadata;
    if (kindOf(manifest) === ATTACHMENT) {
      const { config = '' } = (manifest as Manifest & NetworkAttachmentDefinition).spec ?? {};
      const ipam = cniPlugins(config).find((plugin) => plugin.type === 'sriov' && !isEmpty(plugin.ipam))?.ipam;
      if (ipam !== undefined) ipams.set(`${namespace}/${name}`, { manifest, field: 'spec.config', got: `"ipam": ${JSON.stringify(ipam)}` });
    }
    if (kindOf(manifest) === SRIOV_NETWORK) {
      const { ipam = '', networkNamespace }: Partial<SriovNetworkSpec> = (manifest as Manifest & SriovNetwork).spec ?? {};
      if (!isEmpty(parsedJson(ipam))) ipams.set(`${networkNamespace ?? namespace}/${name}`, { manifest, field: 'spec.ipam', got: ipam });
    }
  }
  return ipams;
}

function isEmpty(ipam: unknown): boolean {
  return typeof ipam !== 'object' || ipam === null || Object.keys(ipam).length === 0;
}
