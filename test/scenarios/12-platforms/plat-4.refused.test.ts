import { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Cdi, Distribution, HyperConverged, KubeVirt, KubeVirtInstallation, Platform } from '../../../src';
import { manifest, Mistake, refused } from '../refused';
import { vm } from './minimal-vm.shared';

const on = (props: object, mistake: Mistake): Mistake => (chart, app) => {
  new Platform(app, 'Platform', props);
  mistake(chart, app);
};
const KUBEVIRT = { apiVersion: 'kubevirt.io/v1', kind: 'KubeVirt', metadata: { name: 'kubevirt' }, spec: {} };
const CDI = { apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'CDI', metadata: { name: 'cdi' }, spec: {} };
const SNAPSHOT = { source: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'vm' } };
const VM = { metadata: { name: 'vm' }, spec: { runStrategy: 'Halted', template: { spec: { domain: { memory: { guest: '1Gi' }, devices: {} } } } } };
const ingress = (className?: string): Mistake => (chart) => {
  new kplus.Ingress(chart, 'web', { className }).addRule('/', kplus.IngressBackend.fromResource(kplus.Role.fromRoleName(chart, 'Page', 'page')));
};

refused({
  '12-platforms/R2': [
    vm({}, { kubevirtVersion: '1.9.0', kubernetesVersion: '1.28' }),
    'advised platform/fits-kubernetes : KubeVirt 1.9.0 on Kubernetes 1.28',
  ],
  '12-platforms/R2 KubeVirt': [
    vm({}, { kubevirtVersion: '1.3.0', kubernetesVersion: '1.30' }),
    'warned platform/has-judged-release : KubeVirt 1.3.0, which is judged as 1.6',
  ],
  '12-platforms/R2 Kubernetes': [on({ kubernetesVersion: '1.27' }, () => undefined), '[Platform] kubernetesVersion: got "1.27"'],
  '12-platforms/R2 no release': [
    on({ kubevirtVersion: 'latest', cdiVersion: 'main' }, () => undefined),
    '[Platform] kubevirtVersion: got "latest"',
    '[Platform] cdiVersion: got "main"',
  ],
  '12-platforms/R2 distribution': [
    on({ distribution: Distribution.OPENSHIFT, distributionVersion: '4.17' }, () => undefined),
    '[Platform] distributionVersion: got "4.17"',
  ],
  '12-platforms/R3': [
    on({ kubevirtVersion: '1.8.4', featureGates: ['VMExport'] }, (chart) => manifest(chart, { apiVersion: 'export.kubevirt.io/v1', kind: 'VirtualMachineExport', spec: SNAPSHOT })),
    'rejected object/requires-served-version apiVersion: export.kubevirt.io/v1',
  ],
  '12-platforms/R3 kind': [
    on({ kubevirtVersion: '1.7.4' }, (chart) => manifest(chart, { apiVersion: 'backup.kubevirt.io/v1alpha1', kind: 'VirtualMachineBackup', spec: {} })),
    'rejected object/requires-served-version kind: VirtualMachineBackup',
  ],
  '12-platforms/R4': [
    (chart) => manifest(chart, { apiVersion: 'kubevirt.io/v1alpha3', kind: 'VirtualMachine', ...VM }),
    'warned object/avoids-deprecated-version apiVersion: kubevirt.io/v1alpha3',
  ],
  '12-platforms/R4 beside v1': [
    (chart) => ['v1', 'v1alpha3'].forEach((version) => manifest(chart, { apiVersion: `kubevirt.io/${version}`, kind: 'VirtualMachine', ...VM })),
    'warned object/avoids-deprecated-version apiVersion: kubevirt.io/v1alpha3',
    'unstartable object/is-unique metadata.name: vm, the name of another VirtualMachine (kubevirt.io/v1), made by apps/VirtualMachine0',
  ],
  '12-platforms/R5': [
    (chart) => manifest(chart, {
      apiVersion: 'backup.kubevirt.io/v1alpha1',
      kind: 'VirtualMachineBackup',
      spec: { pvcName: 'backup', mode: 'Push', source: { apiGroup: 'backup.kubevirt.io', kind: 'VirtualMachineBackupTracker', name: 'vm' } },
    }),
    'rejected backup/requires-gate kind: VirtualMachineBackup',
  ],
  '12-platforms/R6': [
    on({ distribution: Distribution.OPENSHIFT }, (chart) => manifest(chart, KUBEVIRT)),
    'rejected installation/matches-owner kind: a CR of one\'s own beside HyperConverged',
    'advised platform/matches-kubevirt spec.configuration.developerConfiguration.featureGates: none',
    'advised platform/matches-kubevirt spec.configuration.seccompConfiguration.virtualMachineInstanceProfile: false',
  ],
  '12-platforms/R6 CDI': [
    on({ distribution: Distribution.OPENSHIFT }, (_, app) => manifest(new Chart(app, 'cluster'), CDI)),
    'advised installation/matches-owner kind: a CR of one\'s own beside HyperConverged',
  ],
  '12-platforms/R6 Harvester': [
    on({ distribution: Distribution.HARVESTER }, (chart) => manifest(chart, KUBEVIRT)),
    'advised installation/matches-owner kind: a CR of one\'s own beside Harvester',
    'advised platform/matches-kubevirt spec.configuration.developerConfiguration.featureGates: none',
  ],
  '12-platforms/R6 HyperConverged': [
    on({ kubevirtInstallation: KubeVirtInstallation.OPERATORS }, (chart) => { new HyperConverged(chart, 'kubevirt-hyperconverged'); }),
    'advised installation/matches-owner kind: HyperConverged, which is not installed',
  ],
  '12-platforms/R6 constructs': [
    on({ distribution: Distribution.OPENSHIFT }, (chart, app) => {
      new KubeVirt(chart, 'kubevirt');
      new Cdi(new Chart(app, 'cluster'), 'cdi');
    }),
    'KubeVirt: got "a CR of one\'s own on openshift"',
    'CDI: got "a CR of one\'s own on openshift"',
    'rejected installation/matches-owner kind: a CR of one\'s own beside HyperConverged',
    'advised platform/matches-kubevirt spec.configuration.developerConfiguration.featureGates: none',
    'advised platform/matches-kubevirt spec.configuration.seccompConfiguration.virtualMachineInstanceProfile: false',
    'advised installation/matches-owner kind: a CR of one\'s own beside HyperConverged',
  ],
  '12-platforms/R7': [on({ distribution: Distribution.OPENSHIFT }, ingress('nginx')), 'advised ingress-class/is-known spec.ingressClassName: nginx'],
  '12-platforms/R7 its own': [on({ distribution: Distribution.OPENSHIFT }, ingress('openshift-default'))],
  '12-platforms/R7 stated': [on({ distribution: Distribution.OPENSHIFT, ingressClasses: ['nginx'] }, ingress('nginx'))],
});
