export * from './level';
export * from './registry';
export * from './rule';
