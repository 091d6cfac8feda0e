import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BaseTypes } from './base';
import { builtinCatalog, OpenApi } from './builtin';
import { BASE, Catalog, Catalogs, fileOf } from './catalog';
import { CustomResource, customResources, readCustomResources } from './custom-resource';
import { fold } from './fold';
import { readGoEnums } from './go-enums';
import { Lifecycles } from './lifecycle';
import { isServedWithoutSchema } from '../../src/manifests/schema/groups';

const SWAGGER = 'swagger.json';

/** The catalog of a folder of CRDs, of known groups and `more`, or of Kubernetes' OpenAPI document. */
export function importFolder(
  folder: string, upstream: Catalog['upstream'], catalogs: Catalogs, more: readonly string[], lifecycles?: Lifecycles,
): Catalog {
  const swagger = join(folder, SWAGGER);
  if (existsSync(swagger)) {
    return builtinCatalog(JSON.parse(readFileSync(swagger, 'utf8')) as OpenApi, upstream, catalogs[BASE], lifecycles, readGoEnums(folder));
  }
  const resources = readCustomResources(folder);
  if (resources.length === 0) throw new Error(`${folder} has neither ${SWAGGER} nor a CustomResourceDefinition in a YAML or Go file`);
  return importResources(resources, upstream, catalogs, more);
}

/** The catalog of some CRDs, of known groups and `more`. */
export function importCustomResources(crds: readonly object[], upstream: Catalog['upstream'], catalogs: Catalogs, more: readonly string[]): Catalog {
  return importResources(customResources(JSON.stringify({ items: crds })), upstream, catalogs, more);
}

/** Of a project that is known only the groups that it has so far and those that are asked for, without the kinds that are not judged. */
function importResources(
  resources: readonly CustomResource[], upstream: Catalog['upstream'], catalogs: Catalogs, more: readonly string[],
): Catalog {
  const previous = catalogs[fileOf({ upstream })];
  const groups = previous && [...previous.kinds.map(({ group }) => group), ...more];
  const carried = resources.filter(({ group, kind }) => groups?.includes(group) !== false && !isServedWithoutSchema(group, kind));
  return fold(carried, upstream, previous, new BaseTypes(catalogs[BASE]?.definitions ?? {}));
}
