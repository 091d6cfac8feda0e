import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, App } from 'cdk8s';
import { sections } from '../../projenrc/scenarios/catalog';
import { Admission } from '../../src';

const MAPPING: { readonly [block: string]: string | { readonly object?: string } } = JSON.parse(readFileSync(join(__dirname, 'mapping.json'), 'utf8'));

/** `Kind/namespace/name` of all that the scenarios make. */
const made = new Set<string>();

test.each(sections())('$scenario $name is admitted', ({ build }) => {
  const app = new App();
  build(app);
  for (const object of app.node.findAll().filter((construct) => ApiObject.isApiObject(construct))) {
    const { kind, metadata: { namespace = '', name } } = object.toJson();
    made.add(`${kind}/${namespace}/${name}`);
  }
  expect(app.node.findAll().flatMap(({ node }) => node.validate())).toEqual([]);
  expect(Admission.of(app).findings().filter(({ level }) => level !== 'advised' && level !== 'warned')).toEqual([]);
});

test('the objects of mapping.json are made', () => {
  const mapped = Object.entries(MAPPING).flatMap(([block, entry]) => {
    if (block.startsWith('_')) return [];
    return typeof entry === 'string' ? entry : entry.object ?? [];
  });
  expect(mapped.filter((object) => !made.has(object))).toEqual([]);
});
