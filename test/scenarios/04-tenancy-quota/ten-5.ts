import { App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Aaq, AaqVmCounting, ApplicationAwareClusterResourceQuota, PodSecurityLevel, TenantNamespace, TenantQuota } from '../../../src';

/** Guests counted by their own size, in one namespace and in all of a tenant. */
export function build(app: App): void {
  const chart = new Chart(app, 'ten-5');
  new Aaq(chart, 'aaq', {
    infraPlacement: {}, workloadPlacement: {}, namespaceLabels: { [Aaq.GATING_LABEL]: '' }, clusterQuotas: true, vmCounting: AaqVmCounting.DEDICATED_VIRTUAL_RESOURCES,
  });
  new TenantNamespace(app, 'tenant-b', {
    labels: { tenant: 'b' },
    podSecurity: PodSecurityLevel.BASELINE,
    quota: TenantQuota.applicationAware({ vcpus: 20, memory: Size.gibibytes(40), instances: 5 }, {
      cpu: { request: kplus.Cpu.units(10) }, memory: { request: Size.gibibytes(20) }, nonTerminalPods: 50,
    }),
  });
  new ApplicationAwareClusterResourceQuota(chart, 'tenant-b-all', {
    namespaceLabels: { tenant: 'b' }, guests: { vcpus: 40, memory: Size.gibibytes(80) },
  });
}
