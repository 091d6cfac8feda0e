/** The plurals of the core group's kinds that a quota can count: they alone have no group in their key. */
export const COUNTABLE_CORE_KINDS: readonly string[] = [
  'configmaps', 'endpoints', 'events', 'limitranges', 'persistentvolumeclaims', 'pods', 'podtemplates', 'replicationcontrollers',
  'resourcequotas', 'secrets', 'serviceaccounts', 'services',
];
