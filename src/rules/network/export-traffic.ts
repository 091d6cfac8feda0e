import { mayAdmitPod } from '../../manifests/network-peer';
import { networkPolicies, openingsOf, opensPort } from '../../manifests/network-policies';
import { ofKind } from '../../manifests/of-kind';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

const EXPORT = 'export.kubevirt.io/VirtualMachineExport';
const EXPORTER_LABEL = 'kubevirt.io.virt-export-service';
const EXPORTER_PORT = 8443;
const PROXY = { labels: { 'kubevirt.io': 'virt-exportproxy', 'cdi.kubevirt.io': undefined } };

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'export-traffic/requires-ingress-from-proxy',
    level: FindingLevel.ADVISED,
    summary: 'NetworkPolicies must let virt-exportproxy reach the exporter of a VirtualMachineExport',
    why: `KubeVirt serves an export from a pod of its namespace, labelled ${EXPORTER_LABEL}, on port ${EXPORTER_PORT}. Its external links and virtctl `
      + 'vmexport download go through virt-exportproxy in the namespace of KubeVirt: behind a default deny they hang, while the export says it is Ready.',
    fix: `Allow ingress to pods with the label ${EXPORTER_LABEL} on TCP port ${EXPORTER_PORT} from the pods kubevirt.io: virt-exportproxy of the namespace `
      + 'of KubeVirt; `exports: true` of the NetworkIsolation of a TenantNamespace does it. Where the export is only fetched from inside, acknowledge this finding.',
    * check(manifests) {
      const policies = networkPolicies(manifests);
      for (const manifest of ofKind(manifests, EXPORT)) {
        const { name, namespace, labels } = manifest.metadata;
        const openings = openingsOf(policies, { namespace, labels: { [EXPORTER_LABEL]: `virt-export-${name}`, ...labels } }, 'Ingress');
        if (!openings || openings.some((opening) => opensPort(opening, EXPORTER_PORT, 'TCP') && mayAdmitPod(opening, PROXY))) continue;
        yield { manifest, field: 'spec.source', got: 'no NetworkPolicy lets virt-exportproxy in', allowed: `an ingress rule for port ${EXPORTER_PORT}` };
      }
    },
  }),
];
