export * from './fast-start-vm-pool';
export * from './fast-start-vm-pool-props';
export * from './hybrid-banking-stack';
export * from './hybrid-banking-stack-props';
export * from './sriov-attachment';
export * from './sriov-virtual-machine';
export * from './sriov-virtual-machine-props';
