export { homepage, ruleUrl, version } from '../package';
