import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { IConstruct } from 'constructs';
import { CompleteDatabase } from './banking-database';
import { GATEWAY_MAX_REPLICAS, GATEWAY_RESOURCES } from './banking-gateway';
import { BankingGatewayProps } from './hybrid-banking-stack-props';
import { Hugepages } from '../compute/memory';
import { Platform } from '../platform/platform';
import { TenantQuota } from '../tenancy/quota';
import { usageError } from '../usage-error';

/** A live migration runs the database twice until it is done. */
const WHILE_MIGRATING = 2;

/** The banking preset, with huge pages for two databases. */
export function bankingQuota(database: CompleteDatabase): TenantQuota {
  const pages = Size.mebibytes(WHILE_MIGRATING * database.memory.toMebibytes());
  return TenantQuota.banking(database.hugepages === Hugepages.TWO_MEBIBYTES ? { hugepages2Mi: pages } : { hugepages1Gi: pages });
}

/** Refuses a quota that cannot hold a migrating database beside a full gateway, and cores without a licence. */
export function checkBanking(scope: IConstruct, database: CompleteDatabase, { props: quota }: TenantQuota, gateway: BankingGatewayProps = {}): void {
  const { vcpus } = database.cpu;
  if (database.licensedCores !== undefined && vcpus > database.licensedCores) {
    throw usageError(scope, {
      what: 'database.cpu',
      got: `${vcpus} virtual CPUs`,
      allowed: `${database.licensedCores} licensed cores`,
      fix: 'Take fewer cores, or state the licences that you hold.',
    });
  }
  const gateways = gateway.maxReplicas ?? GATEWAY_MAX_REPLICAS;
  const { cpuAllocationRatio } = Platform.of(scope).kubevirtConfiguration;
  const launchers = WHILE_MIGRATING * database.cpu.requestedMillis(cpuAllocationRatio) / 1000;
  const cpus = launchers + gateways * units(GATEWAY_RESOURCES.cpu?.request);
  if (quota.cpu?.request && units(quota.cpu.request) < cpus) {
    throw usageError(scope, {
      what: 'quota.cpu.request',
      got: quota.cpu.request.amount,
      allowed: `at least ${cpus}: the database twice and the gateway at its largest`,
      fix: 'Enlarge the quota: a database that cannot migrate blocks every drain of its node.',
    });
  }
  const pages = database.hugepages === Hugepages.TWO_MEBIBYTES ? quota.hugepages2Mi : quota.hugepages1Gi;
  const memory = WHILE_MIGRATING * database.memory.toMebibytes();
  if (pages && pages.toMebibytes() < memory) {
    throw usageError(scope, {
      what: 'quota huge pages',
      got: `${pages.toMebibytes()}Mi`,
      allowed: `at least ${memory}Mi, the database twice`,
      fix: 'Enlarge the quota: a database that cannot migrate blocks every drain of its node.',
    });
  }
}

function units(cpu: kplus.Cpu | undefined): number {
  const amount = cpu?.amount ?? '0';
  return amount.endsWith('m') ? Number(amount.slice(0, -1)) / 1000 : Number(amount);
}
