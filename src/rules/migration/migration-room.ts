import type { VirtualMachineSpec } from '../../../imports/kubevirt.io';
import { wholeUnits } from '../../kubernetes/quantity';
import { beyondGuest, guestMemoryRequest } from '../../manifests/guest-memory';
import { kindOf } from '../../manifests/manifest';
import type { Cluster, Manifest } from '../../manifests/manifest';
import type { Vmi } from '../../manifests/vmi';
import { workloadsOf } from '../../manifests/workload';
import type { Workload } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';
import { bytes } from '../subjects/resources';

const KEYS: readonly string[] = ['requests.memory', 'memory'];
const MIGRATED: readonly string[] = ['LiveMigrate', 'LiveMigrateIfPossible'];
const MEBI = 1024n * 1024n;

interface Quota {
  readonly hard?: { readonly [key: string]: string | number };
  readonly scopes?: readonly string[];
  readonly scopeSelector?: object;
}

/** What launcher pods request, in bytes. */
interface Needs {
  readonly all: bigint;
  /** Of the largest VM that migrates; zero where none does. */
  readonly largest: bigint;
}

const NOTHING: Needs = { all: 0n, largest: 0n };

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'migration-room/fits-quota',
    level: FindingLevel.ADVISED,
    summary: 'A quota on memory must leave room for a second launcher pod of the largest VM that migrates',
    why: 'While a VM migrates it has two pods, and both count in full. KubeVirt admits the VMs and starts them, but the migration stays Pending '
      + 'with the condition migrationRejectedByResourceQuota, and the drain of the node waits for it.',
    fix: 'Raise the quota: the memory of all VMs, that of the largest one again, and the overhead of each of these pods.',
    * check(manifests, cluster) {
      const quotas = manifests.flatMap(memoryQuotas);
      if (!quotas.length) return;
      const limited = new Set(quotas.map(({ manifest }) => manifest.metadata.namespace));
      const running = workloadsOf(manifests, cluster).filter((workload) => limited.has(workload.namespace) && runs(workload));
      const needs = needsByNamespace(running, cluster);
      for (const { manifest, key, limit } of quotas) {
        const { all, largest } = needs.get(manifest.metadata.namespace) ?? NOTHING;
        if (largest === 0n || limit >= all + largest) continue;
        const parts = `${mebibytes(all)} for all VMs, ${mebibytes(largest)} for one that migrates, and overhead`;
        yield { manifest, field: `spec.hard[${key}]`, got: mebibytes(limit), allowed: `more than ${mebibytes(all + largest)}: ${parts}` };
      }
    },
  }),
];

/** The limits on memory that a quota puts on all pods of its namespace. */
function memoryQuotas(manifest: Manifest): { readonly manifest: Manifest; readonly key: string; readonly limit: bigint }[] {
  if (kindOf(manifest) !== '/ResourceQuota') return [];
  const { hard = {}, scopes, scopeSelector } = (manifest.spec ?? {}) as Quota;
  if (scopes || scopeSelector) return [];
  return KEYS.flatMap((key) => {
    const limit = bytes(hard[key]);
    return limit === undefined ? [] : [{ manifest, key, limit }];
  });
}

function needsByNamespace(workloads: readonly Workload[], cluster: Cluster): Map<string | undefined, Needs> {
  const needs = new Map<string | undefined, Needs>();
  for (const workload of workloads) {
    const { spec } = workload.guest();
    const memory = requestedMemory(spec, cluster);
    const { all, largest } = needs.get(workload.namespace) ?? NOTHING;
    const isLargest = MIGRATED.includes(spec.evictionStrategy ?? cluster.evictionStrategy) && memory > largest;
    needs.set(workload.namespace, { all: all + memory * BigInt(workload.replicas), largest: isLargest ? memory : largest });
  }
  return needs;
}

function runs({ manifest }: Workload): boolean {
  const { runStrategy, running } = (manifest.spec ?? {}) as Partial<VirtualMachineSpec>;
  return runStrategy !== 'Halted' && running !== false;
}

/** The least that a launcher is known to request, without its overhead; huge pages have a quota of their own. */
function requestedMemory(spec: Vmi['spec'], { memoryOvercommit }: Cluster): bigint {
  const memory = guestMemoryRequest(spec, memoryOvercommit) ?? 0n;
  return wholeUnits(spec.domain.memory?.hugepages ? beyondGuest(memory, spec) : memory);
}

function mebibytes(size: bigint): string {
  return `${(size + MEBI - 1n) / MEBI}Mi`;
}
