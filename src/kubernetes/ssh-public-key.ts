/** A line of authorized_keys as sshd reads it, options before and a comment after the key: what follows the type is base64 of the length of the type, and so begins with AAAA. */
const PUBLIC_KEY = new RegExp(
  '(?:^|\\s)(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-nistp\\d{3}|sk-(?:ssh-ed25519|ecdsa-sha2-nistp256))(?:-cert-v01)?(?:@openssh\\.com)?[ \\t]+AAAA[A-Za-z0-9+/]*={0,2}(?:\\s|$)',
);

/** Whether a line has a public key of OpenSSH: none that was shortened, and no placeholder. */
export function isSshPublicKey(line: string): boolean {
  return PUBLIC_KEY.test(line);
}
