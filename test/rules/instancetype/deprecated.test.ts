import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import { appTable, object } from '../workload-table';

says({
  'preference-spec/avoids-deprecated-firmware': { level: FindingLevel.ADVISED, allowed: 'preferredEfi' },
});

const preference = (firmware: object) => object('instancetype.kubevirt.io/v1beta1', 'VirtualMachinePreference', 'p', { firmware });

appTable('deprecated', [
  ['preferredEfi', [preference({ preferredEfi: { secureBoot: true } })]],
  ['preferredUseEfi', [preference({ preferredUseEfi: true })], ['preference-spec/avoids-deprecated-firmware', 'spec.firmware.preferredUseEfi', 'true']],
  ['preferredUseSecureBoot', [preference({ preferredUseSecureBoot: false })],
    ['preference-spec/avoids-deprecated-firmware', 'spec.firmware.preferredUseSecureBoot', 'false']],
]);
