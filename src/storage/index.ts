export * from './data-volume-source';
export * from './data-volume-template-disk-options';
export * from './disk';
export * from './disk-options';
export * from './virtual-machine-snapshot';
export * from './virtual-machine-snapshot-props';
export * from './volume-type';
