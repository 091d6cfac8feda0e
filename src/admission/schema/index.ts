export * from './kinds';
export * from './structure';
