import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { KibanaSavedSearchProps } from './kibana-saved-search-props';
import { nameFromId } from '../name-from-id';
import { createApiObject } from '../resource/create-api-object';
import { ImportedResource } from '../resource/imported-resource';
import { ResourceType } from '../resource/resource-type';
import { throwIfAny, UsageError } from '../usage-error';

const TYPE: ResourceType = { apiGroup: '', version: 'v1', kind: 'ConfigMap', resourceType: 'configmaps' };
/** Keys of a ConfigMap. */
const FILE_NAME = /^[-._a-zA-Z0-9]{1,253}$/;
/** What Elasticsearch forbids in names of indices, but for `*` and what separates and leaves out patterns. */
const INDEX_PATTERN = /^[^\s\\/?"<>|#:A-Z]+$/;
const INDEX_REFERENCE = 'kibanaSavedObjectMeta.searchSourceJSON.index';

/** A saved search in a ConfigMap, of this app or imported. */
export interface IKibanaSavedSearch extends kplus.IResource {}

/**
 * A saved search of Kibana or OpenSearch Dashboards with its index pattern (data view), as saved objects in a ConfigMap: NDJSON, as `Export` of Kibana
 * writes it. Neither reads ConfigMaps: a sidecar, a Job or a person imports the file, by `POST /api/saved_objects/_import?overwrite=true`. The identifiers
 * are made of the ConfigMap's name, so that an import replaces what the one before made.
 *
 * @example
 * new KibanaSavedSearch(chart, 'consoles', {
 *   title: 'Serial consoles',
 *   indexPattern: 'vms-shop-2*',
 *   query: 'log : *error* or log : *panic*',
 * });
 */
export class KibanaSavedSearch extends kplus.Resource implements IKibanaSavedSearch {
  /**
   * A saved search that this app does not make.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the name of the ConfigMap
   */
  public static fromKibanaSavedSearchName(scope: Construct, id: string, name: string): IKibanaSavedSearch {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the name of the ConfigMap unless `metadata.name` is given
   * @param props which lines it finds, and what it shows of them
   * @throws on a pattern that no index matches, on no columns, and on a file name that a ConfigMap does not take
   */
  constructor(scope: Construct, id: string, props: KibanaSavedSearchProps) {
    super(scope, id);
    const { metadata, importLabels = { kibana_saved_objects: '1' } } = props;
    const name = metadata?.name ?? nameFromId(this, id);
    const fileName = props.fileName ?? `${name}.ndjson`;
    throwIfAny(this, savedSearchProblems(props, fileName));
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: { ...metadata, labels: { ...metadata?.labels, ...importLabels } },
      data: { [fileName]: renderSavedObjects(name, props).map((object) => `${JSON.stringify(object)}\n`).join('') },
    });
  }
}

function* savedSearchProblems({ indexPattern, columns }: KibanaSavedSearchProps, fileName: string): Generator<UsageError> {
  if (!INDEX_PATTERN.test(indexPattern)) {
    yield {
      what: 'indexPattern', got: indexPattern, allowed: 'names of indices in lower case, with * and separated by commas', fix: 'Elasticsearch has no other indices.',
    };
  }
  if (columns?.length === 0) yield { what: 'columns', got: columns, allowed: 'at least one', fix: 'Leave it out for namespace, pod and line.' };
  if (!FILE_NAME.test(fileName) || !fileName.endsWith('.ndjson')) {
    yield { what: 'fileName', got: fileName, allowed: 'letters, digits, -, . and _, ending in .ndjson', fix: 'Kibana imports no other files.' };
  }
}

/** The saved objects, the index pattern first, to which the search refers. */
function renderSavedObjects(name: string, props: KibanaSavedSearchProps): object[] {
  const { indexPattern, title = name, description = '', query = '', timeField = '@timestamp' } = props;
  const { columns = ['kubernetes.namespace_name', 'kubernetes.pod_name', 'log'] } = props;
  const source = { query: { query, language: 'kuery' }, filter: [], indexRefName: INDEX_REFERENCE };
  return [
    { type: 'index-pattern', id: `${name}-index`, attributes: { title: indexPattern, timeFieldName: timeField }, references: [] },
    {
      type: 'search',
      id: name,
      attributes: { title, description, columns: [...columns], sort: [[timeField, 'desc']], kibanaSavedObjectMeta: { searchSourceJSON: JSON.stringify(source) } },
      references: [{ name: INDEX_REFERENCE, type: 'index-pattern', id: `${name}-index` }],
    },
  ];
}
