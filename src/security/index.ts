export * from './hardening';
export * from './hardening-applied';
export * from './hardening-measure';
