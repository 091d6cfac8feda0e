import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { CompleteDatabase } from './banking-database';
import { CompleteService } from './banking-service-defaults';
import { GuestCpu, Hugepages, VirtualMachine } from '../compute';
import { parseQuantity } from '../kubernetes/quantity';
import { TenantQuota } from '../tenancy';
import { UsageError } from '../usage-error';

/** A live migration runs the database twice until it is done. */
const WHILE_MIGRATING = 2;
/** What the log of the serial console requests in each launcher: its limit where CPUs are dedicated (`guest-console-log` of KubeVirt v1.9.0). */
const CONSOLE_LOG_MILLIS = { dedicated: 15, shared: 5 };

/** What the quota has to hold. */
export interface BankingLoad {
  readonly database: CompleteDatabase;
  /** The gateway and the business services. */
  readonly services: readonly CompleteService[];
  /** The middleware VMs. */
  readonly middleware: readonly VirtualMachine[];
  readonly quota: TenantQuota;
  /** Virtual CPUs per requested CPU, a setting of the KubeVirt CR. */
  readonly cpuAllocationRatio: number;
}

/** The banking preset, with huge pages for two databases. */
export function bankingQuota(database: CompleteDatabase): TenantQuota {
  const pages = Size.mebibytes(memoryWhileMigrating(database));
  return TenantQuota.banking(database.hugepages === Hugepages.TWO_MEBIBYTES ? { hugepages2Mi: pages } : { hugepages1Gi: pages });
}

/** A quota that cannot hold a migrating database beside the middleware, and the services at their largest. */
export function* bankingQuotaProblems(load: BankingLoad): Generator<UsageError> {
  const { database, quota: { props: quota } } = load;
  const cpus = neededMillis(load) / 1000;
  if (quota.cpu?.request && units(quota.cpu.request) < cpus) {
    yield {
      what: 'quota.cpu.request',
      got: quota.cpu.request.amount,
      allowed: `at least ${cpus}: the database twice and the rest at its largest`,
      fix: 'Enlarge the quota: a database that cannot migrate blocks every drain of its node.',
    };
  }
  const pages = database.hugepages === Hugepages.TWO_MEBIBYTES ? quota.hugepages2Mi : quota.hugepages1Gi;
  const memory = memoryWhileMigrating(database);
  if (pages && pages.toMebibytes() < memory) {
    yield {
      what: 'quota huge pages',
      got: `${pages.toMebibytes()}Mi`,
      allowed: `at least ${memory}Mi, the database twice`,
      fix: 'Enlarge the quota: a database that cannot migrate blocks every drain of its node.',
    };
  }
}

/** An instancetype of middleware is not known here: the quota is held against it at synthesis, by the rules. */
function neededMillis({ database, services, middleware, cpuAllocationRatio }: BankingLoad): number {
  const pods = services.map(({ maxReplicas, resources }) => maxReplicas * 1000 * units(resources.cpu?.request));
  const guests = middleware.filter(({ instancetype }) => !instancetype).map(({ cpu = GuestCpu.cores(1) }) => launcherMillis(cpu, cpuAllocationRatio));
  const launcher = launcherMillis(database.cpu, cpuAllocationRatio) + filledUpMillis(database);
  return [WHILE_MIGRATING * launcher, ...pods, ...guests].reduce((sum, millis) => sum + millis, 0);
}

/** The second thread of the emulator, where the first would leave half a core. */
function filledUpMillis({ cpu, nodePool }: CompleteDatabase): number {
  const isolated = cpu.isDedicated && cpu.requestedMillis(1) > 1000 * cpu.vcpus;
  return nodePool.fullPcpusOnly && isolated && cpu.vcpus % 2 === 0 ? 1000 : 0;
}

function launcherMillis(cpu: GuestCpu, cpuAllocationRatio: number): number {
  return cpu.requestedMillis(cpuAllocationRatio) + (cpu.isDedicated ? CONSOLE_LOG_MILLIS.dedicated : CONSOLE_LOG_MILLIS.shared);
}

function memoryWhileMigrating({ memory }: CompleteDatabase): number {
  return WHILE_MIGRATING * memory.toMebibytes();
}

function units(cpu: kplus.Cpu | undefined): number {
  return Number(parseQuantity(cpu?.amount ?? '0')) / 1e9;
}
