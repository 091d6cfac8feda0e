import { App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { TenantLimits, TenantNamespace, TenantQuota, TenantQuotaProps } from '../../../src';
import { manifest, refused } from '../refused';

const quota = (props: TenantQuotaProps) => (_: unknown, app: App) => new TenantNamespace(app, 'shop', { quota: TenantQuota.of(props) });
const limits = (props: TenantLimits) => (_: unknown, app: App) => new TenantNamespace(app, 'shop', { limits: props });
const { cpu, memory } = { cpu: (units: number) => kplus.Cpu.units(units), memory: (gibibytes: number) => Size.gibibytes(gibibytes) };

refused({
  '04-tenancy-quota/R15': [quota({ virtualMachines: 0, cpu: { request: cpu(0) } }), '[shop] requests.cpu: got "0"', '[shop] count/virtualmachines.kubevirt.io: got "0"'],
  '04-tenancy-quota/R16': [quota({ cpu: { request: cpu(2), limit: cpu(1) } }), '[shop] requests.cpu: got "2"'],
  '04-tenancy-quota/R17': [
    limits({ container: { defaultRequest: { memory: memory(3) }, default: { memory: memory(2) }, max: { memory: memory(1) } } }),
    '[shop] limits.container.default.memory: got "2Gi"',
    '[shop] limits.container.max.memory: got "1Gi"',
  ],
  '04-tenancy-quota/R17 by hand': [
    (chart) => manifest(chart, {
      apiVersion: 'v1', kind: 'LimitRange', spec: { limits: [{ type: 'Container', defaultRequest: { cpu: '2' }, default: { cpu: '1' } }] },
    }),
    'rejected namespace-limits/fits-bounds spec.limits[0].defaultRequest[cpu]: 2',
  ],
  '04-tenancy-quota/R18': [quota({ objectCounts: { 'VirtualMachinePools/kubevirt': 5 } }), '[shop] objectCounts: got "VirtualMachinePools/kubevirt"'],
  '04-tenancy-quota/R19': [quota({ objectCounts: { virtualmachines: 5 } }), '[shop] objectCounts: got "virtualmachines"'],
  '04-tenancy-quota/R19 by hand': [
    (chart) => manifest(chart, { apiVersion: 'v1', kind: 'ResourceQuota', spec: { hard: { 'count/virtualmachines': '5' } } }),
    'advised quota-key/avoids-missing-group spec.hard[count/virtualmachines]: count/virtualmachines',
  ],
  '04-tenancy-quota/R20': [quota({ virtualMachines: 10, pods: 5 }), '[shop] pods: got 5'],
  '04-tenancy-quota/R21': [
    (chart, app) => {
      manifest(new Chart(app, 'cluster'), { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'apps' } });
      manifest(chart, { apiVersion: 'v1', kind: 'ResourceQuota', spec: { hard: { 'limits.cpu': '20' } } });
      manifest(chart, {
        apiVersion: 'v1', kind: 'LimitRange', metadata: { name: 'defaults' }, spec: { limits: [{ type: 'Container', default: { memory: '1Gi' }, defaultRequest: { memory: '1Gi' } }] },
      });
      manifest(chart, {
        apiVersion: 'kubevirt.io/v1',
        kind: 'VirtualMachine',
        spec: { runStrategy: 'Always', template: { spec: { domain: { memory: { guest: '4Gi' }, devices: {} } } } },
      });
    },
    'unstartable limit-range/fits-pod spec.template.spec: memory limit 1Gi of compute, a default of LimitRange defaults',
  ],
});
