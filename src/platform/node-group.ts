export * from '../manifests/node-group';
