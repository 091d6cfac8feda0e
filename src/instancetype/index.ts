export * from './preferred-cpu-topology';
export * from './instancetype-props';
export * from './preference-device-props';
export * from './preference-props';
export * from './virtual-machine-cluster-instancetype';
export * from './virtual-machine-cluster-preference';
export * from './virtual-machine-instancetype';
export * from './virtual-machine-preference';
