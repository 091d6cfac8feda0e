export * from './manifest-match';
export * from './manifests';
export * from './reachability';
export * from './reachability-expectation';
