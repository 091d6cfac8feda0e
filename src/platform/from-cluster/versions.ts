import { labelOf } from './cluster-objects';
import type { ClusterObject, ClusterObjects } from './cluster-objects';
import { fact } from './facts';
import type { Fact, Remark } from './facts';
import { compareReleases, minorOf } from '../../kubernetes/release';
import { textAt } from '../../kubernetes/untyped';

const RELEASE = /^v?(\d{1,6})\.(\d{1,6})(?:\.(\d{1,6}))?(?![\d.])/;
/** What the status of KubeVirt and CDI says of their version; the first is what runs. */
const OBSERVED: readonly string[] = ['observedKubeVirtVersion', 'observedVersion', 'operatorVersion', 'targetKubeVirtVersion', 'targetVersion'];

/** `kubernetesVersion`: the server's, or what the newest kubelet says, which no server is older than. */
export function kubernetesVersion(objects: ClusterObjects, remark: Remark): Fact[] {
  const { serverVersion } = objects;
  const git = textAt(serverVersion, 'gitVersion');
  const server = minorIn(`${textAt(serverVersion, 'major')}.${(textAt(serverVersion, 'minor') ?? '').replace(/\+$/, '')}`) ?? minorIn(git);
  if (server !== undefined) return fact('kubernetesVersion', server, `serverVersion of kubectl version${git === undefined ? '' : `: ${git}`}`);
  const kubelets = objects.of('Node').flatMap(({ fields }) => minorIn(textAt(fields, 'status', 'nodeInfo', 'kubeletVersion')) ?? []);
  const reason = objects.hasVersion ? 'kubectl version did not reach the server' : 'there is no output of kubectl version';
  if (!kubelets.length) {
    remark(`kubernetesVersion: ${reason}, and no Node says the version of its kubelet`);
    return [];
  }
  const newest = kubelets.reduce((a, b) => (compareReleases(a, b) < 0 ? b : a));
  remark(`kubernetesVersion is that of the newest kubelet, since ${reason}: the server may be newer`);
  return fact('kubernetesVersion', newest, `the newest kubeletVersion of ${kubelets.length} ${kubelets.length === 1 ? 'Node' : 'Nodes'}: ${reason}`);
}

/** The version that a CR of KubeVirt or CDI says it runs. A downstream build may say the hash of an image first. */
export function observedVersion(prop: string, cr: ClusterObject, remark: Remark): Fact[] {
  const said = OBSERVED.map((field) => ({ field, text: textAt(cr.fields, 'status', field) }));
  const found = said.find(({ text }) => releaseIn(text) !== undefined);
  if (!found) {
    remark(`${prop}: the status of ${labelOf(cr)} says no version yet`);
    return [];
  }
  const target = said.find(({ field }) => field.startsWith('target'))?.text;
  if (found.field.startsWith('observed') && releaseIn(target) !== undefined && releaseIn(target) !== releaseIn(found.text)) {
    remark(`${prop} is what ${labelOf(cr)} runs now; it is being updated to ${releaseIn(target)}`);
  }
  return fact(prop, releaseIn(found.text), `${labelOf(cr)}: status.${found.field}`);
}

/** `cdiVersion`. That of OpenShift Virtualization is its own, 4.22, and says no release of CDI. */
export function cdiVersion(objects: ClusterObjects, remark: Remark): Fact[] {
  const cr = objects.oneOf('CDI');
  return cr ? observedVersion('cdiVersion', cr, remark).filter(({ value }) => String(value).startsWith('1.')) : [];
}

/** The release that a version begins with, as `major.minor` or `major.minor.patch`. */
export function releaseIn(text: string | undefined): string | undefined {
  const [, ...parts] = RELEASE.exec(text ?? '') ?? [];
  return parts.length ? parts.filter((part) => part !== undefined).map(Number).join('.') : undefined;
}

/** `major.minor` of it. */
export function minorIn(text: string | undefined): string | undefined {
  const release = releaseIn(text);
  return release && minorOf(release);
}
