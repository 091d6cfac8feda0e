export * from './finding';
export * from '../manifests/profile';
export * from '../rules/level';
export * from './synth';
