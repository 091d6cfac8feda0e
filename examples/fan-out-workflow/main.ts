import { App, Chart, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { ArgoContainer, ArgoLoop, ArgoParameter, ArgoScript, ArgoStep, ArgoSteps, WorkflowTemplate } from 'cdk8s-kubevirt';

const app = new App();
const chart = new Chart(app, 'fan-out', { namespace: 'ci' });

// All shards write into one claim: they share the output of an app without trampling each other.
const output = new kplus.PersistentVolumeClaim(chart, 'manifests', {
  metadata: { name: 'manifests' },
  accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_MANY],
  storage: Size.gibibytes(2),
  storageClassName: 'shared',
});
const mounts = [{ path: '/app/dist', volume: kplus.Volume.fromPersistentVolumeClaim(chart, 'Manifests', output, { name: 'manifests' }) }];
const resources = { cpu: { request: kplus.Cpu.units(1) }, memory: { request: Size.gibibytes(1), limit: Size.gibibytes(1) } };

// The image holds the app of examples/fan-out and what it needs.
const image = 'registry.example.com/retail/stores:2025.11.1';
const shards = ArgoParameter.ofWorkflow('shards', { value: '20' });
const storeCount = ArgoParameter.ofWorkflow('stores', { value: '5000' });
const shard = ArgoParameter.input('shard');
const envVariables = {
  STORES: kplus.EnvValue.fromValue(storeCount.ref),
  CDK8S_SHARD: kplus.EnvValue.fromValue(`${shard.ref}/${shards.ref}`),
};
const synth = new ArgoContainer('synth', {
  image, command: ['npx', 'tsx', 'main.ts'], workingDir: '/app', inputs: [shard], envVariables, mounts, resources, retry: { limit: 2 },
});

// One job hands over what all have written.
const publish = new ArgoScript('publish', {
  image: 'registry.example.com/ci/git:2.51.0',
  command: ['sh', '-eu'],
  source: [
    'git clone --depth 1 --branch release https://git.example.com/retail/stores.git /tmp/release',
    'rm -rf /tmp/release/dist',
    'cp -R /app/dist /tmp/release/dist',
    'cd /tmp/release',
    'git add dist',
    'git diff --cached --quiet && exit 0',
    'git commit --message "Manifests of all stores"',
    'git push',
  ].join('\n'),
  mounts,
  resources,
});

const all = new ArgoStep('synth', synth, { parameters: { shard: ArgoLoop.ITEM }, loop: ArgoLoop.sequenceOf(shards.ref, { start: 1 }) });
new WorkflowTemplate(chart, 'stores', {
  parameters: [shards, storeCount],
  entrypoint: new ArgoSteps('synth-and-publish', { groups: [[all], [new ArgoStep('publish', publish)]] }),
  serviceAccount: kplus.ServiceAccount.fromServiceAccountName(chart, 'Ci', 'ci'),
  deadline: Duration.minutes(30),
  parallelism: 10,
});

app.synth();
