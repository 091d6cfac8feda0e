/** Without the banner of jsii about releases of Node.js that it will support no more. */
export const QUIET = { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' };
