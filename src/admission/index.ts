export * from './finding';
export * from '../manifests/profile';
export * from '../rules/finding-level';
export * from './synth';
