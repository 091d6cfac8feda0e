export * from './distribution';
export * from './dns';
export * from './kubevirt-configuration';
export * from './namespaces';
export * from './network';
export * from './node-group';
export * from './platform';
export * from './storage-class';
