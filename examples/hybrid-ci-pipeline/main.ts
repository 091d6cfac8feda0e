import { App, Cron, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  CiTest, CronWorkflow, CronWorkflowConcurrency, HybridCiPipeline, NetworkIsolation, PipelineEngine, TenantNamespace, TenantQuota,
} from 'cdk8s-kubevirt';

const app = new App();

// A namespace for pipelines. The containers that engines add to pods state no requests, which the quota demands: they get these.
const ci = new TenantNamespace(app, 'ci', {
  quota: TenantQuota.of({ cpu: { request: kplus.Cpu.units(24) }, memory: { request: Size.gibibytes(64) }, virtualMachines: 6 }),
  limits: { container: { defaultRequest: { cpu: kplus.Cpu.millis(100), memory: Size.mebibytes(64) } } },
  isolation: NetworkIsolation.tenantOnly(),
});

// What builders, guests and the engine call: the API server, and the proxy through which the rest is reached.
const https = [kplus.NetworkPolicyPort.tcp(443), kplus.NetworkPolicyPort.tcp(6443)];
const egress = ['192.0.2.10/32', '198.51.100.0/28'].map((cidr, i) => ({ peer: kplus.NetworkPolicyIpBlock.ipv4(ci, `Egress${i}`, cidr), ports: https }));
const registryAuth = kplus.Secret.fromSecretName(ci, 'RegistryPush', 'registry-push');

// A shop is built, then tested over HTTP in a whole operating system. Three VMs at a time; those of failed runs stay for four hours.
const shop = new HybridCiPipeline(ci, 'shop', {
  repo: 'https://git.example.com/retail/shop.git',
  revision: 'main',
  image: 'registry.example.com/retail/shop',
  containerBuild: { registryAuth },
  test: CiTest.container({ image: 'registry.example.com/ci/integration-tests:1.0.0', args: ['--target', `http://${CiTest.ADDRESS}:8080`] }),
  keepOnFailure: true,
  egress,
});

// It is run by `argo submit --from workflowtemplate/shop`, and every night.
new CronWorkflow(ci, 'shop-nightly', {
  template: shop.workflowTemplate,
  schedules: [Cron.schedule({ minute: '0', hour: '2' })],
  timeZone: 'Europe/Berlin',
  concurrency: CronWorkflowConcurrency.FORBID,
});

// An appliance is a container disk of its own, which the VM boots from; its tests run inside, by the guest agent. Its team has Tekton.
new HybridCiPipeline(ci, 'appliance', {
  repo: 'https://git.example.com/network/appliance.git',
  revision: 'main',
  image: 'registry.example.com/network/appliance',
  isContainerDisk: true,
  engine: PipelineEngine.tekton({ kubectlImage: 'registry.example.com/ci/kubectl:1.34.1' }),
  containerBuild: { registryAuth, memory: Size.gibibytes(8) },
  virtualMachine: { cpus: 4, memory: Size.gibibytes(8) },
  test: CiTest.guestAgent(['/usr/lib/appliance/self-test'], { deadline: Duration.minutes(10) }),
  egress,
});

app.synth();
