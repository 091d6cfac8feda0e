import { Chart, Size } from 'cdk8s';
import { GuestProps, Hugepages, VirtualMachine } from '../../../src';
import { manifest, refused } from '../refused';

const MEMORY = 'spec.template.spec.domain.memory';

const paged = (props: GuestProps) => (chart: Chart) => {
  new VirtualMachine(chart, 'vm', { hugepages: Hugepages.ONE_GIBIBYTE, ...props });
};

refused({
  '01-cold-start/R36': [paged({ memory: Size.mebibytes(512) }), `rejected memory/fits-hugepages ${MEMORY}.guest: 512Mi`],
  '01-cold-start/R36, part of a page': [paged({ memory: Size.mebibytes(1536) }), `rejected memory/fits-hugepages ${MEMORY}.guest: 1536Mi`],
  '01-cold-start/R37': [
    (chart) => manifest(chart, {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachine',
      spec: { runStrategy: 'Always', template: { spec: { domain: { memory: { guest: '2Gi', hugepages: { pageSize: '4Mi' } }, devices: {} } } } },
    }),
    `unstartable launcher-memory/has-known-page-size ${MEMORY}.hugepages.pageSize: 4Mi`,
  ],
  '01-cold-start/R38': [
    paged({ memory: Size.gibibytes(4), resources: { memoryRequest: Size.gibibytes(2) } }),
    'unstartable sizing/fits-guest-into-hugepages spec.template.spec.domain.resources.requests.memory: 2Gi',
  ],
});
