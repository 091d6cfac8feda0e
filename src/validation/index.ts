export * from './kubevirt-validation';
export * from './validation-context';
