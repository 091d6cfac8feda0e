import type { Subject } from '../../../imports/kubernetes';
import { WireForms } from '../../wire-forms';

/** What a DataSource points to; in its own namespace where it names none. */
export interface DataSourceTarget {
  readonly kind: 'pvc' | 'snapshot' | 'dataSource';
  readonly name: string;
  readonly namespace?: string;
}

/** Who may clone, and how a binding is named after them. */
export interface Grantee {
  readonly label: string;
  readonly subject: Subject;
}

/** Of `DataSourceSource`. */
export const DATA_SOURCE_SOURCES = new WireForms<DataSourceTarget>();

/** Of `CloneGrantee`. */
export const CLONE_GRANTEES = new WireForms<Grantee>();
