import { Construct } from 'constructs';
import { CiTest } from './ci-test';
import { buildEnvironment, buildScript, IMAGE_FILE } from './hybrid-ci-pipeline-build';
import { CompleteCiPipeline } from './hybrid-ci-pipeline-defaults';
import { ciGuest } from './hybrid-ci-pipeline-guest';
import { registryMount, sshMount } from './hybrid-ci-pipeline-mounts';
import {
  ArgoContainer, ArgoLock, ArgoOutput, ArgoParameter, ArgoPodGc, ArgoResource, ArgoResourceKind, ArgoStep, ArgoSteps, ArgoTemplate,
  ArgoVirtualMachine, WorkflowSpecProps,
} from '../workflows';

const UID = '{{workflow.uid}}';

/** What the pipeline does, for Argo Workflows. */
export function argoPipeline(scope: Construct, props: CompleteCiPipeline, lock: ArgoLock): WorkflowSpecProps {
  const { repo, revision, image, virtualMachine, deadline, keepSucceeded, keepFailed, keepOnFailure, runLabel, egress, podLabels } = props;
  const parameters = {
    repo: ArgoParameter.ofWorkflow('repo', { value: repo }),
    revision: ArgoParameter.ofWorkflow('revision', { value: revision }),
    image: ArgoParameter.ofWorkflow('image', { value: image }),
    vmImage: ArgoParameter.ofWorkflow('vm-image', { value: virtualMachine.image }),
  };
  const deleteVms = ArgoResource.deleteByLabels('delete-vms', ArgoResourceKind.VIRTUAL_MACHINE, { [runLabel]: UID });
  const build = new ArgoStep('build-container', buildTemplate(scope, props, parameters));
  const test = new ArgoStep('vm-test', testTemplate(scope, props, { lock, deleteVms, vmImage: parameters.vmImage }), { parameters: { image: build.output('image') } });
  const succeeded = new ArgoStep('delete-vms', deleteVms, { when: '{{workflow.status}} == Succeeded' });
  return {
    parameters: Object.values(parameters),
    entrypoint: new ArgoSteps('build-and-test', { groups: [[build], [test]] }),
    onExit: keepOnFailure ? new ArgoSteps('clean-up', { groups: [[succeeded]] }) : deleteVms,
    deadline,
    ttl: { afterSuccess: keepSucceeded, afterFailure: keepFailed },
    podGc: ArgoPodGc.ON_POD_SUCCESS,
    podLabels: egress.length ? podLabels : undefined,
  };
}

function buildTemplate(scope: Construct, { containerBuild: build }: CompleteCiPipeline, parameters: { [name: string]: ArgoParameter }): ArgoTemplate {
  const { repo, revision, image } = parameters;
  return new ArgoContainer('container-build', {
    image: build.builderImage,
    command: ['bash', '-ceu'],
    args: [buildScript(build, IMAGE_FILE)],
    envVariables: buildEnvironment({ repo: repo.ref, revision: revision.ref, image: image.ref, tag: UID }, build),
    resources: { cpu: { request: build.cpu }, memory: { request: build.memory, limit: build.memory } },
    mounts: build.registryAuth && [registryMount(scope, build.registryAuth)],
    outputs: [ArgoOutput.fromFile('image', IMAGE_FILE)],
  });
}

/** What the tests are made of. */
interface TestParts {
  readonly lock: ArgoLock;
  readonly deleteVms: ArgoTemplate;
  readonly vmImage: ArgoParameter;
}

function testTemplate(scope: Construct, props: CompleteCiPipeline, { lock, deleteVms, vmImage }: TestParts): ArgoTemplate {
  const image = ArgoParameter.input('image');
  const machine = new ArgoVirtualMachine('create-vm', {
    inputs: [image],
    namePrefix: 'test-vm',
    virtualMachine: ciGuest(props, { image: image.ref, vmImage: vmImage.ref, runUid: UID }),
  });
  const create = new ArgoStep('create-test-vm', machine, { parameters: { image: image.ref } });
  return new ArgoSteps('vm-test-env', {
    locks: [lock],
    inputs: [image],
    groups: [[create], ...callTests(scope, props.test, create), [new ArgoStep('release-vm', deleteVms)]],
  });
}

/** The address of the VM, then the tests, where a container runs them. */
function callTests(scope: Construct, { containerOptions: container, privateKey, deadline }: CiTest, create: ArgoStep): ArgoStep[][] {
  if (!container) return [];
  const vmName = ArgoParameter.input('vm-name');
  const read = ArgoResource.get('vm-address', ArgoResourceKind.VIRTUAL_MACHINE_INSTANCE, vmName.ref, {
    inputs: [vmName],
    successCondition: 'status.phase == Running',
    outputs: [ArgoOutput.fromJsonPath('ip', '{.status.interfaces[0].ipAddress}')],
  });
  const address = new ArgoStep('address', read, { parameters: { 'vm-name': create.output(ArgoVirtualMachine.NAME) } });
  const target = ArgoParameter.input('address');
  const addressed = (texts?: string[]) => texts?.map((text) => text.replaceAll(CiTest.ADDRESS, target.ref));
  const run = new ArgoContainer('run-integration-tests', {
    ...container,
    inputs: [target],
    deadline,
    command: addressed(container.command),
    args: addressed(container.args),
    mounts: privateKey && [sshMount(scope, privateKey)],
  });
  return [[address], [new ArgoStep('run-tests', run, { parameters: { address: address.output('ip') } })]];
}
