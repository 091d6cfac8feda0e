import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'cdk8s';
import { objectsOfText, readText } from './cluster';
import { clusterOfConfiguration } from '../../../src/manifests/kubevirt-cr';
import { Platform } from '../../../src/platform';
import { readCluster } from '../../../src/platform/from-cluster/read-cluster';

const CLUSTERS = ['k3s', 'openshift', 'harvester'];
const path = (name: string) => join(__dirname, 'clusters', name);
const textOf = (name: string) => readFileSync(path(name), 'utf8');
const SCHEMA = 'node_modules/cdk8s-kubevirt/platform.schema.json';

test.each(CLUSTERS)('%s is read fact by fact', (name) => {
  expect(readCluster(objectsOfText(textOf(`${name}.yaml`)), { schema: SCHEMA }).text).toBe(textOf(`${name}.platform.yaml`));
});

test.each(CLUSTERS)('the file of %s loads', (name) => {
  const platform = Platform.fromFile(new App(), 'Platform', path(`${name}.platform.yaml`));
  expect(platform.nodes.length).toBeGreaterThan(0);
});

test.each(CLUSTERS)('what %s says of KubeVirt is what its CR among manifests would say', (name) => {
  const objects = objectsOfText(textOf(`${name}.yaml`));
  const [{ fields }] = objects.of('KubeVirt') as unknown as [{ readonly fields: { readonly spec: { readonly configuration: object } } }];
  const { _admissionProfile: profile } = Platform.fromFile(new App(), 'Platform', path(`${name}.platform.yaml`));
  const { architecture: _, ...stated } = clusterOfConfiguration(fields.spec.configuration, profile.kubevirtVersion!);
  const said = Object.entries(stated).filter(([, value]) => value !== undefined);
  expect(profile).toMatchObject(Object.fromEntries(said.map(([key, value]) => [key, Array.isArray(value) ? [...value].sort() : value])));
});

test.each(CLUSTERS)('the order of the objects of %s does not matter', (name) => {
  const { text } = readText(textOf(`${name}.yaml`).split(/^---\n/m).reverse().join('---\n'));
  expect(text.split('\n').slice(1)).toEqual(textOf(`${name}.platform.yaml`).split('\n').slice(1));
});
