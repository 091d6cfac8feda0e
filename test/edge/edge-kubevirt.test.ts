import { Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { EdgeKubeVirt, EdgeKubeVirtProps } from '../../src/edge';
import { Platform } from '../../src/platform';
import { newChart, object } from '../compute/fixture';

const specOf = (props?: EdgeKubeVirtProps, chart: Chart = newChart()) => {
  new EdgeKubeVirt(chart, 'kubevirt', props);
  return object(chart, 'KubeVirt').spec;
};

const SMALL = {
  infra: { replicas: 1 },
  workloadUpdateStrategy: { workloadUpdateMethods: [] },
  configuration: {
    evictionStrategy: 'None',
    commonInstancetypesDeployment: { enabled: false },
    virtTemplateDeployment: { enabled: false },
    virtualMachineOptions: { disableSerialConsoleLog: {} },
  },
};

test('the usual one', () => expect(specOf()).toEqual(SMALL));

test('before KubeVirt 1.8 there are no templates', () => {
  const chart = newChart();
  new Platform(chart, 'Platform', { kubevirtVersion: '1.7.0' });
  const { virtTemplateDeployment, ...configuration } = SMALL.configuration;
  expect(specOf({}, chart)).toEqual({ ...SMALL, configuration });
});

test('memory of its components, and what is given', () => {
  const tolerations = [kplus.NodeTaintQuery.exists('edge-node')];
  const memory = (value: string) => `[{"op":"replace","path":"/spec/template/spec/containers/0/resources/requests/memory","value":"${value}"}]`;
  const placed = { nodePlacement: { tolerations: [{ key: 'edge-node', operator: 'Exists' }] } };
  const componentMemory = {
    virtApi: Size.mebibytes(150), virtController: Size.mebibytes(151), virtExportProxy: Size.mebibytes(50), virtHandler: Size.gibibytes(1),
  };
  expect(specOf({
    tolerations,
    componentMemory,
    commonInstancetypes: true,
    guestDefaults: { serialConsoleLog: true },
    components: { replicas: 2, patches: [{ resourceType: 'Deployment', resourceName: '*', patch: '{}' }] },
  })).toEqual({
    ...SMALL,
    infra: { replicas: 2, ...placed },
    workloads: placed,
    configuration: { evictionStrategy: 'None', commonInstancetypesDeployment: { enabled: true }, virtTemplateDeployment: { enabled: false } },
    customizeComponents: {
      patches: [
        { resourceType: 'Deployment', resourceName: 'virt-api', type: 'json', patch: memory('150Mi') },
        { resourceType: 'Deployment', resourceName: 'virt-controller', type: 'json', patch: memory('151Mi') },
        { resourceType: 'Deployment', resourceName: 'virt-exportproxy', type: 'json', patch: memory('50Mi') },
        { resourceType: 'DaemonSet', resourceName: 'virt-handler', type: 'json', patch: memory('1024Mi') },
        { resourceType: 'Deployment', resourceName: '*', type: 'strategic', patch: '{}' },
      ],
    },
  });
});
