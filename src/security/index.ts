export * from './external-secret';
export * from './external-secret-data';
export * from './external-secret-props';
export * from './hardening';
export * from './hardening-applied';
export * from './hardening-measure';
export * from './sealed-secret';
export * from './sealed-secret-props';
