export * from './finding-level';
export * from './registry';
export * from './rule';
