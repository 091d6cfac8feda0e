export * from './change-effect';
export * from './change-review';
export * from './change-review-options';
export * from './manifest-set';
export * from './object-change';
