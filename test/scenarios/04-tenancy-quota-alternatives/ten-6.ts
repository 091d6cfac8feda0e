import { App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { PriorityClass, QuotaStrategy, TenantNamespace } from '../../../src';

/** Nodes of a tenant's own instead of tiers, with room that is held until it is needed. */
export function build(app: App): void {
  const reservation = new PriorityClass(new Chart(app, 'reservation'), 'reservation', {
    value: -10, preempts: false, description: 'Placeholder capacity, evicted as soon as anything real needs it',
  });
  new TenantNamespace(app, 'tenant-a', {
    labels: { tenant: 'a' },
    securityTier: 'high',
    quotaStrategy: QuotaStrategy.reservedGuarantee({
      nodeLabels: { pool: 'tenant-a' },
      taint: { key: 'tenant', value: 'a' },
      placeholder: {
        namespace: 'capacity-reservation',
        replicas: 5,
        cpu: kplus.Cpu.units(2),
        memory: Size.gibibytes(4),
        image: 'registry.k8s.io/pause:3.10',
        existingPriorityClass: reservation.name,
      },
    }),
  });
}
