import type { Finding } from './finding';

/** The object of a finding, or the construct that an acknowledgement stands on. */
export type FindingObject = Pick<Finding, 'apiVersion' | 'kind' | 'namespace' | 'name' | 'constructPath'>;
