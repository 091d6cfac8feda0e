import { documentsOf } from '../../../src/manifests/source/document';
import { objectsOf } from '../../../src/manifests/source/object';

const objects = (value: unknown) => [...documentsOf('f.json', JSON.stringify(value))].flatMap(objectsOf).map(({ manifest, path }) => [path, manifest]);
const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } };
const vm = { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine' };

test.each<[string, unknown, [string, unknown][]]>([
  ['an object', configMap, [['', configMap]]],
  ['an object that lacks its kind', { apiVersion: 'v1', metadata: {} }, [['', { apiVersion: 'v1', metadata: {} }]]],
  ['a known kind without metadata', vm, [['', vm]]],
  ['a list', { apiVersion: 'v1', kind: 'List', items: [configMap, configMap] }, [['items[0]', configMap], ['items[1]', configMap]]],
  ['an empty list', { apiVersion: 'v1', kind: 'List', items: [] }, []],
  ['a list in a list', { apiVersion: 'v1', kind: 'List', items: [{ apiVersion: 'v1', kind: 'List', items: [configMap] }] }, [['items[0].items[0]', configMap]]],
  ['a list of a kind', { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineList', metadata: {}, items: [{ metadata: { name: 'a' } }] },
    [['items[0]', { ...vm, metadata: { name: 'a' } }]]],
  ['Helm values', { replicas: 1, kind: 'x' }, []],
  ['a Chart.yaml', { apiVersion: 'v2', name: 'a' }, []],
  ['a kustomization', { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources: [] }, []],
  ['a list of other things', [configMap], []],
  ['a word', 'hello', []],
  ['a number', 1, []],
])('%s', (_, value, expected) => {
  expect(objects(value)).toEqual(expected);
});
