import { Chart, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  ArgoContainer, ArgoOutput, ArgoParameter, ArgoStep, ArgoSteps, ArgoVirtualMachine, CiTest, Disk, HybridCiPipeline, HybridCiPipelineProps,
  RunStrategy, WorkflowTemplate,
} from '../../../src';
import { manifest, Mistake, refused } from '../refused';

const pipeline = (props: Partial<HybridCiPipelineProps>): Mistake => (chart) => {
  new HybridCiPipeline(chart, 'ci', {
    repo: 'https://git.example.com/team/myapp.git', revision: 'main', image: 'registry.example.com/team/myapp', test: CiTest.container({ image: 'tests:1' }), ...props,
  });
};

/** A workflow template as somebody writes it by hand; the first template is its entrypoint. */
const byHand = (templates: { readonly name: string; readonly [field: string]: unknown }[], spec: object = { onExit: 'delete' }): Mistake => (chart) => manifest(chart, {
  apiVersion: 'argoproj.io/v1alpha1', kind: 'WorkflowTemplate', spec: { entrypoint: templates[0].name, templates, ...spec },
});
const steps = (...names: string[]) => ({ name: 'main', steps: names.map((name) => [{ name, template: name }]) });
const deletion = (flags = ['virtualmachines.kubevirt.io', '--selector', 'run={{workflow.uid}}']) => ({ name: 'delete', resource: { action: 'delete', flags } });
const container = (more: object = {}) => ({ name: 'build', container: { image: 'docker:latest', ...more } });

/** What there is to change of the VM. */
interface Machine {
  readonly metadata?: string;
  readonly userData?: string;
}

const machine = ({ metadata, userData = '#cloud-config\n' }: Machine = {}) => ({
  name: 'create',
  resource: {
    action: 'create',
    setOwnerReference: true,
    successCondition: 'status.ready == true',
    manifest: `
apiVersion: kubevirt.io/v1
kind: VirtualMachine
metadata: ${metadata ?? '{generateName: test-vm-, labels: {run: "{{workflow.uid}}"}}'}
spec:
  runStrategy: Once
  template:
    spec:
      readinessProbe: {httpGet: {port: 8080}, initialDelaySeconds: 30}
      domain:
        memory: {guest: 4Gi}
        devices:
          disks: [{name: root, disk: {bus: virtio}}, {name: cloudinit, disk: {bus: virtio}}]
          interfaces: [{name: default, masquerade: {}}]
      networks: [{name: default, pod: {}}]
      volumes:
        - {name: root, containerDisk: {image: "quay.io/containerdisks/ubuntu:22.04"}}
        - name: cloudinit
          cloudInitNoCloud: {userData: ${JSON.stringify(userData)}}
`,
  },
});
const withMachine = (changes: Machine = {}, spec?: object) => byHand([steps('create', 'delete'), machine(changes), deletion()], spec);
const AT = 'spec.templates[1].resource';
const LONG = 'w'.repeat(64);

refused({
  '11-ci-pipeline/R1': [
    (chart) => {
      const build = new ArgoContainer('container-build', { image: 'buildah:1', outputs: [ArgoOutput.fromFile('image', '/tmp/image')] });
      const test = new ArgoContainer('vm-test-env', { image: 'tests:1', inputs: [ArgoParameter.input('image')] });
      const built = new ArgoStep('build-container', build);
      const tested = new ArgoStep('vm-test', test, { parameters: { image: built.output('image') } });
      new WorkflowTemplate(chart, 'ci', { entrypoint: new ArgoSteps('build-and-test', { groups: [[built, tested]] }) });
    },
    '[apps/ci] step "vm-test": got "{{steps.build-container.outputs.parameters.image}}"',
  ],
  // The library has no way to say it: steps take templates, and those that are used are collected.
  '11-ci-pipeline/R2': [
    byHand([steps('build', 'test'), container(), { name: 'other', suspend: {} }], {}),
    'unstartable workflow-step/references-template spec.templates[0].steps[1][0].template: test',
    'advised workflow-template/avoids-unused spec.templates[2].name: other',
  ],
  '11-ci-pipeline/R3': [
    byHand([deletion(['vm-name={{workflow.name}}'])], {}), 'unstartable workflow-resource/requires-target spec.templates[0].resource.flags: vm-name={{workflow.name}}',
  ],
  '11-ci-pipeline/R4': [
    withMachine({ metadata: '{generateName: test-vm-}' }), `advised workflow-vm/matches-deletion ${AT}.manifest.metadata.labels: nothing`,
  ],
  '11-ci-pipeline/R5': [
    withMachine({ metadata: '{name: test-vm, labels: {run: "{{workflow.uid}}"}}' }), `advised workflow-vm/avoids-fixed-name ${AT}.manifest.metadata.name: test-vm`,
  ],
  '11-ci-pipeline/R6': [
    (chart) => {
      const virtualMachine = { memory: Size.gibibytes(4), disks: [Disk.containerDisk('root', { image: 'quay.io/containerdisks/ubuntu:22.04' })] };
      new WorkflowTemplate(chart, 'ci', { entrypoint: new ArgoVirtualMachine('create-vm', { virtualMachine }) });
    },
    '[apps/ci] virtualMachine.readinessProbe of template "create-vm": got undefined',
  ],
  '11-ci-pipeline/R7': [withMachine({}, {}), 'advised workflow-vm/requires-exit-handler spec.onExit: undefined'],
  '11-ci-pipeline/R8': [
    (chart, app) => {
      const labels = { 'pod-security.kubernetes.io/enforce': 'baseline' };
      new kplus.Namespace(new Chart(app, 'namespaces'), 'Namespace', { metadata: { name: 'apps', labels } });
      byHand([container({ securityContext: { privileged: true } })], { volumes: [{ name: 'docker', hostPath: { path: '/var/run/docker.sock' } }] })(chart, app);
    },
    'unstartable workflow-pod/fits-pod-security spec.templates[0].container.securityContext.privileged: true',
    'unstartable workflow-pod/fits-pod-security spec.volumes[0].hostPath: /var/run/docker.sock',
    'advised workflow-pod/avoids-runtime-socket spec.volumes[0].hostPath.path: /var/run/docker.sock',
  ],
  '11-ci-pipeline/R9': [pipeline({ repo: 'https://ci:hunter2@git.example.com/team/myapp.git' }), '[apps/ci] repo: got "https://…@git.example.com/team/myapp.git"'],
  '11-ci-pipeline/R10': [
    pipeline({ virtualMachine: { image: 'registry.example.com/team/myapp:1.0' } }), '[apps/ci] virtualMachine.image: got "registry.example.com/team/myapp:1.0"',
  ],
  '11-ci-pipeline/R11': [
    withMachine({ userData: `#cloud-config\n# ${'x'.repeat(2048)}\n` }), `unstartable cloud-init/fits-inline ${AT}.manifest.spec.template.spec.volumes[1].cloudInitNoCloud.userData: 2065 bytes`,
  ],
  '11-ci-pipeline/R12': [
    pipeline({ virtualMachine: { guest: { runStrategy: RunStrategy.ALWAYS } } }), '[apps/ci] virtualMachine.guest.runStrategy: got "Always"',
  ],
  '11-ci-pipeline/R13': [pipeline({ deadline: Duration.seconds(1454) }), '[apps/ci] deadline: got "1454 s"'],
  '11-ci-pipeline/R14': [
    (chart) => {
      const [spec, schedules] = [{ entrypoint: 'build', templates: [container()] }, ['0 2 * * *']];
      const apiVersion = 'argoproj.io/v1alpha1';
      manifest(chart, { apiVersion, kind: 'Workflow', metadata: { name: LONG }, spec });
      manifest(chart, { apiVersion, kind: 'WorkflowTemplate', metadata: { name: LONG }, spec });
      manifest(chart, { apiVersion, kind: 'CronWorkflow', metadata: { name: LONG.slice(11) }, spec: { schedules, workflowSpec: spec } });
    },
    'unstartable workflow-name/fits-label metadata.name: 53 characters',
    'unstartable workflow-name/fits-label metadata.name: 64 characters',
    'unstartable workflow-name/fits-label metadata.name: 64 characters',
  ],
});
