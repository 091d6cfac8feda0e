export * from './document';
export * from './locate';
export * from './object';
