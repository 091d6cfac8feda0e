import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import { says } from '../judge';

says({ 'serial-console/avoids-log-without-console': { level: FindingLevel.ADVISED, allowed: 'true only with a serial console' } });

const devices = (fields: object) => ({ domain: { devices: fields } });

guestTable([
  ['a console that is there by default', devices({ logSerialConsole: true })],
  ['a console', devices({ logSerialConsole: true, autoattachSerialConsole: true })],
  ['no console and no log', devices({ autoattachSerialConsole: false })],
  ['no console and a log that is off', devices({ autoattachSerialConsole: false, logSerialConsole: false })],
  ['a log of no console', devices({ autoattachSerialConsole: false, logSerialConsole: true }),
    ['serial-console/avoids-log-without-console', 'domain.devices.logSerialConsole', 'true']],
]);
