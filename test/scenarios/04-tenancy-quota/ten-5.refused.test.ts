import { Chart, Size } from 'cdk8s';
import { Aaq, AaqVmCounting, ApplicationAwareClusterResourceQuota, ApplicationAwareResourceQuota, TenantNamespace, TenantQuota } from '../../../src';
import { manifest, refused } from '../refused';

const GUESTS = { memory: Size.gibibytes(40) };
const namespace = (chart: Chart) => manifest(chart, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'apps' } });

refused({
  '04-tenancy-quota/R22': [
    (chart) => manifest(chart, { apiVersion: 'v1', kind: 'ResourceQuota', spec: { hard: { 'cpu/vmi': '20' } } }),
    'advised quota-key/avoids-guest-resources spec.hard[cpu/vmi]: cpu/vmi',
  ],
  '04-tenancy-quota/R23': [
    (chart, app) => {
      new Aaq(chart, 'aaq', { vmCounting: AaqVmCounting.VIRTUAL_RESOURCES });
      new TenantNamespace(app, 'shop', { quota: TenantQuota.applicationAware(GUESTS) });
    },
    'advised application-aware-quota/matches-vm-counting spec.hard[requests.memory/vmi]: requests.memory/vmi',
  ],
  '04-tenancy-quota/R24': [
    (chart) => {
      new Aaq(chart, 'aaq', { vmCounting: AaqVmCounting.DEDICATED_VIRTUAL_RESOURCES, clusterQuotas: false });
      new ApplicationAwareClusterResourceQuota(chart, 'all', { namespaceLabels: { tenant: 'b' }, guests: GUESTS });
    },
    'advised application-aware-quota/requires-cluster-quotas kind: ApplicationAwareClusterResourceQuota',
  ],
  '04-tenancy-quota/R25': [
    (chart) => {
      namespace(chart);
      new ApplicationAwareResourceQuota(chart, 'quota', { guests: GUESTS });
    },
    'advised application-aware-quota/requires-gating-label metadata.namespace: apps, without the label',
  ],
});
