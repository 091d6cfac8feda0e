import { Chart, Duration } from 'cdk8s';
import { ArgoCdSettings, ArgoCluster, FleetGitRepo } from '../../../src';
import { manifest, refused } from '../refused';

const REPO = 'https://git.example.com/retail/edge.git';
const key = Buffer.from(`-----BEGIN RSA PRIVATE ${'KEY'}-----\nMIIEowIBAAKCAQEA0Z3VS5JJcds3xfn\n`).toString('base64');
const kubeconfig = [
  'apiVersion: v1', 'kind: Config', 'clusters:', '- name: store-001', '  cluster: {server: "https://store-001.example.com:6443"}',
  'users:', '- name: admin', `  user: {client-certificate-data: LS0tLS1CRUdJTiBDRVJU, client-key-data: ${key}}`, '',
].join('\n');
const secret = (chart: Chart, stringData: object, labels = {}) => manifest(chart, { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'store-001', labels }, stringData });
const CLUSTER = { 'argocd.argoproj.io/secret-type': 'cluster' };
const NAMED = { name: 'store-001', server: 'https://store-001.example.com:6443' };

refused({
  '10-edge-fleet/R16 Fleet': [
    (chart) => new FleetGitRepo(chart, 'stores', { repo: REPO, pollingInterval: Duration.seconds(10) }),
    '[apps/stores] pollingInterval: got "10 seconds"',
  ],
  '10-edge-fleet/R16 Argo CD': [
    (chart) => new ArgoCdSettings(chart, 'settings', { reconciliationTimeout: Duration.seconds(20) }),
    '[apps/settings] reconciliationTimeout: got "20 seconds"',
  ],
  '10-edge-fleet/R16 by hand': [
    (chart) => {
      manifest(chart, { apiVersion: 'fleet.cattle.io/v1alpha1', kind: 'GitRepo', spec: { repo: REPO, pollingInterval: '10s' } });
      manifest(chart, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'argocd-cm' }, data: { 'timeout.reconciliation': '20s' } });
    },
    'advised gitops/avoids-short-reconciliation data[timeout.reconciliation]: 20s',
    'advised gitops/avoids-short-polling spec.pollingInterval: 10s',
  ],
  '10-edge-fleet/R17 kubeconfig': [
    (chart) => secret(chart, { value: kubeconfig }),
    'advised secret/avoids-plain-text stringData.value: users[0].user.client-key-data: private key in base64 (not shown)',
  ],
  '10-edge-fleet/R17 token of a cluster': [
    (chart) => secret(chart, { ...NAMED, config: JSON.stringify({ bearerToken: 'eyJhbGciOiJSUzI1NiJ9.e30.c2ln' }) }, CLUSTER),
    'advised secret/avoids-plain-text stringData.config: bearerToken (not shown)',
  ],
  '10-edge-fleet/R17 key of a cluster': [
    (chart) => secret(chart, { ...NAMED, config: JSON.stringify({ tlsClientConfig: { certData: 'LS0tLS1CRUdJTiBDRVJU', keyData: key } }) }, CLUSTER),
    'advised secret/avoids-plain-text stringData.config: tlsClientConfig.keyData: private key in base64 (not shown)',
  ],
  '10-edge-fleet/R18': [
    () => ArgoCluster.of('store-001', { server: '' }),
    'ArgoCluster "store-001".server: got ""',
  ],
  '10-edge-fleet/R19': [
    (chart) => manifest(chart, { apiVersion: 'management.k3s.io/v1', kind: 'EdgeCluster', spec: { autoSync: true, syncInterval: '5m' } }),
    'rejected object/has-known-group apiVersion: management.k3s.io/v1',
  ],
});
