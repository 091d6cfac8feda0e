export * from './finding';
export * from './profile';
export * from './rules/level';
export * from './synth';
