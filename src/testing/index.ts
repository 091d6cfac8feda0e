export * from './manifests';
export * from './manifest-match';
