import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import { says } from '../judge';

says({
  'image/avoids-latest-tag': { level: FindingLevel.ADVISED, allowed: 'an image with a tag other than latest, or a digest' },
});

const image = (name: string) => ({ volumes: [{ name: 'root', containerDisk: { image: name } }] });

guestTable([
  ...['reg/i:v1', 'reg:5000/i:42', 'i@sha256:abc', 'reg:5000/i@sha256:abc'].map((name): [string, object] => [name, image(name)]),
  ...['reg/i', 'i', 'reg:5000/i', 'reg/i:latest'].map((name): [string, object, [string, string, string]] => (
    [name, image(name), ['image/avoids-latest-tag', 'volumes[0].containerDisk.image', name]]
  )),
]);
