import { Chart, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { made, errors } from './fixture';
import { VirtualMachine } from '../../src/compute';
import {
  FluxDeletionPolicy, FluxHealthCheck, FluxHealthCheckExpression, FluxKustomization, FluxKustomizationProps, FluxSource,
} from '../../src/gitops';
import { newChart, SMALL } from '../compute/fixture';

const BASE = { source: FluxSource.gitRepository('vms'), interval: Duration.minutes(10) };
const SPEC = { sourceRef: { kind: 'GitRepository', name: 'vms' }, interval: '10m0s', prune: false };
const kustomization = (props: Partial<FluxKustomizationProps>) => (chart: Chart) => new FluxKustomization(chart, 'vms', { ...BASE, ...props });
const secret = (name: string) => kplus.Secret.fromSecretName(newChart(), 'secret', name);
const VM = {
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  current: 'status.conditions.exists(c, c.type == "Ready" && c.status == "True")'
    + ' || (has(spec.runStrategy) ? spec.runStrategy in ["Halted", "Manual"] : !spec.running) && status.printableStatus == "Stopped"',
};
const DATA_VOLUME = {
  apiVersion: 'cdi.kubevirt.io/v1beta1',
  kind: 'DataVolume',
  failed: 'status.phase == "Failed"',
  current: 'status.phase in ["Succeeded", "WaitForFirstConsumer", "PendingPopulation"]',
};

test('a Kustomization', () => {
  expect(made(kustomization({}))).toEqual({
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1', kind: 'Kustomization', metadata: { name: 'vms', namespace: 'apps' }, spec: SPEC,
  });
});

test.each<[string, Partial<FluxKustomizationProps>, object]>([
  ['a registry', { source: FluxSource.ociRepository('vms', 'flux-system') }, { sourceRef: { kind: 'OCIRepository', name: 'vms', namespace: 'flux-system' } }],
  ['a bucket', { source: FluxSource.bucket('vms') }, { sourceRef: { kind: 'Bucket', name: 'vms' } }],
  ['a path', { path: './dist' }, { path: './dist' }],
  ['times', { retryInterval: Duration.seconds(30), timeout: Duration.hours(1) }, { retryInterval: '30s', timeout: '1h0m0s' }],
  ['pruning', { prune: true, deletionPolicy: FluxDeletionPolicy.ORPHAN }, { prune: true, deletionPolicy: 'Orphan' }],
  ['waiting for all', { waitForAll: true }, { wait: true, healthCheckExprs: [VM, DATA_VOLUME] }],
  [
    'waiting for one', { healthChecks: [FluxHealthCheck.byName('cdi.kubevirt.io/v1beta1', 'DataVolume', 'root', 'apps')] },
    { healthChecks: [{ apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'DataVolume', name: 'root', namespace: 'apps' }], healthCheckExprs: [VM, DATA_VOLUME] },
  ],
  [
    'waiting for a VM of this app', { healthChecks: [FluxHealthCheck.of(new VirtualMachine(newChart(), 'vm', SMALL))] },
    { healthChecks: [{ apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', name: 'vm', namespace: 'apps' }], healthCheckExprs: [VM, DATA_VOLUME] },
  ],
  ['other expressions', { waitForAll: true, healthCheckExpressions: [FluxHealthCheckExpression.of('a.io/v1', 'B', { current: 'true', inProgress: 'false' })] }, {
    wait: true, healthCheckExprs: [{ apiVersion: 'a.io/v1', kind: 'B', current: 'true', inProgress: 'false' }],
  }],
  ['no expressions', { waitForAll: true, healthCheckExpressions: [] }, { wait: true }],
  ['an order', { dependsOn: [FluxKustomization.fromFluxKustomizationName(newChart(), 'cdi', 'cdi')] }, { dependsOn: [{ name: 'cdi' }] }],
  ['a namespace', { targetNamespace: 'apps' }, { targetNamespace: 'apps' }],
  ['a service account', { serviceAccount: kplus.ServiceAccount.fromServiceAccountName(newChart(), 'Deployer', 'deployer') }, { serviceAccountName: 'deployer' }],
  ['another cluster', { kubeConfigSecret: secret('edge') }, { kubeConfig: { secretRef: { name: 'edge' } } }],
  ['encrypted Secrets', { decryptionSecret: secret('sops') }, { decryption: { provider: 'sops', secretRef: { name: 'sops' } } }],
  ['variables', { substitute: { region: 'north' } }, { postBuild: { substitute: { region: 'north' } } }],
  ['force and suspend', { force: true, suspend: true }, { force: true, suspend: true }],
])('%s', (_, props, spec) => expect(made(kustomization(props)).spec).toEqual({ ...SPEC, ...spec }));

test.each<[string, Partial<FluxKustomizationProps>, string[]]>([
  ['no times', { interval: Duration.seconds(0), timeout: Duration.millis(1), retryInterval: Duration.millis(1500) }, [
    'interval: got "0 seconds"', 'retryInterval: got "1 second 500 millis"', 'timeout: got "1 milli"',
  ]],
  ['waiting for all and for one', { waitForAll: true, healthChecks: [FluxHealthCheck.byName('v1', 'Pod', 'a')] }, ['healthChecks: got "1 objects"']],
  ['expressions for nothing', { healthCheckExpressions: [FluxHealthCheckExpression.DATA_VOLUME] }, ['healthCheckExpressions: got ["DataVolume"]']],
])('%s: refused', (_, props, said) => expect(errors(kustomization(props))).toEqual(said));
