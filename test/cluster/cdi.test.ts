import { App, Chart, Duration, Size, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Admission } from '../../src/admission';
import { Cdi, CdiCloneStrategy, CdiFeatureGate, CdiProps, CdiUninstallStrategy } from '../../src/cluster';
import { cdiConfigurationOf } from '../../src/manifests/cdi-cr';
import { Manifest } from '../../src/manifests/manifest';
import { Distribution, Platform } from '../../src/platform';

function synth(props: CdiProps): any {
  const chart = new Chart(new App(), 'cdi');
  new Cdi(chart, 'cdi', props);
  return Testing.synth(chart)[0];
}

test('emits only what it is given', () => {
  expect(synth({})).toEqual({ apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'CDI', metadata: { name: 'cdi' }, spec: {} });
});

test.each<[string, CdiProps, object]>([
  ['gates', { featureGates: [CdiFeatureGate.HONOR_WAIT_FOR_FIRST_CONSUMER] }, { config: { featureGates: ['HonorWaitForFirstConsumer'] } }],
  ['no rendering of claims', { claimRendering: false }, { config: { webhookPvcRendering: 'Disabled' } }],
  ['rendering of claims', { claimRendering: true }, { config: { webhookPvcRendering: 'Enabled' } }],
  ['clones', { cloneStrategyOverride: CdiCloneStrategy.CSI_CLONE }, { cloneStrategyOverride: 'csi-clone' }],
  ['disks', { scratchSpaceStorageClass: 'fast', preallocation: true, filesystemOverhead: { global: 0.055, storageClasses: { nfs: 0, local: 1 } } },
    { config: { scratchSpaceStorageClass: 'fast', preallocation: true, filesystemOverhead: { global: '0.055', storageClass: { nfs: '0', local: '1' } } } }],
  ['workers', {
    workerCpu: { request: kplus.Cpu.millis(200), limit: kplus.Cpu.units(2) },
    workerMemory: { request: Size.mebibytes(128), limit: Size.gibibytes(1) },
  }, { config: { podResourceRequirements: { requests: { cpu: '200m', memory: '128Mi' }, limits: { cpu: '2', memory: '1Gi' } } } }],
  ['the network', {
    insecureRegistries: ['registry.lab:5000'],
    importProxy: { httpProxy: 'http://proxy:3128', httpsProxy: 'http://proxy:3129', noProxy: ['10.0.0.0/8', '.lab'] },
    uploadProxyUrl: 'https://upload.example.com',
  }, {
    config: {
      insecureRegistries: ['registry.lab:5000'],
      importProxy: { HTTPProxy: 'http://proxy:3128', HTTPSProxy: 'http://proxy:3129', noProxy: '10.0.0.0/8,.lab' },
      uploadProxyURLOverride: 'https://upload.example.com',
    },
  }],
  ['components', {
    replicas: 2,
    logVerbosity: 3,
    infraPlacement: { nodeSelector: { infra: 'true' } },
    workloadPlacement: { tolerations: [kplus.NodeTaintQuery.exists('vms')] },
    uninstallStrategy: CdiUninstallStrategy.BLOCK_UNINSTALL_IF_WORKLOADS_EXIST,
    priorityClass: 'platform',
    certificates: { client: { duration: Duration.days(1), renewBefore: Duration.hours(12) } },
    imagePullPolicy: kplus.ImagePullPolicy.ALWAYS,
  }, {
    config: { logVerbosity: 3 },
    infra: { nodeSelector: { infra: 'true' }, apiServerReplicas: 2, deploymentReplicas: 2, uploadProxyReplicas: 2 },
    workload: { tolerations: [{ key: 'vms', operator: 'Exists' }] },
    uninstallStrategy: 'BlockUninstallIfWorkloadsExist',
    priorityClass: 'platform',
    certConfig: { client: { duration: '1440m0s', renewBefore: '720m0s' } },
    imagePullPolicy: 'Always',
  }],
  ['the rest in the form of the CR', { preallocation: true, spec: { config: { preallocation: null, tlsSecurityProfile: { type: 'Modern', modern: {} } } } },
    { config: { tlsSecurityProfile: { type: 'Modern', modern: {} } } }],
])('states %s', (_, props, spec) => {
  expect(synth(props).spec).toEqual(spec);
});

test('objects that it names', () => {
  const chart = new Chart(new App(), 'cdi', { namespace: 'cdi' });
  new Cdi(chart, 'cdi', {
    importProxy: { trustedCertificates: kplus.ConfigMap.fromConfigMapName(chart, 'ca', 'trusted') },
    imagePullSecrets: [kplus.Secret.fromSecretName(chart, 'pull', 'registry')],
  });
  const [{ metadata, spec }] = Testing.synth(chart);
  expect(spec).toEqual({ config: { importProxy: { trustedCAProxy: 'trusted' }, imagePullSecrets: [{ name: 'registry' }] } });
  expect(metadata).toEqual({ name: 'cdi' });
});

test.each<[string, CdiProps, string]>([
  ['percent', { filesystemOverhead: { global: 6 } }, 'filesystemOverhead.global: got 6; allowed: a part from 0 to 1, of at most three decimals. Write 0.06 for six percent.'],
  ['four decimals', { filesystemOverhead: { storageClasses: { nfs: 0.0555 } } }, 'filesystemOverhead.nfs: got 0.0555; allowed: a part from 0 to 1'],
  ['no replicas', { replicas: 0 }, 'replicas: got 0; allowed: a whole number from 1.'],
  ['half a level', { logVerbosity: 0.5 }, 'logVerbosity: got 0.5; allowed: a whole number from 0.'],
])('refuses %s', (_, props, message) => {
  expect(() => synth(props)).toThrow(message);
});

test('belongs to the operator of HyperConverged on OpenShift', () => {
  const app = new App();
  new Platform(app, 'platform', { distribution: Distribution.OPENSHIFT });
  expect(new Cdi(new Chart(app, 'cdi'), 'cdi').node.validate()).toEqual([
    'CDI: got "a CR of one\'s own on openshift"; allowed: HyperConverged, whose operator owns it. Use the construct HyperConverged.',
  ]);
});

test('is read where imports are judged, and has no findings', () => {
  const app = new App();
  const chart = new Chart(app, 'cdi');
  new Cdi(chart, 'cdi', { scratchSpaceStorageClass: 'fast', filesystemOverhead: { global: 0.1 }, workerMemory: { limit: Size.gibibytes(1) } });
  expect(Admission.of(app).findings()).toEqual([]);
  expect(cdiConfigurationOf(Testing.synth(chart) as Manifest[])).toEqual({
    filesystemOverhead: { global: 0.1, storageClass: new Map() },
    honorsWaitForFirstConsumer: false,
    adoptsClaims: false,
    scratchSpaceStorageClass: 'fast',
    podResources: { requests: { cpu: '100m', memory: '60M' }, limits: { cpu: '750m', memory: '1Gi' } },
  });
});

test('is one resource for cdk8s-plus', () => {
  const chart = new Chart(new App(), 'cdi');
  for (const cdi of [new Cdi(chart, 'cdi'), Cdi.fromCdiName(chart, 'imported', 'cdi')]) {
    expect([cdi.apiGroup, cdi.apiVersion, cdi.kind, cdi.resourceType, cdi.resourceName]).toEqual(['cdi.kubevirt.io', 'cdi.kubevirt.io/v1beta1', 'CDI', 'cdis', 'cdi']);
  }
});
