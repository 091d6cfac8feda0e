import { labelOf } from './cluster-objects';
import type { ClusterObjects } from './cluster-objects';
import { fact } from './facts';
import type { Fact, Remark } from './facts';
import { minorIn, releaseIn } from './versions';
import { listAt, textAt } from '../../kubernetes/untyped';

/** Where OpenShift Virtualization is installed. */
const DOWNSTREAM = 'openshift-cnv';
const HARVESTER = /^(?:Harvester|SUSE Virtualization) v?(\d{1,3}\.\d{1,3}(?:\.\d{1,3})?)(?![\d.])/;

/**
 * `distribution` and `distributionVersion`. OpenShift counts as such only where HyperConverged owns KubeVirt, since that is what the distribution says of gates and namespaces;
 * HyperConverged by itself also runs on other clusters.
 */
export function distribution(objects: ClusterObjects, remark: Remark): Fact[] {
  const openshift = signOfOpenShift(objects);
  if (openshift !== undefined) {
    if (isHyperConverged(objects)) return [...fact('distribution', 'openshift', openshift), ...openShiftVersion(objects)];
    remark(`distribution: OpenShift (${openshift}), but no HyperConverged owns its KubeVirt; openshift would add the gates of HyperConverged`);
    return [];
  }
  const harvester = nodeWith(objects, 'harvesterhci.io/managed');
  return harvester === undefined ? [] : [...fact('distribution', 'harvester', harvester), ...harvesterVersion(objects)];
}

/** The version of OpenShift Virtualization, which is that of its operator; OpenShift has the same but for the patch level. */
function openShiftVersion(objects: ClusterObjects): Fact[] {
  const [operator] = objects.of('HyperConverged');
  const versions = listAt(operator?.fields, 'status', 'versions');
  const own = releaseIn(textAt(versions.find((each) => textAt(each, 'name') === 'operator'), 'version'));
  if (operator && own?.startsWith('4.')) return fact('distributionVersion', own, `${labelOf(operator)}: status.versions`);
  const [cluster] = objects.of('ClusterVersion');
  const version = minorIn(textAt(cluster?.fields, 'status', 'desired', 'version'));
  return cluster ? fact('distributionVersion', version, `${labelOf(cluster)}: status.desired`) : [];
}

/** The version that Harvester's nodes call themselves by. */
function harvesterVersion(objects: ClusterObjects): Fact[] {
  const images = objects.of('Node').map((node) => ({ node, version: HARVESTER.exec(textAt(node.fields, 'status', 'nodeInfo', 'osImage') ?? '')?.[1] }));
  const found = images.find(({ version }) => version !== undefined);
  return found ? fact('distributionVersion', found.version, `status.nodeInfo.osImage of ${labelOf(found.node)}`) : [];
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
