export * from './disk';
export * from './disk-options';
export * from './data-volume-source';
export * from './data-volume-template';
