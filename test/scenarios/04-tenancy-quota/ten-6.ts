import { App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { TENANT_A } from './tenant-a.shared';
import { PriorityClass, PriorityClassPolicy, QuotaStrategy, TenantNamespace } from '../../../src';

/** Tiers that come before or after each other, with classes that all tenants share. */
export function build(app: App): void {
  const chart = new Chart(app, 'ten-6');
  const guaranteed = new PriorityClass(chart, 'tenant-guaranteed', { value: 100, description: 'Guaranteed tier' });
  const burstable = new PriorityClass(chart, 'tenant-burstable', { value: 50, description: 'Burstable tier' });
  const bestEffort = new PriorityClass(chart, 'tenant-best-effort', { value: 10, preempts: false, description: 'Best-effort tier' });
  const tier = (name: string, value: number, { name: existingPriorityClass }: PriorityClass, cpus: number) => ({
    name, value, existingPriorityClass, cpu: { request: kplus.Cpu.units(cpus) }, memory: { request: Size.gibibytes(2 * cpus) },
  });
  new TenantNamespace(app, 'tenant-a', {
    ...TENANT_A,
    quotaStrategy: QuotaStrategy.priorityPreemption({
      tiers: [tier('guaranteed', 100, guaranteed, 10), tier('burstable', 50, burstable, 20), tier('best-effort', 10, bestEffort, 40)],
      requirePriorityClass: false,
    }),
  });
  new PriorityClassPolicy(chart, 'tenant-priority-required', {
    namespaces: kplus.Namespaces.select(chart, 'tenants', { expressions: [kplus.LabelExpression.exists('tenant')] }),
    priorityClasses: [guaranteed, burstable, bestEffort],
    message: 'use one of the tenant priority classes',
  });
}
