export * from './manifest-match';
export * from './manifests';
