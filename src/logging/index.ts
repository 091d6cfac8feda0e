export * from './log-backend';
export * from './log-backend-credentials';
export * from './log-backend-options';
export * from './log-collector';
export * from './log-collector-engine';
export * from './log-collector-props';
export * from './log-index';
