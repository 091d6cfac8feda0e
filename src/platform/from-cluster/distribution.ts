import { labelOf } from './cluster-objects';
import type { ClusterObjects } from './cluster-objects';
import { fact } from './facts';
import type { Fact, Remark } from './facts';
import { listAt, textAt } from './untyped';

/** Where OpenShift Virtualization is installed. */
const DOWNSTREAM = 'openshift-cnv';

/**
 * `distribution`. OpenShift counts as such only where HyperConverged owns KubeVirt, since that is what the distribution says of gates and namespaces;
 * HyperConverged by itself also runs on other clusters.
 */
export function distribution(objects: ClusterObjects, remark: Remark): Fact[] {
  const openshift = signOfOpenShift(objects);
  if (openshift !== undefined) {
    if (isHyperConverged(objects)) return fact('distribution', 'openshift', openshift);
    remark(`distribution: OpenShift (${openshift}), but no HyperConverged owns its KubeVirt; openshift would add the gates of HyperConverged`);
    return [];
  }
  const harvester = nodeWith(objects, 'harvesterhci.io/managed');
  return fact('distribution', harvester && 'harvester', harvester ?? '');
}

function signOfOpenShift(objects: ClusterObjects): string | undefined {
  const [version] = objects.of('ClusterVersion');
  if (version) return labelOf(version);
  const downstream = [...objects.of('HyperConverged'), ...objects.of('KubeVirt')].find(({ namespace }) => namespace === DOWNSTREAM);
  return downstream ? labelOf(downstream) : nodeWith(objects, 'node.openshift.io/os_id');
}

function nodeWith(objects: ClusterObjects, label: string): string | undefined {
  const node = objects.of('Node').find(({ fields }) => textAt(fields, 'metadata', 'labels', label) !== undefined);
  return node && `the label ${label} of ${labelOf(node)}`;
}

function isHyperConverged(objects: ClusterObjects): boolean {
  const [kubevirt] = objects.of('KubeVirt');
  if (!kubevirt || kubevirt.namespace === DOWNSTREAM) return true;
  const owners = listAt(kubevirt.fields, 'metadata', 'ownerReferences').map((owner) => textAt(owner, 'kind'));
  return owners.includes('HyperConverged') || objects.of('HyperConverged').some(({ namespace }) => namespace === kubevirt.namespace);
}
