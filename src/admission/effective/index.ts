export * from './catalog';
export * from './effective';
