export * from './applied-hardening';
export * from './hardening';
export * from './hardening-measure';
