export * from './manifests';
export * from './match';
