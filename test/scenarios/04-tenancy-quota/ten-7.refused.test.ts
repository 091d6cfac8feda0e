import { Chart } from 'cdk8s';
import { KubeVirt } from '../../../src';
import { manifest, refused } from '../refused';

const kubevirt = (chart: Chart, developerConfiguration: object) => manifest(chart, { apiVersion: 'kubevirt.io/v1', kind: 'KubeVirt', spec: { configuration: { developerConfiguration } } });
const vm = (chart: Chart, domain: object) => manifest(chart, {
  apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', spec: { runStrategy: 'Manual', template: { spec: { domain: { devices: {}, ...domain } } } },
});
const PATH = 'spec.configuration.developerConfiguration';

refused({
  '04-tenancy-quota/R32': [
    (chart) => new KubeVirt(chart, 'kubevirt', { density: { cpuAllocationRatio: 20, memoryOvercommit: 200 } }),
    `advised overcommit/avoids-high-ratios ${PATH}.cpuAllocationRatio: 20`,
    `advised overcommit/avoids-high-ratios ${PATH}.memoryOvercommit: 200`,
  ],
  '04-tenancy-quota/R33 huge pages': [
    (chart) => vm(chart, { memory: { guest: '4Gi', hugepages: { pageSize: '2Mi' } }, resources: { requests: { memory: '2Gi' } } }), 'unstartable sizing/fits-guest-into-hugepages spec.template.spec.domain.resources.requests.memory: 2Gi',
  ],
  '04-tenancy-quota/R33 dedicated CPUs': [
    (chart) => vm(chart, { cpu: { cores: 2, dedicatedCpuPlacement: true }, memory: { guest: '4Gi' }, resources: { requests: { memory: '2Gi' }, limits: { memory: '4Gi' } } }), 'rejected cpu/requires-equal-memory-when-dedicated spec.template.spec.domain.resources.requests.memory: 2Gi',
  ],
  '04-tenancy-quota/R34': [(chart) => new KubeVirt(chart, 'kubevirt', { density: { memoryOvercommit: 9 } }), '[apps/kubevirt] density.memoryOvercommit: got 9'],
  '04-tenancy-quota/R34 by hand': [(chart) => kubevirt(chart, { memoryOvercommit: 9 }), `rejected schema/fits-bounds ${PATH}.memoryOvercommit: 9`],
});
