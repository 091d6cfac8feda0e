import { App, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { CiTest, HybridCiPipeline, NetworkIsolation, TenantNamespace, TenantQuota, TenantRestrictions } from '../../../src';

/** A container is built and tested in a VM, which is gone afterwards whatever the outcome. */
export function build(app: App): void {
  const ci = new TenantNamespace(app, 'ci', {
    quota: TenantQuota.of({ cpu: { request: kplus.Cpu.units(24) }, memory: { request: Size.gibibytes(64) }, virtualMachines: 6 }),
    // The containers that Argo adds state no requests, which the quota demands.
    limits: { container: { defaultRequest: { cpu: kplus.Cpu.millis(100), memory: Size.mebibytes(64) } } },
    isolation: NetworkIsolation.none(),
    restrictions: TenantRestrictions.none(),
  });
  const pipeline = new HybridCiPipeline(ci, 'ci-cd-pipeline', {
    repo: 'https://git.example.com/team/myapp.git',
    revision: 'main',
    image: 'registry.example.com/team/myapp',
    containerBuild: { registryAuth: kplus.Secret.fromSecretName(ci, 'registry-push', 'registry-push') },
    test: CiTest.container({ image: 'registry.example.com/ci/integration-tests:1.0.0', args: ['--target', `http://${CiTest.ADDRESS}:8080`] }),
    runLabel: 'ci.example.com/workflow',
  });
  pipeline.addRun();
}
