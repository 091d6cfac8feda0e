import * as kplus from 'cdk8s-plus-28';

/** Properties of `KibanaSavedSearch`. */
export interface KibanaSavedSearchProps extends kplus.ResourceProps {
  /** The indices, with `*` for any text: `vms-*`, `containers-*,vms-*`. */
  readonly indexPattern: string;

  /**
   * Its title.
   *
   * @default - the name of the ConfigMap
   */
  readonly title?: string;

  /**
   * What a reader is told about it.
   *
   * @default - nothing
   */
  readonly description?: string;

  /**
   * The lines that it shows, in the Kibana Query Language: `kubernetes.namespace_name : "shop" and log : *error*`.
   *
   * @default - all
   */
  readonly query?: string;

  /**
   * The fields that are columns.
   *
   * @default ['kubernetes.namespace_name', 'kubernetes.pod_name', 'log']
   */
  readonly columns?: string[];

  /**
   * The field with the time of a line, by which the newest comes first.
   *
   * @default '@timestamp'
   */
  readonly timeField?: string;

  /**
   * The key of the ConfigMap.
   *
   * @default - the name of the ConfigMap with `.ndjson`
   */
  readonly fileName?: string;

  /**
   * Labels by which what imports it finds the ConfigMap.
   *
   * @default `kibana_saved_objects: "1"`
   */
  readonly importLabels?: { [key: string]: string };
}
