import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BaseTypes } from './base';
import { builtinCatalog, OpenApi } from './builtin';
import { BASE, Catalog, Catalogs, fileOf } from './catalog';
import { CustomResource, customResources, readCustomResources } from './custom-resource';
import { fold } from './fold';

const SWAGGER = 'swagger.json';

/** The catalog of a folder of CRDs, or of Kubernetes' OpenAPI document. */
export function importFolder(folder: string, upstream: Catalog['upstream'], catalogs: Catalogs): Catalog {
  const swagger = join(folder, SWAGGER);
  if (existsSync(swagger)) {
    return builtinCatalog(JSON.parse(readFileSync(swagger, 'utf8')) as OpenApi, upstream, catalogs[BASE]);
  }
  const resources = readCustomResources(folder);
  if (resources.length === 0) throw new Error(`${folder} has neither ${SWAGGER} nor YAML files with a CustomResourceDefinition`);
  return folded(resources, upstream, catalogs);
}

/** The catalog of some CRDs: of groups that the project has so far, where it has any. */
export function importCustomResources(crds: readonly object[], upstream: Catalog['upstream'], catalogs: Catalogs): Catalog {
  const groups = catalogs[fileOf({ upstream })]?.kinds.map(({ group }) => group);
  const resources = customResources(JSON.stringify({ items: crds })).filter(({ group }) => groups?.includes(group) !== false);
  return folded(resources, upstream, catalogs);
}

function folded(resources: readonly CustomResource[], upstream: Catalog['upstream'], catalogs: Catalogs): Catalog {
  return fold(resources, upstream, catalogs[fileOf({ upstream })], new BaseTypes(catalogs[BASE]?.definitions ?? {}));
}
