import { ApiObject, App, Chart, Size } from 'cdk8s';
import { EdgeStoreDefinition } from '../../src/edge';
import { Rendered } from '../compute/fixture';

export const IMAGE = 'registry.example.com/pos:1.0.0';
export const STORE: EdgeStoreDefinition = { virtualMachine: { image: IMAGE, memory: Size.gibibytes(2) } };

/** All objects of an app by `Kind/name`, those of a chart where one is given. */
export function objectsOf(scope: App | Chart): { [key: string]: Rendered } {
  const objects = scope.node.findAll().filter((construct) => ApiObject.isApiObject(construct)) as ApiObject[];
  return Object.fromEntries(objects.map((object) => [`${object.kind}/${object.name}`, object.toJson()]));
}
