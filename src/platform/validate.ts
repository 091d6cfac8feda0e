import { compareReleases, isRelease } from '../kubernetes/release';
import type { KubeVirtConfiguration } from '../manifests/kubevirt-configuration';
import type { NodeGroup } from '../manifests/node-group';
import type { PlatformStorageClass } from '../manifests/storage-class';
import { UsageError } from '../usage-error';
import { Distribution } from './distribution';
import { distributionRelease, distributionVersions } from './distribution-release';
import { dnsProblems } from './dns';
import type { PlatformDns } from './dns';

const EVICTION_STRATEGIES = ['None', 'LiveMigrate', 'LiveMigrateIfPossible', 'External'];

/** What a platform says of itself, as far as it is validated. */
interface PlatformStatements {
  readonly distribution: Distribution;
  readonly kubernetesVersion: string;
  readonly kubevirtVersion: string;
  readonly kubevirtConfiguration: KubeVirtConfiguration;
  readonly featureGates: readonly string[];
  readonly disabledFeatureGates: readonly string[];
  readonly nodes: readonly NodeGroup[];
  readonly dns: PlatformDns;
  readonly _admissionProfile: { readonly cdiVersion?: string; readonly storageClasses?: readonly PlatformStorageClass[] };
}

/** What of a platform contradicts itself, or is not supported by the library. */
export function* platformProblems(platform: PlatformStatements, distributionVersion?: string): Generator<UsageError> {
  const { kubernetesVersion, kubevirtVersion, kubevirtConfiguration } = platform;
  if (!isRelease(kubernetesVersion) || compareReleases(kubernetesVersion, '1.28') < 0) {
    yield { what: 'kubernetesVersion', got: kubernetesVersion, allowed: '1.28 or later', fix: "Write `major.minor`, such as '1.34'." };
  }
  if (!isRelease(kubevirtVersion)) {
    yield { what: 'kubevirtVersion', got: kubevirtVersion, allowed: 'a release', fix: "Write `major.minor.patch`, such as '1.9.0'." };
  }
  const { cdiVersion } = platform._admissionProfile;
  if (cdiVersion !== undefined && !isRelease(cdiVersion)) {
    yield { what: 'cdiVersion', got: cdiVersion, allowed: 'a release', fix: "Write `major.minor.patch`, such as '1.66.0'." };
  }
  if (distributionVersion !== undefined) yield* distributionProblems(platform.distribution, distributionVersion);
  for (const name of platform.featureGates.filter((gate) => platform.disabledFeatureGates.includes(gate))) {
    yield { what: 'featureGates', got: name, allowed: 'a gate in one of the two lists', fix: 'Drop it from featureGates or disabledFeatureGates.' };
  }
  yield* dnsProblems(platform.dns);
  yield* storageClassProblems(platform._admissionProfile.storageClasses ?? []);
  const { cpuAllocationRatio, memoryOvercommit, evictionStrategy } = kubevirtConfiguration;
  if (!EVICTION_STRATEGIES.includes(evictionStrategy)) {
    yield { what: 'evictionStrategy', got: evictionStrategy, allowed: EVICTION_STRATEGIES.join(', '), fix: 'Write what the KubeVirt CR says.' };
  }
  if (!Number.isInteger(cpuAllocationRatio) || cpuAllocationRatio < 1) {
    yield { what: 'cpuAllocationRatio', got: cpuAllocationRatio, allowed: 'a whole number from 1', fix: 'State vCPUs per requested CPU.' };
  }
  if (!Number.isInteger(memoryOvercommit) || memoryOvercommit < 10) {
    yield { what: 'memoryOvercommit', got: memoryOvercommit, allowed: 'a whole number from 10', fix: 'State guest memory in percent of requested memory.' };
  }
  for (const group of platform.nodes) yield* nodeGroupProblems(group);
}

function* distributionProblems(distribution: Distribution, version: string): Generator<UsageError> {
  if (isRelease(version) && distributionRelease(distribution, version)) return;
  const known = distributionVersions(distribution);
  const what = 'distributionVersion';
  if (known.length) yield { what, got: version, allowed: known.join(', '), fix: 'State kubevirtVersion and cdiVersion instead where the version is another.' };
  else yield { what, got: version, allowed: 'none: a plain Kubernetes has no version of its own', fix: 'Drop it, or state the distribution.' };
}

function* nodeGroupProblems({ count, cpus, extendedResources = {}, numaCells }: NodeGroup): Generator<UsageError> {
  if (!Number.isInteger(count) || count < 1 || !(cpus > 0)) {
    yield { what: 'nodes', got: { count, cpus }, allowed: 'at least one node with CPUs', fix: 'Leave out groups without nodes.' };
  }
  for (const [resource, devices] of Object.entries(extendedResources)) {
    if (Number.isInteger(devices) && devices >= 0) continue;
    yield { what: 'extendedResources', got: { [resource]: devices }, allowed: 'a whole number from 0', fix: 'State how many of them one node has.' };
  }
  if (numaCells?.length === 0) {
    yield { what: 'numaCells', got: [], allowed: 'a cell or more', fix: 'Leave it out where the cells are not known.' };
  }
}

function* storageClassProblems(storageClasses: readonly PlatformStorageClass[]): Generator<UsageError> {
  const names = storageClasses.map(({ name }) => name);
  for (const name of names.filter((other, i) => names.indexOf(other) < i)) {
    yield { what: 'storageClasses', got: name, allowed: 'each class once', fix: 'Merge the two entries.' };
  }
  for (const mark of ['isDefault', 'isDefaultVirt'] as const) {
    const marked = storageClasses.filter((storageClass) => storageClass[mark]).map(({ name }) => name);
    if (marked.length > 1) yield { what: mark, got: marked, allowed: 'at most one class', fix: 'Mark the one the cluster would choose.' };
  }
}
