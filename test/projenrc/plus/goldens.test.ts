import { withoutDefaults } from '../../../projenrc/plus/goldens';
import { WRITTEN_DEFAULTS } from '../../../projenrc/plus/versions';

test.each<[string, unknown, unknown]>([
  ['a default', { spec: { revisionHistoryLimit: 10, replicas: 1 } }, { spec: { replicas: 1 } }],
  ['one in a template', { spec: { template: { spec: { shareProcessNamespace: false } } } }, { spec: { template: { spec: {} } } }],
  ['another value', { spec: { revisionHistoryLimit: 3 } }, { spec: { revisionHistoryLimit: 3 } }],
  ['nothing of it', { spec: { template: null } }, { spec: { template: null } }],
  ['no object', null, null],
])('without defaults: %s', (_, object, expected) => {
  expect(withoutDefaults(object, WRITTEN_DEFAULTS)).toEqual(expected);
});
