export * from './fail-on';
export * from './kubevirt-validation';
export * from './validation-context';
