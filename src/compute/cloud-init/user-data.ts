import { UsageError } from '../../usage-error';

/** First bytes by which cloud-init (26.2) tells the format of user data; it ignores case and leading blanks. */
const HEADERS = [
  '#cloud-config', // also -archive and -jsonp
  '#!',
  '#include', // also -once
  '#cloud-boothook',
  '#part-handler',
  '## template: jinja',
];

/** A MIME archive is told by its header anywhere in the first 4 KiB. */
const MIME = /mime-version:/i;

/** Ignition's JSON, which Fedora CoreOS and its kin read from a ConfigDrive volume. */
const IGNITION = /^\{\s*"ignition"\s*:/;

/** Text that neither cloud-init nor Ignition would act on. */
export function* userDataProblems(text: string): Generator<UsageError> {
  const start = text.trimStart();
  const known = HEADERS.some((header) => start.toLowerCase().startsWith(header)) || MIME.test(text.slice(0, 4096)) || IGNITION.test(start);
  if (!known) {
    yield {
      what: 'CloudInit.fromUserData',
      got: start.split('\n', 1)[0].slice(0, 40),
      allowed: `text that begins with one of ${HEADERS.join(', ')}, a MIME archive, or Ignition JSON`,
      fix: 'Begin the text with its header; cloud-init ignores it otherwise.',
    };
  }
}
