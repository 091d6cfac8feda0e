import type { UpgradePath } from './path';
import { compareReleases, minorOf } from '../kubernetes/release';
import { SUPPORTED_KUBERNETES } from '../manifests/releases';

/** What to upgrade, in which order. */
export function upgradeOrder({ projects }: UpgradePath): string {
  const say = ({ name, from, to }: UpgradePath['projects'][number]) => `${name} ${from} -> ${to}`;
  const find = (project: string) => projects.find((each) => each.project === project);
  const [kubevirt, cdi, kubernetes] = [find('kubevirt'), find('cdi'), find('kubernetes')];
  const operators = [kubevirt, cdi].filter((each) => each !== undefined).map(say).join(', then ');
  if (!kubernetes) return `${operators}.`;
  const hops = minorsBetween(kubernetes.from, kubernetes.to) > 1 ? ' (a control plane goes one minor at a time)' : '';
  const cluster = `${say(kubernetes)}${hops}`;
  if (!kubevirt) return `${[cluster, operators].filter(Boolean).join(', then ')}.`;
  if (isSupported(kubevirt.to, kubernetes.from)) return `${operators}, then ${cluster}: KubeVirt ${kubevirt.to} supports ${rangeOf(kubevirt.to)}.`;
  const ranges = [kubevirt.from, kubevirt.to].map((version) => `KubeVirt ${version} supports ${rangeOf(version)}`).join(', ');
  if (isSupported(kubevirt.from, kubernetes.to)) return `${cluster}, then ${operators}: ${ranges}.`;
  return `${operators} and ${cluster} in turns, over releases in between: ${ranges}.`;
}

function isSupported(kubevirt: string, kubernetes: string): boolean {
  const [first, last] = supported(kubevirt) ?? [];
  return first === undefined || last === undefined || (compareReleases(kubernetes, first) >= 0 && compareReleases(kubernetes, last) <= 0);
}

function rangeOf(kubevirt: string): string {
  const range = supported(kubevirt);
  return range ? `Kubernetes ${range.join(' to ')}` : 'releases of Kubernetes that are not known';
}

function supported(kubevirt: string): readonly [string, string] | undefined {
  return SUPPORTED_KUBERNETES.find(([release]) => release === minorOf(kubevirt))?.[1];
}

function minorsBetween(from: string, to: string): number {
  return Number(minorOf(to).split('.')[1]) - Number(minorOf(from).split('.')[1]);
}
