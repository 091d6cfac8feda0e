import { App, Chart } from 'cdk8s';
import { JsiiType, readAssembly } from '../../projenrc/assembly';
import {
  BgpAdvertisement, L2Advertisement, MultiNetworkPolicy, NodeNetworkConfigurationPolicy, PodDisruptionBudget, SriovNetworkNodePolicy, StorageProfile,
} from '../../src';

const { types } = readAssembly();

/** What is not imported by its name, and why. */
const NOT_BY_NAME: readonly (readonly [string, readonly string[]])[] = [
  ['its name does not matter: an object that runs once, or one that makes several', ['CloneGrant', 'ContainerDiskPrePull', 'LiveMigration', 'LogCollector']],
  ['it is imported as what it makes: ConfigMap, Secret, PersistentVolume, PrometheusRule', [
    'ArgoCdSettings', 'VmLabelsConfig', 'ExternalSecret', 'SealedSecret', 'LocalPersistentVolume',
  ]],
  ['there is one of a fixed name', ['SriovOperatorConfig']],
  ['two objects: an admission policy and its binding', ['PriorityClassPolicy', 'RequiredLabelsPolicy', 'VirtualMachineNamePolicy']],
];
const excepted = new Map(NOT_BY_NAME.flatMap(([reason, names]) => names.map((name) => [name, reason])));

const isResource = ({ base }: JsiiType): boolean => base === 'cdk8s-plus-28.Resource' || (base !== undefined && base in types && isResource(types[base]));
const importers = ({ methods = [], base }: JsiiType): string[] => [
  ...methods.filter((method) => method.static && /^from\w+Name$/.test(method.name)).map(({ name }) => name),
  ...base !== undefined && base in types ? importers(types[base]) : [],
];

const resources = Object.values(types).filter((type) => type.kind === 'class' && !type.abstract && isResource(type));

test('each resource is imported by its name, or there is a reason why not', () => {
  expect(resources.length).toBeGreaterThan(60);
  expect(resources.filter((type) => !importers(type).length && !excepted.has(type.name)).map(({ name }) => name)).toEqual([]);
  expect([...excepted.keys()].filter((name) => !resources.some((type) => type.name === name && !importers(type).length))).toEqual([]);
});

const chart = new Chart(new App(), 'chart');

test.each([
  [BgpAdvertisement.fromBgpAdvertisementName(chart, 'A', 'a'), 'metallb.io/v1beta1', 'BGPAdvertisement', 'bgpadvertisements'],
  [L2Advertisement.fromL2AdvertisementName(chart, 'B', 'a'), 'metallb.io/v1beta1', 'L2Advertisement', 'l2advertisements'],
  [MultiNetworkPolicy.fromMultiNetworkPolicyName(chart, 'C', 'a'), 'k8s.cni.cncf.io/v1beta1', 'MultiNetworkPolicy', 'multi-networkpolicies'],
  [NodeNetworkConfigurationPolicy.fromNodeNetworkConfigurationPolicyName(chart, 'D', 'a'), 'nmstate.io/v1', 'NodeNetworkConfigurationPolicy', 'nodenetworkconfigurationpolicies'],
  [PodDisruptionBudget.fromPodDisruptionBudgetName(chart, 'E', 'a'), 'policy/v1', 'PodDisruptionBudget', 'poddisruptionbudgets'],
  [SriovNetworkNodePolicy.fromSriovNetworkNodePolicyName(chart, 'F', 'a'), 'sriovnetwork.openshift.io/v1', 'SriovNetworkNodePolicy', 'sriovnetworknodepolicies'],
  [StorageProfile.fromStorageProfileName(chart, 'G', 'a'), 'cdi.kubevirt.io/v1beta1', 'StorageProfile', 'storageprofiles'],
])('what is imported by its name may be granted: %#', ({ name, resourceName, apiVersion, kind, resourceType }, ...expected) => {
  expect([name, resourceName, apiVersion, kind, resourceType]).toEqual(['a', 'a', ...expected]);
});
