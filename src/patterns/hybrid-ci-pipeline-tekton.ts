import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { CiTest } from './ci-test';
import { buildEnvironment, buildScript } from './hybrid-ci-pipeline-build';
import { CompleteCiPipeline } from './hybrid-ci-pipeline-defaults';
import { ciGuest } from './hybrid-ci-pipeline-guest';
import { registryMount, sshMount } from './hybrid-ci-pipeline-mounts';
import { TektonPipelineOptions } from './pipeline-engine';
import { TektonParameter, TektonPipeline, TektonPipelineTask, TektonTask, TektonVirtualMachine, TektonVirtualMachineTask } from '../workflows';

const UID = '$(context.pipelineRun.uid)';
const text = (value: string) => kplus.EnvValue.fromValue(value);

/** The pipeline for Tekton, and what its pods need to be allowed. */
export function tektonPipeline(
  scope: Construct, name: string, props: CompleteCiPipeline, { kubectlImage }: TektonPipelineOptions, role: kplus.Role,
): TektonPipeline {
  // Without a timeout Tekton ends a task after an hour.
  const { repo, revision, image, virtualMachine, runLabel, keepOnFailure, deadline: timeout } = props;
  const parameters = {
    repo: new TektonParameter('repo', { value: repo }),
    revision: new TektonParameter('revision', { value: revision }),
    image: new TektonParameter('image', { value: image }),
    vmImage: new TektonParameter('vm-image', { value: virtualMachine.image }),
  };
  const { repo: { ref: repoRef }, revision: { ref: revisionRef }, image: { ref: imageRef }, vmImage } = parameters;
  const build = new TektonPipelineTask('build-container', buildTask(scope, name, props), {
    parameters: { repo: repoRef, revision: revisionRef, image: imageRef, tag: UID },
    timeout,
  });
  const machine = new TektonVirtualMachineTask(scope, 'CreateVm', { metadata: { name: `${name}-create-vm` }, kubectlImage });
  machine.addPermissionsTo(role);
  const create = new TektonVirtualMachine('create-test-vm', machine, {
    namePrefix: 'test-vm',
    timeout,
    virtualMachine: ciGuest(props, { image: build.result('image'), vmImage: vmImage.ref, runUid: UID }),
  });
  const tests = props.test.containerOptions ? [testTask(scope, name, props.test, create)] : [];
  const remove = new TektonPipelineTask('delete-vms', deleteTask(scope, name, kubectlImage, role), {
    parameters: { selector: `${runLabel}=${UID}` },
    when: keepOnFailure ? [{ input: '$(tasks.status)', in: ['Succeeded', 'Completed'] }] : undefined,
  });
  return new TektonPipeline(scope, 'Pipeline', {
    metadata: { name }, parameters: Object.values(parameters), tasks: [build, create, ...tests], finallyTasks: [remove],
  });
}

function buildTask(scope: Construct, name: string, { containerBuild: build }: CompleteCiPipeline): TektonTask {
  const inputs = { repo: new TektonParameter('repo'), revision: new TektonParameter('revision'), image: new TektonParameter('image'), tag: new TektonParameter('tag') };
  const { repo, revision, image, tag } = inputs;
  return new TektonTask(scope, 'Build', {
    metadata: { name: `${name}-build` },
    parameters: Object.values(inputs),
    results: ['image'],
    steps: [{
      name: 'build',
      image: build.builderImage,
      script: `#!/usr/bin/env bash\nset -eu\n${buildScript(build, '"$(results.image.path)"')}`,
      envVariables: buildEnvironment({ repo: repo.ref, revision: revision.ref, image: image.ref, tag: tag.ref }, build),
      resources: { cpu: { request: build.cpu }, memory: { request: build.memory, limit: build.memory } },
      mounts: build.registryAuth && [registryMount(scope, build.registryAuth)],
    }],
  });
}

function testTask(scope: Construct, name: string, test: CiTest, create: TektonPipelineTask): TektonPipelineTask {
  const { containerOptions: container, privateKey, deadline } = test;
  const address = new TektonParameter('address');
  const addressed = (texts?: string[]) => texts?.map((each) => each.replaceAll(CiTest.ADDRESS, address.ref));
  const { image, command, args, resources } = container!;
  const task = new TektonTask(scope, 'Test', {
    metadata: { name: `${name}-test` },
    parameters: [address],
    steps: [{
      name: 'test', image, resources, command: addressed(command), args: addressed(args), mounts: privateKey && [sshMount(scope, privateKey)],
    }],
  });
  return new TektonPipelineTask('run-tests', task, { parameters: { address: create.result('address') }, timeout: deadline });
}

function deleteTask(scope: Construct, name: string, image: string, role: kplus.Role): TektonTask {
  const selector = new TektonParameter('selector');
  role.allow(['list', 'watch', 'delete'], kplus.ApiResource.custom({ apiGroup: 'kubevirt.io', resourceType: 'virtualmachines' }));
  return new TektonTask(scope, 'DeleteVms', {
    metadata: { name: `${name}-delete-vms` },
    parameters: [selector],
    steps: [{
      name: 'delete',
      image,
      script: '#!/bin/sh\nexec kubectl delete virtualmachines.kubevirt.io --selector "$SELECTOR" --ignore-not-found --wait=true\n',
      envVariables: { SELECTOR: text(selector.ref) },
    }],
  });
}
