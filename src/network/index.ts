export * from './guest-network';
export * from './interface-options';
export * from './network-attachment';
export * from './network-attachment-config';
export * from './network-attachment-options';
export * from './network-attachment-reference';
export * from './sriov-network';
export * from './sriov-network-node-policy';
